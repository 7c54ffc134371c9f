"""A portal whose server asks for user and password before any page, and a Mailpit that does: from profile to acta."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from fixtures.provision import mailpit
from fixtures.services.manager import free_ports
from tests.acceptance.conftest import ROOT, Suite, wait_until
from tests.world.certificates import certificate

RUN = ("features/5.3.2-registro.feature", "-p", "no:xdist", "--portal", "mi-portal.toml")
SECRETS = {"PORTAL_USER": "ana", "PORTAL_PASSWORD": "puerta-93x", "MAIL_USER": "eva", "MAIL_PASSWORD": "buzon-71q"}
EXPECTED = "Basic " + base64.b64encode(b"ana:puerta-93x").decode()


class Doorkeeper(BaseHTTPRequestHandler):
    """Lets in who knows the password, and hands everything on to the portal behind it."""

    behind: httpx.Client

    def _pass(self) -> None:
        if self.headers.get("Authorization") != EXPECTED:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="Pruebas"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = self.behind.request(self.command, self.path, headers=dict(self.headers), content=body)
        self.send_response(answer.status_code)
        for name, value in answer.headers.multi_items():
            if name not in ("content-encoding", "content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    do_GET = do_POST = _pass  # noqa: N815 - as http.server names them

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def doors(suite: Suite, tmp_path: Path) -> Iterator[Suite]:
    """The bundled portal behind a doorkeeper, its mail in a Mailpit with password and certificate, and a profile."""
    portal, http, smtp = free_ports(3)
    authority, key = certificate(suite.root)
    (suite.root / "usuarios").write_text("eva:buzon-71q\n", encoding="utf-8")
    part = mailpit.find()
    assert part
    safe = ["--ui-auth-file", str(suite.root / "usuarios"), "--ui-tls-cert", str(authority), "--ui-tls-key", str(key)]
    given = {"DATABASE_PATH": str(tmp_path / "p.sqlite3"), "SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(smtp)}
    serve = [sys.executable, "-m", "portal", "serve", "--host", "127.0.0.1", "--port", str(portal)]
    with (
        subprocess.Popen([*mailpit.command(part, http, smtp), *safe]) as mail,
        subprocess.Popen(serve, cwd=ROOT, env={**os.environ, **given, "PORTAL_TEST_MODE": "1"}) as behind,
        ThreadingHTTPServer(("127.0.0.1", 0), Doorkeeper) as keeper,
    ):
        Doorkeeper.behind = httpx.Client(base_url=f"http://127.0.0.1:{portal}", timeout=30)
        threading.Thread(target=keeper.serve_forever, daemon=True).start()
        wait_until(lambda: _is_up(portal))
        reference = (suite.root / "profiles" / "reference.toml").read_text(encoding="utf-8")
        suite.write(
            "mi-portal.toml",
            reference.replace("bundled = true", f'address = "http://127.0.0.1:{keeper.server_port}"')
            + '\n[access]\nuser_env = "PORTAL_USER"\npassword_env = "PORTAL_PASSWORD"\n'
            f'\n[mail]\ninbox = "https://127.0.0.1:{http}"\nauthority = "autoridad.pem"\n'
            'user_env = "MAIL_USER"\npassword_env = "MAIL_PASSWORD"\ndeadline_seconds = 60\n',
        )
        yield suite
        keeper.shutdown()
        behind.terminate()
        mail.terminate()


def _is_up(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/salud").is_success
    except httpx.HTTPError:
        return False


def test_registration_behind_both_doors_and_no_secret_in_the_record(doors: Suite) -> None:
    run = doors.run(*RUN, **SECRETS)
    assert run.code == 0, run.output
    assert {"5.3.2.registro", "5.3.2.boton-registrar"} <= set(run.of("pass"))
    kept = b"".join(path.read_bytes() for path in run.record.rglob("*") if path.is_file())
    assert not [each for each in SECRETS.values() if len(each) > 3 and each.encode() in kept]
    assert EXPECTED.encode() not in kept
    people = [json.loads(line) for line in (run.record / "libro.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {each["trace"] for each in people} == {"correo pedido", "solicitud enviada"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"PORTAL_PASSWORD": "otra"}, "no acepta el usuario y la contraseña de las variables que nombra [access]"),
        ({"MAIL_PASSWORD": "otra"}, "no acepta el usuario y la contraseña: nombre en «user_env»"),
        ({"MAIL_PASSWORD": ""}, "la variable de entorno MAIL_PASSWORD, que no está puesta"),
    ],
)
def test_wrong_key_is_told_and_nothing_is_green(doors: Suite, changes: dict[str, str], told: str) -> None:
    run = doors.run(*RUN, "--no-pictures", **{**SECRETS, **changes})
    assert run.code in (2, 4), run.output
    assert run.output.count(told) == 1
    assert "Traceback" not in run.output
