"""State of the model after actions: values, codes, accounts and windows; and its forecast of a portal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instructivo.model.actions import (
    Action,
    AskCode,
    ChangeEmail,
    ChangeWindow,
    Check,
    Register,
    Reload,
    Start,
    Time,
    TypeCode,
    Wait,
    Write,
    possible,
)
from instructivo.model.faults import typed_code
from instructivo.model.fields import (
    CHECKED,
    EMAIL,
    EMAIL_AGAIN,
    ID,
    NUMBER,
    PASSWORD,
    PASSWORD_AGAIN,
    PHONE,
    Value,
    text_of,
)
from instructivo.model.prediction import assumed
from instructivo.model.state import Typed
from instructivo.model.transitions import Answer, Seen, after
from tests.instructivo.model_walks import CHECKS, READY, beginning, followed, person, with_values


def test_a_code_keeps_its_number_its_time_and_whether_its_address_was_verified() -> None:
    state = followed(beginning(), AskCode(), Wait(Time.HALF_A_MINUTE), *CHECKS, AskCode())
    assert state.form is not None
    assert [(each.number, each.asked_at, each.verified) for each in state.form.codes] == [(1, 0, False), (2, 30, True)]
    assert state.asked == 2


@pytest.mark.parametrize(
    ("how", "number"),
    [(Typed.LATEST, 2), (Typed.OLDER, 1), (Typed.CHANGED, 0), (Typed.NOTHING, 0), (Typed.FOREIGN, 3), (Typed.USED, 0)],
)
def test_a_typed_code_is_the_one_that_its_name_says(how: Typed, number: int) -> None:
    state = followed(beginning(), *CHECKS, AskCode(), AskCode(), ChangeWindow(), Start(), AskCode(), ChangeWindow())
    form = followed(state, TypeCode(how)).form
    assert form is not None
    assert form.typed is not None
    assert (form.typed.how, form.typed.number) == (how, number)


def test_the_code_of_a_registration_is_the_used_one_of_its_window() -> None:
    registered = followed(beginning(), *READY, Register())
    assert registered.window.used == 1
    later = followed(registered, Start(), *CHECKS, AskCode(), TypeCode(Typed.USED))
    assert later.form is not None
    assert later.form.typed is not None
    assert later.form.typed.number == 1
    assert later.window.person == 2


def test_an_account_has_what_the_form_had_and_a_refusal_adds_none() -> None:
    values = {**person(1), "Fax": ""}
    registered = followed(beginning(Start(spoilt=(("Fax", Value.EMPTY),))), *READY, Register())
    assert [(each.person, each.values) for each in registered.accounts] == [(0, values)]
    refused = after(beginning(), Register(), Seen(registered=False))
    assert refused.accounts == ()
    assert refused.form is not None
    assert refused.form.refused
    assert not followed(beginning(), *CHECKS).form.refused  # type: ignore[union-attr]  # a form is open


def test_a_registration_without_a_code_used_none() -> None:
    assert after(beginning(), Register(), Seen(registered=True)).window.used == 0


@pytest.mark.parametrize("action", [Check(ID), AskCode(), Register()])
def test_a_button_that_stayed_off_changes_nothing(action: Action) -> None:
    state = beginning()
    seen = Seen(pressed=False, answer=Answer.FREE, registered=True)
    assert after(state, action, seen) == state


def test_opening_again_forgets_what_was_found_free_and_keeps_the_codes() -> None:
    asked = followed(beginning(), *CHECKS, AskCode(), Wait(Time.HALF_A_MINUTE))
    again = followed(asked, Reload()).form
    assert again is not None
    assert asked.form is not None
    assert (again.opened_at, again.codes, again.reloaded) == (30, asked.form.codes, True)
    assert (again.free, again.verified, again.acts, again.typed) == (frozenset(), "", 0, None)


def test_a_check_remembers_what_was_free_and_verifies_only_addresses_that_agree() -> None:
    state = followed(beginning(), Check(ID))
    assert state.form is not None
    assert state.form.free == {(ID, person(1)[ID])}
    assert state.form.verified == ""
    verified = followed(state, Check(EMAIL_AGAIN)).form
    assert verified is not None
    assert verified.verified == person(1)[EMAIL]
    different = after(followed(beginning(), Write(EMAIL, Value.OTHER)), Check(EMAIL_AGAIN), Seen(answer=Answer.FREE))
    assert different.form is not None
    assert different.form.verified == ""
    assert len(different.form.free) == 1


@pytest.mark.parametrize("answer", [Answer.TAKEN, Answer.UNSAID])
def test_what_was_not_found_free_is_not_remembered(answer: Answer) -> None:
    found = after(beginning(), Check(ID), Seen(answer=answer)).form
    assert found is not None
    assert found.free == frozenset()


def test_acts_are_counted_once_the_address_is_verified() -> None:
    verified = followed(beginning(), Check(ID), Check(EMAIL_AGAIN))
    assert verified.form is not None
    assert verified.form.acts == 0
    later = followed(verified, Check(ID), ChangeEmail()).form
    assert later is not None
    assert later.acts == 2


def test_what_the_page_gives_back_is_what_the_form_has() -> None:
    seen = Seen(values={"Fax": "12"})
    form = after(beginning(), Write("Fax", Value.OWN), seen).form
    assert form is not None
    assert form.values == {**person(1), "Fax": "12"}


def test_a_verified_address_is_assumed_to_stay() -> None:
    verified = followed(beginning(), Check(EMAIL_AGAIN))
    assert EMAIL in dict(assumed(beginning(), Write(EMAIL, Value.OTHER)).values or {})
    assert not assumed(verified, Write(EMAIL, Value.OTHER)).values


def test_two_windows_keep_their_forms_and_share_the_accounts() -> None:
    first = followed(beginning(), *READY)
    other = followed(first, ChangeWindow())
    assert other.form is None
    assert other.own == person(2)
    assert other.others == person(1)
    back = followed(other, Start(), *READY, Register(), ChangeWindow())
    assert back.form == first.form
    assert [each.person for each in back.accounts] == [1]


@pytest.mark.parametrize(
    ("value", "label", "text"),
    [
        (Value.OWN, PHONE, "0400000001"),
        (Value.EMPTY, PHONE, ""),
        (Value.SHORT, PASSWORD, "Clave00"),
        (Value.WRONG_START, PHONE, "8400000001"),
        (Value.TOO_LONG, PHONE, "040000000112345"),
        (Value.SECOND, ID, "persona1b"),
        (Value.SECOND, PHONE, "0400000007"),
        (Value.OTHER, PASSWORD_AGAIN, "Clave0007"),
        (Value.OTHER, EMAIL, "persona1x@ejemplo.test"),
        (Value.OTHER, EMAIL_AGAIN, "persona1x@ejemplo.test"),
        (Value.TAKEN, ID, "persona2"),
        (Value.TAKEN, EMAIL_AGAIN, "persona2@ejemplo.test"),
    ],
)
def test_a_value_is_the_text_that_its_name_says(value: Value, label: str, text: str) -> None:
    assert text_of(value, label, person(1), person(2)) == text


def test_another_end_is_another_also_where_the_text_ends_like_it() -> None:
    assert text_of(Value.OTHER, PASSWORD_AGAIN, {PASSWORD_AGAIN: "Clave0007"}, {}) == "Clave0003"


def test_no_code_stands_in_an_untouched_field() -> None:
    asked = followed(beginning(), *CHECKS, AskCode()).form
    assert asked is not None
    assert typed_code(asked) is None


def test_a_conforming_portal_is_assumed() -> None:
    assert assumed(beginning(), Check(ID)).answer is Answer.FREE
    registered = followed(beginning(), *READY, Register(), ChangeWindow(), Start(spoilt=((ID, Value.TAKEN),)))
    assert assumed(registered, Check(ID)).answer is Answer.TAKEN
    assert assumed(with_values(beginning(), user=""), Check(ID)).answer is Answer.UNSAID
    assert assumed(beginning(), Reload()).values == dict.fromkeys(person(1), "")
    assert not assumed(beginning(), Register()).registered
    assert assumed(followed(beginning(), *READY), Register()).registered


def test_the_next_person_fills_the_form_with_their_own_data() -> None:
    registered = followed(beginning(), *READY, Register())
    assert assumed(registered, Start()).values == person(3)


@pytest.mark.parametrize(
    ("age", "times"), [(898, {Time.LAST_SECOND, Time.TOO_LATE}), (899, {Time.TOO_LATE}), (901, set())]
)
def test_one_second_before_a_limit_it_can_still_be_waited_for(age: int, times: set[Time]) -> None:
    state = replace(followed(beginning(), *CHECKS, AskCode()), now=age)
    limits = {Time.LAST_SECOND, Time.TOO_LATE}
    assert {each.time for each in possible(state) if isinstance(each, Wait)} & limits == times


@pytest.mark.parametrize(
    ("spoilt", "checks"),
    [
        ((), CHECKED),
        (((ID, Value.EMPTY),), CHECKED[1:]),
        (((EMAIL, Value.OTHER),), CHECKED[:2]),
        (((EMAIL_AGAIN, Value.OTHER),), CHECKED[:2]),
        ((("Fax", Value.EMPTY),), CHECKED),
    ],
)
def test_a_start_checks_what_it_does_not_spoil(spoilt: tuple[tuple[str, Value], ...], checks: tuple[str, ...]) -> None:
    assert Start(spoilt=spoilt, checked=True).checks == checks
    assert Start(spoilt=spoilt).checks == ()


def test_a_start_with_its_checks_leaves_what_filling_and_checking_leave() -> None:
    at_once, in_turn = beginning(Start(checked=True)).form, followed(beginning(), *CHECKS).form
    assert at_once is not None
    assert in_turn is not None
    assert (at_once.values, at_once.free, at_once.verified) == (in_turn.values, in_turn.free, in_turn.verified)


def test_a_start_finds_what_the_other_window_holds_not_free() -> None:
    later = followed(beginning(), ChangeWindow(), Start(spoilt=((NUMBER, Value.TAKEN),), checked=True)).form
    assert later is not None
    assert {label for label, _ in later.free} == {ID, EMAIL_AGAIN}
