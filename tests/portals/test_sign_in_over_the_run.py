"""Runs on portals that differ in their sign-in only: it never accuses the portal, and a void one decides nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fixtures.services.manager import MailService
from harness.scope import ROOT
from tests.isolation import isolated_environment
from tests.portals import listed
from tests.portals.rules import SERVICES, Registry
from tests.portals.serving import CLOCK, App, Reply, Visit, served

RESTS = ("4.1.1.avisos", "4.2.1.obligatorio-nombre", "5.3.2.registro", "5.4.aprobacion-automatica")
"""Requirements whose scenarios sign in."""
PROFILE = """schema = 1
name = "Portal de comercio"
address = "{address}"
deadline_seconds = 3
[clock]
kind = "header"
name = "{clock}"
[mail]
route = "Los correos van al Mailpit de la prueba"
[availability]
free = "está disponible"
taken = "ya está en uso"
{sign_in}
"""
FRONT = """<!doctype html><html lang=es><body><h1>Portal de comercio</h1><a href=/tipos>Nuevo Registro</a>
<form method=post>{said}<p>Usuario <input name=u></p><p>Clave <input name=p type=password></p>
<button>Entrar</button></form>
"""


def app_of(*, opens_to_all: bool) -> App:
    """A portal with «Usuario / Clave / Entrar», and without a way out."""

    def app(registry: Registry, visit: Visit) -> Reply:
        if visit.path == "/" and visit.sent:
            known = registry.signs_in(visit.typed.get("u", ""), visit.typed.get("p", ""), visit.draft)
            if known or opens_to_all:
                visit.draft.inside = "alguien"
                return Reply(place="/dentro")
        if visit.path == "/":
            return Reply(FRONT.format(said="<p>Usuario o clave incorrectos.</p>" if visit.sent else ""))
        if visit.path == "/dentro" and visit.draft.inside:
            told = "".join(f"<h2>{each}</h2><p>Nada nuevo.</p>" for each in SERVICES)
            return Reply(f"<!doctype html><html lang=es><body><h1>Mis servicios</h1>{told}</body></html>")
        return listed.app(registry, visit)

    return app


@pytest.fixture
def record_of(shared_mailpit: MailService, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Gives the verdicts of a run on a portal with this sign-in, for what rests on signing in."""

    def run(app: App, sign_in: str, faults: frozenset[str] = frozenset()) -> dict[str, Any]:
        with served(app, Registry(shared_mailpit.smtp, faults)) as address:
            profile = tmp_path / "portal.toml"
            text = PROFILE.format(address=address, clock=CLOCK, sign_in=sign_in)
            profile.write_text(text, encoding="utf-8", newline="\n")
            chosen = ("--portal", str(profile), "-m", " or ".join(RESTS), "--record", str(tmp_path / "acta"))
            ended = subprocess.run(
                [sys.executable, "-m", "pytest", "features", *chosen, "-p", "no:xdist", "--no-pictures"],
                cwd=ROOT,
                env=isolated_environment(MAILPIT_URL=shared_mailpit.url, MAILPIT_SMTP=shared_mailpit.smtp),
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
            )
        file = tmp_path / "acta" / "verdicts.json"
        assert file.exists(), ended.stdout + ended.stderr
        return dict(json.loads(file.read_text(encoding="utf-8")))

    return run


def verdicts_of(record: dict[str, Any]) -> dict[str, str]:
    """Requirement -> verdict, for those that rest on signing in."""
    return {one["id"]: one["verdict"] for one in record["requirements"] if one["id"] in RESTS}


def test_portal_without_a_way_out_is_judged_by_what_its_profile_says(record_of: Callable[..., dict[str, Any]]) -> None:
    record = record_of(
        app_of(opens_to_all=False), '[sign_in]\ninside = "Mis servicios"', frozenset({"admite-sin-nombre"})
    )
    assert verdicts_of(record) == dict.fromkeys(RESTS, "pass") | {"4.2.1.obligatorio-nombre": "fail"}


def test_portal_that_shows_neither_sign_is_undecided(record_of: Callable[..., dict[str, Any]]) -> None:
    record = record_of(app_of(opens_to_all=False), "")
    verdicts = verdicts_of(record)
    assert "fail" not in verdicts.values()
    assert verdicts["5.4.aprobacion-automatica"] == "inconc"
    assert "«inside»" in json.dumps(record, ensure_ascii=False)


def test_portal_that_wrong_credentials_open_too_decides_nothing_by_signing_in(
    record_of: Callable[..., dict[str, Any]],
) -> None:
    record = record_of(app_of(opens_to_all=True), '[sign_in]\ninside = "Mis servicios"')
    assert verdicts_of(record) == dict.fromkeys(RESTS, "inconc")
    assert record["run"]["facts"]["Ingreso"].startswith("Con una contraseña equivocada se vio lo mismo")
