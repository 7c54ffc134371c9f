"""Declarations and dispositions: the rules of ``docs/veredictos.md``, section 3."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from harness.declarations import NotApplicable, Review, Waiver
from harness.errors import ConfigurationError
from harness.verdict import Cause, Disposition, Verdict
from instructivo.requirement import Level, Verification
from reports.judge.declarations import Declarations, Unstable
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.run_judgement import Decision, ExitCode, Judgement
from tests.verdicts.making import A_B, DAY, PORTAL, catalogue, judged, outcome, requirement, verdicts

A, B = outcome("a", Verdict.PASS), outcome("b", Verdict.PASS)
B_FAILED = outcome("b", Verdict.FAIL, Cause.FINDING)
WAIVER = Waiver("1.b", "visto", "se corrige en la próxima entrega", "Ana", DAY, PORTAL)
BY_HAND = catalogue(requirement("a"), requirement("b", by=Verification.PERSON))


def review(verdict: Verdict, name: str = "1.b", fingerprint: str = PORTAL) -> Review:
    return Review(name, verdict, "Eva", DAY, "se miró a mano", fingerprint)


def decided(
    *outcomes: ScenarioOutcome, declarations: Declarations, known: object = A_B, end: str = PORTAL
) -> tuple[Judgement, Disposition]:
    """Judge a whole run; return the judgement and the disposition of ``1.b``."""
    got = judged(
        known,  # type: ignore[arg-type] # a catalogue
        *outcomes,
        declarations=declarations,
        fingerprint_start=PORTAL,
        fingerprint_end=end,
    )
    return got, got.requirements[1].disposition


def waived(*outcomes: ScenarioOutcome, **changes: object) -> tuple[Judgement, Disposition]:
    waiver = replace(WAIVER, **changes)  # type: ignore[arg-type]
    return decided(*outcomes, declarations=Declarations(waivers=(waiver,)))


def test_waived_failure_is_counted_apart_and_never_conforme() -> None:
    got, disposition = waived(A, B_FAILED)
    assert (disposition, got.decision, got.exit_code) == (
        Disposition.WAIVED,
        Decision.NOT_FULLY_VERIFIED,
        ExitCode.DECLARED,
    )
    assert got.requirements[1].verdict is Verdict.FAIL
    assert "1 requisito documentado quedó «no conforme con dispensa»." in got.reasons


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"expires": DAY - timedelta(days=1)}, "venció el 23/11/2026"),
        ({"observation": "otra cosa"}, "es por otra cosa que la observada"),
        ({"fingerprint": "otra"}, "otro estado del portal"),
        ({"fingerprint": ""}, "otro estado del portal"),
    ],
)
def test_waiver_that_no_longer_holds_excuses_nothing(changes: dict[str, object], words: str) -> None:
    got, disposition = waived(A, B_FAILED, **changes)
    assert (disposition, got.decision, got.exit_code) == (
        Disposition.FAIL,
        Decision.DOES_NOT_CONFORM,
        ExitCode.DOES_NOT_CONFORM,
    )
    assert any(words in reason for reason in got.reasons)


@pytest.mark.parametrize("changes", [{}, {"expires": date(2026, 1, 1)}, {"fingerprint": "otra"}])
def test_superfluous_waiver_keeps_the_run_from_passing(changes: dict[str, object]) -> None:
    got, disposition = waived(A, B, **changes)
    assert (disposition, got.decision, got.exit_code) == (
        Disposition.PASS,
        Decision.NOT_FULLY_VERIFIED,
        ExitCode.UNDECIDED,
    )
    assert list(got.waiver_problems)


def test_waiver_covers_every_row_or_none() -> None:
    rows = [replace(B_FAILED, scenario="b[1]"), replace(B_FAILED, scenario="b[2]", observed="otra cosa")]
    assert waived(A, *rows)[1] is Disposition.FAIL
    both = Declarations(waivers=(WAIVER, replace(WAIVER, observation="otra cosa")))
    assert decided(A, *rows, declarations=both)[1] is Disposition.WAIVED


def test_dependent_of_a_waived_failure_stays_blocked() -> None:
    waiver = replace(WAIVER, requirement="1.a")
    got, disposition = decided(
        outcome("a", Verdict.FAIL, Cause.FINDING), B, declarations=Declarations(waivers=(waiver,))
    )
    assert verdicts(got)["1.b"] == (Verdict.INCONC, "1.a")
    assert (disposition, got.exit_code) == (Disposition.INCONC, ExitCode.UNDECIDED)


def test_not_applicable_is_counted_apart_and_never_conforme() -> None:
    absent = Declarations(not_applicable=(NotApplicable("1.b", "el portal no lo tiene"),))
    for own in (B, B_FAILED):
        got, disposition = decided(A, own, declarations=absent)
        assert (disposition, got.decision, got.exit_code) == (
            Disposition.NOT_APPLICABLE,
            Decision.NOT_FULLY_VERIFIED,
            ExitCode.DECLARED,
        )
        assert "1 requisito documentado quedó «no aplicable»." in got.reasons


def test_dependent_of_something_not_applicable_is_decided_only_where_it_passes() -> None:
    absent = Declarations(not_applicable=(NotApplicable("1.a", "el portal no lo tiene"),))
    missing = outcome("a", Verdict.FAIL, Cause.FINDING)
    assert verdicts(decided(missing, B, declarations=absent)[0])["1.b"] == (Verdict.PASS, "")
    for own in (B_FAILED, outcome("b", Verdict.INCONC, Cause.STIMULUS)):
        assert verdicts(decided(missing, own, declarations=absent)[0])["1.b"] == (Verdict.INCONC, "1.a")


def test_review_settles_a_requirement_verified_by_a_person() -> None:
    got, disposition = decided(A, declarations=Declarations(), known=BY_HAND)
    assert (disposition, got.exit_code) == (Disposition.TO_REVIEW, ExitCode.UNDECIDED)
    got, disposition = decided(A, declarations=Declarations(reviews=(review(Verdict.PASS),)), known=BY_HAND)
    assert (disposition, got.decision, got.exit_code) == (Disposition.REVIEWED, Decision.CONFORMS, ExitCode.CONFORMS)
    assert "1 de ellos por revisión de una persona" in got.reasons[0]
    assert got.requirements[1].verdict is Verdict.NONE
    got, disposition = decided(A, declarations=Declarations(reviews=(review(Verdict.FAIL),)), known=BY_HAND)
    assert (disposition, got.exit_code) == (Disposition.FAILED_BY_HAND, ExitCode.DOES_NOT_CONFORM)


def test_review_settles_an_inconclusive_requirement() -> None:
    pending = outcome("b", Verdict.INCONC, Cause.PENDING)
    got, disposition = decided(A, pending, declarations=Declarations())
    assert disposition is Disposition.PENDING
    assert any("pendiente de que una persona apruebe" in reason for reason in got.reasons)
    got, disposition = decided(A, pending, declarations=Declarations(reviews=(review(Verdict.PASS),)))
    assert (disposition, got.decision) == (Disposition.REVIEWED, Decision.CONFORMS)


def test_clock_that_nobody_can_move_has_a_standing_of_its_own() -> None:
    waits = outcome("b", Verdict.INCONC, Cause.CLOCK)
    got, disposition = decided(A, waits, declarations=Declarations())
    assert (disposition, got.exit_code) == (Disposition.CLOCK, ExitCode.UNDECIDED)
    got, disposition = decided(A, waits, declarations=Declarations(reviews=(review(Verdict.PASS),)))
    assert (disposition, got.decision) == (Disposition.REVIEWED, Decision.CONFORMS)


def test_what_nobody_can_approve_waits_for_no_approval() -> None:
    _, disposition = decided(A, outcome("b", Verdict.INCONC, Cause.UNSETTLED), declarations=Declarations())
    assert disposition is Disposition.INCONC


@pytest.mark.parametrize(
    ("verdict", "cause"),
    [(Verdict.FAIL, Cause.FINDING), (Verdict.ERROR, Cause.SUITE), (Verdict.INCONC, Cause.STIMULUS)],
)
def test_review_never_replaces_a_verdict_of_the_machine(verdict: Verdict, cause: Cause) -> None:
    own = outcome("b", verdict, cause)
    got, disposition = decided(A, own, declarations=Declarations(reviews=(review(Verdict.PASS),)))
    assert disposition in (Disposition.FAIL, Disposition.ERROR)
    assert got.decision is not Decision.CONFORMS
    assert got.exit_code is not ExitCode.CONFORMS


def test_review_does_not_settle_a_failure_that_is_only_blocked() -> None:
    got, disposition = decided(
        outcome("a", Verdict.INCONC, Cause.ENVIRONMENT),
        B_FAILED,
        declarations=Declarations(reviews=(review(Verdict.PASS),)),
    )
    assert (got.requirements[1].verdict, disposition) == (Verdict.INCONC, Disposition.INCONC)


def test_interpreted_requirement_that_does_not_apply_is_reported() -> None:
    known = catalogue(requirement("a"), requirement("b", level=Level.INTERPRETED))
    absent = Declarations(not_applicable=(NotApplicable("1.b", "el portal no lo tiene"),))
    got, _ = decided(A, B, declarations=absent, known=known)
    assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.DECLARED)


def test_review_that_disagrees_with_a_pass_leaves_it_undecided() -> None:
    got, disposition = decided(A, B, declarations=Declarations(reviews=(review(Verdict.FAIL),)))
    assert (disposition, got.decision, got.exit_code) == (
        Disposition.DISPUTED,
        Decision.NOT_FULLY_VERIFIED,
        ExitCode.UNDECIDED,
    )


def test_worst_of_several_reviews_counts() -> None:
    both = Declarations(reviews=(review(Verdict.PASS), review(Verdict.FAIL)))
    assert decided(A, declarations=both, known=BY_HAND)[1] is Disposition.FAILED_BY_HAND


@pytest.mark.parametrize("fingerprint", ["otra", ""])
def test_review_of_another_portal_does_not_count(fingerprint: str) -> None:
    old = Declarations(reviews=(review(Verdict.PASS, fingerprint=fingerprint),))
    assert decided(A, declarations=old, known=BY_HAND)[1] is Disposition.TO_REVIEW


def test_review_counts_for_its_own_requirement_only() -> None:
    got, disposition = decided(A, declarations=Declarations(reviews=(review(Verdict.PASS, "1.a"),)), known=BY_HAND)
    assert disposition is Disposition.TO_REVIEW
    assert got.requirements[1].reviews == ()


def test_reviews_that_hold_are_kept_beside_the_verdict() -> None:
    mine, old = review(Verdict.PASS), review(Verdict.PASS, fingerprint="otra")
    got, _ = decided(A, declarations=Declarations(reviews=(old, mine)), known=BY_HAND)
    assert got.requirements[1].reviews == (mine,)


def test_review_that_agrees_with_a_failure_leaves_it_as_it_is() -> None:
    said = (review(Verdict.FAIL),)
    assert decided(A, B_FAILED, declarations=Declarations(reviews=said))[1] is Disposition.FAIL
    assert decided(A, B_FAILED, declarations=Declarations(reviews=said, waivers=(WAIVER,)))[1] is Disposition.WAIVED


def test_pending_has_no_cause_but_a_person() -> None:
    pending = outcome("b", Verdict.INCONC, Cause.PENDING)
    failed = outcome("a", Verdict.FAIL, Cause.FINDING)
    assert decided(failed, pending, declarations=Declarations())[1] is Disposition.INCONC
    for other in (Cause.ENVIRONMENT, Cause.NO_MAIL):
        rows = [replace(pending, scenario="b[1]"), replace(pending, scenario="b[2]", cause=other)]
        assert decided(A, *rows, declarations=Declarations())[1] is Disposition.INCONC


@pytest.mark.parametrize("subject", ["1.b", "b"])
def test_unstable_pass_never_conforms(subject: str) -> None:
    shaky = Declarations(unstable=(Unstable(subject, Verdict.PASS, Verdict.FAIL),))
    got, disposition = decided(A, B, declarations=shaky)
    assert (disposition, got.decision, got.exit_code) == (
        Disposition.UNSTABLE,
        Decision.NOT_FULLY_VERIFIED,
        ExitCode.UNDECIDED,
    )
    assert decided(A, B_FAILED, declarations=shaky)[1] is Disposition.FAIL


@pytest.mark.parametrize(
    "declarations",
    [
        Declarations(waivers=(replace(WAIVER, requirement="1.z"),)),
        Declarations(not_applicable=(NotApplicable("1.z", "no"),)),
        Declarations(reviews=(review(Verdict.PASS, "1.z"),)),
        Declarations(unstable=(Unstable("1.z", Verdict.PASS, Verdict.FAIL),)),
    ],
)
def test_declaration_about_an_unknown_requirement_is_refused(declarations: Declarations) -> None:
    with pytest.raises(ConfigurationError, match=r"«1\.z», que no está en el catálogo"):
        decided(A, B, declarations=declarations)


def test_contradicting_declarations_are_refused() -> None:
    both = Declarations(waivers=(WAIVER,), not_applicable=(NotApplicable("1.b", "no"),))
    with pytest.raises(ConfigurationError, match="a la vez no aplicable y dispensado"):
        decided(A, B, declarations=both)


def test_review_has_a_verdict_of_pass_or_fail() -> None:
    with pytest.raises(ConfigurationError, match="una persona decide «pass» o «fail»"):
        review(Verdict.INCONC)


def test_scenarios_of_a_requirement_that_does_not_apply_may_be_left_out() -> None:
    absent = Declarations(not_applicable=(NotApplicable("1.b", "el portal no lo tiene"),))
    got = judged(A_B, A, declarations=absent, written={"a": "1.a", "b": "1.b"})
    assert (got.partial, got.exit_code) == (False, ExitCode.DECLARED)
