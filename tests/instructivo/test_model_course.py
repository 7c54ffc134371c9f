"""What the model knows after actions: blame for a form that does not register, and the state that they leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instructivo.model.actions import (
    Action,
    AskCode,
    ChangeEmail,
    ChangeWindow,
    Check,
    Choose,
    Open,
    Register,
    Reload,
    Start,
    TakeBack,
    Time,
    TypeCode,
    Wait,
    Write,
)
from instructivo.model.blame import blamed_for_no_account
from instructivo.model.demands import Demand, DocumentedMessage, Expectation
from instructivo.model.fields import (
    CHECKED,
    CITY,
    EMAIL,
    EMAIL_AGAIN,
    FAX,
    ID,
    NUMBER,
    PASSWORD,
    PASSWORD_AGAIN,
    PHONE,
    PHONE2,
    PROVINCE,
    Value,
    text_of,
)
from instructivo.model.prediction import assumed, predict
from instructivo.model.state import State, Typed
from instructivo.model.transitions import Answer, Seen, after
from tests.instructivo.model_walks import beginning, followed, person

CHECKS = tuple(map(Check, CHECKED))
READY: tuple[Action, ...] = (*CHECKS, AskCode(), TypeCode(Typed.LATEST))
NOT_VERIFIED = (Check(ID), Check(NUMBER))


def blamed(*actions: Action, start: Start | None = None) -> tuple[str, bool]:
    state = followed(beginning(start), *actions)
    assert state.form is not None
    return blamed_for_no_account(state, state.form)


def demanded(state: State, action: Action) -> set[tuple[Demand, str]]:
    return {(each.demand, each.requirement) for each in predict(state, action).expectations}


@pytest.mark.parametrize(
    ("empty", "requirement"),
    [
        ((PHONE2,), "4.2.1.opcional-telefono2"),
        ((FAX,), "4.2.1.opcional-fax"),
        ((PROVINCE,), "4.2.1.opcional-provincia"),
        ((CITY,), "4.2.1.opcional-ciudad"),
        ((PHONE2, FAX), "4.2.1.opcionales-a-la-vez"),
        ((), "5.3.2.registro"),
    ],
)
def test_what_was_left_empty_is_blamed(empty: tuple[str, ...], requirement: str) -> None:
    start = Start(spoilt=tuple((label, Value.EMPTY) for label in empty))
    assert blamed(*READY, start=start) == (requirement, False)


def test_a_prompt_is_no_choice() -> None:
    state = followed(beginning(), *READY)
    assert state.form is not None
    form = replace(state.form, values={**state.form.values, PROVINCE: "-- Seleccione --", CITY: "-- Seleccione --"})
    assert blamed_for_no_account(state, form) == ("4.2.1.opcional-provincia", False)


def test_only_a_second_code_and_a_refusal_are_readings() -> None:
    assert blamed(*READY, AskCode(), TypeCode(Typed.LATEST)) == ("5.3.1.codigo-segundo-sirve", True)
    refused = (*READY[:4], TypeCode(Typed.CHANGED), Register(), TypeCode(Typed.LATEST))
    assert blamed(*refused) == ("5.3.2.se-corrige-y-registra", True)


@pytest.mark.parametrize(
    ("actions", "requirement"),
    [
        ((Wait(Time.HALF_A_MINUTE), *READY), "5.3.1.codigo-cuenta-desde-la-solicitud"),
        ((*READY, Wait(Time.HALF_A_MINUTE)), "5.3.1.codigo-vale-14-59"),
        (READY, "5.3.2.registro"),
    ],
)
def test_time_is_blamed_where_it_passed(actions: tuple[Action, ...], requirement: str) -> None:
    assert blamed(*actions) == (requirement, False)


@pytest.mark.parametrize("label", CHECKED)
def test_a_check_tells_what_is_free_and_what_an_account_has(label: str) -> None:
    kinds = {ID: "id", NUMBER: "documento", EMAIL_AGAIN: "correo"}
    both = ((label, Value.TAKEN), (EMAIL, Value.OTHER)) if label != EMAIL_AGAIN else ((label, Value.TAKEN),)
    assert (Demand.FREE, f"5.3.1.{kinds[label]}-disponible") in demanded(beginning(), Check(label))
    registered = followed(beginning(), *READY, Register(), ChangeWindow(), Start(spoilt=both))
    if label == EMAIL_AGAIN:
        taken = person(1)[EMAIL]
        assert registered.form is not None
        registered = registered.with_form(values={**registered.form.values, EMAIL: taken, EMAIL_AGAIN: taken})
    assert (Demand.TAKEN, f"5.3.1.{kinds[label]}-ocupado") in demanded(registered, Check(label))


@pytest.mark.parametrize(
    ("kind", "number", "name"), [("RUC", "1712345678001", "ruc"), ("Pasaporte", "A12345678", "pasaporte")]
)
def test_a_document_is_of_its_type(kind: str, number: str, name: str) -> None:
    state = beginning()
    assert state.form is not None
    state = state.with_form(values={**state.form.values, "Tipo de documento": kind, NUMBER: number})
    assert (Demand.FREE, f"5.3.1.{name}-disponible") in demanded(state, Check(NUMBER))


def test_a_verified_address_is_no_longer_asked_for_but_stays_free() -> None:
    verified = followed(beginning(), *CHECKS)
    assert (Demand.NOT_TAKEN, "5.3.1.correo-disponible") in demanded(verified, Check(EMAIL_AGAIN))
    assert Demand.FREE not in {demand for demand, _ in demanded(verified, Check(EMAIL_AGAIN))}
    assert not demanded(followed(verified, Reload()), Check(EMAIL_AGAIN)) & {
        (Demand.NOT_TAKEN, "5.3.1.correo-disponible")
    }


@pytest.mark.parametrize(
    ("actions", "message", "requirement"),
    [
        ((*CHECKS, TypeCode(Typed.INVENTED)), DocumentedMessage.NOT_REQUESTED, "5.3.1.mensaje-codigo-no-solicitado"),
        (CHECKS, DocumentedMessage.NOT_REQUESTED, "5.3.1.mensaje-codigo-no-solicitado-vacio"),
        ((*CHECKS, AskCode()), DocumentedMessage.WRONG, "5.3.1.mensaje-codigo-vacio"),
        ((*READY, TypeCode(Typed.CHANGED)), DocumentedMessage.WRONG, "5.3.1.mensaje-codigo-incorrecto"),
        ((*READY, TypeCode(Typed.NOTHING)), DocumentedMessage.WRONG, "5.3.1.mensaje-codigo-vacio"),
    ],
)
def test_the_only_fault_of_a_code_brings_its_message(
    actions: tuple[Action, ...], message: DocumentedMessage, requirement: str
) -> None:
    found = predict(followed(beginning(), *actions), Register()).expectations
    interpreted = requirement.endswith("-vacio") and "no-solicitado" in requirement
    assert Expectation(Demand.MESSAGE, requirement, message, interpreted=interpreted) in found


def test_an_expired_code_must_have_brought_its_message_by_registering() -> None:
    late = followed(beginning(), *READY, Wait(Time.TOO_LATE))
    assert (Demand.MESSAGE_BY_NOW, "5.3.1.mensaje-codigo-vencido") in demanded(late, Register())
    spoilt = followed(late, Write("Fax", Value.EMPTY), Write("Nombre Usuario", Value.EMPTY))
    assert not any(demand is Demand.MESSAGE_BY_NOW for demand, _ in demanded(spoilt, Register()))
    wrong = followed(beginning(), *READY[:4], TypeCode(Typed.CHANGED), Wait(Time.TOO_LATE))
    assert not any(demand is Demand.MESSAGE for demand, _ in demanded(wrong, Register()))


def test_a_right_code_brings_no_message_of_an_error() -> None:
    found = predict(followed(beginning(), *READY), Register()).expectations
    silent = {each.subject: each.requirement for each in found if each.demand is Demand.NO_MESSAGE}
    assert silent == {
        DocumentedMessage.NOT_REQUESTED: "5.3.1.codigo-correcto-sin-mensajes",
        DocumentedMessage.WRONG: "5.3.1.codigo-correcto-sin-mensajes",
        DocumentedMessage.EXPIRED: "5.3.1.sin-mensaje-de-vencido-antes",
        DocumentedMessage.EMAILS_DIFFER: "5.3.1.correos-iguales-sin-mensaje",
    }


def test_a_code_that_is_asked_for_is_announced_and_comes() -> None:
    verified = followed(beginning(), *CHECKS)
    announced = (Demand.MESSAGE, "5.3.1.mensaje-codigo-solicitado")
    assert demanded(verified, AskCode()) == {announced, (Demand.MAIL, "5.3.1.codigo-llega")}
    again = followed(verified, AskCode())
    assert demanded(again, AskCode()) == {announced, (Demand.MAIL, "5.3.1.codigo-segundo-llega")}
    assert [each.interpreted for each in predict(again, AskCode()).expectations] == [False, True]
    for undemanded in (beginning(), followed(verified, Reload())):
        assert not demanded(undemanded, AskCode())


def test_before_a_code_was_asked_for_nothing_says_so_and_equal_addresses_are_not_called_different() -> None:
    not_yet = (Demand.NO_MESSAGE, "5.3.1.sin-mensaje-antes-de-solicitar")
    equal = (Demand.NO_MESSAGE, "5.3.1.correos-iguales-sin-mensaje")
    assert {not_yet, equal} <= demanded(beginning(), Check(ID))
    asked = followed(beginning(), *CHECKS, AskCode())
    assert not_yet not in demanded(asked, Check(ID))
    assert equal in demanded(asked, Check(ID))
    different = followed(beginning(), Write(EMAIL, Value.OTHER))
    assert equal not in demanded(different, Check(ID))


def test_the_address_at_senae_is_demanded_of_an_admitted_id() -> None:
    (found,) = predict(beginning(), Write(ID, Value.SECOND)).expectations
    assert found.subject == f"{text_of(Value.SECOND, ID, person(1), person(2))}@correo.aduana.gob.ec"
    assert not demanded(beginning(), Write(ID, Value.EMPTY))
    assert not demanded(beginning(), Write("Fax", Value.EMPTY))


def test_the_list_of_cities_follows_the_province() -> None:
    assert demanded(beginning(), Choose(PROVINCE, "Azuay")) == {
        (Demand.CITIES, "5.3.1.ciudad-sigue-a-provincia"),
        (Demand.OWN_CITIES, "5.3.1.ciudades-de-su-provincia"),
    }
    assert not demanded(beginning(), Choose("País", "Ecuador"))
    none = {(Demand.NO_CITIES, "5.3.1.ciudad-espera-provincia")}
    assert demanded(beginning(), TakeBack()) == none
    assert demanded(State(tuple(map(person, range(1, 5)))), Open()) == none
    assert not demanded(beginning(), Open())


def test_what_was_written_is_kept_after_a_refusal_and_only_then() -> None:
    kept = Expectation(Demand.KEPT, "5.3.2.rechazo-conserva-lo-escrito", interpreted=True)
    assert kept in predict(beginning(), Register()).expectations
    assert kept not in predict(followed(beginning(), *READY), Register()).expectations


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
