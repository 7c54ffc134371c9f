"""Complete records of invented runs over a catalogue of four requirements."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from fixtures.evidence.printing import print_in_a_process
from harness.layout import LEDGER
from harness.verdict import Cause, Verdict
from instructivo.catalogue import load_catalogue
from reports.audit import verify as auditing
from reports.judge.outcomes import Evidence, ScenarioOutcome, StepOutcome
from reports.judge.plan import Plan
from reports.judge.run_judgement import judge
from reports.record.closing import close_record, keep_sources
from reports.record.files import CATALOGUE, OUTCOMES, VERDICTS
from reports.record.manifest import bound_files
from reports.record.verdicts_data import verdicts_data, with_files

PIXEL = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8Q"
    "EBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q=="
)
NAMES = ("abre", "formulario", "mensaje-codigo-solicitado", "registro")
_CATALOGUE = """
[document]
code = "SENAE-X"
version = "3"
date = "2023-09"
""" + "".join(
    f"""
[[requirement]]
id = "5.1.{name}"
section = "5.1"
page = 5
statement = "El portal hace bien «{name}»."
level = "documentado"
verified_by = "escenario"
depends_on = [{f'"5.1.{before}"' if before else ""}]
"""
    for before, name in zip(("", *NAMES), NAMES, strict=False)
)


@dataclass(frozen=True)
class ActaSpec:
    """Content of a complete record to be written.

    Attributes:
        failed: Names of the requirements that fail.
        observed: Observation of every scenario.
        name: Title of every scenario.
        mail: Text of every mail.
        subject: Subject of every mail.
        wording: Text of the message on the page.
        portal: Name of the portal.
        fingerprint: Fingerprint of the portal.
        interrupted: Why the run ended early.
        selected: Names of the requirements whose scenarios ran.
        suite: Version of the suite.
        statement: Verb of every statement in the catalogue.
        version: Version of the document.
        ledger: Content of the ledger; empty for none.
    """

    failed: tuple[str, ...] = ()
    observed: str = "Se observó lo esperado."
    name: str = "Un escenario"
    mail: str = "Su código es ••••••"
    subject: str = "ACTIVACIÓN"
    wording: str = "Le hemos mandado un código."
    portal: str = "Portal de prueba (http://127.0.0.1:1)"
    fingerprint: str = "huella-a"
    interrupted: str = ""
    selected: tuple[str, ...] = NAMES
    suite: str = "commit 1"
    statement: str = "hace bien"
    version: str = "3"
    ledger: bytes = b""


def outcome(name: str, spec: ActaSpec) -> ScenarioOutcome:
    """Outcome of the only scenario of a requirement."""
    failed = name in spec.failed
    kept = [Evidence("picture", f"evidencia/{name}.jpg", spec.observed)]
    kept += [Evidence("mail", f"evidencia/{name}.json", "Correo")]
    if "mensaje" in name:
        kept.append(Evidence("wording", "evidencia/redaccion.json", "Redacción"))
    return ScenarioOutcome(
        scenario=f"features/x.feature::{name}",
        requirement=f"5.1.{name}",
        name=spec.name,
        feature="features/x.feature",
        line=7,
        verdict=Verdict.FAIL if failed else Verdict.PASS,
        cause=Cause.FINDING if failed else Cause.NONE,
        expected="el portal hace lo suyo",
        observed=spec.observed,
        steps=(
            StepOutcome("Cuando", f"una persona prueba {spec.observed}", Verdict.PASS),
            StepOutcome("Entonces", "el portal hace lo suyo", Verdict.FAIL if failed else Verdict.PASS),
        ),
        evidence=tuple(replace(each, sha256=sha256(evidence_content(each, spec)).hexdigest()) for each in kept),
        notes=(spec.observed,),
        duration=1.5,
    )


def write_record(folder: Path, spec: ActaSpec, *, pdf: bool = False) -> Path:
    """Write a complete record."""
    (folder / "evidencia").mkdir(parents=True)
    (folder / CATALOGUE).write_text(catalogue_text(spec), encoding="utf-8")
    catalogue = load_catalogue(folder / CATALOGUE)
    written = {f"features/x.feature::{name}": f"5.1.{name}" for name in NAMES}
    plan = Plan(
        written,
        frozenset(key for key, owner in written.items() if owner.removeprefix("5.1.") in spec.selected),
        interrupted=spec.interrupted,
        fingerprint_start=spec.fingerprint,
        fingerprint_end=spec.fingerprint,
        mail_route="el portal lo envía a este Mailpit",
        day=date(2026, 11, 24),
    )
    outcomes = [outcome(name, spec) for name in spec.selected]
    for each in outcomes:
        for item in each.evidence:
            (folder / item.path).write_bytes(evidence_content(item, spec))
    (folder / OUTCOMES).write_text("".join(each.to_json() + "\n" for each in outcomes), encoding="utf-8")
    judgement = judge(catalogue, plan, outcomes)
    facts = {"Portal": spec.portal, "Semilla": "7", "Suite": spec.suite}
    data = verdicts_data(catalogue, judgement, datetime(2026, 11, 24, 10, tzinfo=UTC), facts)
    data["run"]["ended"] = "2026-11-24T10:30:00+00:00"
    keep_sources(folder)
    if spec.ledger:
        (folder / LEDGER).write_bytes(spec.ledger)
    data = with_files(data, bound_files(folder))
    (folder / VERDICTS).write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    close_record(folder, print_in_a_process if pdf else None)
    return folder


def catalogue_text(spec: ActaSpec) -> str:
    """Text of the invented catalogue."""
    return _CATALOGUE.replace("hace bien", spec.statement).replace('version = "3"', f'version = "{spec.version}"')


def evidence_content(item: Evidence, spec: ActaSpec) -> bytes:
    """Content of a file of evidence; no two pictures are the same."""
    mail = {"from": "a@b.example", "to": ["c@d.example"], "subject": spec.subject, "date": "2026-11-24T10:00:00+00:00"}
    contents = {
        "mail": {**mail, "message_id": "1", "size": 1, "attachments": [], "text": spec.mail, "html": spec.mail},
        "wording": {"message": "codigo-solicitado", "pinned": "Le hemos mandado un código.", "seen": [spec.wording]},
    }
    return json.dumps(contents[item.kind]).encode() if item.kind in contents else PIXEL + item.path.encode()


@pytest.fixture
def record(tmp_path: Path) -> Callable[..., Path]:
    """Write a record: ``record(failed=("registro",))``."""

    def write(folder: str = "acta", *, pdf: bool = False, **changes: object) -> Path:
        return write_record(tmp_path / folder, replace(ActaSpec(), **changes), pdf=pdf)  # type: ignore[arg-type]

    return write


@pytest.fixture(scope="session")
def invented_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """File of the invented catalogue."""
    file = tmp_path_factory.mktemp("suite") / CATALOGUE
    file.write_text(catalogue_text(ActaSpec()), encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def catalogue_of_the_suite(monkeypatch: pytest.MonkeyPatch, invented_catalogue: Path) -> None:
    """Let ``verify`` take the invented catalogue for that of this suite; with another, the exit code would be 8."""
    monkeypatch.setattr(auditing, "CATALOGUE_FILE", invented_catalogue)
