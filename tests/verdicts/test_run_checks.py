"""Decisions over the whole run: letters and digits in codes, and the cause of a missing mail."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from harness.errors import ConfigurationError, HarnessError
from harness.measurements import Arrival, CodeShape, Kind
from harness.verdict import Cause, Verdict
from instructivo.requirement import Verification
from reports.judge.outcomes import Measurement, ScenarioOutcome
from reports.judge.run_checks import (
    ENOUGH_CODES,
    RUN_CHECKS,
    RunCheckResult,
    detail_of_check,
    letters_and_digits_in_codes,
)
from reports.judge.run_judgement import Decision, ExitCode, Judgement
from tests.verdicts.making import A_B, catalogue, judged, outcome, requirement, verdicts

CODES = catalogue(requirement("a"), requirement("b", "a", by=Verification.RUN))
CHECKS = {"1.b": letters_and_digits_in_codes}
NO_MAIL = outcome("b", Verdict.FAIL, Cause.NO_MAIL)


def with_codes(*shapes: CodeShape, verdict: Verdict = Verdict.PASS, cause: Cause = Cause.NONE) -> ScenarioOutcome:
    measured = tuple(Measurement(Kind.CODE_SHAPE, each) for each in shapes)
    return replace(outcome("a", verdict, cause), measurements=measured)


def judged_codes(one: ScenarioOutcome, **changes: object) -> Judgement:
    return judged(CODES, one, checks=CHECKS, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "shape"),
    [("ABC", "letras"), ("123", "números"), ("A1", "ambos"), ("ñ9", "ambos"), ("--", "ninguno"), ("A-1", "ambos")],
)
def test_shape_of_a_code_has_its_kinds_of_characters_only(code: str, shape: str) -> None:
    assert CodeShape.of(code) == shape


@pytest.mark.parametrize(
    "shapes",
    [[CodeShape.BOTH], [CodeShape.LETTERS, CodeShape.DIGITS], [CodeShape.DIGITS] * 9 + [CodeShape.BOTH]],
)
def test_both_kinds_anywhere_in_the_run_pass(shapes: list[CodeShape]) -> None:
    got = judged_codes(with_codes(*shapes))
    assert verdicts(got)["1.b"] == (Verdict.PASS, "")
    assert (got.decision, got.exit_code) == (Decision.CONFORMS, ExitCode.CONFORMS)


@pytest.mark.parametrize(
    ("shape", "lacking"),
    [(CodeShape.LETTERS, "números"), (CodeShape.DIGITS, "letras"), (CodeShape.NEITHER, "letras ni")],
)
def test_one_kind_in_enough_codes_fails(shape: CodeShape, lacking: str) -> None:
    got = judged_codes(with_codes(*[shape] * ENOUGH_CODES))
    assert verdicts(got)["1.b"] == (Verdict.FAIL, "")
    assert lacking in got.requirements[1].reason
    assert got.exit_code is ExitCode.DOES_NOT_CONFORM


@pytest.mark.parametrize("count", [0, ENOUGH_CODES - 1])
def test_too_few_codes_decide_nothing(count: int) -> None:
    one = with_codes(*[CodeShape.DIGITS] * count)
    got = judged_codes(one)
    assert verdicts(got)["1.b"] == (Verdict.INCONC, "")
    assert got.exit_code is ExitCode.UNDECIDED
    partial = judged_codes(one, written={"a": "1.a", "otro": "1.a"})
    assert verdicts(partial)["1.b"] == (Verdict.NONE, "")
    assert partial.exit_code is ExitCode.CONFORMS


def test_requirement_of_the_run_is_blocked_like_any_other() -> None:
    got = judged_codes(with_codes(*[CodeShape.DIGITS] * 9, verdict=Verdict.FAIL, cause=Cause.FINDING))
    assert verdicts(got)["1.b"] == (Verdict.INCONC, "1.a")
    assert got.requirements[1].raw is Verdict.FAIL


def test_requirement_of_the_run_needs_a_rule_and_no_scenario() -> None:
    with pytest.raises(ConfigurationError, match="se decide con la corrida entera y no tiene regla"):
        judged(CODES, outcome("a", Verdict.PASS))
    with pytest.raises(ConfigurationError, match="se decide con la corrida entera"):
        judged(CODES, outcome("a", Verdict.PASS), outcome("b", Verdict.PASS), checks=CHECKS)


@pytest.mark.parametrize(("kind", "value"), [("code-shape", "A7K2M9"), ("otra", "letras"), ("mail-received", "letras")])
def test_nothing_but_known_values_is_measured(kind: str, value: str) -> None:
    with pytest.raises(HarnessError) as caught:
        Measurement.of(kind, value)
    assert "A7K2M9" not in str(caught.value)


def test_measurements_survive_the_way_to_the_controller() -> None:
    one = with_codes(CodeShape.BOTH, CodeShape.LETTERS)
    assert ScenarioOutcome.from_json(one.to_json()) == one


def received(arrival: Arrival) -> ScenarioOutcome:
    return replace(outcome("a", Verdict.PASS), measurements=(Measurement(Kind.MAIL_RECEIVED, arrival),))


@pytest.mark.parametrize("arrival", list(Arrival))
def test_missing_mail_fails_where_another_came(arrival: Arrival) -> None:
    got = judged(A_B, received(arrival), NO_MAIL)
    assert verdicts(got)["1.b"] == (Verdict.FAIL, "")


def test_missing_mail_fails_where_the_route_is_confirmed() -> None:
    got = judged(A_B, outcome("a", Verdict.PASS), NO_MAIL, mail_route="el perfil la confirma")
    assert verdicts(got)["1.b"] == (Verdict.FAIL, "")


def test_missing_mail_is_inconclusive_where_nothing_proves_the_route() -> None:
    for own in (NO_MAIL, outcome("b", Verdict.INCONC, Cause.NO_MAIL)):
        got = judged(A_B, outcome("a", Verdict.PASS), own)
        assert verdicts(got)["1.b"] == (Verdict.INCONC, "")
        assert "Nada demuestra en esta corrida" in got.requirements[1].reason
        assert got.exit_code is ExitCode.UNDECIDED


def test_missing_mail_in_a_precondition_is_explained_or_an_error() -> None:
    stopped = outcome("b", Verdict.INCONC, Cause.NO_MAIL)
    assert verdicts(judged(A_B, received(Arrival.IN_TIME), stopped))["1.b"] == (Verdict.ERROR, "")
    never = outcome("a", Verdict.FAIL, Cause.NO_MAIL)
    assert verdicts(judged(A_B, never, stopped, mail_route="sí"))["1.b"] == (Verdict.INCONC, "1.a")


def test_result_of_the_code_check_is_a_whole_sentence() -> None:
    def seen(*shapes: CodeShape) -> str:
        return letters_and_digits_in_codes(
            [
                replace(outcome(f"{n}", Verdict.PASS), measurements=(Measurement(Kind.CODE_SHAPE, shape),))
                for n, shape in enumerate(shapes)
            ]
        ).observed

    assert seen(CodeShape.BOTH) == "En el único código de la corrida hay letras y números."
    few = "y hacen falta 5 para decidirlo en conjunto."
    assert seen() == f"La corrida no vio ningún código {few}"
    assert seen(CodeShape.DIGITS) == f"La corrida vio 1 código {few}"
    assert seen(CodeShape.DIGITS, CodeShape.DIGITS) == f"La corrida vio 2 códigos {few}"
    assert seen(*[CodeShape.LETTERS] * 5) == "En ninguno de los 5 códigos de la corrida hay números."
    assert seen(*[CodeShape.DIGITS] * 5) == "En ninguno de los 5 códigos de la corrida hay letras."
    assert seen(*[CodeShape.NEITHER] * 5) == "En ninguno de los 5 códigos de la corrida hay letras ni números."


def test_a_run_check_has_its_unmet_prerequisites() -> None:
    known = catalogue(requirement("a"), replace(requirement("b", "a"), verified_by=Verification.RUN))
    for verdict, exercised in ((Verdict.PASS, True), (Verdict.FAIL, True), (Verdict.INCONC, False)):
        finding = RunCheckResult(verdict, "se vio esto")
        checks = {"1.b": partial(lambda result, _: result, finding)}
        got = judged(known, outcome("a", Verdict.PASS), checks=checks, interrupted="sí")
        one = got.requirements[1]
        assert (one.exercised, one.written, one.executed) == (exercised, 0, 0)
        assert one.reason == ("" if verdict is Verdict.PASS else "se vio esto")
        assert one.verdict is (verdict if exercised else Verdict.NONE)
    unknown = judged(known, checks={"1.b": lambda _: RunCheckResult(Verdict.PASS, "x")})
    assert unknown.requirements[1].unmet.not_exercised == "1.a"
    stopped = judged(known, checks={"1.b": lambda _: RunCheckResult(Verdict.INCONC, "x")}, interrupted="sí")
    assert stopped.requirements[1].unmet.not_exercised == "1.a"


def test_requirements_are_counted_by_section_and_in_all() -> None:
    other = replace(requirement("c"), id="2.c", section="2")
    got = judged(catalogue(requirement("a"), other), outcome("a", Verdict.PASS))
    assert got.counts("1") == {Verdict.PASS: 1}
    assert got.counts("2") == {Verdict.NONE: 1}
    assert got.counts() == {Verdict.PASS: 1, Verdict.NONE: 1}


def test_a_changed_portal_and_an_unread_one_have_different_reasons() -> None:
    def reported_as_changed(start: str, end: str) -> bool:
        got = judged(A_B, outcome("a", Verdict.PASS), fingerprint_start=start, fingerprint_end=end)
        return any("cambió durante la corrida" in reason for reason in got.reasons)

    assert reported_as_changed("una", "otra")
    assert not reported_as_changed("una", "")
    assert not reported_as_changed("", "otra")


def test_what_a_check_weighed_can_be_counted_again() -> None:
    (name,) = RUN_CHECKS
    shapes = [("uno", CodeShape.BOTH), ("uno", CodeShape.LETTERS), ("dos", CodeShape.BOTH)]
    measured = [(scenario, Measurement(Kind.CODE_SHAPE, shape)) for scenario, shape in shapes]
    found = detail_of_check(name, [*measured, ("tres", Measurement(Kind.MAIL_RECEIVED, Arrival.LATE))])
    assert found is not None
    assert found.counts == {
        "con letras y números": 2,
        "solo con letras": 1,
        "solo con números": 0,
        "sin letras ni números": 0,
    }
    assert found.scenarios == {"uno": 2, "dos": 1}
    assert found.observed == "En los 3 códigos de la corrida hay letras y números."
    assert f"cuando se leyeron {ENOUGH_CODES} o más" in found.expected


def test_only_a_check_over_the_run_weighs() -> None:
    assert detail_of_check("5.1.abre", [("uno", Measurement(Kind.CODE_SHAPE, CodeShape.BOTH))]) is None
