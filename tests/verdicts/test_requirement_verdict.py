"""Evaluation of a requirement: raw verdict, counts, unmet prerequisites."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.declarations import NotApplicable
from harness.measurements import CERTIFICATE_DEMANDED, Kind
from harness.verdict import Cause, Verdict
from reports.judge.declarations import Declarations
from reports.judge.outcomes import Measurement, ScenarioOutcome, StepOutcome
from reports.judge.requirement_verdict import RequirementVerdict, UnmetPrerequisites
from tests.verdicts.making import A_B, UNDECIDED_STEPS, catalogue, judged, outcome, requirement, verdicts

A = outcome("a", Verdict.PASS)
CAUSES = {
    Verdict.PASS: Cause.NONE,
    Verdict.INCONC: Cause.ENVIRONMENT,
    Verdict.NONE: Cause.NONE,
    Verdict.ERROR: Cause.SUITE,
    Verdict.FAIL: Cause.FINDING,
}


def b_of(*outcomes: ScenarioOutcome, **changes: object) -> RequirementVerdict:
    """Verdict of ``1.b``."""
    return judged(A_B, *outcomes, **changes).requirements[1]  # type: ignore[arg-type] # of the plan


def rows(*found: Verdict) -> list[ScenarioOutcome]:
    return [outcome("b", each, CAUSES[each], row=f"[{number}]") for number, each in enumerate(found)]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Verdict.PASS, Verdict.INCONC),
        (Verdict.PASS, Verdict.ERROR),
        (Verdict.PASS, Verdict.FAIL),
        (Verdict.INCONC, Verdict.ERROR),
        (Verdict.INCONC, Verdict.FAIL),
        (Verdict.ERROR, Verdict.FAIL),
    ],
)
def test_worst_row_is_the_raw_verdict(better: Verdict, worse: Verdict) -> None:
    assert b_of(A, *rows(better, worse)).raw is worse
    assert b_of(A, *rows(worse, better)).raw is worse


@pytest.mark.parametrize("steps", UNDECIDED_STEPS)
def test_pass_without_a_decision_is_an_error(steps: tuple[StepOutcome, ...]) -> None:
    one = b_of(A, replace(outcome("b", Verdict.PASS), steps=steps))
    assert (one.verdict, one.raw) == (Verdict.ERROR, Verdict.ERROR)
    assert "ningún «Entonces»" in one.reason
    decided = (StepOutcome("Cuando", "mira", Verdict.PASS), StepOutcome("Entonces", "ve", Verdict.PASS))
    assert b_of(A, replace(outcome("b", Verdict.PASS), steps=decided)).verdict is Verdict.PASS


def test_row_left_out_by_an_early_end_is_none_and_not_an_error() -> None:
    written = {"a": "1.a", "b": "1.b"}
    whole: dict[str, object] = {"written": written, "selected": frozenset(written)}
    assert b_of(A, interrupted="se cortó la luz.", **whole).raw is Verdict.NONE
    assert b_of(A, **whole).raw is Verdict.ERROR


def test_own_scenarios_are_counted_whether_they_ran_or_not() -> None:
    written = {"a": "1.a"} | dict.fromkeys(("b[0]", "b[1]", "b[2]"), "1.b")
    one = b_of(A, *rows(Verdict.PASS), written=written)
    assert (one.written, one.executed) == (3, 1)


def test_a_single_scenario_that_was_to_run_makes_it_exercised() -> None:
    written = {"a": "1.a", "b": "1.b"}
    assert b_of(A, written=written, selected=frozenset(written)).exercised
    assert not b_of(A, written=written).exercised


def test_not_applicable_prerequisite_hides_one_not_exercised_behind_it() -> None:
    known = catalogue(requirement("a"), requirement("b", "a"), requirement("c", "b"))
    absent = Declarations(not_applicable=(NotApplicable("1.b", "el portal no lo tiene"),))
    got = judged(known, outcome("c", Verdict.PASS), declarations=absent)
    assert got.requirements[2].unmet == UnmetPrerequisites(not_applicable="1.b")


def test_not_applicable_prerequisite_hides_no_failure_behind_it() -> None:
    known = catalogue(requirement("a"), requirement("b", "a"), requirement("c", "b"))
    absent = Declarations(not_applicable=(NotApplicable("1.b", "el portal no lo tiene"),))
    failed = outcome("a", Verdict.FAIL, Cause.FINDING)
    got = judged(known, failed, outcome("c", Verdict.PASS), declarations=absent)
    assert got.requirements[2].unmet == UnmetPrerequisites(failed="1.a", not_applicable="1.b")


def test_demand_of_a_certificate_is_blamed_and_not_what_it_prevents() -> None:
    measured = (Measurement(Kind.CLIENT_CERTIFICATE, CERTIFICATE_DEMANDED),)
    stopped = outcome("a", Verdict.INCONC, Cause.ENVIRONMENT)
    demanded = replace(outcome("b", Verdict.FAIL, Cause.FINDING), measurements=measured)
    assert b_of(stopped, demanded).verdict is Verdict.FAIL
    assert b_of(stopped, outcome("b", Verdict.FAIL, Cause.FINDING)).verdict is Verdict.INCONC
    undecided = replace(outcome("b", Verdict.INCONC, Cause.ENVIRONMENT), measurements=measured)
    assert b_of(stopped, undecided).verdict is Verdict.INCONC


def test_what_the_document_leaves_open_is_undecided_and_blocks_nothing() -> None:
    silent = outcome("a", Verdict.INCONC, Cause.LEFT_OPEN)
    got = verdicts(judged(A_B, silent, outcome("b", Verdict.PASS)))
    assert got == {"1.a": (Verdict.INCONC, ""), "1.b": (Verdict.PASS, "")}
    assert b_of(silent, outcome("b", Verdict.FAIL, Cause.FINDING)).verdict is Verdict.FAIL


@pytest.mark.parametrize("other", [Cause.PENDING, Cause.ENVIRONMENT])
def test_what_is_left_open_for_another_reason_too_blocks(other: Cause) -> None:
    both = outcome("a", Verdict.INCONC, Cause.LEFT_OPEN, "-1"), outcome("a", Verdict.INCONC, other, "-2")
    assert verdicts(judged(A_B, *both, outcome("b", Verdict.PASS)))["1.b"][0] is Verdict.INCONC
