"""A walk's contradiction as the outcome of a scenario, which the record keeps and the judge weighs like any other."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

from harness.verdict import Cause, Verdict
from harness.wording import counted
from reports.judge.outcomes import WALK, WORKER, Evidence, ScenarioOutcome, StepOutcome
from reports.judge.walks import feature_path, scenario_of
from reports.record.walks import Finding, WalkResult
from walks.shrinking import REPETITIONS

_NOTE = (
    f"Lo halló un recorrido al azar. Esta es su forma más corta, que contradijo al documento {REPETITIONS} veces más, "
    "cada una con personas nuevas."
)
_TITLE = "  Escenario: "


def outcome_of_walk(result: WalkResult, folder: Path, worker: str) -> ScenarioOutcome | None:
    """Outcome of a walk; None where nothing contradicts the document, or not every time.

    Args:
        result: Of the walk, which has just ended.
        folder: The record, which holds its evidence.
        worker: Process that took it; empty without workers.
    """
    finding = result.finding
    if finding is None or not finding.stable:
        return None
    started = datetime.now().astimezone() - timedelta(seconds=result.seconds)
    lines = finding.feature.splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith(_TITLE))
    return ScenarioOutcome(
        scenario=scenario_of(result.number),
        requirement=finding.requirement,
        name=f"Recorrido {result.number}: {lines[line - 1].removeprefix(_TITLE)}",
        feature=feature_path(result.number),
        line=line,
        verdict=Verdict.FAIL,
        cause=Cause.FINDING,
        expected=finding.steps[-1][1],
        observed=f"{finding.observed} ({_sequence(finding)})",
        steps=_steps(finding),
        evidence=tuple(_evidence(folder, *each) for each in finding.evidence),
        notes=(_NOTE,),
        duration=result.seconds,
        extras={WALK: str(result.number)} | ({WORKER: worker} if worker else {}),
        started=started.isoformat(timespec="milliseconds"),
    )


def _sequence(finding: Finding) -> str:
    """Digest of a sequence, so that a waiver of one sequence does not hold for another."""
    print_ = hashlib.sha256(finding.feature.encode()).hexdigest()[:8]
    return f"en un recorrido de {counted(finding.actions, 'acción', 'acciones')}, escenario {print_}"


def _steps(finding: Finding) -> tuple[StepOutcome, ...]:
    *before, (keyword, sentence) = finding.steps
    done = tuple(StepOutcome(word, text, Verdict.PASS) for word, text in before)
    return (*done, StepOutcome(keyword, sentence, Verdict.FAIL))


def _evidence(folder: Path, kind: str, path: str, caption: str) -> Evidence:
    return Evidence(kind, path, caption, hashlib.sha256((folder / path).read_bytes()).hexdigest())
