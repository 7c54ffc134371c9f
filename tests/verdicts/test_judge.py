"""The rules of ``docs/veredictos.md``, one by one, and what no input may ever bring about."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import ConfigurationError
from harness.verdict import Cause, Verdict
from instructivo.catalogue import Catalogue, Level, Requirement, Verification
from reports.outcomes import ScenarioOutcome
from reports.record import Record, read_outcomes
from reports.verdicts import Decision, ExitCode, Judgement, Plan, judge

CAUSES = {
    Verdict.PASS: [Cause.NONE],
    Verdict.FAIL: [Cause.FINDING],
    Verdict.ERROR: [Cause.SUITE],
    Verdict.INCONC: [Cause.PREAMBLE, Cause.STIMULUS, Cause.ENVIRONMENT, Cause.PENDING],
}


def requirement(name: str, *depends_on: str, level: Level = Level.DOCUMENTED) -> Requirement:
    return Requirement(
        f"1.{name}",
        "1",
        "Algo se cumple.",
        level,
        Verification.SCENARIO,
        depends_on=tuple(f"1.{each}" for each in depends_on),
    )


def catalogue(*requirements: Requirement) -> Catalogue:
    return Catalogue("X", "1", "2026", {one.id: one for one in requirements})


def outcome(name: str, verdict: Verdict, cause: Cause = Cause.NONE, row: str = "") -> ScenarioOutcome:
    return ScenarioOutcome(f"{name}{row}", f"1.{name}", name, "f", 1, verdict, cause, observed="visto")


def judged(known: Catalogue, *outcomes: ScenarioOutcome, **changes: object) -> Judgement:
    written = {each.scenario: each.requirement for each in outcomes}
    plan = Plan(written, frozenset(written))
    return judge(known, replace(plan, **changes), outcomes)  # type: ignore[arg-type]


def verdicts(judgement: Judgement) -> dict[str, tuple[Verdict, str]]:
    return {one.requirement.id: (one.verdict, one.blocked_by) for one in judgement.requirements}


A_B = catalogue(requirement("a"), requirement("b", "a"))


def test_all_pass_is_conforme() -> None:
    got = judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.PASS))
    assert (got.decision, got.exit_code) == (Decision.CONFORMS, ExitCode.CONFORMS)


def test_failed_prerequisite_takes_the_blame() -> None:
    got = judged(A_B, outcome("a", Verdict.FAIL, Cause.FINDING), outcome("b", Verdict.FAIL, Cause.FINDING))
    assert verdicts(got) == {"1.a": (Verdict.FAIL, ""), "1.b": (Verdict.INCONC, "1.a")}
    assert got.requirements[1].raw is Verdict.FAIL
    assert (got.decision, got.exit_code) == (Decision.DOES_NOT_CONFORM, ExitCode.DOES_NOT_CONFORM)


def test_first_cause_is_followed_to_its_root() -> None:
    known = catalogue(requirement("a"), requirement("b", "a"), requirement("c", "b"))
    got = judged(
        known,
        outcome("a", Verdict.FAIL, Cause.FINDING),
        outcome("b", Verdict.PASS),
        outcome("c", Verdict.INCONC, Cause.PREAMBLE),
    )
    assert verdicts(got)["1.c"] == (Verdict.INCONC, "1.a")


def test_trouble_of_the_environment_is_nobodys_fault() -> None:
    got = judged(A_B, outcome("a", Verdict.INCONC, Cause.ENVIRONMENT), outcome("b", Verdict.PASS))
    assert verdicts(got) == {"1.a": (Verdict.INCONC, "entorno"), "1.b": (Verdict.INCONC, "entorno")}
    assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.UNDECIDED)


@pytest.mark.parametrize("cause", [Cause.PREAMBLE, Cause.STIMULUS])
def test_block_that_nothing_explains_is_an_error(cause: Cause) -> None:
    got = judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.INCONC, cause))
    assert verdicts(got)["1.b"] == (Verdict.ERROR, "")


def test_wording_that_waits_for_approval_is_inconclusive() -> None:
    got = judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.INCONC, Cause.PENDING))
    assert verdicts(got)["1.b"] == (Verdict.INCONC, "")


def test_one_bad_row_spoils_the_outline() -> None:
    got = judged(
        A_B,
        outcome("a", Verdict.PASS),
        outcome("b", Verdict.PASS, row="[1]"),
        outcome("b", Verdict.FAIL, Cause.FINDING, row="[2]"),
    )
    assert verdicts(got)["1.b"] == (Verdict.FAIL, "")


def test_missing_row_leaves_no_verdict() -> None:
    written = {"a": "1.a", "b[1]": "1.b", "b[2]": "1.b"}
    got = judge(
        A_B, Plan(written, frozenset(written)), [outcome("a", Verdict.PASS), outcome("b", Verdict.PASS, row="[1]")]
    )
    assert verdicts(got)["1.b"] == (Verdict.NONE, "")
    assert got.exit_code is ExitCode.UNDECIDED


def test_interpreted_failure_is_an_observation() -> None:
    known = catalogue(requirement("a"), requirement("b", "a", level=Level.INTERPRETED))
    got = judged(known, outcome("a", Verdict.PASS), outcome("b", Verdict.FAIL, Cause.FINDING))
    assert (got.decision, got.exit_code) == (Decision.CONFORMS, ExitCode.CONFORMS)


def test_fault_of_the_suite_is_never_green() -> None:
    known = catalogue(requirement("a"), requirement("b", "a", level=Level.INTERPRETED))
    got = judged(known, outcome("a", Verdict.PASS), outcome("b", Verdict.ERROR, Cause.SUITE))
    assert got.exit_code is ExitCode.UNDECIDED


def test_partial_run_is_at_best_not_fully_verified() -> None:
    written = {"a": "1.a", "b": "1.b"}
    got = judge(A_B, Plan(written, frozenset({"b"})), [outcome("b", Verdict.PASS)])
    assert (got.decision, got.exit_code, got.partial) == (Decision.NOT_FULLY_VERIFIED, ExitCode.CONFORMS, True)


def test_interrupted_run_is_never_conforme() -> None:
    got = judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.PASS), interrupted="se cortó la luz.")
    assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.INTERRUPTED)


def test_nothing_run_is_never_green() -> None:
    got = judge(A_B, Plan({"a": "1.a", "b": "1.b"}, frozenset()), [])
    assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.NOTHING_RUN)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Catalogue, list[ScenarioOutcome]]:
    """A catalogue without circles and one outcome for most of its requirements."""
    count = draw(st.integers(1, 7))
    requirements, outcomes = [], []
    for number in range(count):
        causes = draw(st.lists(st.integers(0, number - 1), unique=True)) if number else []
        level = draw(st.sampled_from([Level.DOCUMENTED, Level.DOCUMENTED, Level.INTERPRETED]))
        requirements.append(requirement(f"r{number}", *(f"r{each}" for each in causes), level=level))
        for row in range(draw(st.integers(0, 2))):
            verdict = draw(st.sampled_from(list(CAUSES)))
            outcomes.append(outcome(f"r{number}", verdict, draw(st.sampled_from(CAUSES[verdict])), f"[{row}]"))
    return catalogue(*requirements), outcomes


@given(runs(), st.randoms())
def test_order_does_not_matter(run: tuple[Catalogue, list[ScenarioOutcome]], chance: object) -> None:
    known, outcomes = run
    shuffled = list(outcomes)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    plan = Plan({each.scenario: each.requirement for each in outcomes}, frozenset(each.scenario for each in outcomes))
    assert judge(known, plan, outcomes) == judge(known, plan, shuffled)


@given(runs())
def test_blame_is_earned(run: tuple[Catalogue, list[ScenarioOutcome]]) -> None:
    got = judged(run[0], *run[1])
    by_id = {one.requirement.id: one for one in got.requirements}
    for one in got.requirements:
        exercised = [by_id[each] for each in one.requirement.depends_on if by_id[each].outcomes]
        if one.verdict in (Verdict.PASS, Verdict.FAIL):
            assert one.verdict is one.raw
            assert all(each.verdict is Verdict.PASS for each in exercised)
        if one.verdict is Verdict.PASS:
            assert one.outcomes


@given(runs())
def test_conforme_means_that_every_documented_requirement_passed(
    run: tuple[Catalogue, list[ScenarioOutcome]],
) -> None:
    got = judged(run[0], *run[1])
    documented = [one for one in got.requirements if one.requirement.level is Level.DOCUMENTED]
    passed = bool(documented) and all(one.verdict is Verdict.PASS for one in documented)
    assert (got.decision is Decision.CONFORMS) == passed


@given(runs(), st.data())
def test_worse_input_never_makes_it_better(run: tuple[Catalogue, list[ScenarioOutcome]], data: st.DataObject) -> None:
    known, outcomes = run
    passed = [number for number, each in enumerate(outcomes) if each.verdict is Verdict.PASS]
    if not passed:
        return
    chosen = data.draw(st.sampled_from(passed))
    verdict = data.draw(st.sampled_from([Verdict.FAIL, Verdict.INCONC, Verdict.ERROR]))
    worse = list(outcomes)
    worse[chosen] = replace(worse[chosen], verdict=verdict, cause=CAUSES[verdict][0])
    before, after = judged(known, *outcomes), judged(known, *worse)
    passes = {one.requirement.id for one in before.requirements if one.verdict is Verdict.PASS}
    assert {one.requirement.id for one in after.requirements if one.verdict is Verdict.PASS} <= passes
    assert after.decision is not Decision.CONFORMS or before.decision is Decision.CONFORMS


def test_cut_off_line_loses_only_itself(tmp_path: Path) -> None:
    record = Record.open(tmp_path, "acta", tmp_path)
    record.append(outcome("a", Verdict.PASS))
    record.append(outcome("b", Verdict.PASS))
    file = record.folder / "outcomes.jsonl"
    file.write_text(file.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    found, lost = read_outcomes(record.folder)
    assert ([each.requirement for each in found], lost) == (["1.a"], 1)


def test_record_is_not_written_over_another(tmp_path: Path) -> None:
    Record.open(tmp_path, "acta", tmp_path)
    with pytest.raises(ConfigurationError, match="no se sobrescribe"):
        Record.open(tmp_path, "acta", tmp_path)


def test_hostile_text_stays_text_in_the_acta(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    bad = replace(outcome("a", Verdict.FAIL, Cause.FINDING), observed=evil, notes=(evil,), name=evil)
    record = Record.open(tmp_path, None, tmp_path)
    record.finish(A_B, judged(A_B, bad), datetime.now().astimezone(), {"Portal": evil})
    page = (record.folder / "acta.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page
    data = json.loads((record.folder / "verdicts.json").read_text(encoding="utf-8"))
    assert data["requirements"][0]["reason"] == evil
    assert (tmp_path / "latest" / "acta.html").exists()
