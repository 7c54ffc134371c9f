"""A page is settled once it shows the server's answer, in whatever way it requests it; with a real server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from pages.waiting.traffic import Traffic

pytestmark = pytest.mark.xdist_group("tiempo")  # they measure time
PAGE = b"<!doctype html><p id='dicho'></p><iframe name='marco'></iframe>"
SAY = "document.querySelector('#dicho').textContent"


class Server(BaseHTTPRequestHandler):
    """Answers at once, late, in two parts, by a redirection, or with a stream of events."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        if self.path == "/lleva":
            self.send_response(302)
            self.send_header("Location", "/tarde")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if self.path == "/tarde":
            time.sleep(0.4)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if self.path == "/flujo" else "text/html")
        parts = {"/partes": [b"una", b" y otra"], "/flujo": [b"data: 1\n\n"], "/": [PAGE]}.get(self.path, [b"listo"])
        self.send_header("Cache-Control", "no-store")  # else the cache reads to the end what its page does not
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for number, part in enumerate(parts):
            time.sleep(0.4 * min(number, 1))
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
            self.wfile.flush()
        if self.path == "/flujo":
            time.sleep(3)
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """URL of the server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def settled(page: Page, address: str, script: str) -> float:
    """Seconds that a page takes to settle after a button ran a script."""
    page.set_default_timeout(20_000)
    page.goto(address)
    traffic = Traffic(page, 20)
    page.evaluate(
        "script => { const pressed = document.createElement('button');"
        "pressed.onclick = () => eval(script); document.body.append(pressed); }",
        script,
    )
    traffic.act()
    page.get_by_role("button").click()
    begun = time.monotonic()
    traffic.settle()
    return time.monotonic() - begun


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (f"fetch('/tarde').then(each => each.text()).then(text => {{ {SAY} = text; }})", "listo"),
        (f"fetch('/partes').then(each => each.text()).then(text => {{ {SAY} = text; }})", "una y otra"),
        (f"fetch('/lleva').then(each => each.text()).then(text => {{ {SAY} = text; }})", "listo"),
        (f"fetch('/tarde').then(each => {{ {SAY} = each.status; }})", "200"),
    ],
    ids=["tarde", "en dos partes", "lleva a otra", "solo se mira el estado"],
)
def test_page_shows_what_its_server_answered(page: Page, address: str, script: str, said: str) -> None:
    settled(page, address, script)
    assert page.locator("#dicho").inner_text() == said


@pytest.mark.parametrize(
    "script",
    ["fetch('/nada')", "new EventSource('/flujo')", "document.querySelector('iframe').src = '/nada'"],
    ids=["nadie lee la respuesta", "flujo que no termina", "un marco"],
)
def test_body_that_the_page_does_not_read_is_not_waited_for(page: Page, address: str, script: str) -> None:
    assert settled(page, address, script) < 3


def test_navigation_is_waited_for(page: Page, address: str) -> None:
    settled(page, address, "location.href = '/tarde'")
    expect(page).to_have_url(f"{address}/tarde", timeout=1)
