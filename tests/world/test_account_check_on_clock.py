"""Account check on a clock that nothing proved: what is measured, and when another leap is tried (5.3.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest

from fixtures.clock import Clock, now
from fixtures.config.credentials import PortalClient
from fixtures.people.account_check import Account, AccountCheck
from fixtures.people.account_check_on_clock import AccountCheckOnClock
from fixtures.people.applicant import Applicant, ApplicantFactory
from fixtures.people.person import Person
from harness.errors import Stuck
from harness.measurements import CodeUse, Leap, code_use_value
from pages.components.availability import Availability
from pages.profile import ClockControl, ClockKind

PERSON = ApplicantFactory(1, 1, "{unique}@prueba.example", {}).draw()
BEFORE, AFTER = (timedelta(minutes=15, seconds=each) for each in (-1, 1))


def clock_of(measured: list[tuple[str, str]], *, page: bool = False) -> Clock:
    way = ClockControl(ClockKind.HEADER, header="X-Desfase", offset=True, page=page)
    return Clock(way, now(), PortalClient("http://127.0.0.1:9"), doubted=measured)


class Portals:
    """Stands for a person on portals whose codes end as told: each account check answers the next value."""

    def __init__(self, clock: Clock, *found: bool) -> None:
        self.found, self.clock, self.registered = list(found), clock, 0

    def looks_for(self, _: Applicant, shared: str = "") -> Account:
        """The next account."""
        del shared
        exists = self.found.pop(0)
        return Account("ID.usuario", Availability.TAKEN if exists else Availability.FREE, signs_in=exists)

    def register_another(self, let_time_pass: Callable[[], None]) -> Applicant:
        """One more person, after a time."""
        self.registered += 1
        self.clock.mark_request()
        let_time_pass()
        return PERSON

    def another_fails(self, _: Callable[[], None]) -> Applicant:
        """No further person, as no code comes."""
        raise Stuck("No llegó el código.")


@pytest.mark.parametrize(
    ("passed", "found", "then"),
    [
        (BEFORE, (True,), []),
        (AFTER, (False,), []),
        (BEFORE, (False, True), [(Leap.MINUTE, CodeUse.ACCEPTED)]),
        (AFTER, (True, False), [(Leap.MONTH, CodeUse.REFUSED)]),
        (AFTER, (True, True), [(Leap.MONTH, CodeUse.ACCEPTED)]),
    ],
)
def test_unexpected_use_is_tried_again_after_another_leap(
    monkeypatch: pytest.MonkeyPatch,
    passed: timedelta,
    found: tuple[bool, ...],
    then: list[tuple[Leap, CodeUse]],
) -> None:
    measured: list[tuple[str, str]] = []
    clock = clock_of(measured)
    stand_in = Portals(clock, *found)
    monkeypatch.setattr(
        AccountCheck, "looks_for", lambda _, applicant, shared="": stand_in.looks_for(applicant, shared)
    )
    clock.advance(passed)
    account = AccountCheckOnClock(cast("Person", None), clock, stand_in.register_another).looks_for(PERSON)
    assert account.exists is found[0]
    known = [value for _, value in measured if not value.endswith(CodeUse.UNKNOWN)]
    assert known[1:] == [code_use_value(*each) for each in then]
    assert stand_in.registered == len(then)


def test_second_use_that_does_not_end_leaves_the_first_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = clock_of([])
    stand_in = Portals(clock, True)
    monkeypatch.setattr(
        AccountCheck, "looks_for", lambda _, applicant, shared="": stand_in.looks_for(applicant, shared)
    )
    clock.advance(AFTER)
    assert AccountCheckOnClock(cast("Person", None), clock, stand_in.another_fails).looks_for(PERSON).exists


def test_page_that_counts_time_itself_is_not_tried_again() -> None:
    clock = clock_of([], page=True)
    clock.advance(AFTER)
    assert clock.is_doubted
    assert not clock.can_try_again
