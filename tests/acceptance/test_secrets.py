"""What a run learns in confidence stays out of all it leaves behind, and of what others see while it runs."""

from __future__ import annotations

import base64
import io
import ipaddress
import json
import subprocess
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote_plus

import psutil
import pytest

from reports.cli.signing import PASSPHRASE
from tests.acceptance.conftest import PORTADA, PROFILE, TOGETHER, Finished, Suite
from tests.acceptance.test_credentials import SECRETS, protected, protected_suite
from tests.acceptance.test_repeats import ONLY_THE_FIRST_TIME
from tests.reports.signers import SECRET, Signer
from tests.reports.test_signatures import signer

__all__ = ["protected", "protected_suite", "signer"]
SPY = """
import json, os
from pathlib import Path

import pytest

from fixtures.browser.state import browser_state_of
from fixtures.mail.codes import read_code
from fixtures.scenario_objects import scenario_objects_of


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item, call):
    if call.when == "call":
        objects = scenario_objects_of(item)
        objects.read_mail()
        known = [("contraseña", one.password) for one in objects.people.values()]
        known += [("código", read_code(mail).code) for mail in objects.mails]
        for page in browser_state_of(item).pages:
            if not page.is_closed():
                known += [(f"galleta {each['name']}", each["value"]) for each in page.context.cookies()]
        with Path(os.environ["ESPIA"]).open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps(each) + chr(10) for each in known)
    return (yield)
"""
KINDS = {"contraseña", "código", "galleta portal_csrf", "galleta portal_sesion", "portal", "buzón", "firma"}


def forms(secret: str) -> set[bytes]:
    """How a secret may look where it is told."""
    plain = {secret, quote_plus(secret), json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    return {each.encode() for each in plain} | {base64.b64encode(secret.encode()).rstrip(b"=")}


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, and what is packed inside it."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and ".cache" not in each.parts):
        content = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        yield name, content
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{name}!{each}", archive.read(each)) for each in archive.namelist())
        for piece in content.split(b"stream\r\n")[1:] + content.split(b"stream\n")[1:]:
            yield f"{name}!", zlib.decompressobj().decompress(piece) if piece[:1] == b"\x78" else b""


def told(places: Mapping[str, bytes], secrets: Mapping[str, str]) -> list[str]:
    """Which secret is found where; the secret itself is not told."""
    return [
        f"{kind} en {place}"
        for secret, kind in secrets.items()
        for place, content in places.items()
        if any(form in content for form in forms(secret))
    ]


@dataclass
class Onlooker:
    """Looks at a run from outside: the command lines of its processes, and the addresses on which they listen."""

    suite: Suite
    lines: set[str] = field(default_factory=set)
    listening: set[str] = field(default_factory=set)

    def finish(self, run: subprocess.Popen[str]) -> Finished:
        """Look on until the run ends."""
        looking = threading.Thread(target=self._look, args=(run,), daemon=True)
        looking.start()
        finished = self.suite.finish(run)
        looking.join()
        return finished

    def _look(self, run: subprocess.Popen[str]) -> None:
        while run.poll() is None:
            for process in self.suite.children():
                try:
                    self.lines.add("\0".join(process.cmdline()))
                    sockets = process.net_connections(kind="inet")
                except (psutil.NoSuchProcess, psutil.AccessDenied):
                    continue
                found = [each for each in sockets if each.laddr and each.status == psutil.CONN_LISTEN]
                self.listening |= {each.laddr.ip for each in found}
            time.sleep(1)  # the look must not become a load of its own


@pytest.mark.fault_case(
    "Secretos en lo que deja una corrida",
    injected="una corrida con contraseñas, códigos, cookies, credenciales de portal y buzón y clave de firma, un "
    "fallo repetido con traza, y su firma",
    holds="ninguno aparece en archivos, trazas, PDF, terminal ni listas de procesos",
)
def test_no_secret_is_left_anywhere(protected_suite: Suite, signer: Signer, tmp_path: Path) -> None:
    protected_suite.write("primera.py", ONLY_THE_FIRST_TIME)
    protected_suite.write("espia.py", SPY)
    spied = tmp_path / "espia.jsonl"
    chosen = ["features/5.3.2-registro.feature", "-m", "5.3.2.registro", "-p", "no:xdist", "--portal", PROFILE]
    plugins = ["-p", "primera", "-p", "espia", "--traces", "local"]
    protected_suite.usual = ()  # with the cache that a run leaves
    run = protected_suite.start(*chosen, *plugins, ESPIA=str(spied), **SECRETS)
    onlooker = Onlooker(protected_suite)
    finished = onlooker.finish(run)
    lines = "\n".join(onlooker.lines).encode("utf-8", "replace")
    assert finished.code == 1, finished.output
    order = [sys.executable, "-m", "reports", "sign", "acta", "--p12", str(signer.p12), "--role", "aprobado"]
    environment = {**protected_suite.environment, PASSPHRASE: SECRET}
    signed = subprocess.run(
        order, cwd=protected_suite.root, env=environment, capture_output=True, text=True, check=False
    )
    assert signed.returncode == 0, signed.stderr

    secrets = {SECRETS["PORTAL_PASSWORD"]: "portal", SECRETS["MAIL_PASSWORD"]: "buzón", SECRET: "firma"}
    spied_on = [json.loads(line) for line in spied.read_text(encoding="utf-8").splitlines()]
    secrets |= {value: kind for kind, value in spied_on if value}
    assert set(secrets.values()) >= KINDS - {"galleta portal_sesion"}, sorted(set(secrets.values()))
    places = dict(contents(protected_suite.root / "acta")) | dict(contents(protected_suite.root / ".pytest_cache"))
    assert any(each.endswith("-traza.zip!0-trace.trace") for each in places)
    assert any(each.startswith("acta.pdf!") for each in places)
    places |= {"terminal": finished.output.encode(), "firma": (signed.stdout + signed.stderr).encode(), "ps": lines}
    assert b"pytest" in lines
    assert told(places, secrets) == []
    assert told({"x": f"a {next(iter(secrets))} b".encode()}, secrets) == ["portal en x"], "no prueba nada"


@pytest.mark.fault_case(
    "Servicios al alcance de otras máquinas",
    injected="una corrida con su portal, su Mailpit, su navegador y dos procesos, mirada mientras dura",
    holds="todo lo que escucha, escucha en 127.0.0.1",
)
def test_everything_listens_on_loopback_only(suite: Suite) -> None:
    run = suite.start(PORTADA, *TOGETHER)
    onlooker = Onlooker(suite)
    finished = onlooker.finish(run)
    assert finished.code == 0, finished.output
    assert onlooker.listening
    assert {each for each in onlooker.listening if not ipaddress.ip_address(each).is_loopback} == set()
