"""Portals that read the clock's header in their own way: what proves that they follow it, and what is never decided."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from fixtures.config.settings import Settings
from fixtures.preflight.clock_check import proof_before_run
from fixtures.services.manager import MailService
from harness.scope import ROOT
from pages.profile import ClockControl, ClockKind, Profile
from tests.isolation import isolated_environment
from tests.portals import listed
from tests.portals.rules import MESSAGES, Registry
from tests.portals.serving import CLOCK, HeaderReading, served

LIFE = (
    "5.3.1.codigo-vale-14-59",
    "5.3.1.codigo-vale-15-00",
    "5.3.1.codigo-vence-15-01",
    "5.3.1.mensaje-codigo-vencido",
    "5.3.1.sin-mensaje-de-vencido-antes",
)
WITHIN, BEYOND = LIFE[0], LIFE[2]
_PYTEST = (sys.executable, "-m", "pytest", "features", "-p", "no:xdist", "-p", "no:cacheprovider", "--no-pictures")
PROFILE = """schema = 1
name = "Portal de páginas"
address = "{address}"
clock = {{ kind = "header", name = "{header}" }}
availability = {{ free = "está disponible", taken = "ya está en uso" }}
messages.codigo-vencido.text = "{expired}"
"""


@contextmanager
def portal(reading: HeaderReading, smtp: str = "", life: timedelta = timedelta(minutes=15)) -> Iterator[str]:
    with served(listed.app, Registry(smtp, life=life), reading) as address:
        yield address


@pytest.mark.parametrize(
    ("reading", "proof"),
    [
        (HeaderReading.STRICT, "responde con un error a lo que no es una hora"),
        (HeaderReading.AT_FORM, "responde con un error a lo que no es una hora en {form}"),
        (HeaderReading.DATED, "fecha sus respuestas con el reloj movido"),
        (HeaderReading.LENIENT, ""),
        (HeaderReading.NONE, ""),
    ],
)
def test_preflight_asks_every_page_on_the_way_and_reads_its_date(reading: HeaderReading, proof: str) -> None:
    with portal(reading) as address:
        way = ClockControl(ClockKind.HEADER, header=CLOCK)
        settings = Settings(Profile("x", address=address, clock=way), Path("x.toml"), 1)
        form = f"{address}/solicitud"
        assert proof_before_run(settings, (f"{address}/tipos", form)) == proof.format(form=form)


def test_person_who_says_so_is_believed_and_named() -> None:
    with portal(HeaderReading.NONE) as address:
        way = ClockControl(ClockKind.HEADER, header=CLOCK, confirmed="con el registro", confirmed_by="A. Analista")
        settings = Settings(Profile("x", address=address, clock=way), Path("x.toml"), 1)
        assert proof_before_run(settings) == "lo sigue según A. Analista: con el registro"


Run = Callable[[str, Sequence[str]], dict[str, Any]]


@pytest.fixture
def run(shared_mailpit: MailService, tmp_path: Path) -> Run:
    """Run some requirements on a portal; its record by requirement."""

    def start(address: str, asked: Sequence[str]) -> dict[str, Any]:
        profile = tmp_path / "portal.toml"
        text = PROFILE.format(address=address, header=CLOCK, expired=MESSAGES["codigo-vencido"])
        profile.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [*_PYTEST, "--portal", str(profile), "-m", " or ".join(asked), "--record", str(tmp_path / "acta")],
            cwd=ROOT,
            env=isolated_environment(MAILPIT_URL=shared_mailpit.url, MAILPIT_SMTP=shared_mailpit.smtp),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        record = tmp_path / "acta" / "verdicts.json"
        assert record.exists(), done.stdout + done.stderr
        found = json.loads(record.read_text(encoding="utf-8"))["requirements"]
        return {one["id"]: one for one in found if one["id"] in asked}

    return start


def test_lenient_portal_is_decided_by_both_sides_together(run: Run, shared_mailpit: MailService) -> None:
    with portal(HeaderReading.LENIENT, shared_mailpit.smtp) as address:
        found = run(address, LIFE)
    assert {name: one["verdict"] for name, one in found.items()} == dict.fromkeys(LIFE, "pass"), found


def test_portal_that_ignores_the_header_is_never_accused(run: Run, shared_mailpit: MailService) -> None:
    with portal(HeaderReading.NONE, shared_mailpit.smtp) as address:
        found = run(address, (WITHIN, BEYOND))
    assert {one["verdict"] for one in found.values()} == {"inconc"}, found
    assert found[WITHIN]["raw"] == "pass"
    assert found[BEYOND]["raw"] == "fail"
    assert "sirvió siempre que se usó" in found[WITHIN]["reason"]
    just_beyond = next(each for each in found[BEYOND]["scenarios"] if "15 min 1 s" in each["name"])
    uses = [each["value"] for each in just_beyond["measurements"] if each["kind"] == "code-use"]
    assert uses == [
        "más de 15 minutos: sin observar",
        "más de 15 minutos: aceptado",
        "31 días: sin observar",
        "31 días: aceptado",
    ]


def test_larger_leap_tells_a_code_that_lives_too_long_from_a_clock_that_is_ignored(
    run: Run, shared_mailpit: MailService
) -> None:
    with portal(HeaderReading.LENIENT, shared_mailpit.smtp, timedelta(days=1)) as address:
        found = run(address, (WITHIN, BEYOND))
    assert {name: one["verdict"] for name, one in found.items()} == {WITHIN: "pass", BEYOND: "fail"}, found
