"""Reverse proxy that injects faults into answers, placed between browser and portal (docs/decisions/0014).

``python -m bench.engine.proxy http://127.0.0.1:8000 --port 8001 --slow 300 --lossy 0.01`` runs it alone. Tests hold a
``Proxy`` and change its ``fault`` while it runs.
"""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType

from aiohttp import ClientSession, ClientTimeout, TCPConnector, web

from harness.spanish_argparse import SpanishParser

_CONNECTION_HEADERS = {
    *("connection", "content-length", "content-encoding", "transfer-encoding", "keep-alive", "date", "server"),
}
_PASSED_ON = {"content-encoding", "date"}
"""Of these, what the portal's answer keeps; the date belongs to the maker of the content (RFC 9110, 6.6.1)."""
_TIMEOUT = ClientTimeout(total=120)


@dataclass(frozen=True)
class ResponseFault:
    """A fault in the answers.

    Attributes:
        status: HTTP status to answer with, and one line of content; 0 for the portal's own answer.
        half: Send only half of the content, then close the connection.
        silent: Close the connection without an answer.
        slow: Longest delay of an answer, in milliseconds.
        lossy: Share of the requests, from 0 to 1, whose connection is closed without an answer.
        only: Text in ``METHOD PATH`` of the requests to which the fault applies; empty for all.
    """

    status: int = 0
    half: bool = False
    silent: bool = False
    slow: float = 0.0
    lossy: float = 0.0
    only: str = ""


NO_FAULT = ResponseFault()


@dataclass
class Proxy:
    """Passes requests on to ``target`` with the fault that is set.

    Attributes:
        target: Address of the portal.
        port: Port on the loopback; 0 for a free one, which is known once the proxy runs.
        fault: Fault to inject; may be changed at any time.
        headers: Headers added to every request.
        affected: ``METHOD PATH`` of the requests whose answers were changed or withheld.
    """

    target: str
    port: int = 0
    fault: ResponseFault = NO_FAULT
    headers: Mapping[str, str] = field(default_factory=dict)
    affected: list[str] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - a fault, not a secret

    def __post_init__(self) -> None:
        """Create an event loop that runs in its own thread."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def url(self) -> str:
        """Its own address."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Proxy:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(30)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _open(self) -> None:
        self._client = ClientSession(connector=TCPConnector(limit=0), auto_decompress=False, timeout=_TIMEOUT)
        self._runner = web.AppRunner(_application(self._answer), access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _close(self) -> None:
        await self._runner.cleanup()
        await self._client.close()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        asked = f"{request.method} {request.path}"
        fault = self.fault if self.fault.only in asked else NO_FAULT
        await asyncio.sleep(self.chance.random() * fault.slow / 1000)
        if fault.silent or self.chance.random() < fault.lossy:
            self.affected.append(asked)
            return _cut(request)
        if fault.status:
            self.affected.append(asked)
            return web.Response(status=fault.status, text=f"Error {fault.status}")
        return await self._pass_on(request, asked, fault)

    async def _pass_on(self, request: web.Request, asked: str, fault: ResponseFault) -> web.StreamResponse:
        try:
            async with self._client.request(
                request.method,
                self.target + request.raw_path,
                headers=[*_end_to_end_headers(request), *self.headers.items()],
                data=await request.read(),
                allow_redirects=False,
            ) as behind:
                content = await behind.read()
        except OSError:
            return _cut(request)  # the target does not answer: neither does the proxy
        answer = web.StreamResponse(status=behind.status, reason=behind.reason)
        for name, value in behind.headers.items():
            if name.lower() not in _CONNECTION_HEADERS or name.lower() in _PASSED_ON:
                answer.headers.add(name, value)
        answer.content_length = len(content)
        await answer.prepare(request)
        if fault.half and content:
            self.affected.append(asked)
            await answer.write(content[: len(content) // 2])
            return _cut(request, answer)
        await answer.write(content)
        return answer


def _end_to_end_headers(request: web.Request) -> Iterator[tuple[str, str]]:
    """The headers of a request without those of its connection."""
    return ((name, value) for name, value in request.headers.items() if name.lower() not in _CONNECTION_HEADERS)


def _application(answer: object) -> web.Application:
    application = web.Application(client_max_size=2**24)
    application.router.add_route("*", "/{path:.*}", answer)  # type: ignore[arg-type] # a bound coroutine
    return application


def _cut(request: web.Request, answer: web.StreamResponse | None = None) -> web.StreamResponse:
    """Close the connection without ending the answer, as a server that dies does."""
    if request.transport is not None:
        request.transport.close()
    return answer or web.Response()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a proxy until the process is ended."""
    parser = SpanishParser(
        prog="python -m bench.engine.proxy",
        description="Un intermediario que retrasa y pierde respuestas de un portal.",
        examples=["python -m bench.engine.proxy http://127.0.0.1:8000 --slow 300 --lossy 0.02"],
    )
    parser.add_argument("target", metavar="URL", help="dirección del portal")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="puerto en que escucha (uno libre)")
    parser.add_argument(
        "--slow", type=float, default=0.0, metavar="MS", help="milisegundos que una respuesta tarda de más, como mucho"
    )
    parser.add_argument("--lossy", type=float, default=0.0, metavar="PARTE", help="conexiones que se pierden, de 0 a 1")
    asked = parser.parse_args(arguments)
    with Proxy(asked.target, asked.port, ResponseFault(slow=asked.slow, lossy=asked.lossy)) as proxy:
        print(proxy.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
