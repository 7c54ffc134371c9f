"""A web server of the standard library for the small portals: sessions, forms, the instant of a request."""

from __future__ import annotations

import secrets
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from enum import StrEnum
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

from tests.portals.rules import Draft, Registry

CLOCK = "X-Instante"


class HeaderReading(StrEnum):
    """How a portal reads the clock's header: what it does with one that is no instant, or not at all."""

    STRICT = "refuses what is no instant"
    LENIENT = "takes the real time where it is no instant"
    DATED = "as lenient, and dates its answers by it"
    AT_FORM = "refuses what is no instant at the form only"
    NONE = "ignores the header"


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


def _instant(text: str, reading: HeaderReading, path: str) -> datetime | None:
    """The instant that a request happens at; None where its header is refused."""
    real = datetime.now(UTC)
    if reading is HeaderReading.NONE or not text:
        return real
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        at_form = reading is HeaderReading.AT_FORM and path == "/solicitud"
        return None if reading is HeaderReading.STRICT or at_form else real
    return told


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of a client that hung up, as one does that refuses a certificate."""


@contextmanager
def served(
    app: App, registry: Registry, reading: HeaderReading = HeaderReading.STRICT, tls: ssl.SSLContext | None = None
) -> Iterator[str]:
    """Serve a portal on a free port of the loopback address, with TLS where it is given; its address."""
    drafts: dict[str, Draft] = {}

    class Handler(BaseHTTPRequestHandler):
        date = datetime.now(UTC)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def date_time_string(self, timestamp: float | None = None) -> str:
            """Date of the answer."""
            return format_datetime(self.date, usegmt=True) if timestamp is None else super().date_time_string(timestamp)

        def do_GET(self) -> None:
            self._answer(urlsplit(self.path).query, sent=False)

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            self._answer(self.rfile.read(length).decode(), sent=True)

        def _answer(self, query: str, *, sent: bool) -> None:
            cookie = SimpleCookie(self.headers.get("Cookie", ""))
            key = cookie["s"].value if "s" in cookie else secrets.token_hex(8)
            now = _instant(self.headers.get(CLOCK, ""), reading, urlsplit(self.path).path)
            if now is None:
                self._send(Reply("No es un instante.", status=400), key)
                return
            self.date = now if reading is HeaderReading.DATED else datetime.now(UTC)
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

    server = _Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
