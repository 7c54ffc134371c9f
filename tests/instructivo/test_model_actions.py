"""The actions of the model: which of them a person can do in a state, what they write, and how long they wait."""

from __future__ import annotations

import pytest

from instructivo.model.actions import (
    CHOICES,
    Action,
    AskCode,
    ChangeEmail,
    ChangeWindow,
    Check,
    Choose,
    CloseNotice,
    CredentialChoice,
    Open,
    Register,
    Reload,
    SignIn,
    Start,
    TakeBack,
    Time,
    TypeCode,
    Wait,
    Write,
    account_in_use,
    has_registered,
    possible,
    seconds_of,
    written,
)
from instructivo.model.fields import CITY, EMAIL, EMAIL_AGAIN, ID, PROVINCE, WRITABLE, Value
from instructivo.model.state import State, Typed
from tests.instructivo.model_walks import CHECKS, READY, beginning, followed, person

EMPTY = State(tuple(person(each) for each in range(1, 5)))
STARTS = (Start(), Start(checked=True))
UNKNOWN = SignIn(CredentialChoice.UNKNOWN)
NEXT: tuple[Action, ...] = (Register(), Start())
"""The person registers, and the next one begins."""


def typed(state: State) -> set[Typed]:
    return {each.how for each in possible(state) if isinstance(each, TypeCode)}


def waits(state: State) -> set[Time]:
    return {each.time for each in possible(state) if isinstance(each, Wait)}


def test_before_a_form_is_open_it_can_be_opened_and_credentials_of_nobody_tried() -> None:
    assert set(possible(EMPTY)) == {ChangeWindow(), UNKNOWN, Open(), *STARTS}


def test_in_a_form_everything_can_be_done_that_its_state_allows() -> None:
    writings = {Write(label, each) for label, values in WRITABLE.items() for each in values}
    always = {ChangeWindow(), UNKNOWN, Reload(), CloseNotice(), Register(), AskCode(), *CHECKS, *CHOICES, *writings}
    timeless = {Wait(Time.HALF_A_MINUTE), Wait(Time.FIVE_MINUTES), TypeCode(Typed.INVENTED), TakeBack()}
    assert set(possible(beginning())) == always | timeless


@pytest.mark.parametrize(("action", "can"), [(Choose(PROVINCE, "Azuay"), True), (TakeBack(), False)])
def test_a_province_is_taken_back_only_where_one_was_chosen(action: Action, can: bool) -> None:
    state = followed(beginning(), action)
    assert (TakeBack() in possible(state)) == can
    assert TakeBack() not in possible(beginning(Start(filled=False)))


def test_a_verified_address_is_not_written_but_tried_to_be_changed() -> None:
    before, verified = beginning(), followed(beginning(), Check(EMAIL_AGAIN))
    assert ChangeEmail() not in possible(before)
    assert ChangeEmail() in possible(verified)
    labels = {each.label for each in possible(verified) if isinstance(each, Write)}
    assert labels == {*WRITABLE} - {EMAIL, EMAIL_AGAIN}


def test_codes_are_typed_once_they_are_there() -> None:
    asked = followed(beginning(), *CHECKS, AskCode())
    assert typed(beginning()) == {Typed.INVENTED}
    assert typed(asked) == {Typed.LATEST, Typed.CHANGED, Typed.NOTHING}
    assert typed(followed(asked, AskCode())) == {Typed.LATEST, Typed.CHANGED, Typed.NOTHING, Typed.OLDER}


def test_a_code_of_the_other_window_needs_one_in_both() -> None:
    asked = followed(beginning(), *CHECKS, AskCode())
    elsewhere = followed(asked, ChangeWindow(), Start())
    assert Typed.FOREIGN not in typed(elsewhere)
    both = followed(elsewhere, *CHECKS, AskCode())
    assert Typed.FOREIGN in typed(both)
    assert Typed.FOREIGN not in typed(followed(beginning(), ChangeWindow(), Start(), *CHECKS, AskCode()))


