"""Records without rendered files: outcomes, verdicts, a catalogue of two requirements and a manifest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from harness.verdict import Cause, Verdict
from instructivo.catalogue import load_catalogue
from reports.judge.declarations import Declarations
from reports.judge.outcomes import Evidence, ScenarioOutcome
from reports.judge.plan import Plan
from reports.judge.run_judgement import NO_DECLARATIONS, judge
from reports.record.files import CATALOGUE, OUTCOMES, VERDICTS
from reports.record.manifest import Manifest
from reports.record.repeats import Repeat, unstable
from reports.record.verdicts_data import verdicts_data

WRITTEN = {"abre": "1.abre", "envía": "1.envia", "envía otra vez": "1.envia"}
PLAN = Plan(WRITTEN, frozenset(WRITTEN), fingerprint_start="huella", fingerprint_end="huella", day=date(2026, 11, 24))
BEGAN = datetime(2026, 11, 24, 10, tzinfo=UTC)
PICTURE = b"imagen"
ENDED = "2026-11-24T11:00:00+00:00"
KNOWN = """
[document]
code = "X"
version = "1"
date = "2026"
""" + "".join(
    f"""
[[requirement]]
id = "{name}"
section = "1"
page = 1
statement = "El año {name}."
level = "documentado"
verified_by = "escenario"
"""
    for name in ("1.abre", "1.envia")
)


@dataclass(frozen=True)
class RecordSpec:
    """Content of a record to be written.

    Attributes:
        selected: Scenarios that were to run.
        plan: Rest of the plan.
        failed: Selected scenarios that fail.
        began: Start of the run.
        ended: End of the run, in ISO 8601.
        facts: Facts of the run.
        declarations: Declarations of people.
        repeats: Second runs.
        catalogue: Text of the catalogue.
    """

    selected: tuple[str, ...] = tuple(WRITTEN)
    plan: Plan = PLAN
    failed: tuple[str, ...] = ()
    began: datetime = BEGAN
    ended: str = ENDED
    facts: dict[str, str] = field(default_factory=lambda: {"Portal": "Año (http://127.0.0.1:1)", "Suite": "commit 1"})
    declarations: Declarations = NO_DECLARATIONS
    repeats: Sequence[Repeat] = ()
    catalogue: str = KNOWN


WHOLE = RecordSpec()


def outcome(scenario: str, spec: RecordSpec = WHOLE) -> ScenarioOutcome:
    """Outcome of a scenario, with a picture."""
    owner, (verdict, cause) = spec.plan.written[scenario], (Verdict.PASS, Cause.NONE)
    if scenario in spec.failed:
        verdict, cause = Verdict.FAIL, Cause.FINDING
    seen = (Evidence("picture", f"evidencia/{owner}.jpg", "La página", sha256(PICTURE).hexdigest()),)
    return ScenarioOutcome(scenario, owner, scenario, "x.feature", 1, verdict, cause, observed="visto", evidence=seen)


def write(folder: Path, spec: RecordSpec = WHOLE) -> Path:
    """Write a sound record, as of another version of the suite, so that its acta is not compared."""
    (folder / "evidencia").mkdir(parents=True)
    (folder / CATALOGUE).write_text(spec.catalogue, encoding="utf-8")
    outcomes = [outcome(each, spec) for each in spec.selected]
    for name in {each.path for one in outcomes for each in one.evidence}:
        (folder / name).write_bytes(PICTURE)
    for each in spec.repeats:
        each.save(folder)
        for item in each.evidence:
            (folder / item.path).write_bytes(PICTURE)
    (folder / OUTCOMES).write_text("".join(f"{each.to_json()}\n" for each in outcomes), encoding="utf-8")
    catalogue, plan = load_catalogue(folder / CATALOGUE), replace(spec.plan, selected=frozenset(spec.selected))
    declarations = replace(spec.declarations, unstable=unstable(spec.repeats))
    data = verdicts_data(
        catalogue, judge(catalogue, plan, outcomes, declarations), spec.began, spec.facts, spec.repeats
    )
    data["run"]["ended"] = spec.ended
    (folder / VERDICTS).write_text(json.dumps(data), encoding="utf-8")
    return write_manifest(folder)


def failing_printer(source: Path, target: Path, _: str) -> str:
    """Printer of a machine without a browser."""
    return f"No se pudo imprimir {source.name} en {target.name}."


def write_manifest(folder: Path) -> Path:
    """Write the manifest of the present files."""
    replace(Manifest.of(folder), generator="otra versión").save(folder)
    return folder


def verdicts_of(folder: Path) -> dict[str, Any]:
    """Content of a record's ``verdicts.json``."""
    return dict(json.loads((folder / VERDICTS).read_text(encoding="utf-8")))
