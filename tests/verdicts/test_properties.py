"""Properties of the judge, with random catalogues, runs and declarations."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import jsonschema
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from harness.declarations import NotApplicable, Waiver
from harness.verdict import Cause, Disposition, Verdict
from instructivo.requirement import Level, Verification
from reports.judge.declarations import Declarations, Unstable
from reports.judge.outcomes import WALK, Evidence, ScenarioOutcome
from reports.judge.plan import Plan
from reports.judge.run_judgement import Decision, ExitCode, Judgement
from reports.judge.walks import SCENARIO, feature_path, scenario_of
from reports.record.schema import VERDICTS_SCHEMA
from reports.record.verdicts_data import verdicts_data
from tests.verdicts.making import CAUSES, DAY, PORTAL, UNDECIDED_STEPS, Situation, situations

NOW = datetime(2026, 11, 24, 12).astimezone()
SETTLED = (Disposition.PASS, Disposition.REVIEWED)


def passes(judgement: Judgement) -> set[str]:
    return {one.requirement.id for one in judgement.requirements if one.verdict is Verdict.PASS}


def no_better(before: Judgement, after: Judgement) -> None:
    """Assert that a change made a run neither conforming nor successful."""
    assert after.decision is not Decision.CONFORMS or before.decision is Decision.CONFORMS
    assert after.exit_code is not ExitCode.CONFORMS or before.exit_code is ExitCode.CONFORMS


@given(situations(), st.data())
def test_order_does_not_matter(situation: Situation, data: st.DataObject) -> None:
    declared = situation.declarations
    other = replace(
        situation,
        outcomes=tuple(data.draw(st.permutations(situation.outcomes))),
        declarations=Declarations(
            tuple(reversed(declared.not_applicable)),
            tuple(reversed(declared.waivers)),
            tuple(reversed(declared.reviews)),
            tuple(reversed(declared.unstable)),
            tuple(reversed(declared.by_hand)),
        ),
    )
    first, second = situation.judge(), replace(other.judge(), declarations=declared)
    assert first == second
    assert first.reasons == second.reasons


@given(situations())
def test_verdicts_have_passed_prerequisites(situation: Situation) -> None:
    got = situation.judge()
    by_id = {one.requirement.id: one for one in got.requirements}
    absent = {each.requirement for each in situation.declarations.not_applicable}
    for one in got.requirements:
        if one.verdict in (Verdict.PASS, Verdict.FAIL):
            assert one.verdict is one.raw
        first_cause = any(each.prevents_its_prerequisites for each in one.outcomes)
        if one.verdict in (Verdict.PASS, Verdict.FAIL) and not first_cause:
            exercised = [by_id[each] for each in one.requirement.depends_on if by_id[each].exercised]
            blocking = [each for each in exercised if each.requirement.id not in absent and not each.is_left_open]
            assert all(each.verdict is Verdict.PASS for each in blocking)
        if one.verdict is Verdict.PASS:
            assert one.outcomes or one.requirement.verified_by is Verification.RUN
        if one.verdict is Verdict.INCONC:
            assert one.reason
        assert one.blocked_by != one.requirement.id


@given(situations(), st.data())
def test_walk_adds_its_finding_and_changes_nothing_else(situation: Situation, data: st.DataObject) -> None:
    owners = [one.id for one in situation.known if one.verified_by is Verification.SCENARIO]
    assume(owners and situation.outcomes)
    owner = data.draw(st.sampled_from(owners))
    walked = _with_walk(situation, owner)
    before, after = situation.judge(), walked.judge()
    no_better(before, after)
    for one, other in zip(before.requirements, after.requirements, strict=True):
        if one.requirement.id != owner:
            assert other == one
        elif one.verdict is Verdict.PASS:
            is_found = (other.verdict, other.reason) == (Verdict.FAIL, "lo contradice un recorrido")
            absent = {each.requirement for each in situation.declarations.not_applicable}
            assert is_found or (other.verdict is Verdict.INCONC and other.blocked_by in absent)


def _with_walk(situation: Situation, owner: str) -> Situation:
    """A situation in which a walk contradicted a requirement."""
    found = ScenarioOutcome(scenario_of(1), owner, "Recorrido 1", feature_path(1), 1, Verdict.FAIL, Cause.FINDING)
    found = replace(
        found,
        observed="lo contradice un recorrido",
        extras={WALK: "1"},
        evidence=(Evidence(SCENARIO, feature_path(1), "El escenario"),),
    )
    plan = situation.plan
    return replace(
        situation,
        plan=replace(plan, written={**plan.written, scenario_of(1): owner}, selected=plan.selected | {scenario_of(1)}),
        outcomes=(*situation.outcomes, found),
    )


@given(situations())
def test_blocker_is_not_itself_blocked(situation: Situation) -> None:
    got = situation.judge()
    by_id = {one.requirement.id: one for one in got.requirements}
    absent = {each.requirement for each in situation.declarations.not_applicable}
    for one in got.requirements:
        if one.blocked_by and one.blocked_by != "entorno" and one.blocked_by not in absent:
            cause = by_id[one.blocked_by]
            assert cause.exercised
            assert cause.verdict is not Verdict.PASS
            assert not cause.blocked_by


@given(situations())
def test_conforme_means_that_every_documented_requirement_is_settled(situation: Situation) -> None:
    got, plan = situation.judge(), situation.plan
    scope = [one for one in got.requirements if one.requirement.level is Level.DOCUMENTED]
    settled = bool(scope) and all(one.disposition in SETTLED for one in scope)
    whole = not plan.interrupted and not got.partial and not plan.changed and not plan.broken
    declared = got.waiver_problems or situation.declarations.not_applicable
    something = any(one.exercised for one in got.requirements)
    assert (got.decision is Decision.CONFORMS) == (settled and whole and not declared and something)
    for one in scope:
        if one.disposition in SETTLED and one.verdict is not Verdict.PASS:
            assert one.reviews


@given(situations())
def test_exit_code_zero_means_conforme_or_a_clean_part_of_it(situation: Situation) -> None:
    got = situation.judge()
    if got.exit_code is not ExitCode.CONFORMS:
        return
    assert any(one.exercised for one in got.requirements)
    assert not [one for one in got.requirements if one.exercised and one.fault]
    documented = [one for one in got.requirements if one.requirement.level is Level.DOCUMENTED]
    assert all(one.disposition in SETTLED for one in documented if one.exercised)
    assert got.partial or got.decision is Decision.CONFORMS or not documented


@given(situations(), st.data())
def test_worse_outcome_never_makes_it_better(situation: Situation, data: st.DataObject) -> None:
    good = [number for number, each in enumerate(situation.outcomes) if each.verdict is Verdict.PASS]
    assume(good)
    chosen = data.draw(st.sampled_from(good))
    verdict = data.draw(st.sampled_from([Verdict.FAIL, Verdict.INCONC, Verdict.ERROR]))
    worse = list(situation.outcomes)
    worse[chosen] = replace(worse[chosen], verdict=verdict, cause=data.draw(st.sampled_from(CAUSES[verdict])))
    before, after = situation.judge(), replace(situation, outcomes=tuple(worse)).judge()
    assert passes(after) <= passes(before)
    assume(not explains(worse[chosen].requirement, before, after))
    no_better(before, after)


def explains(requirement: str, before: Judgement, after: Judgement) -> bool:
    """Whether the requirement that became worse now explains a block that was a fault of the suite before."""
    faulty = {one.requirement.id for one in before.requirements if one.fault}
    return any(one.blocked_by == requirement for one in after.requirements if one.requirement.id in faulty)


@given(situations(), st.data())
def test_no_vacuous_outcome_passes(situation: Situation, data: st.DataObject) -> None:
    good = [number for number, each in enumerate(situation.outcomes) if each.verdict is Verdict.PASS]
    assume(good)
    chosen, steps = data.draw(st.sampled_from(good)), data.draw(st.sampled_from(UNDECIDED_STEPS))
    vacuous = list(situation.outcomes)
    vacuous[chosen] = replace(vacuous[chosen], steps=steps)
    before, after = situation.judge(), replace(situation, outcomes=tuple(vacuous)).judge()
    assert vacuous[chosen].requirement not in passes(after)
    assert passes(after) <= passes(before)
    assume(not explains(vacuous[chosen].requirement, before, after))
    no_better(before, after)


@given(situations(), st.data())
def test_lost_outcome_never_makes_it_better(situation: Situation, data: st.DataObject) -> None:
    assume(situation.outcomes)
    lost = data.draw(st.sampled_from(situation.outcomes))
    left = tuple(each for each in situation.outcomes if each is not lost)
    no_better(situation.judge(), replace(situation, outcomes=left).judge())


@given(situations(), st.data())
def test_no_declaration_but_a_review_makes_it_better(situation: Situation, data: st.DataObject) -> None:
    declared = situation.declarations
    name = data.draw(st.sampled_from(sorted(situation.known.requirements)))
    taken = {each.requirement for each in declared.not_applicable} | {each.requirement for each in declared.waivers}
    more = [replace(declared, unstable=(*declared.unstable, Unstable(name, Verdict.PASS, Verdict.FAIL)))]
    if name not in taken:
        waiver = Waiver(name, "visto", "se sabe", "Ana", DAY, PORTAL)
        more.append(replace(declared, waivers=(*declared.waivers, waiver)))
        more.append(replace(declared, not_applicable=(*declared.not_applicable, NotApplicable(name, "no lo tiene"))))
    after = replace(situation, declarations=data.draw(st.sampled_from(more)))
    no_better(situation.judge(), after.judge())


@given(situations())
def test_no_trouble_of_the_run_makes_it_better(situation: Situation) -> None:
    before = situation.judge()
    for plan in (
        replace(situation.plan, interrupted="se cortó la luz."),
        replace(situation.plan, fingerprint_end="otra"),
        replace(situation.plan, broken=("La suite falló.",)),
    ):
        no_better(before, replace(situation, plan=plan).judge())


@given(situations())
def test_reviews_never_change_verdicts_of_the_machine(situation: Situation) -> None:
    got = situation.judge()
    alone = replace(situation, declarations=replace(situation.declarations, reviews=())).judge()
    assert [one.verdict for one in got.requirements] == [one.verdict for one in alone.requirements]
    for one, machine in zip(got.requirements, alone.requirements, strict=True):
        assert one.disposition is Disposition.FAIL or machine.disposition is not Disposition.FAIL


@given(situations())
def test_random_run_without_outcomes_never_passes(situation: Situation) -> None:
    plan = replace(situation.plan, selected=frozenset())
    got = replace(situation, plan=plan, outcomes=()).judge()
    if not any(one.exercised for one in got.requirements):
        assert got.decision is not Decision.CONFORMS
        assert got.exit_code is not ExitCode.CONFORMS


@given(situations())
def test_record_has_all_that_is_needed_to_judge_again(situation: Situation) -> None:
    first = written_data(situation, situation.judge())
    VERDICTS_SCHEMA.validate(first)
    plan, declarations = Plan.from_data(first["run"]), Declarations.from_data(first)
    second = written_data(situation, replace(situation, plan=plan, declarations=declarations).judge())
    first["run"].pop("ended")
    second["run"].pop("ended")
    assert first == second


def written_data(situation: Situation, judgement: Judgement) -> dict[str, Any]:
    data = verdicts_data(situation.known, judgement, NOW, {"Portal": "x"})
    return dict(json.loads(json.dumps(data)))


def test_the_schema_refuses_what_is_not_a_record() -> None:
    with pytest.raises(jsonschema.ValidationError):
        VERDICTS_SCHEMA.validate({"schema": 1})
