"""A web server whose answers hang in several ways, for pages that wait for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

NEVER, HALF, STREAM, SLOW = "/nunca", "/medio", "/flujo", "/tarde"
"""No answer, nor to a longer path; a document without its end; a stream of events; an answer after 0.4 s."""


@contextmanager
def served(pages: Mapping[str, str]) -> Iterator[str]:
    """Serve pages: path -> body, with ``{other}`` for the same server by another host.

    Yields:
        Its address.
    """
    over = Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer, or hang until the server stops."""
            path = self.path.partition("?")[0]
            if path.startswith(NEVER):
                over.wait()
                return
            if path == SLOW:
                over.wait(0.4)
            kinds = {STREAM: "text/event-stream", "/descarga": "application/octet-stream"}
            body = pages.get(path, "listo").replace("{other}", f"http://localhost:{server.server_port}").encode()
            self.send_response(204 if path == "/204" else 200)
            self.send_header("Content-Type", kinds.get(path, "text/html; charset=utf-8"))
            self.send_header("Content-Length", str(0 if path == "/204" else len(body) + 9 * (path in (HALF, STREAM))))
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            if path != "/204":
                self.wfile.write(body)
                self.wfile.flush()
            if path in (HALF, STREAM):
                over.wait()

        def do_POST(self) -> None:
            """Answer as to any request."""
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        over.set()
        server.shutdown()
