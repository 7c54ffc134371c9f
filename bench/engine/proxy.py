"""A reverse proxy that spoils answers, to stand between browser and portal (docs/decisions/0014).

``python -m bench.engine.proxy http://127.0.0.1:8000 --port 8001 --slow 300 --lossy 0.01`` runs it alone; tests hold ``Proxy``
and change its ``weather`` while it runs. aiohttp does the talking.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType

from aiohttp import ClientSession, ClientTimeout, TCPConnector, web

_OURS = {"connection", "content-length", "content-encoding", "transfer-encoding", "keep-alive", "date", "server"}
_THEIRS = {"content-encoding", "date"}
"""What an answer keeps of them: who made it dated it (RFC 9110, 6.6.1)."""
_PATIENCE = ClientTimeout(total=120)


@dataclass(frozen=True)
class Weather:
    """What becomes of an answer.

    Attributes:
        status: The answer's status is this one, and its content a line; 0 for the portal's own answer.
        half: Only half of the content comes, and then the connection ends.
        silent: The connection ends without any answer.
        slow: Milliseconds by which an answer is late at most.
        lossy: Share of the requests, from 0 to 1, whose connection ends without any answer.
        only: Text in ``method path`` of the requests that this holds for; empty for all.
    """

    status: int = 0
    half: bool = False
    silent: bool = False
    slow: float = 0.0
    lossy: float = 0.0
    only: str = ""


FAIR = Weather()


@dataclass
class Proxy:
    """Hands requests on to ``target``, under the weather of the moment.

    Attributes:
        target: Where the portal is.
        port: Where to listen on the loopback; chosen freely where 0, and known once it runs.
        weather: May be changed at any time.
        told: Headers that every request gets besides its own.
        spoilt: ``method path`` of the requests whose answers were changed or withheld.
    """

    target: str
    port: int = 0
    weather: Weather = FAIR
    told: Mapping[str, str] = field(default_factory=dict)
    spoilt: list[str] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - weather, not a secret

    def __post_init__(self) -> None:
        """One loop, in a thread of its own."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def url(self) -> str:
        """Where it listens."""
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
        self._client = ClientSession(connector=TCPConnector(limit=0), auto_decompress=False, timeout=_PATIENCE)
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
        weather = self.weather if self.weather.only in asked else FAIR
        await asyncio.sleep(self.chance.random() * weather.slow / 1000)
        if weather.silent or self.chance.random() < weather.lossy:
            self.spoilt.append(asked)
            return _cut(request)
        if weather.status:
            self.spoilt.append(asked)
            return web.Response(status=weather.status, text=f"Error {weather.status}")
        return await self._hand_on(request, asked, weather)

    async def _hand_on(self, request: web.Request, asked: str, weather: Weather) -> web.StreamResponse:
        try:
            async with self._client.request(
                request.method,
                self.target + request.raw_path,
                headers=[*_handed_on(request), *self.told.items()],
                data=await request.read(),
                allow_redirects=False,
            ) as behind:
                content = await behind.read()
        except OSError:
            return _cut(request)  # nobody listens behind: nobody listens here
        answer = web.StreamResponse(status=behind.status, reason=behind.reason)
        for name, value in behind.headers.items():
            if name.lower() not in _OURS or name.lower() in _THEIRS:
                answer.headers.add(name, value)
        answer.content_length = len(content)
        await answer.prepare(request)
        if weather.half and content:
            self.spoilt.append(asked)
            await answer.write(content[: len(content) // 2])
            return _cut(request, answer)
        await answer.write(content)
        return answer


def _handed_on(request: web.Request) -> Iterator[tuple[str, str]]:
    """Its headers, without those of this connection."""
    return ((name, value) for name, value in request.headers.items() if name.lower() not in _OURS)


def _application(answer: object) -> web.Application:
    application = web.Application(client_max_size=2**24)
    application.router.add_route("*", "/{path:.*}", answer)  # type: ignore[arg-type] # a bound coroutine
    return application


def _cut(request: web.Request, answer: web.StreamResponse | None = None) -> web.StreamResponse:
    """End the connection as a server that dies does."""
    if request.transport is not None:
        request.transport.close()
    return answer or web.Response()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one until somebody ends it."""
    parser = argparse.ArgumentParser(prog="python -m bench.engine.proxy", description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--slow", type=float, default=0.0, help="milisegundos")
    parser.add_argument("--lossy", type=float, default=0.0, help="de 0 a 1")
    asked = parser.parse_args(arguments)
    with Proxy(asked.target, asked.port, Weather(slow=asked.slow, lossy=asked.lossy)) as proxy:
        print(proxy.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
