"""Failures that explain why another requirement stays undecided, and block nothing (``explained_by``)."""

from __future__ import annotations

import pytest

from harness.verdict import Cause, Verdict
from tests.verdicts.making import catalogue, judged, outcome, requirement, verdicts

EXPLAINING = catalogue(
    requirement("a", explained_by=["b"]),
    requirement("b", explained_by=["c", "a"]),
    requirement("c"),
    requirement("d", "b"),
)
"""The first two explain each other, and the last rests on the second."""


@pytest.mark.parametrize("cause", [Cause.PREAMBLE, Cause.STIMULUS, Cause.NO_MAIL])
def test_failure_explains_what_stays_undecided(cause: Cause) -> None:
    got = judged(
        EXPLAINING,
        outcome("a", Verdict.FAIL, Cause.FINDING),
        outcome("b", Verdict.PASS),
        outcome("b", Verdict.INCONC, cause, row="2"),
        outcome("c", Verdict.PASS),
        outcome("d", Verdict.INCONC, cause),
        mail_route="probado",
    )
    assert verdicts(got) == {
        "1.a": (Verdict.FAIL, ""),
        "1.b": (Verdict.INCONC, "1.a"),
        "1.c": (Verdict.PASS, ""),
        "1.d": (Verdict.INCONC, "1.a"),
    }


def test_first_explanation_that_failed_is_told() -> None:
    failed = [outcome(each, Verdict.FAIL, Cause.FINDING) for each in "ac"]
    got = judged(EXPLAINING, *failed, outcome("b", Verdict.INCONC, Cause.STIMULUS), outcome("d", Verdict.PASS))
    assert verdicts(got)["1.b"] == (Verdict.INCONC, "1.c")


@pytest.mark.parametrize("shown", [Verdict.PASS, Verdict.FAIL, Verdict.ERROR])
def test_explanation_excuses_no_failure(shown: Verdict) -> None:
    cause = {Verdict.FAIL: Cause.FINDING, Verdict.ERROR: Cause.SUITE}.get(shown, Cause.NONE)
    got = judged(
        EXPLAINING,
        outcome("a", Verdict.FAIL, Cause.FINDING),
        outcome("b", shown, cause),
        outcome("c", Verdict.PASS),
        outcome("d", Verdict.PASS),
    )
    assert verdicts(got)["1.b"] == (shown, "")


@pytest.mark.parametrize("cause", [Cause.ENVIRONMENT, Cause.LEFT_OPEN])
def test_what_has_its_own_explanation_needs_no_other(cause: Cause) -> None:
    got = judged(
        EXPLAINING,
        outcome("a", Verdict.FAIL, Cause.FINDING),
        outcome("b", Verdict.INCONC, cause),
        outcome("c", Verdict.PASS),
        outcome("d", Verdict.PASS),
    )
    assert verdicts(got)["1.b"] == (Verdict.INCONC, "entorno" if cause is Cause.ENVIRONMENT else "")


def test_what_did_not_fail_explains_nothing() -> None:
    undecided = [outcome(each, Verdict.INCONC, Cause.STIMULUS) for each in "ab"]
    got = judged(EXPLAINING, *undecided, outcome("c", Verdict.PASS), outcome("d", Verdict.PASS))
    assert verdicts(got)["1.a"] == verdicts(got)["1.b"] == (Verdict.ERROR, "")
