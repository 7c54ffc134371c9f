"""Choice of the most novel walks: each demand with what happened before it."""

from __future__ import annotations

from instructivo.model.actions import Action, ChangeWindow, Check, Choose, Register, Start
from instructivo.model.demands import Demand
from instructivo.model.fields import ID, PROVINCE
from walks.drawing import states_of
from walks.novelty import Event, most_novel, pasts

OFFERS = (Demand.CITIES, "5.3.1.ciudad-sigue-a-provincia", "")
IS_FREE = (Demand.FREE, "5.3.1.id-disponible", ID)


def novelties(*actions: Action) -> set[Event]:
    return set(pasts(list(states_of(actions))))


def test_a_demand_is_joined_with_each_event_before_it_and_not_with_those_after() -> None:
    azuay, guayas = Choose(PROVINCE, "Azuay"), Choose(PROVINCE, "Guayas")
    found = novelties(Start(), azuay, guayas)
    assert (OFFERS, ("Choose", PROVINCE, "Azuay"), 1) in found
    assert (OFFERS, ("Choose", PROVINCE, "Guayas"), 1) not in found


def test_the_second_and_the_third_time_are_others_than_the_first_and_later_ones_are_not() -> None:
    free = ("Check", ID, str(Demand.FREE))
    before = {times for demand, event, times in _triples(*[Check(ID)] * 6) if (demand, event) == (IS_FREE, free)}
    assert before == {1, 2, 3}


def test_events_of_the_other_window_are_told_apart() -> None:
    found = novelties(Start(), Check(ID), ChangeWindow(), Start(), Check(ID))
    assert (IS_FREE, "la otra", ("Start",)) in found
    assert not any(event == ("ChangeWindow",) for _, event, _ in _triples(Check(ID), ChangeWindow(), Check(ID)))


def test_a_refusal_is_another_event_than_a_registration() -> None:
    refused = [event for _, event, _ in _triples(Register(), Register())]
    assert any(event[0] == "Register" and len(event) == 2 for event in refused if isinstance(event, tuple))


def test_what_was_chosen_makes_the_like_of_it_worth_less() -> None:
    worth = {"a": "1234", "b": "1235", "c": "67", "d": "123"}
    assert most_novel([*worth, "a"], 3, lambda each: iter(worth[each])) == ["a", "c", "b"]
    assert most_novel(["a"], 3, lambda each: iter(worth[each])) == ["a"]


def _triples(*actions: Action) -> list[Event]:
    return [each for each in novelties(Start(), *actions) if len(each) == 3]
