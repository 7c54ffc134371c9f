"""Requirements that the profile gives to a person, who settles only what the scenarios left open."""

from __future__ import annotations

import pytest

from harness.verdict import Cause, Disposition, Verdict
from reports.judge.declarations import Declarations
from reports.judge.run_judgement import Decision, ExitCode
from tests.verdicts.making import PORTAL, outcome
from tests.verdicts.test_declarations import A, B, decided, review

GIVEN = Declarations(by_hand=("1.b",))
STUCK = outcome("b", Verdict.INCONC, Cause.STIMULUS)


def test_block_of_a_requirement_judged_by_hand_is_no_fault_of_the_suite() -> None:
    assert decided(A, STUCK, declarations=Declarations())[1] is Disposition.ERROR
    got, disposition = decided(A, STUCK, declarations=GIVEN)
    assert (disposition, got.decision, got.exit_code) == (
        Disposition.TO_REVIEW,
        Decision.NOT_FULLY_VERIFIED,
        ExitCode.UNDECIDED,
    )


def test_review_settles_it() -> None:
    got, disposition = decided(A, STUCK, declarations=Declarations(by_hand=("1.b",), reviews=(review(Verdict.PASS),)))
    assert (disposition, got.decision) == (Disposition.REVIEWED, Decision.CONFORMS)
    assert got.requirements[1].verdict is Verdict.INCONC


@pytest.mark.parametrize(
    ("own", "disposition"),
    [(B, Disposition.PASS), (outcome("b", Verdict.FAIL, Cause.FINDING), Disposition.FAIL)],
)
def test_verdict_of_the_machine_stays(own: object, disposition: Disposition) -> None:
    assert decided(A, own, declarations=GIVEN)[1] is disposition  # type: ignore[arg-type] # an outcome


def test_block_by_another_requirement_stays() -> None:
    got, disposition = decided(outcome("a", Verdict.FAIL, Cause.FINDING), STUCK, declarations=GIVEN, end=PORTAL)
    assert (disposition, got.requirements[1].blocked_by) == (Disposition.INCONC, "1.a")
