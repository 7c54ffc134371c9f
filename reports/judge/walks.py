"""Outcomes that walks found: what one must be, so that no other outcome passes for one (docs/decisions/0044)."""

from __future__ import annotations

from harness.layout import EVIDENCE
from harness.verdict import Cause, Verdict
from reports.judge.outcomes import WALK, ScenarioOutcome

ROOM = "walks/"
"""Beginning of the id of every item that is a walk."""
SCENARIO = "scenario"
"""Kind of evidence: the scenario of a walk, a feature file in the record."""


def scenario_of(number: int) -> str:
    """Id of the item of a walk."""
    return f"{ROOM}test_walks.py::test_walk[recorrido {number}]"


def feature_path(number: int) -> str:
    """Path of a walk's scenario, inside the record."""
    return f"{EVIDENCE}/recorrido-{number:03d}.feature"


def is_sound(one: ScenarioOutcome) -> bool:
    """Whether an outcome whose id or extras name a walk is a whole finding of that walk; true of any other outcome."""
    number = one.extras.get(WALK, "")
    if not number and not one.scenario.startswith(ROOM):
        return True
    if not (number.isascii() and number.isdigit() and one.scenario == scenario_of(int(number))):
        return False
    is_finding = one.verdict is Verdict.FAIL and one.cause is Cause.FINDING and not one.measurements
    kept = [each for each in one.evidence if each.kind == SCENARIO]
    return is_finding and [each.path for each in kept] == [one.feature] == [feature_path(int(number))]
