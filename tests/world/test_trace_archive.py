"""The joined trace of a real browser is readable, and contains no password, code or token."""

from __future__ import annotations

import html
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser

from fixtures.evidence.trace_archive import join_redacted

PASSWORD, CODE, TOKEN, SESSION = 'Cl&ve "ñandú" 9', "X7K2P9", "tok-3f9a8b7c6d5e", "ses-1a2b3c4d5e6f"
PAGE = f"""<!doctype html><html><head><link rel="stylesheet" href="/estilo.css"></head><body><form method="post">
<input type="hidden" name="csrfmiddlewaretoken" value="{TOKEN}"><label>Clave <input type="password" name="clave">
</label><label>Repita <input name="repetida"></label><label>Código <input name="codigo">
</label><button>Enviar</button></form>
<p>Su código es {CODE}</p></body></html>"""


class _Portal(BaseHTTPRequestHandler):
    """A form that echoes the data that it gets."""

    def do_GET(self) -> None:
        """Answer with the form, or with its style sheet."""
        style = self.path.endswith(".css")
        self._answer("text/css" if style else "text/html; charset=utf-8", "body { color: navy }" if style else PAGE)

    def do_POST(self) -> None:
        """Answer with the sent data, raw and as escaped by HTML and JSON."""
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer("text/html; charset=utf-8", f"<p>{html.escape(PASSWORD)}</p><p>{sent}</p>{json.dumps(PASSWORD)}")

    def _answer(self, kind: str, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Set-Cookie", f"sid={SESSION}; expires=Tue, 24 Nov 2026 08:25:13 GMT; Path=/; HttpOnly")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Address of a portal that echoes the sent form."""
    with HTTPServer(("127.0.0.1", 0), _Portal) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def parts(browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Trace archives of two sessions in which secrets were typed."""
    folder, found = tmp_path_factory.mktemp("trazas"), []
    for number in range(2):
        context = browser.new_context()
        context.tracing.start(title="Un escenario", snapshots=True)
        page = context.new_page()
        page.goto(address)
        page.get_by_label("Clave").press_sequentially(PASSWORD)
        page.get_by_label("Repita").fill(PASSWORD)
        page.get_by_label("Código").fill(CODE)
        page.get_by_role("button").click()
        page.get_by_text("codigo=").wait_for()
        context.tracing.stop(path=folder / f"{number}.zip")
        context.close()
        found.append(folder / f"{number}.zip")
    return found


def _everything_in(archives: list[Path]) -> str:
    texts = []
    for archive in archives:
        with zipfile.ZipFile(archive) as found:
            texts += [f"{name}\n{found.read(name).decode(errors='replace')}" for name in found.namelist()]
    return "\n".join(texts)


def test_no_form_of_a_secret_is_left(parts: list[Path], tmp_path: Path) -> None:
    secrets = {PASSWORD, json.dumps(PASSWORD)[1:-1], quote_plus(PASSWORD), html.escape(PASSWORD), CODE, TOKEN, SESSION}
    before = _everything_in(parts)
    assert {each for each in secrets if each in before} == secrets - {PASSWORD}, "no prueba nada"
    join_redacted(parts, tmp_path / "traza.zip", lambda text: text, [PASSWORD, CODE])
    after = _everything_in([tmp_path / "traza.zip"])
    assert not {each for each in secrets if each in after}
    assert __file__ not in after


def test_everything_else_stays(parts: list[Path], tmp_path: Path) -> None:
    join_redacted(parts, tmp_path / "traza.zip", lambda text: text.replace("navy", "teal"), [PASSWORD, CODE])
    with zipfile.ZipFile(tmp_path / "traza.zip") as found:
        names = found.namelist()
        lines = [json.loads(line) for line in found.read("1-trace.network").decode().splitlines()]
        style = next(name for name in names if name.endswith(".css"))
        assert found.read(style) == b"body { color: teal }"
    assert {"0-trace.trace", "0-trace.network", "1-trace.trace", "1-trace.network"} < set(names)
    assert all(each["snapshot"]["startedDateTime"].endswith("Z") for each in lines)
    assert "•" not in "".join(each["snapshot"]["startedDateTime"] for each in lines)
