"""Drawing of walks: what the model allows, the same for one seed, and enough of them that register."""

from __future__ import annotations

import pytest

from instructivo.model.actions import Register, Wait
from instructivo.model.demands import Demand
from instructivo.model.prediction import predict
from tests.instructivo.model_walks import person
from walks.drawing import draw
from walks.walk import LENGTH, Walk, coverage, is_allowed, stand_in, states_of

NUMBER = 12


@pytest.fixture(scope="module")
def drawn() -> tuple[Walk, ...]:
    return draw(NUMBER, 7, moves_clock=True)


def test_walks_are_what_the_model_allows(drawn: tuple[Walk, ...]) -> None:
    assert len(drawn) == len({*drawn}) == NUMBER
    assert all(len(walk.actions) == LENGTH and is_allowed(walk.whole) for walk in drawn)


def test_one_seed_gives_the_same_walks_and_another_gives_others() -> None:
    first, again, other = (draw(2, seed, moves_clock=True) for seed in (1, 1, 2))
    assert first == again != other


def test_a_good_share_of_the_walks_registers(drawn: tuple[Walk, ...]) -> None:
    registering = [
        walk
        for walk in drawn
        if any(predict(state, action).demands(Demand.REGISTERS) for state, action in states_of(walk.whole))
    ]
    assert len(registering) * 4 >= NUMBER


def test_walks_take_many_transitions_and_press_register(drawn: tuple[Walk, ...]) -> None:
    taken = coverage(drawn)
    assert len(taken) > 2 * NUMBER
    assert any(action == Register.__name__ for _, action in taken)


def test_no_time_passes_where_the_clock_cannot_be_moved() -> None:
    assert not any(isinstance(each, Wait) for walk in draw(3, 7, moves_clock=False) for each in walk.actions)


def test_who_stands_in_has_the_fields_of_a_person() -> None:
    assert stand_in(1).keys() == person(1).keys()
