"""A web server whose page talks to it over a web socket."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import WSMsgType, web

TOOK, LONG = 0.5, 1.8
"""Seconds that the server takes for an answer, and for one to a text «tarda»."""
SOCKET = "enchufe"
"""Path of the web socket."""


@contextmanager
def served_over_a_socket(page: str) -> Iterator[str]:
    """Serve a page; on its socket each JSON object with a ``text`` is answered by one with a ``text``.

    A text «calla» has no answer, and the one to «dos» is «otra».

    Yields:
        Its address.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path != f"/{SOCKET}":
            return web.Response(text=page, content_type="text/html")
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        async for message in socket:
            if message.type is WSMsgType.TEXT and "{" in message.data and "calla" not in message.data:
                await asyncio.sleep(LONG if "tarda" in message.data else TOOK)
                text = "otra" if "dos" in message.data else message.json()["text"].removeprefix("sigue:")
                await socket.send_json({"text": text, "more": "lo que hace largo a un mensaje"})
        return socket

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)

    async def begin() -> str:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}/"

    async def end() -> None:
        await runner.cleanup()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    yield asyncio.run_coroutine_threadsafe(begin(), loop).result(30)
    asyncio.run_coroutine_threadsafe(end(), loop).result(30)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()
