"""The walks for real, and the scenario of one: it fails on the portal that breaks the clause and passes on the healthy.

Asked for by name and every night, as they take minutes.
"""

from __future__ import annotations

import json

import pytest

from instructivo.model.actions import Action, AskCode, Check, Register, Start, Time, TypeCode, Wait
from instructivo.model.demands import Demand, Expectation
from instructivo.model.fields import CHECKED
from instructivo.model.state import Typed
from tests.acceptance.conftest import ALONE, Suite
from walks.drawing import Walk
from walks.telling import feature_of

EXPIRY = "5.3.1.codigo-vence-15-01"
READY: tuple[Action, ...] = (*map(Check, CHECKED), AskCode(), TypeCode(Typed.LATEST))
TOLD = feature_of(
    Walk(Start(), (*READY, Wait(Time.TOO_LATE), Register())), Expectation(Demand.REFUSES, EXPIRY), "El código vence"
)
LIFE = ("portal/registration/codes.py", "return now - issued.sent_at > policy.lifetime", "return False")
HEALTHY_WALKS = 3


@pytest.mark.parametrize(("healthy", "verdict"), [(True, "pass"), (False, "fail")])
def test_the_scenario_of_a_walk_fails_where_the_clause_is_broken(suite: Suite, healthy: bool, verdict: str) -> None:
    if not healthy:
        suite.edit(*LIFE)
    suite.write("recorrido.feature", TOLD)
    found = suite.run("recorrido.feature", *ALONE)
    assert found.requirement(EXPIRY)["verdict"] == verdict, found.output


def test_walks_on_the_healthy_portal_find_nothing(suite: Suite) -> None:
    found = suite.run("walks", "--walks", str(HEALTHY_WALKS), "--seed", "7", *ALONE)
    data = json.loads((found.record / "recorridos.json").read_text(encoding="utf-8"))
    assert (found.code, data["walks"], data["broken"]) == (0, HEALTHY_WALKS, []), found.output
