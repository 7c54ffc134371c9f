"""Clock that nothing proved before the run: the codes used on both sides of the fifteen minutes prove it, or do not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.declarations import Review
from harness.measurements import CodeUse, Kind, Leap, code_use_value
from harness.verdict import Cause, Disposition, Verdict
from reports.judge.clock_doubt import clock_doubt
from reports.judge.declarations import Declarations
from reports.judge.outcomes import Measurement, ScenarioOutcome
from reports.judge.run_judgement import ExitCode
from reports.record.verdicts_data import verdicts_data
from reports.session.selection import settled_in
from tests.verdicts.making import DAY, PORTAL, Situation, catalogue, judged, outcome, requirement, situations, verdicts

KNOWN = catalogue(
    requirement("registro"),
    requirement("vale", "registro"),
    requirement("vence", "registro", "vale"),
    requirement("aviso", "vence"),
)
CONTROL = outcome("registro", Verdict.PASS)
TOLD = outcome("aviso", Verdict.PASS)
ACCEPTED, REFUSED = CodeUse.ACCEPTED, CodeUse.REFUSED


def on_clock(one: ScenarioOutcome, *uses: tuple[Leap, CodeUse]) -> ScenarioOutcome:
    """An outcome that moved the clock, with what became of its codes."""
    measured = tuple(Measurement(Kind.CODE_USE, code_use_value(*each)) for each in uses)
    return replace(one, measurements=measured)


def within(use: CodeUse, *more: tuple[Leap, CodeUse]) -> ScenarioOutcome:
    """Outcome of 14:59."""
    passed = use is ACCEPTED
    verdict, cause = (Verdict.PASS, Cause.NONE) if passed else (Verdict.FAIL, Cause.FINDING)
    return on_clock(outcome("vale", verdict, cause), (Leap.WITHIN, use), *more)


def beyond(use: CodeUse, *more: tuple[Leap, CodeUse]) -> ScenarioOutcome:
    """Outcome of 15:01."""
    passed = use is REFUSED
    verdict, cause = (Verdict.PASS, Cause.NONE) if passed else (Verdict.FAIL, Cause.FINDING)
    return on_clock(outcome("vence", verdict, cause), (Leap.BEYOND, use), *more)


TOLD_ON_CLOCK = on_clock(TOLD, (Leap.BEYOND, CodeUse.UNKNOWN))


def test_both_sides_prove_the_clock() -> None:
    got = judged(KNOWN, CONTROL, within(ACCEPTED), beyond(REFUSED), TOLD_ON_CLOCK)
    assert {verdict for verdict, _ in verdicts(got).values()} == {Verdict.PASS}
    assert got.exit_code is ExitCode.CONFORMS


@pytest.mark.parametrize(
    ("uses", "reason"),
    [
        ((within(ACCEPTED), beyond(ACCEPTED, (Leap.MONTH, ACCEPTED))), "sirvió siempre"),
        ((within(REFUSED, (Leap.MINUTE, REFUSED)), beyond(REFUSED)), "no sirvió siempre"),
        ((within(REFUSED), beyond(ACCEPTED)), "otro sirvió tras más tiempo"),
        ((within(ACCEPTED),), "ejecute juntos"),
        ((beyond(REFUSED),), "ejecute juntos"),
        ((TOLD_ON_CLOCK,), "no se vio si un código servía"),
    ],
    ids=["sirve siempre", "no sirve nunca", "al revés", "solo 14:59", "solo 15:01", "solo el aviso"],
)
def test_uses_that_prove_no_clock_decide_nothing(uses: tuple[ScenarioOutcome, ...], reason: str) -> None:
    got = judged(KNOWN, CONTROL, *uses)
    own = {one.requirement.id: one for one in got.requirements if one.outcomes and one.requirement.id != "1.registro"}
    assert {one.verdict for one in own.values()} == {Verdict.INCONC}
    first = next(iter(own.values()))
    assert reason in first.reason
    assert first.disposition is Disposition.INCONC
    assert got.exit_code is ExitCode.UNDECIDED


def test_code_that_a_larger_leap_ends_is_a_finding() -> None:
    got = judged(KNOWN, CONTROL, within(ACCEPTED), beyond(ACCEPTED, (Leap.MONTH, REFUSED)), TOLD_ON_CLOCK)
    assert verdicts(got)["1.vale"] == (Verdict.PASS, "")
    assert verdicts(got)["1.vence"] == (Verdict.FAIL, "")
    assert verdicts(got)["1.aviso"] == (Verdict.INCONC, "1.vence")


def test_code_that_only_a_smaller_leap_keeps_is_a_finding() -> None:
    got = judged(KNOWN, CONTROL, within(REFUSED, (Leap.MINUTE, ACCEPTED)), beyond(REFUSED))
    assert verdicts(got)["1.vale"] == (Verdict.FAIL, "")
    assert verdicts(got)["1.vence"] == (Verdict.INCONC, "1.vale")


def test_undecided_scenario_proves_no_clock() -> None:
    refused = on_clock(outcome("vence", Verdict.INCONC, Cause.ENVIRONMENT), (Leap.BEYOND, REFUSED))
    got = judged(KNOWN, CONTROL, within(ACCEPTED), refused)
    assert verdicts(got)["1.vale"] == (Verdict.INCONC, "")
    assert verdicts(got)["1.vence"] == (Verdict.INCONC, "1.vale")


def test_refusal_of_everything_is_blamed_on_its_first_cause() -> None:
    control = outcome("registro", Verdict.FAIL, Cause.FINDING)
    got = judged(KNOWN, control, within(REFUSED), beyond(REFUSED))
    assert verdicts(got)["1.registro"] == (Verdict.FAIL, "")
    assert {verdicts(got)[f"1.{name}"] for name in ("vale", "vence")} == {(Verdict.INCONC, "1.registro")}


def test_clock_proved_before_the_run_needs_no_second_side() -> None:
    got = judged(KNOWN, CONTROL, replace(within(REFUSED), measurements=()))
    assert verdicts(got)["1.vale"] == (Verdict.FAIL, "")


def test_review_settles_what_rests_on_a_doubted_clock() -> None:
    review = Review("1.vale", Verdict.PASS, "Eva", DAY, "se esperó de verdad", PORTAL)
    for use in (ACCEPTED, REFUSED):
        declared = Declarations(reviews=(review,))
        got = judged(KNOWN, CONTROL, within(use), declarations=declared, fingerprint_start=PORTAL)
        assert got.requirements[1].disposition is Disposition.REVIEWED


def test_parts_of_a_run_decide_together_what_neither_decides_alone() -> None:
    sides = {"vale": within(ACCEPTED), "vence": beyond(REFUSED)}
    written = {"registro": "1.registro", "vale": "1.vale", "vence": "1.vence"}
    for name, one in sides.items():
        part = judged(KNOWN, CONTROL, one, written=written, selected=frozenset({"registro", name}))
        assert verdicts(part)[f"1.{name}"] == (Verdict.INCONC, "")
    whole = judged(KNOWN, CONTROL, *sides.values(), written=written)
    assert {verdicts(whole)[f"1.{name}"] for name in sides} == {(Verdict.PASS, "")}


def test_what_is_left_open_on_such_a_clock_runs_again_with_both_sides(tmp_path: Path) -> None:
    silent = on_clock(outcome("aviso", Verdict.FAIL, Cause.FINDING), (Leap.BEYOND, CodeUse.UNKNOWN))
    for aviso, settled in ((silent, {"registro"}), (TOLD_ON_CLOCK, {"registro", "vale", "vence", "aviso"})):
        got = judged(KNOWN, CONTROL, within(ACCEPTED), beyond(REFUSED), aviso)
        data = verdicts_data(KNOWN, got, datetime(2026, 11, 24, 12, tzinfo=UTC), {"Portal": "x"})
        (tmp_path / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
        assert settled_in(tmp_path) == settled


@given(situations())
def test_doubted_clock_neither_passes_nor_fails_anything(situation: Situation) -> None:
    if not clock_doubt(situation.outcomes):
        return
    for one in situation.judge().requirements:
        if one.doubted:
            assert one.verdict is not Verdict.PASS
        if one.verdict is Verdict.FAIL:
            failed = [each for each in one.outcomes if each.verdict is Verdict.FAIL]
            assert any(each not in one.doubted for each in failed) or not one.executed


@given(st.lists(st.tuples(st.sampled_from(list(Leap)), st.sampled_from([ACCEPTED, REFUSED])), max_size=6))
def test_only_an_answer_that_changes_once_with_time_proves_the_clock(uses: list[tuple[Leap, CodeUse]]) -> None:
    order = list(Leap)
    outcomes = [on_clock(outcome(f"c{n}", Verdict.PASS), each) for n, each in enumerate(uses)]
    in_time = [use for _, use in sorted(uses, key=lambda each: (order.index(each[0]), each[1]))]
    clean = not {leap for leap, use in uses if use is ACCEPTED} & {leap for leap, use in uses if use is REFUSED}
    steps = clean and in_time == sorted(in_time) and len(set(in_time)) == 2
    assert (clock_doubt(outcomes) == "") is steps
