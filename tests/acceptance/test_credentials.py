"""A portal whose server asks for user and password before any page, and a Mailpit that does: from profile to acta."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from fixtures.provision import mailpit
from fixtures.services.manager import free_ports
from tests.acceptance.conftest import PROFILE, ROOT, Suite, wait_until
from tests.isolation import isolated_environment
from tests.world.certificates import certificate

pytestmark = pytest.mark.xdist_group("credenciales")  # they share a portal and a Mailpit
RUN = ("features/5.3.2-registro.feature", "-p", "no:xdist", "--portal", PROFILE)
SECRETS = {"PORTAL_USER": "ana", "PORTAL_PASSWORD": "puerta-93x", "MAIL_USER": "eva", "MAIL_PASSWORD": "buzon-71q"}
EXPECTED = "Basic " + base64.b64encode(b"ana:puerta-93x").decode()


@dataclass(frozen=True)
class Protected:
    """Addresses of portal and Mailpit, and the PEM file of the authority behind Mailpit's certificate."""

    portal: str
    inbox: str
    authority: Path


class BasicAuthProxy(BaseHTTPRequestHandler):
    """Asks for HTTP Basic credentials and forwards requests that have them to the portal behind it."""

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


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Protected]:
    """The bundled portal behind a proxy with credentials, and its mail in a Mailpit with password and certificate."""
    folder = tmp_path_factory.mktemp("credenciales")
    portal, http, smtp = free_ports(3)
    authority, key = certificate(folder)
    (folder / "usuarios").write_text("eva:buzon-71q\n", encoding="utf-8")
    part = mailpit.find()
    assert part
    safe = ["--ui-auth-file", str(folder / "usuarios"), "--ui-tls-cert", str(authority), "--ui-tls-key", str(key)]
    given = {"DATABASE_PATH": str(folder / "p.sqlite3"), "SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(smtp)}
    serve = [sys.executable, "-m", "portal", "serve", "--host", "127.0.0.1", "--port", str(portal)]
    with (
        subprocess.Popen([*mailpit.command(part, http, smtp), *safe]) as mail,
        subprocess.Popen(serve, cwd=ROOT, env=isolated_environment(**given, PORTAL_TEST_MODE="1")) as behind,
        ThreadingHTTPServer(("127.0.0.1", 0), BasicAuthProxy) as proxy,
    ):
        BasicAuthProxy.behind = httpx.Client(base_url=f"http://127.0.0.1:{portal}", timeout=30)
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        wait_until(lambda: _is_up(portal))
        yield Protected(f"http://127.0.0.1:{proxy.server_port}", f"https://127.0.0.1:{http}", authority)
        proxy.shutdown()
        behind.terminate()
        mail.terminate()


@pytest.fixture
def protected_suite(suite: Suite, protected: Protected) -> Suite:
    """The suite with a profile of both."""
    suite.write_profile(
        '\n[access]\nuser_env = "PORTAL_USER"\npassword_env = "PORTAL_PASSWORD"\n'
        f'\n[mail]\ninbox = "{protected.inbox}"\nauthority = "{protected.authority}"\n'
        'user_env = "MAIL_USER"\npassword_env = "MAIL_PASSWORD"\ndeadline_seconds = 60\n',
        address=protected.portal,
    )
    return suite


def _is_up(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/salud").is_success
    except httpx.HTTPError:
        return False


def test_registration_behind_both_credentials_and_no_secret_in_the_record(protected_suite: Suite) -> None:
    run = protected_suite.run(*RUN, **SECRETS)
    assert run.code == 0, run.output
    assert {"5.3.2.registro", "5.3.2.boton-registrar"} <= set(run.of("pass"))
    kept = b"".join(path.read_bytes() for path in run.record.rglob("*") if path.is_file())
    assert not [each for each in SECRETS.values() if len(each) > 3 and each.encode() in kept]
    assert EXPECTED.encode() not in kept
    people = [json.loads(line) for line in (run.record / "libro.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {each["trace"] for each in people} == {"correo pedido", "solicitud enviada", "escrito"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"PORTAL_PASSWORD": "otra"}, "no acepta el usuario y la contraseña de las variables que nombra [access]"),
        ({"MAIL_PASSWORD": "otra"}, "no acepta el usuario y la contraseña: nombre en «user_env»"),
        ({"MAIL_PASSWORD": ""}, "la variable de entorno MAIL_PASSWORD, que no está puesta"),
    ],
)
def test_wrong_credential_is_told_and_nothing_is_green(
    protected_suite: Suite, changes: dict[str, str], told: str
) -> None:
    run = protected_suite.run(*RUN, "--no-pictures", **{**SECRETS, **changes})
    assert run.code in (2, 4), run.output
    assert run.output.count(told) == 1
    assert "Traceback" not in run.output
