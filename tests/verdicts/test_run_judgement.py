"""Judgement of a run: the rules of ``docs/veredictos.md``, sections 2, 4 and 5, one by one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from harness.errors import ConfigurationError, HarnessError
from harness.verdict import Cause, Verdict
from instructivo.requirement import Level, Verification
from reports.judge.plan import UNREADABLE
from reports.judge.run_checks import RunCheckResult
from reports.judge.run_judgement import Decision, ExitCode, Plan, judge
from reports.record.folder import Record
from reports.record.reading import read_outcomes
from tests.verdicts.making import A_B, catalogue, judged, outcome, requirement, verdicts

A_B_C = catalogue(requirement("a"), requirement("b", "a"), requirement("c", "b"))
FAILED, PASSED = (Verdict.FAIL, Cause.FINDING), (Verdict.PASS, Cause.NONE)
STOPPED = (Verdict.INCONC, Cause.STIMULUS)


def test_all_pass_is_conforme() -> None:
    got = judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.PASS))
    assert (got.decision, got.exit_code) == (Decision.CONFORMS, ExitCode.CONFORMS)


def test_failed_prerequisite_blocks_its_dependents() -> None:
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


def test_trouble_of_the_environment_is_inconclusive() -> None:
    got = judged(A_B, outcome("a", Verdict.INCONC, Cause.ENVIRONMENT), outcome("b", Verdict.PASS))
    assert verdicts(got) == {"1.a": (Verdict.INCONC, "entorno"), "1.b": (Verdict.INCONC, "entorno")}
    assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.UNDECIDED)


@pytest.mark.parametrize("cause", [Cause.PREAMBLE, Cause.STIMULUS])
def test_block_that_nothing_explains_is_an_error(cause: Cause) -> None:
    got = judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.INCONC, cause))
    assert verdicts(got)["1.b"] == (Verdict.ERROR, "")


def test_wording_without_approval_is_inconclusive() -> None:
    got = judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.INCONC, Cause.PENDING))
    assert verdicts(got)["1.b"] == (Verdict.INCONC, "")


def test_one_failed_row_fails_the_requirement() -> None:
    got = judged(
        A_B,
        outcome("a", Verdict.PASS),
        outcome("b", Verdict.PASS, row="[1]"),
        outcome("b", Verdict.FAIL, Cause.FINDING, row="[2]"),
    )
    assert verdicts(got)["1.b"] == (Verdict.FAIL, "")


def test_scenario_without_outcome_is_an_error() -> None:
    written = {"a": "1.a", "b[1]": "1.b", "b[2]": "1.b"}
    got = judge(
        A_B, Plan(written, frozenset(written)), [outcome("a", Verdict.PASS), outcome("b", Verdict.PASS, row="[1]")]
    )
    assert verdicts(got)["1.b"] == (Verdict.ERROR, "")
    assert got.exit_code is ExitCode.UNDECIDED
    got = judge(A_B, Plan(written, frozenset(written)), [])
    assert verdicts(got) == {"1.a": (Verdict.ERROR, ""), "1.b": (Verdict.ERROR, "")}
    assert {one.raw for one in got.requirements} == {Verdict.ERROR}
    assert got.exit_code is ExitCode.UNDECIDED


def test_scenario_left_out_by_an_early_end_leaves_no_verdict() -> None:
    written = {"a": "1.a", "b[1]": "1.b", "b[2]": "1.b"}
    plan = Plan(written, frozenset(written), interrupted="se cortó la luz.")
    got = judge(A_B, plan, [outcome("a", Verdict.PASS), outcome("b", Verdict.PASS, row="[1]")])
    assert verdicts(got)["1.b"] == (Verdict.NONE, "")


def test_cause_behind_an_unselected_prerequisite_is_found() -> None:
    written = {"a": "1.a", "b": "1.b", "c": "1.c"}
    plan = Plan(written, frozenset({"a", "c"}))
    for own in (FAILED, PASSED, STOPPED):
        got = judge(A_B_C, plan, [outcome("a", *FAILED), outcome("c", *own)])
        assert verdicts(got)["1.c"] == (Verdict.INCONC, "1.a")


def test_block_in_a_partial_run_names_the_unexercised_prerequisite() -> None:
    plan = Plan({"a": "1.a", "b": "1.b"}, frozenset({"b"}))
    got = judge(A_B, plan, [outcome("b", *STOPPED)])
    assert verdicts(got)["1.b"] == (Verdict.INCONC, "")
    assert "La corrida no probó «1.a»" in got.requirements[1].reason
    assert got.exit_code is ExitCode.UNDECIDED


def test_partial_run_excuses_nothing_whose_prerequisites_hold() -> None:
    plan = Plan({"a": "1.a", "b": "1.b", "c": "1.c"}, frozenset({"a", "b"}))
    got = judge(A_B_C, plan, [outcome("a", *PASSED), outcome("b", *STOPPED)])
    assert verdicts(got)["1.b"] == (Verdict.ERROR, "")


def test_trouble_in_one_row_excuses_no_other() -> None:
    got = judged(
        A_B,
        outcome("a", *PASSED),
        outcome("b", Verdict.INCONC, Cause.ENVIRONMENT, row="[1]"),
        outcome("b", *STOPPED, row="[2]"),
    )
    assert verdicts(got)["1.b"] == (Verdict.ERROR, "")


@pytest.mark.parametrize("other", [(Verdict.ERROR, Cause.SUITE), STOPPED, (Verdict.NONE, Cause.NONE)])
@pytest.mark.parametrize("before", [PASSED, FAILED])
def test_fault_of_the_suite_behind_a_failure_never_passes(
    other: tuple[Verdict, Cause], before: tuple[Verdict, Cause]
) -> None:
    known = catalogue(requirement("a", level=Level.INTERPRETED), requirement("b", "a", level=Level.INTERPRETED))
    rows = [outcome("b", *FAILED, row="[1]"), outcome("b", *other, row="[2]")]
    got = judged(known, outcome("a", *before), *rows)
    explained = before == FAILED and other == STOPPED
    assert got.exit_code is (ExitCode.CONFORMS if explained else ExitCode.UNDECIDED)


def test_interpreted_failure_is_an_observation() -> None:
    known = catalogue(requirement("a"), requirement("b", "a", level=Level.INTERPRETED))
    got = judged(known, outcome("a", Verdict.PASS), outcome("b", Verdict.FAIL, Cause.FINDING))
    assert (got.decision, got.exit_code) == (Decision.CONFORMS, ExitCode.CONFORMS)


def test_fault_of_the_suite_never_passes() -> None:
    known = catalogue(requirement("a"), requirement("b", "a", level=Level.INTERPRETED))
    got = judged(known, outcome("a", Verdict.PASS), outcome("b", Verdict.ERROR, Cause.SUITE))
    assert got.exit_code is ExitCode.UNDECIDED


@pytest.mark.parametrize("verdict", [Verdict.ERROR, Verdict.NONE])
def test_fault_of_the_suite_without_a_message_is_still_one(verdict: Verdict) -> None:
    silent = replace(outcome("b", verdict, Cause.SUITE), observed="")
    got = judged(A_B, outcome("a", *PASSED), silent)
    assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.UNDECIDED)
    assert verdicts(got)["1.b"] == (Verdict.ERROR, "")
    assert got.requirements[1].reason


def test_partial_run_is_at_best_not_fully_verified() -> None:
    written = {"a": "1.a", "b": "1.b"}
    got = judge(A_B, Plan(written, frozenset({"b"})), [outcome("b", Verdict.PASS)])
    assert (got.decision, got.exit_code, got.partial) == (Decision.NOT_FULLY_VERIFIED, ExitCode.CONFORMS, True)


def test_interrupted_run_is_never_conforme() -> None:
    got = judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.PASS), interrupted="se cortó la luz.")
    assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.INTERRUPTED)


def test_run_without_outcomes_never_passes() -> None:
    got = judge(A_B, Plan({"a": "1.a", "b": "1.b"}, frozenset()), [])
    assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.NOTHING_RUN)


def test_unexercised_documented_requirement_never_passes() -> None:
    for by in Verification:
        known = catalogue(requirement("a"), requirement("b", by=by))
        got = judged(known, outcome("a", *PASSED), checks={"1.b": lambda _: RunCheckResult(Verdict.NONE, "")})
        assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.UNDECIDED)


@pytest.mark.parametrize(
    ("before", "after"), [("uno", "otro"), ("uno", ""), ("", "uno"), ("uno", UNREADABLE), (UNREADABLE, UNREADABLE)]
)
def test_changed_portal_never_passes(before: str, after: str) -> None:
    got = judged(A_B, outcome("a", *PASSED), outcome("b", *PASSED), fingerprint_start=before, fingerprint_end=after)
    assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.UNDECIDED)
    assert any("portal" in reason for reason in got.reasons)


def test_failure_of_the_suite_outside_scenarios_never_passes() -> None:
    got = judged(A_B, outcome("a", *PASSED), outcome("b", *PASSED), broken=("La suite falló al cerrar «a».",))
    assert (got.decision, got.exit_code) == (Decision.NOT_FULLY_VERIFIED, ExitCode.UNDECIDED)
    assert "La suite falló al cerrar «a»." in got.reasons


def test_same_portal_at_both_ends_is_conforme() -> None:
    got = judged(A_B, outcome("a", *PASSED), outcome("b", *PASSED), fingerprint_start="uno", fingerprint_end="uno")
    assert (got.decision, got.exit_code) == (Decision.CONFORMS, ExitCode.CONFORMS)


@pytest.mark.parametrize(
    ("written", "found", "words"),
    [
        ({"a": "1.z"}, [], "«1.z», que no está en el catálogo"),
        ({"a": "1.a"}, [("a", "1.z")], "no lo tenía previsto"),
        ({"a": "1.a"}, [("b", "1.b")], "no lo tenía previsto"),
        ({"a": "1.a", "b": "1.b"}, [("b", "1.a")], "no lo tenía previsto"),
        ({"a": "1.a"}, [("a", "1.a"), ("a", "1.a")], "más de un resultado"),
    ],
)
def test_outcomes_of_another_run_are_refused(written: dict[str, str], found: list[tuple[str, str]], words: str) -> None:
    outcomes = [replace(outcome("a", *PASSED), scenario=name, requirement=owner) for name, owner in found]
    with pytest.raises(HarnessError, match=words):
        judge(A_B, Plan(written, frozenset(written)), outcomes)


@pytest.mark.parametrize("place", ["../../etc/passwd", "/etc/passwd", "features/../../x.feature", "..\\x.feature"])
def test_outcome_that_names_a_file_elsewhere_is_refused(place: str) -> None:
    with pytest.raises(HarnessError, match="que no es de la suite ni del acta"):
        judged(A_B, replace(outcome("a", *PASSED), feature=place), outcome("b", *PASSED))


def test_outcome_that_was_not_selected_is_refused() -> None:
    with pytest.raises(HarnessError, match="no lo tenía previsto"):
        judge(A_B, Plan({"a": "1.a"}, frozenset()), [outcome("a", *PASSED)])


def test_truncated_line_loses_only_itself(tmp_path: Path) -> None:
    record = Record.open(tmp_path, "acta", tmp_path)
    record.append(outcome("a", Verdict.PASS))
    record.append(outcome("b", Verdict.PASS))
    file = record.folder / "outcomes.jsonl"
    file.write_text(file.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    found, lost = read_outcomes(record.folder)
    assert ([each.requirement for each in found], lost) == (["1.a"], 1)


def test_record_is_not_overwritten(tmp_path: Path) -> None:
    Record.open(tmp_path, "acta", tmp_path)
    with pytest.raises(ConfigurationError, match="no se sobrescribe"):
        Record.open(tmp_path, "acta", tmp_path)


def test_hostile_text_is_escaped_in_the_acta(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    bad = replace(outcome("a", Verdict.FAIL, Cause.FINDING), observed=evil, notes=(evil,), name=evil)
    record = Record.open(tmp_path, None, tmp_path)
    record.finish(A_B, judged(A_B, bad), datetime.now().astimezone(), {"Portal": evil})
    page = (record.folder / "acta.html").read_text(encoding="utf-8")
    assert page.count("<script") == 1  # our own, by its hash
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page
    data = json.loads((record.folder / "verdicts.json").read_text(encoding="utf-8"))
    assert data["requirements"][0]["reason"] == evil
    assert (tmp_path / "latest" / "acta.html").exists()
