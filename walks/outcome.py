"""A walk's contradiction as the outcome of a scenario, which the record keeps and the judge weighs like any other."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

from harness.verdict import Cause, Verdict
from reports.judge.outcomes import WALK, WORKER, Evidence, ScenarioOutcome, StepOutcome
from walks.finding import REPETITIONS, Finding, WalkResult

SCENARIO = "scenario"
"""Kind of evidence: the scenario of a walk, a feature file in the record."""
_NOTE = (
    f"Lo halló un recorrido al azar. Esta es su forma más corta, que contradijo al documento {REPETITIONS} veces más, "
    "cada una con personas nuevas."
)


def outcome_of_walk(node_id: str, result: WalkResult, folder: Path, worker: str) -> ScenarioOutcome | None:
    """Outcome of a walk; None where nothing contradicts the document, or not every time.

    Args:
        node_id: Of the walk's item.
        result: Of the walk, which has just ended.
        folder: The record, which holds its evidence.
        worker: Process that took it; empty without workers.
    """
    finding = result.finding
    if finding is None or not finding.stable:
        return None
    evidence = tuple(_evidence(folder, *each) for each in finding.evidence)
    started = datetime.now().astimezone() - timedelta(seconds=result.seconds)
    return ScenarioOutcome(
        scenario=node_id,
        requirement=finding.requirement,
        name=f"Recorrido {result.number}: {_title(finding)}",
        feature=next(each.path for each in evidence if each.kind == SCENARIO),
        line=_line(finding),
        verdict=Verdict.FAIL,
        cause=Cause.FINDING,
        expected=finding.steps[-1][1],
        observed=finding.observed,
        steps=_steps(finding),
        evidence=evidence,
        notes=(_NOTE,),
        duration=result.seconds,
        extras={WALK: str(result.number)} | ({WORKER: worker} if worker else {}),
        started=started.isoformat(timespec="milliseconds"),
    )


def _title(finding: Finding) -> str:
    heading = next(line for line in finding.feature.splitlines() if line.startswith("  Escenario: "))
    return heading.removeprefix("  Escenario: ")


def _line(finding: Finding) -> int:
    lines = finding.feature.splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith("  Escenario: "))


def _steps(finding: Finding) -> tuple[StepOutcome, ...]:
    *before, (keyword, sentence) = finding.steps
    done = tuple(StepOutcome(word, text, Verdict.PASS) for word, text in before)
    return (*done, StepOutcome(keyword, sentence, Verdict.FAIL))


def _evidence(folder: Path, kind: str, path: str, caption: str) -> Evidence:
    return Evidence(kind, path, caption, hashlib.sha256((folder / path).read_bytes()).hexdigest())
