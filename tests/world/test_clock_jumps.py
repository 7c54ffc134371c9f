"""Clock jumps during a scenario are reported, and only these."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from time_machine import travel

from fixtures.monitors.clock_jumps import MachineClock, PortalClock
from pages.profile import ClockControl, ClockKind


def dated(seconds: float = 0) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize("seconds", [3600, -3600, 3])
def test_jump_of_the_machine_clock_is_reported(seconds: int) -> None:
    clock = MachineClock()
    assert not clock.trouble()
    with travel(datetime.now(UTC) + timedelta(seconds=seconds), tick=True):
        assert clock.trouble() == f"el reloj de esta máquina saltó {seconds:+d} segundos"
    assert not clock.trouble()


@pytest.mark.parametrize("seconds", [3600, -3600])
def test_jump_of_the_portal_clock_between_two_answers_is_reported(seconds: int) -> None:
    clock = PortalClock()
    clock.read_date(dated())
    clock.read_date(dated(seconds))
    assert "el reloj del portal" in clock.trouble
    clock.start_scenario()
    clock.read_date(dated(seconds))
    assert not clock.trouble


def test_wrong_portal_clock_without_a_jump_is_no_trouble() -> None:
    clock = PortalClock()
    for seconds in (7200, 7230, 7201):
        clock.read_date(dated(seconds))
    clock.read_date("ayer")
    clock.read_date("")
    assert not clock.trouble


@pytest.mark.parametrize(
    ("kind", "uncontrolled"), [(ClockKind.NONE, True), (ClockKind.WAIT, True), (ClockKind.HTTP, False)]
)
def test_clock_that_the_suite_controls_is_not_watched(kind: ClockKind, *, uncontrolled: bool) -> None:
    assert PortalClock.is_uncontrolled(ClockControl(kind)) is uncontrolled
