"""Clocks that are set in the middle of a scenario, and those that are not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from time_machine import travel

from fixtures.timekeeping import OwnClock, PortalClock
from pages.profile import ClockControl, ClockKind


def dated(seconds: float = 0) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize("seconds", [3600, -3600, 3])
def test_own_clock_that_jumps_is_told(seconds: int) -> None:
    clock = OwnClock()
    assert not clock.trouble()
    with travel(datetime.now(UTC) + timedelta(seconds=seconds), tick=True):
        assert clock.trouble() == f"el reloj de esta máquina saltó {seconds:+d} segundos"
    assert not clock.trouble()


@pytest.mark.parametrize("seconds", [3600, -3600])
def test_portal_clock_that_jumps_between_two_answers_is_told(seconds: int) -> None:
    clock = PortalClock()
    clock.hear(dated())
    clock.hear(dated(seconds))
    assert "el reloj del portal" in clock.told
    clock.begin()
    clock.hear(dated(seconds))
    assert not clock.told


def test_portal_whose_clock_is_wrong_but_goes_on_is_no_trouble() -> None:
    clock = PortalClock()
    for seconds in (7200, 7230, 7201):
        clock.hear(dated(seconds))
    clock.hear("ayer")
    clock.hear("")
    assert not clock.told


@pytest.mark.parametrize(("kind", "alone"), [(ClockKind.NONE, True), (ClockKind.WAIT, True), (ClockKind.HTTP, False)])
def test_clock_that_the_suite_moves_is_not_looked_at(kind: ClockKind, *, alone: bool) -> None:
    assert PortalClock.goes_by_itself(ClockControl(kind)) is alone
