"""A Selenium Grid that asks who comes: whoever it does not let in is told so, and not what was said to it."""

from __future__ import annotations

import json
import threading
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fixtures.browser.grid import HEADERS, VARIABLE, refuses_credentials
from tests.world.test_commands import _order

PASSWORD, KEY = "clave-del-grid", "llave-del-grid"
KNOWN = (f"Basic {b64encode(f'qa:{PASSWORD}'.encode()).decode()}", f"Bearer {KEY}")
REFUSED = "no acepta las credenciales"


class PortalClient(BaseHTTPRequestHandler):
    """A Grid without nodes behind a password, or a key."""

    def do_GET(self) -> None:
        """How it is."""
        self._answer(200)

    def do_POST(self) -> None:
        """No session."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(500)

    def _answer(self, status: int) -> None:
        self.send_response(status if self.headers.get("Authorization") in KNOWN else 401)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def place() -> Iterator[str]:
    """Host and port of the Grid."""
    with ThreadingHTTPServer(("127.0.0.1", 0), PortalClient) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()


def sent(value: str) -> dict[str, str]:
    return {HEADERS: json.dumps({"authorization": value})}


@pytest.mark.parametrize("credentials", ["", "qa:otra-clave@", "otro:clave-del-grid@"])
def test_who_is_not_known_is_refused(place: str, credentials: str) -> None:
    grid = f"http://{credentials}{place}/"
    assert refuses_credentials(grid, {VARIABLE: grid})


def test_who_is_known_is_not_refused(place: str) -> None:
    grid = f"http://qa:{PASSWORD}@{place}"
    assert not refuses_credentials(grid, {VARIABLE: grid})


def test_header_goes_before_the_password_of_the_address(place: str) -> None:
    known, unknown = f"http://qa:{PASSWORD}@{place}", f"http://qa:otra-clave@{place}"
    assert not refuses_credentials(unknown, {VARIABLE: unknown, **sent(f"Bearer {KEY}")})
    assert refuses_credentials(known, {VARIABLE: known, **sent("Bearer otra-llave")})


def test_nobody_is_refused_by_a_grid_that_does_not_answer() -> None:
    assert not refuses_credentials("http://127.0.0.1:9", {})


@pytest.mark.parametrize(("password", "told"), [("otra-clave", REFUSED), (PASSWORD, "no dio un navegador")])
def test_why_a_grid_gave_no_browser_is_told_without_the_password(
    place: str, password: str, told: str, tmp_path: Path
) -> None:
    wanted = {VARIABLE: f"http://qa:{password}@{place}"}
    ended = _order("explore", f"http://{place}", "-o", str(tmp_path / "p.toml"), **wanted)
    assert (ended.returncode, ended.stderr.count("\n")) == (4, 1), ended.stderr
    assert f"El Selenium Grid de {place} {told}" in ended.stderr
    assert password not in ended.stdout + ended.stderr


@pytest.mark.parametrize(("value", "told"), [("Bearer otra-llave", REFUSED), (KNOWN[1], "no dio un navegador")])
def test_key_in_a_header_is_told_of_likewise(place: str, value: str, told: str, tmp_path: Path) -> None:
    wanted = {VARIABLE: f"http://qa:{PASSWORD}@{place}", **sent(value)}
    ended = _order("explore", f"http://{place}", "-o", str(tmp_path / "p.toml"), **wanted)
    assert told in ended.stderr
    assert value.split()[1] not in ended.stdout + ended.stderr