def test_a_used_code_is_typed_by_the_next_person_of_the_window_who_asked_for_one() -> None:
    next_one = followed(beginning(), *READY, *NEXT)
    assert Typed.USED not in typed(next_one)
    assert Typed.USED in typed(followed(next_one, *CHECKS, AskCode()))


def test_time_passes_towards_the_limits_of_a_code_until_they_are_over() -> None:
    always = {Time.HALF_A_MINUTE, Time.FIVE_MINUTES}
    asked = followed(beginning(), *CHECKS, AskCode())
    assert waits(beginning()) == always
    assert waits(asked) == {*Time}
    last = followed(asked, Wait(Time.LAST_SECOND))
    assert waits(last) == {*always, Time.TOO_LATE}
    assert waits(followed(last, Wait(Time.TOO_LATE))) == always


@pytest.mark.parametrize(
    ("time", "before", "seconds"),
    [
        (Time.HALF_A_MINUTE, (), 30),
        (Time.FIVE_MINUTES, (), 300),
        (Time.LAST_SECOND, (), 899),
        (Time.TOO_LATE, (), 901),
        (Time.LAST_SECOND, (Wait(Time.FIVE_MINUTES),), 599),
        (Time.TOO_LATE, (Wait(Time.LAST_SECOND),), 2),
        (Time.LAST_SECOND, (Wait(Time.HALF_A_MINUTE), AskCode()), 899),
    ],
)
def test_a_time_is_as_long_as_it_says(time: Time, before: tuple[Action, ...], seconds: int) -> None:
    state = followed(beginning(), *CHECKS, AskCode(), *before)
    assert seconds_of(state, time) == seconds
    assert followed(state, Wait(time)).now == state.now + seconds


def test_without_a_code_there_is_no_limit_to_wait_for() -> None:
    assert [seconds_of(state, Time.TOO_LATE) for state in (EMPTY, beginning())] == [0, 0]


def test_after_a_registration_the_account_signs_in_and_the_next_person_may_begin() -> None:
    registered = followed(beginning(), *READY, Register())
    found = account_in_use(registered)
    assert found is not None
    assert found.credentials == (person(1)[ID], person(1)["Contraseña"])
    assert set(possible(registered)) == {ChangeWindow(), Open(), *STARTS, *map(SignIn, CredentialChoice)}
    assert has_registered(registered)
    assert not has_registered(followed(registered, ChangeWindow()))


def test_accounts_belong_to_the_person_of_their_window() -> None:
    later = followed(beginning(), *READY, *NEXT)
    assert later.window.person == 2
    assert account_in_use(later) is None
    assert account_in_use(followed(later, *READY, Register())) == followed(later, *READY, Register()).accounts[-1]


def test_when_everybody_has_taken_part_only_who_is_not_registered_may_begin() -> None:
    last = followed(beginning(), *READY, *NEXT, *READY, *NEXT, *READY, Register())
    assert last.drawn == len(last.people)
    openings = {*STARTS, Open()}
    assert not openings & set(possible(last))
    assert openings <= set(possible(followed(last, ChangeWindow())))


@pytest.mark.parametrize(
    ("action", "texts"),
    [
        (Start(filled=False), {}),
        (Write("Fax", Value.EMPTY), {"Fax": ""}),
        (Write(ID, Value.TAKEN), {ID: person(2)[ID]}),
        (Choose(PROVINCE, "Azuay"), {PROVINCE: "Azuay", CITY: ""}),
        (Choose("País", "Ecuador"), {"País": "Ecuador"}),
        (TakeBack(), {PROVINCE: "", CITY: ""}),
        (Register(), {}),
    ],
)
def test_an_action_writes_what_its_name_says(action: Action, texts: dict[str, str]) -> None:
    assert written(beginning(), action) == texts


def test_a_start_writes_everything_but_what_it_spoils_and_no_city_without_province() -> None:
    own = person(1)
    assert written(EMPTY, Start()) == own
    assert written(EMPTY, Start(spoilt=(("Fax", Value.EMPTY),))) == {**own, "Fax": ""}
    assert written(EMPTY, Start(spoilt=((PROVINCE, Value.EMPTY),))) == {**own, PROVINCE: "", CITY: ""}
