"""Upper bound of a rate, against closed forms and its definition."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.engine.bounds import upper_bound


@settings(deadline=None)
@given(trials=st.integers(1, 20_000))
def test_bound_without_events_is_the_closed_form(trials: int) -> None:
    assert upper_bound(0, trials) == pytest.approx(1 - 0.05 ** (1 / trials), rel=1e-6)


def test_bound_without_events_is_about_three_divided_by_the_trials() -> None:
    assert upper_bound(0, 10_000) == pytest.approx(3 / 10_000, rel=0.01)


@settings(deadline=None)
@given(trials=st.integers(2, 60), data=st.data())
def test_probability_of_the_events_at_the_bound_is_one_minus_the_confidence(trials: int, data: st.DataObject) -> None:
    events = data.draw(st.integers(0, trials - 1))
    bound = upper_bound(events, trials)
    probability = sum(comb(trials, each) * bound**each * (1 - bound) ** (trials - each) for each in range(events + 1))
    assert probability == pytest.approx(0.05, abs=1e-6)


def test_bound_is_one_without_trials_and_where_every_trial_has_the_event() -> None:
    assert upper_bound(0, 0) == 1.0
    assert upper_bound(3, 3) == 1.0
