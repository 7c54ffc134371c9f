"""A web server of the standard library for the small portals: sessions, forms, the instant of a request."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

from tests.portals.rules import Draft, Registry

CLOCK = "X-Instante"


@dataclass(frozen=True)
class Visit:
    """One request.

    Attributes:
        path: Without its query.
        typed: What was sent: form or query.
        draft: What the browser is about.
        now: The instant that the clock's header tells, or the real one.
        sent: Whether it was a form that came.
    """

    path: str
    typed: Mapping[str, str]
    draft: Draft
    now: datetime
    sent: bool


@dataclass(frozen=True)
class Reply:
    """What is answered; with a place, the browser goes there."""

    body: str = ""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    place: str = ""


App = Callable[[Registry, Visit], Reply]


@contextmanager
def served(app: App, registry: Registry) -> Iterator[str]:
    """Serve a portal on a free port of the loopback address; its address."""
    drafts: dict[str, Draft] = {}

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            self._answer(urlsplit(self.path).query, sent=False)

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            self._answer(self.rfile.read(length).decode(), sent=True)

        def _answer(self, query: str, *, sent: bool) -> None:
            cookie = SimpleCookie(self.headers.get("Cookie", ""))
            key = cookie["s"].value if "s" in cookie else secrets.token_hex(8)
            try:
                now = datetime.fromisoformat(self.headers.get(CLOCK) or datetime.now(UTC).isoformat())
            except ValueError:
                self._send(Reply("No es un instante.", status=400), key)
                return
            typed = {name: text.strip() for name, text in parse_qsl(query, keep_blank_values=True)}
            visit = Visit(urlsplit(self.path).path, typed, drafts.setdefault(key, Draft()), now, sent)
            self._send(app(registry, visit), key)

        def _send(self, reply: Reply, key: str) -> None:
            body = reply.body.encode()
            self.send_response(303 if reply.place else reply.status)
            for name, value in (
                *([("Location", reply.place)] if reply.place else []),
                ("Content-Type", reply.kind),
                ("Content-Length", str(len(body))),
                ("Set-Cookie", f"s={key}; Path=/"),
                ("Cache-Control", "no-store"),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
