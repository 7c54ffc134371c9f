"""Selenium Grid that asks for credentials: wrong ones are reported without showing them (``fixtures.browser.grid``)."""

from __future__ import annotations

import json
import threading
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fixtures.browser.grid import HEADERS, VARIABLE, refuses_credentials
from tests.world.command import run_command

PASSWORD, KEY = "clave-del-grid", "llave-del-grid"
KNOWN = (f"Basic {b64encode(f'qa:{PASSWORD}'.encode()).decode()}", f"Bearer {KEY}")
REFUSED = "no acepta las credenciales"


class ProtectedGrid(BaseHTTPRequestHandler):
    """Grid without nodes, protected by a password or a key."""

    def do_GET(self) -> None:
        """Answer the status."""
        self._answer(200)

    def do_POST(self) -> None:
        """Start no session."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(500)

    def _answer(self, status: int) -> None:
        self.send_response(status if self.headers.get("Authorization") in KNOWN else 401)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def grid_host() -> Iterator[str]:
    """Host and port of the Grid."""
    with ThreadingHTTPServer(("127.0.0.1", 0), ProtectedGrid) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()


def headers(value: str) -> dict[str, str]:
    return {HEADERS: json.dumps({"authorization": value})}


@pytest.mark.parametrize("credentials", ["", "qa:otra-clave@", "otro:clave-del-grid@"])
def test_unknown_user_is_refused(grid_host: str, credentials: str) -> None:
    grid = f"http://{credentials}{grid_host}/"
    assert refuses_credentials(grid, {VARIABLE: grid})


def test_known_user_is_not_refused(grid_host: str) -> None:
    grid = f"http://qa:{PASSWORD}@{grid_host}"
    assert not refuses_credentials(grid, {VARIABLE: grid})


def test_header_outranks_the_password_of_the_address(grid_host: str) -> None:
    known, unknown = f"http://qa:{PASSWORD}@{grid_host}", f"http://qa:otra-clave@{grid_host}"
    assert not refuses_credentials(unknown, {VARIABLE: unknown, **headers(f"Bearer {KEY}")})
    assert refuses_credentials(known, {VARIABLE: known, **headers("Bearer otra-llave")})


def test_grid_that_does_not_answer_refuses_no_credentials() -> None:
    assert not refuses_credentials("http://127.0.0.1:9", {})


@pytest.mark.parametrize(("password", "sentence"), [("otra-clave", REFUSED), (PASSWORD, "no dio un navegador")])
def test_reason_for_no_browser_does_not_show_the_password(
    grid_host: str, password: str, sentence: str, tmp_path: Path
) -> None:
    variables = {VARIABLE: f"http://qa:{password}@{grid_host}"}
    ended = run_command("explore", f"http://{grid_host}", "-o", str(tmp_path / "p.toml"), **variables)
    assert (ended.returncode, ended.stderr.count("\n")) == (4, 1), ended.stderr
    assert f"El Selenium Grid de {grid_host} {sentence}" in ended.stderr
    assert password not in ended.stdout + ended.stderr


@pytest.mark.parametrize(("value", "sentence"), [("Bearer otra-llave", REFUSED), (KNOWN[1], "no dio un navegador")])
def test_reason_for_no_browser_does_not_show_the_key(grid_host: str, value: str, sentence: str, tmp_path: Path) -> None:
    variables = {VARIABLE: f"http://qa:{PASSWORD}@{grid_host}", **headers(value)}
    ended = run_command("explore", f"http://{grid_host}", "-o", str(tmp_path / "p.toml"), **variables)
    assert sentence in ended.stderr
    assert value.split()[1] not in ended.stdout + ended.stderr
