"""The proxy with and without faults, in front of a real server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from bench.engine.proxy import Proxy, ResponseFault


class Echo(BaseHTTPRequestHandler):
    """Answers with the content and the defect of the request, and sets two cookies."""

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
        """Write no log."""


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    """A proxy in front of a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        with Proxy(f"http://127.0.0.1:{server.server_port}") as running:
            yield running
        server.shutdown()


def test_answers_pass_unchanged_without_a_fault(proxy: Proxy) -> None:
    answer = httpx.post(f"{proxy.url}/a?b=c", content=b"ni\xc3\xb1o")
    assert (answer.status_code, answer.content) == (201, b"ni\xc3\xb1o")
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]
    assert proxy.affected == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (ResponseFault(status=503), httpx.HTTPStatusError),
        (ResponseFault(half=True), httpx.RemoteProtocolError),
        (ResponseFault(silent=True), httpx.RemoteProtocolError),
        (ResponseFault(lossy=1.0), httpx.RemoteProtocolError),
    ],
)
def test_faulty_answers_fail_and_are_listed(proxy: Proxy, fault: ResponseFault, error: type[Exception]) -> None:
    proxy.fault = fault
    with pytest.raises(error):
        httpx.get(f"{proxy.url}/a").raise_for_status()
    assert proxy.affected == ["GET /a"]


def test_fault_applies_only_to_the_requests_it_names(proxy: Proxy) -> None:
    proxy.fault = ResponseFault(status=500, only="POST")
    assert [httpx.get(proxy.url).status_code, httpx.post(proxy.url).status_code] == [201, 500]


def test_connection_is_closed_where_the_target_does_not_answer() -> None:
    with Proxy("http://127.0.0.1:1") as proxy, pytest.raises(httpx.RemoteProtocolError):
        httpx.get(proxy.url)


def test_headers_of_the_proxy_are_added_to_every_request(proxy: Proxy) -> None:
    proxy.headers = {"X-Portal-Defect": "sin-codigo"}
    assert httpx.get(proxy.url).headers["x-asked"] == "sin-codigo"
