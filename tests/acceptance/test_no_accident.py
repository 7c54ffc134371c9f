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
from harness.wording import counted
from tests.acceptance.conftest import ALONE, PROFILE, ROOT, Configured, Suite, wait_until

TWO = ("features/5.1-portada.feature", "features/5.3.2-registro.feature")
ALTERED = "4.2.1.sistema-sin-nombre"


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


@pytest.mark.parametrize(
    ("authorised", "option", "told"),
    [("", ("--authorised",), "fuera de esta máquina"), ("authorised = 'Oficio 12'\n", (), "repita con --authorised")],
)
def test_other_host_needs_profile_and_option(
    configured: Configured, authorised: str, option: tuple[str, ...], told: str
) -> None:
    text = f"schema = 1\nname = 'Ajeno'\naddress = 'http://{own_address()}:9'\n{authorised}"
    Path(PROFILE).write_text(text, encoding="utf-8")
    refused = configured("--portal", PROFILE, *option)
    assert (refused.code, told in refused.output) == (4, True), refused.output


def test_production_is_only_looked_at(suite: Suite, portal: str) -> None:
    suite.write(PROFILE, f"schema = 1\nname = 'Ajeno'\naddress = '{portal}'\nauthorised = 'Oficio 12'\n")
    suite.write(
        "produccion.py", f"from fixtures.config import permission\npermission.PRODUCTION = ('{own_address()}',)\n"
    )
    looked = suite.run(*TWO, *ALONE, "--portal", PROFILE, "--authorised", "-p", "produccion")
    assert looked.code == 0, looked.output
    assert "Autorización: Oficio 12 (solo lectura, por ser producción)" in looked.output
    assert {one["id"] for one in looked.verdicts["requirements"] if one["scenarios"]} == {
        "5.1.portal-visible",
        "5.1.opcion-nuevo-registro",
        "5.1.opcion-nuevo-registro-sigue",
        "5.3.2.boton-registrar",
    }
    assert not (looked.record / "libro.jsonl").exists()


def test_what_a_page_sends_is_altered_only_where_profile_and_option_say_so(suite: Suite, portal: str) -> None:
    named = f"schema = 1\nname = 'Ajeno'\naddress = '{portal}'\nauthorised = 'Oficio 12'\n"
    asked = ("features", *ALONE, "-m", ALTERED, "--portal", PROFILE, "--authorised")
    suite.write(PROFILE, named)
    refused = suite.run(*asked, "--tamper")
    assert refused.code == 0, refused.output
    own = refused.requirement(ALTERED)
    assert (own["verdict"], own["fault"]) == ("inconc", "")
    assert "ponga «tamper = true» en el perfil y repita con --tamper." in own["reason"]
    assert not (refused.record / "libro.jsonl").exists(), "nobody was written into the portal"


def test_portal_that_does_not_know_our_people_is_not_blamed(suite: Suite) -> None:
    refuse = "        return refuse(policy, {'documento': 'Esa cédula no consta en el Registro Civil.'})\n"
    created = "    if objection is None:\n        return _create(policy, draft, form, now)\n"
    suite.edit("portal/registration/enrolment.py", created, f"    if objection is None:\n{refuse}")
    policy = '\n[data]\nfirst = "0900000000"\nlast = "0900009999"\nrefusal = "no consta en el registro civil"\n'
    suite.write_profile(policy)
    run = suite.run(TWO[1], *ALONE, "-m", "5.3.2.registro", "--portal", PROFILE)
    assert run.code == 6, run.output
    own = run.requirement("5.3.2.registro")
    assert (own["verdict"], own["standing"]) == ("inconc", "inconc")
    assert "no admitió nuestros datos" in own["reason"]
    assert "Esa cédula no consta en el Registro Civil." in own["reason"]
    lines = [json.loads(line) for line in (run.record / "libro.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {"0900000000" <= each["document"] <= "0900009999" for each in lines} == {True}


def test_dry_run_tells_what_would_be_done_and_touches_nothing(suite: Suite) -> None:
    suite.write(PROFILE, "schema = 1\nname = 'Ajeno'\naddress = 'http://portal.invalid'\n")
    asked = ("features/5.3.1-correo.feature", "features/4.2.1-el-sistema.feature")
    told = suite.run(*asked, "--dry-run", "-n", "2", "--portal", PROFILE)
    assert told.code == 0, told.output
    assert "Así no se ejecutaría: El portal «Ajeno» está en portal.invalid" in told.output
    assert "       2        3  5.3.1.correo-ocupado-bloquea · " in told.output
    assert "lo que la página envía: 27 escenarios quedarían inconclusos sin escribir nada." in told.output
    assert "4.2.1.sistema" not in told.output
    assert not told.record.exists()
    assert "Traceback" not in told.output


def test_ledger_holds_whoever_went_to_the_portal_and_no_more_than_was_foreseen(served: Suite) -> None:
    asked = ("features/5.3.1-correo.feature", "-m", "5.3.1.correo-ocupado or 5.3.1.correos-iguales-sin-mensaje")
    planned_effects = served.run(*asked, "--dry-run").output
    run = served.run(*asked, *ALONE)
    assert run.code == 0, run.output
    lines = [json.loads(line) for line in (run.record / "libro.jsonl").read_text(encoding="utf-8").splitlines()]
    people = {(each["id"], each["document"], each["email"]) for each in lines}
    sent = {each["id"] for each in lines if each["trace"] == "solicitud enviada"}
    assert f"Hasta {counted(len(sent), 'cuenta')} y " in planned_effects
    acta = (run.record / "acta.html").read_text(encoding="utf-8")
    assert all(text in acta for person in people for text in person)
