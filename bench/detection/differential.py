"""Differential run: the portal compares each of its answers with those that it would give under every defect."""

from __future__ import annotations

from bench.detection.defects import DetectionInputs
from bench.detection.selection import Differences
from bench.engine.outcome_store import OutcomeStore, Stage, answers_of
from bench.engine.profiles import patient
from harness.verdict import Verdict

CONDITION_NAME = "portal vigilado"
"""Name of the condition."""
_REQUEST_HEADER, _RESPONSE_HEADER = "X-Portal-Watch", "X-Portal-Differs"


def differential_run(store: OutcomeStore, inputs: DetectionInputs) -> Differences:
    """Run the suite once against the healthy portal while it compares its answers.

    The portal is slow then, so this run has long deadlines and its verdicts do not count. A scenario that did not pass
    met only some of its answers: nothing is known of it.
    """
    cells = [(CONDITION_NAME, each.id) for each in inputs.scenarios]
    arguments = ("--no-pictures", "--portal", str(patient(store.folder, profile=inputs.profile)))
    asked = {_REQUEST_HEADER: ",".join(each.id for each in inputs.defects) if inputs.only else "1"}
    store.complete(Stage("Portal vigilado", cells, {CONDITION_NAME: asked}, _RESPONSE_HEADER, arguments))
    answers = {
        scenario: answers_of(outcome)
        for scenario, outcome in store.under(CONDITION_NAME).items()
        if outcome.verdict is Verdict.PASS
    }
    return Differences.of(answers, inputs.scenarios, inputs.defects)
