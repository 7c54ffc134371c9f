"""The bound of a rate, against closed forms and its own definition."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.engine.bounds import upper_bound


@settings(deadline=None)  # a busy machine is not a finding
@given(trials=st.integers(1, 20_000))
def test_without_an_event_it_is_the_closed_form(trials: int) -> None:
    assert upper_bound(0, trials) == pytest.approx(1 - 0.05 ** (1 / trials), rel=1e-6)


def test_without_an_event_it_is_about_three_in_all_trials() -> None:
    assert upper_bound(0, 10_000) == pytest.approx(3 / 10_000, rel=0.01)


@settings(deadline=None)
@given(trials=st.integers(2, 60), data=st.data())
def test_at_the_bound_so_few_events_are_as_rare_as_was_asked(trials: int, data: st.DataObject) -> None:
    events = data.draw(st.integers(0, trials - 1))
    bound = upper_bound(events, trials)
    so_few = sum(comb(trials, each) * bound**each * (1 - bound) ** (trials - each) for each in range(events + 1))
    assert so_few == pytest.approx(0.05, abs=1e-6)


def test_nothing_tried_says_nothing() -> None:
    assert upper_bound(0, 0) == 1.0
    assert upper_bound(3, 3) == 1.0
