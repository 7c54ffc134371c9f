"""A portal that is not on this machine: what is refused, what is only looked at, and what a dry run tells.

The machine's own address, which is not a loopback one, stands for a portal elsewhere: no network is touched.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from fixtures.config.permission import is_loopback
from fixtures.services.manager import free_ports
from tests.acceptance.conftest import ROOT, Suite, wait_until

PLAIN = ("-p", "no:xdist", "--no-pictures")
TWO = ("features/5.1-portada.feature", "features/5.3.2-registro.feature")


def own_address() -> str:
    """An address of this machine that is none of its loopback ones."""
    found: list[str] = [
        each.address for all_ in psutil.net_if_addrs().values() for each in all_ if each.family is socket.AF_INET
    ]
    return next(each for each in found if not is_loopback(each))


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[str]:
    """The bundled portal on the machine's own address, without test mode."""
    host, port = own_address(), free_ports(1)[0]
    given = {"DATABASE_PATH": str(tmp_path / "portal.sqlite3"), "ALLOWED_HOSTS": host, "PORTAL_SECRET_KEY": "x" * 50}
    order = [sys.executable, "-m", "portal", "serve", "--host", host, "--port", str(port)]
    with subprocess.Popen(order, cwd=ROOT, env={**os.environ, **given}) as process:
        wait_until(lambda: _answers(f"http://{host}:{port}/salud"))
        yield f"http://{host}:{port}"
        process.terminate()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def test_other_host_needs_profile_and_option_and_production_is_only_looked_at(suite: Suite, portal: str) -> None:
    host = own_address()
    text = f"schema = 1\nname = 'Ajeno'\naddress = '{portal}'\n"
    suite.write("mi-portal.toml", text)
    refused = suite.run(*TWO, *PLAIN, "--portal", "mi-portal.toml", "--authorised")
    assert (refused.code, "fuera de esta máquina" in refused.output) == (4, True), refused.output
    suite.write("mi-portal.toml", f"{text}authorised = 'Oficio 12'\n")
    refused = suite.run(*TWO, *PLAIN, "--portal", "mi-portal.toml")
    assert (refused.code, "repita con --authorised" in refused.output) == (4, True), refused.output
    suite.edit("fixtures/config/permission.py", '("aduana.gob.ec",)', f'("{host}",)')
    looked = suite.run(*TWO, *PLAIN, "--portal", "mi-portal.toml", "--authorised")
    assert looked.code == 0, looked.output
    assert "Autorización: Oficio 12 (solo lectura, por ser producción)" in looked.output
    assert {one["id"] for one in looked.verdicts["requirements"] if one["scenarios"]} == {
        "5.1.portal-visible",
        "5.1.opcion-nuevo-registro",
        "5.3.2.boton-registrar",
    }
    assert not (looked.record / "libro.jsonl").exists()


def test_portal_that_does_not_know_our_people_is_not_blamed(suite: Suite) -> None:
    refuse = "        return refuse(policy, {'documento': 'Esa cédula no consta en el Registro Civil.'})\n"
    suite.edit("portal/registration/enrolment.py", "        return _create(policy, draft, form, now)\n", refuse)
    reference = (suite.root / "profiles" / "reference.toml").read_text(encoding="utf-8")
    policy = '[data]\nfirst = "0900000000"\nlast = "0900009999"\nrefusal = "no consta en el registro civil"\n'
    suite.write("mi-portal.toml", f"{reference}\n{policy}")
    run = suite.run(TWO[1], *PLAIN, "-k", "completa", "--portal", "mi-portal.toml")
    assert run.code == 6, run.output
    own = run.requirement("5.3.2.registro")
    assert (own["verdict"], own["standing"]) == ("inconc", "pending")
    assert "no admitió nuestros datos" in own["reason"]
    assert "Esa cédula no consta en el Registro Civil." in own["reason"]
    lines = [json.loads(line) for line in (run.record / "libro.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {"0900000000" <= each["document"] <= "0900009999" for each in lines} == {True}


def test_dry_run_tells_what_would_be_done_and_touches_nothing(suite: Suite) -> None:
    suite.write("mi-portal.toml", "schema = 1\nname = 'Ajeno'\naddress = 'http://portal.invalid'\n")
    told = suite.run("features/5.3.1-correo.feature", "--dry-run", "-n", "2", "--portal", "mi-portal.toml")
    assert told.code == 0, told.output
    assert "Así no se ejecutaría: El portal «Ajeno» está en portal.invalid" in told.output
    assert "       2        2  5.3.1.correo-ocupado-bloquea · " in told.output
    assert not told.record.exists()
    assert "Traceback" not in told.output


def test_ledger_holds_whoever_went_to_the_portal_and_no_more_than_was_foreseen(suite: Suite) -> None:
    planned_effects = suite.run("features/5.3.1-correo.feature", "--dry-run", "-k", "usa or iguales").output
    run = suite.run("features/5.3.1-correo.feature", *PLAIN, "-k", "usa or iguales")
    assert run.code == 0, run.output
    lines = [json.loads(line) for line in (run.record / "libro.jsonl").read_text(encoding="utf-8").splitlines()]
    people = {(each["id"], each["document"], each["email"]) for each in lines}
    sent = {each["id"] for each in lines if each["trace"] == "solicitud enviada"}
    assert f"Hasta {len(sent)} cuentas" in planned_effects
    acta = (run.record / "acta.html").read_text(encoding="utf-8")
    assert all(text in acta for person in people for text in person)
    masked = suite.run("features/5.3.1-correo.feature", *PLAIN, "-k", "iguales", "--mask")
    written = (masked.record / "libro.jsonl").read_text(encoding="utf-8")
    assert "prueba.example" not in written
    assert "••••••" in written
