"""Reasons of verdicts and decisions, literally."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from harness.declarations import NotApplicable, Waiver
from harness.verdict import Cause, Verdict
from instructivo.requirement import Level, Verification
from reports.judge.declarations import Declarations
from reports.judge.outcomes import ScenarioOutcome
from tests.verdicts.making import A_B, DAY, PORTAL, catalogue, judged, outcome, requirement
from tests.verdicts.test_declarations import B_FAILED, BY_HAND, WAIVER, A, B, decided, review

THREE = catalogue(*map(requirement, "abc"))
STOPPED = outcome("b", Verdict.INCONC, Cause.STIMULUS)


def reason(*outcomes: ScenarioOutcome, **changes: object) -> str:
    """Reason of the verdict of ``1.b``, which depends on ``1.a``."""
    return judged(A_B, *outcomes, **changes).requirements[1].reason  # type: ignore[arg-type] # of the plan


def test_conforming_document_counts_its_requirements() -> None:
    assert judged(A_B, A, B).reasons == ("Los 2 requisitos documentados se cumplen.",)


def test_conforming_document_counts_reviewed_requirements() -> None:
    known = catalogue(*BY_HAND, requirement("c"))
    reviewed = Declarations(reviews=(review(Verdict.PASS),))
    got, _ = decided(A, outcome("c", Verdict.PASS), declarations=reviewed, known=known)
    assert got.reasons == ("Los 3 requisitos documentados se cumplen, 1 de ellos por revisión de una persona.",)


@pytest.mark.parametrize(("failed", "verb"), [("b", "cumple"), ("bc", "cumplen")])
def test_failures_are_counted_among_documented_requirements(failed: str, verb: str) -> None:
    bad = [outcome(each, Verdict.FAIL, Cause.FINDING) for each in failed]
    good = [outcome(each, Verdict.PASS) for each in "abc" if each not in failed]
    assert judged(THREE, *bad, *good).reasons == (f"{len(failed)} de 3 requisitos documentados no se {verb}.",)


def test_failures_by_hand_are_counted_among_the_others() -> None:
    known = catalogue(requirement("a"), requirement("b", by=Verification.PERSON))
    failed = outcome("a", Verdict.FAIL, Cause.FINDING)
    got, _ = decided(failed, declarations=Declarations(reviews=(review(Verdict.FAIL),)), known=known)
    assert got.reasons == (
        "2 de 2 requisitos documentados no se cumplen.",
        "De ellos, 1 según la revisión de una persona.",
    )


def test_failure_of_another_level_is_not_counted() -> None:
    known = catalogue(requirement("a"), requirement("b", level=Level.INTERPRETED))
    assert judged(known, A, B_FAILED).reasons == ("El único requisito documentado se cumple.",)


@pytest.mark.parametrize(
    ("waiting", "message"),
    [("c", "1 requisito documentado quedó «inconcluso»."), ("bc", "2 requisitos documentados quedaron «inconclusos».")],
)
def test_counts_are_singular_or_plural(waiting: str, message: str) -> None:
    stuck = [outcome(each, Verdict.INCONC, Cause.ENVIRONMENT) for each in waiting]
    good = [outcome(each, Verdict.PASS) for each in "abc" if each not in waiting]
    assert judged(THREE, *stuck, *good).reasons == (message,)


@pytest.mark.parametrize(
    "waiver",
    [
        replace(WAIVER, expires=DAY - timedelta(days=1)),
        replace(WAIVER, fingerprint="otra"),
        replace(WAIVER, observation="otra cosa"),
    ],
)
def test_problem_of_a_waiver_names_requirement_and_approver(waiver: Waiver) -> None:
    got, _ = decided(A, B_FAILED, declarations=Declarations(waivers=(waiver,)))
    assert got.waiver_problems[waiver].startswith("La dispensa de «1.b» que aprobó Ana ")


def test_valid_waiver_has_no_problem() -> None:
    got, _ = decided(A, B_FAILED, declarations=Declarations(waivers=(WAIVER,)))
    assert not got.waiver_problems


def test_pass_has_no_reason() -> None:
    assert reason(A, B) == ""


def test_failure_has_what_was_observed() -> None:
    assert reason(A, B_FAILED) == "visto"


def test_block_by_a_requirement_names_it() -> None:
    failed = outcome("a", Verdict.FAIL, Cause.FINDING)
    assert reason(failed, B) == "No se puede decidir mientras no se cumpla lo que exige «1.a»."


def test_block_by_the_environment_names_no_requirement() -> None:
    stuck = outcome("a", Verdict.INCONC, Cause.ENVIRONMENT)
    assert reason(stuck, B) == "No se puede decidir: el entorno impidió verificar aquello de lo que depende."


@pytest.mark.parametrize("own", [B_FAILED, STOPPED])
def test_block_by_a_requirement_that_does_not_apply_names_it(own: ScenarioOutcome) -> None:
    absent = Declarations(not_applicable=(NotApplicable("1.a", "el portal no lo tiene"),))
    got, _ = decided(own, declarations=absent)
    assert got.requirements[1].reason == "No se puede decidir: depende de «1.a», que se declaró no aplicable."


def test_interrupted_run_counts_missing_cases() -> None:
    written = dict.fromkeys(("b[1]", "b[2]", "b[3]"), "1.b") | {"a": "1.a"}
    cut: dict[str, object] = {
        "written": written,
        "selected": frozenset(written),
        "interrupted": "se cortó la luz.",
        "fingerprint_start": PORTAL,
    }
    assert reason(A, replace(B, scenario="b[1]"), **cut) == "Faltan 2 casos por ejecutar."
    assert reason(A, **cut) == "Ningún escenario lo probó."


def test_trouble_of_the_environment_comes_before_a_pending_approval() -> None:
    waits = replace(STOPPED, scenario="b[1]", cause=Cause.PENDING, observed="falta aprobarlo")
    stuck = replace(STOPPED, scenario="b[2]", cause=Cause.ENVIRONMENT, observed="no hay red")
    assert reason(A, waits, stuck) == "no hay red"


def test_unexplained_block_comes_before_an_explained_one() -> None:
    waits = replace(STOPPED, scenario="b[1]", cause=Cause.PENDING, observed="falta aprobarlo")
    stuck = replace(STOPPED, scenario="b[2]", observed="no dejó seguir")
    written = {"a": "1.a", "b[1]": "1.b", "b[2]": "1.b"}
    sentence = reason(waits, stuck, written=written)
    assert sentence == "no dejó seguir La corrida no probó «1.a», de lo que depende."
