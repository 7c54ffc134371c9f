"""Plan of a run: missing scenarios, JSON data, and the refusal of contradicting inputs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from harness.errors import ConfigurationError, HarnessError
from harness.verdict import Verdict
from instructivo.requirement import Verification
from reports.judge.declarations import Declarations
from reports.judge.outcomes import WALK
from reports.judge.plan import UNREADABLE, Plan, refuse_contradictions
from tests.verdicts.making import A_B, catalogue, outcome, requirement

WRITTEN = {"b[2]": "1.b", "b[1]": "1.b", "a": "1.a"}
WHOLE = Plan(
    written=WRITTEN,
    selected=frozenset({"b[1]", "a"}),
    interrupted="se cortó la luz.",
    broken=("no cerró",),
    fingerprint_start="huella-a",
    fingerprint_end="huella-b",
    mail_route="el perfil la confirma",
    day=date(2026, 11, 24),
)
DATA = {
    "day": "2026-11-24",
    "interrupted": "se cortó la luz.",
    "broken": ["no cerró"],
    "fingerprint_start": "huella-a",
    "fingerprint_end": "huella-b",
    "mail_route": "el perfil la confirma",
    "written": {"a": "1.a", "b[1]": "1.b", "b[2]": "1.b"},
    "selected": ["a", "b[1]"],
}


def test_a_plan_becomes_sorted_json_data() -> None:
    data = WHOLE.data()
    assert data == DATA
    assert list(data["written"]) == ["a", "b[1]", "b[2]"]


def test_a_plan_is_read_and_further_keys_are_ignored() -> None:
    assert Plan.from_data({**DATA, "facts": {}}) == WHOLE


@pytest.mark.parametrize("key", sorted(DATA))
def test_a_plan_without_a_key_is_refused(key: str) -> None:
    with pytest.raises(KeyError, match=key):
        Plan.from_data({name: value for name, value in DATA.items() if name != key})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"written": {"a": 7}}, "un escenario no es un texto"),
        ({"written": {7: "1.a"}}, "un escenario no es un texto"),
        ({"selected": [7]}, "un escenario no es un texto"),
        ({"broken": ["a", 7]}, "«broken» no tiene textos"),
        ({"interrupted": 7}, "«interrupted» es 7 y debe ser un texto"),
        ({"mail_route": None}, "«mail_route» es None y debe ser un texto"),
    ],
)
def test_a_plan_with_a_value_of_another_type_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Plan.from_data({**DATA, **changes})


def test_only_a_portal_that_was_read_and_stayed_the_same_did_not_change() -> None:
    assert WHOLE.changed
    assert not replace(WHOLE, fingerprint_end="huella-a").changed
    assert replace(WHOLE, fingerprint_start=UNREADABLE, fingerprint_end=UNREADABLE).changed


def test_missing_are_the_selected_scenarios_of_a_requirement_that_left_no_outcome() -> None:
    plan = Plan(WRITTEN, frozenset(WRITTEN))
    found = [outcome("b", Verdict.PASS, row="[1]")]
    assert plan.missing("1.b", found) == 1
    assert plan.missing("1.b", []) == 2
    assert plan.missing("1.a", found) == 1
    assert plan.missing("1.z", []) == 0


def test_scenarios_that_were_not_selected_are_not_missing() -> None:
    assert WHOLE.missing("1.b", []) == 1


def test_a_run_is_partial_where_scenarios_were_left_out() -> None:
    assert WHOLE.partial()
    assert not Plan(WRITTEN, frozenset(WRITTEN)).partial()


def test_a_run_is_not_partial_without_what_does_not_apply() -> None:
    assert not WHOLE.partial(frozenset({"1.b"}))
    assert WHOLE.partial(frozenset({"1.a"}))


def test_a_plan_without_some_scenarios_keeps_the_rest() -> None:
    kept = WHOLE.without(frozenset({"b[1]", "b[2]"}))
    assert (kept.written, kept.selected) == ({"a": "1.a"}, frozenset({"a"}))
    assert replace(kept, written=WHOLE.written, selected=WHOLE.selected) == WHOLE


def test_an_outcome_that_poses_as_a_walk_is_refused() -> None:
    posing = replace(outcome("a", Verdict.PASS), extras={WALK: "1"})
    with pytest.raises(HarnessError, match=r"«a» dice ser de un recorrido y no es lo que uno deja"):
        refuse_contradictions(A_B, WHOLE, [posing], Declarations())


@pytest.mark.parametrize("feature", ["/etc/x.feature", "../x.feature", "a/../x.feature", "..\\x.feature"])
def test_an_outcome_of_a_file_elsewhere_is_refused(feature: str) -> None:
    foreign = replace(outcome("a", Verdict.PASS), feature=feature)
    with pytest.raises(HarnessError, match=r"«a» nombra el archivo .*, que no es de la suite"):
        refuse_contradictions(A_B, WHOLE, [foreign], Declarations())


def test_inputs_that_can_all_be_true_are_accepted() -> None:
    refuse_contradictions(A_B, WHOLE, [outcome("a", Verdict.PASS)], Declarations(by_hand=("1.b",)))


def test_a_scenario_of_no_requirement_is_refused() -> None:
    plan = Plan({"a": "1.a", "z": "1.z"}, frozenset())
    with pytest.raises(ConfigurationError, match=r"«z» decide «1\.z», que no está en el catálogo"):
        refuse_contradictions(A_B, plan, [], Declarations())


def test_a_scenario_of_a_run_check_is_refused() -> None:
    known = catalogue(requirement("a"), requirement("b", by=Verification.RUN))
    with pytest.raises(ConfigurationError, match=r"«b» decide «1\.b», que se decide con la corrida entera"):
        refuse_contradictions(known, Plan({"a": "1.a", "b": "1.b"}, frozenset()), [], Declarations())


def test_the_first_of_the_scenarios_with_two_outcomes_is_named() -> None:
    rows = [outcome("b", Verdict.PASS, row=row) for row in ("[2]", "[1]")]
    plan = Plan(WRITTEN, frozenset(WRITTEN))
    with pytest.raises(HarnessError, match=r"«b\[1\]» tiene más de un resultado"):
        refuse_contradictions(A_B, plan, [*rows, *rows, outcome("a", Verdict.PASS)], Declarations())


def test_an_outcome_that_was_not_selected_is_refused() -> None:
    with pytest.raises(HarnessError, match=r"«b\[2\]» para «1\.b» y la corrida no lo tenía previsto"):
        refuse_contradictions(A_B, WHOLE, [outcome("b", Verdict.PASS, row="[2]")], Declarations())


def test_by_hand_must_name_requirements_of_the_catalogue() -> None:
    with pytest.raises(ConfigurationError, match=r"algo sobre «1\.y», que no está en el catálogo"):
        refuse_contradictions(A_B, WHOLE, [], Declarations(by_hand=("1.z", "1.a", "1.y")))
