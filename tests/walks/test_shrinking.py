"""Shrinking: the shortest form in the model is tried first, then bounded deletion; the last action stays."""

from __future__ import annotations

from instructivo.model.actions import (
    Action,
    AskCode,
    ChangeEmail,
    Check,
    Choose,
    CloseNotice,
    Register,
    Start,
    Time,
    TypeCode,
    Wait,
)
from instructivo.model.demands import Demand, Expectation
from instructivo.model.fields import CHECKED, EMAIL_AGAIN, PROVINCE, Value
from instructivo.model.state import Typed
from walks.shrinking import shortest_in_model, shrink
from walks.walk import Walk

READY: tuple[Action, ...] = (*map(Check, CHECKED), AskCode(), TypeCode(Typed.LATEST))
EXPIRED = Expectation(Demand.REFUSES, "5.3.1.codigo-vence-15-01")
LONG = Walk(
    Start(spoilt=(("Fax", Value.EMPTY),)),
    (CloseNotice(), Choose(PROVINCE, "Azuay"), *READY, Check(CHECKED[0]), Wait(Time.TOO_LATE), Register()),
)
SHORT = Walk(Start(), (AskCode(), TypeCode(Typed.LATEST), Wait(Time.TOO_LATE), Register()))


def test_the_model_knows_what_a_demand_does_not_need() -> None:
    assert shortest_in_model(LONG, EXPIRED) == SHORT


def test_the_shortest_form_of_the_model_is_tried_once_and_is_enough() -> None:
    tried: list[Walk] = []
    assert shrink(LONG, EXPIRED, lambda walk: not tried.append(walk), lambda: True) == SHORT  # type: ignore[func-returns-value]  # None, so that every attempt contradicts
    assert tried == [SHORT]


def test_actions_that_the_contradiction_needs_stay() -> None:
    needed = {*READY, Wait(Time.TOO_LATE), Register()}
    found = shrink(LONG, EXPIRED, lambda walk: needed <= {*walk.actions}, lambda: True)
    assert (found.start, {*found.actions}, len(found.actions)) == (Start(), needed, len(needed))


def test_without_time_nothing_is_tried() -> None:
    assert shrink(LONG, EXPIRED, lambda _: True, lambda: False) == LONG


def test_a_walk_of_one_action_is_as_short_as_it_gets() -> None:
    walk = Walk(Start(), (Check(EMAIL_AGAIN),))
    assert shrink(walk, Expectation(Demand.FREE, "5.3.1.correo-disponible"), lambda _: True, lambda: True) == walk


def test_the_last_action_stays() -> None:
    walk = Walk(Start(), (Check(EMAIL_AGAIN), Choose(PROVINCE, "Azuay"), ChangeEmail()))
    fixed = Expectation(Demand.FIXED, "5.3.1.correo-sigue-fijo")
    assert shortest_in_model(walk, fixed) == walk


def test_checks_that_a_portal_demands_stay_and_the_rest_goes_at_once() -> None:
    tried: list[Walk] = []

    def contradicts(walk: Walk) -> bool:
        tried.append(walk)
        return needed <= {*walk.actions}

    needed = {*READY, Wait(Time.TOO_LATE), Register()}
    found = shrink(LONG, EXPIRED, contradicts, lambda: True)
    assert len(tried[1].actions) == len(READY) + 3  # the last check is a second one
    assert ({*found.actions}, len(found.actions)) == (needed, len(needed))
