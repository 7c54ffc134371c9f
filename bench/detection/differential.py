"""Asks the reference portal, over one run of the suite, what each of its defects would have answered otherwise."""

from __future__ import annotations

from bench.engine.profiles import patient
from bench.engine.outcome_store import Ledger, Stage, answers_of
from bench.detection.selection import Reach
from bench.detection.defects import Subjects
from harness.verdict import Verdict

WATCHED = "portal vigilado"
"""Name of the condition."""
_ASK, _ANSWER = "X-Portal-Watch", "X-Portal-Differs"


def watch(ledger: Ledger, subjects: Subjects) -> Reach:
    """Run the suite against the portal while it compares its answers with those of every defect of the subjects.

    It answers slowly then, so this run waits patiently and its verdicts do not count. A scenario that did not reach
    its end all the same met only some of its answers; of that one nothing is known.
    """
    cells = [(WATCHED, each.id) for each in subjects.scenarios]
    arguments = ("--no-pictures", "--portal", str(patient(ledger.folder, profile=subjects.profile)))
    asked = {_ASK: ",".join(each.id for each in subjects.defects) if subjects.only else "1"}
    ledger.complete(Stage("Portal vigilado", cells, {WATCHED: asked}, _ANSWER, arguments))
    answers = {
        scenario: answers_of(outcome)
        for scenario, outcome in ledger.of(WATCHED).items()
        if outcome.verdict is Verdict.PASS
    }
    return Reach.of(answers, subjects.scenarios, subjects.defects)
