"""What the proxy lets through and what it spoils, with a real server behind it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from bench.engine.proxy import Proxy, Weather


class Echo(BaseHTTPRequestHandler):
    """Says what it was sent and which defect was asked for, and sets two cookies."""

    def _say(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"nothing was sent"
        self.send_response(201)
        self.send_header("Content-Length", str(len(content)))
        for cookie in ("a=1", "b=2"):
            self.send_header("Set-Cookie", cookie)
        self.send_header("X-Asked", self.headers.get("X-Portal-Defect", ""))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = _say  # noqa: N815 - as http.server names them

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    """A proxy in front of a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with Proxy(f"http://127.0.0.1:{server.server_port}") as running:
            yield running
        server.shutdown()


def test_fair_weather_changes_nothing(proxy: Proxy) -> None:
    answer = httpx.post(f"{proxy.url}/a?b=c", content=b"ni\xc3\xb1o")
    assert (answer.status_code, answer.content) == (201, b"ni\xc3\xb1o")
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]
    assert proxy.spoilt == []


@pytest.mark.parametrize(
    ("weather", "spoilt"),
    [
        (Weather(status=503), httpx.HTTPStatusError),
        (Weather(half=True), httpx.RemoteProtocolError),
        (Weather(silent=True), httpx.RemoteProtocolError),
        (Weather(lossy=1.0), httpx.RemoteProtocolError),
    ],
)
def test_spoilt_answers_are_spoilt_and_told(proxy: Proxy, weather: Weather, spoilt: type[Exception]) -> None:
    proxy.weather = weather
    with pytest.raises(spoilt):
        httpx.get(f"{proxy.url}/a").raise_for_status()
    assert proxy.spoilt == ["GET /a"]


def test_weather_holds_for_some_requests_only(proxy: Proxy) -> None:
    proxy.weather = Weather(status=500, only="POST")
    assert [httpx.get(proxy.url).status_code, httpx.post(proxy.url).status_code] == [201, 500]


def test_nobody_behind_is_nobody_here() -> None:
    with Proxy("http://127.0.0.1:1") as proxy, pytest.raises(httpx.RemoteProtocolError):
        httpx.get(proxy.url)


def test_what_the_proxy_tells_comes_besides_what_was_sent(proxy: Proxy) -> None:
    proxy.told = {"X-Portal-Defect": "sin-codigo"}
    assert httpx.get(proxy.url).headers["x-asked"] == "sin-codigo"
