"""Demands of the model after an action, the clause that it blames, and the points that it leaves open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instructivo.model.actions import (
    Action,
    AskCode,
    ChangeWindow,
    Check,
    Choose,
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
)
from instructivo.model.blame import blamed_for_no_account
from instructivo.model.demands import Demand, DocumentedMessage, Expectation
from instructivo.model.faults import open_points_of
from instructivo.model.fields import (
    CHECKED,
    CITY,
    EMAIL,
    EMAIL_AGAIN,
    FAX,
    ID,
    NUMBER,
    PHONE2,
    PROVINCE,
    Value,
    text_of,
)
from instructivo.model.prediction import predict
from instructivo.model.state import State, Typed
from tests.instructivo.model_walks import CHECKS, READY, beginning, demanded, followed, person, with_values


def blamed(*actions: Action, start: Start | None = None) -> tuple[str, bool]:
    state = followed(beginning(start), *actions)
    assert state.form is not None
    return blamed_for_no_account(state, state.form)


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


def points(state: State) -> list[str]:
    return [each.id for each in predict(state, Register()).open_points]


NUMBER_FREE = (Demand.FREE, "5.3.1.documento-disponible")


@pytest.mark.parametrize(("kind", "number"), [("Pasaporte", "1700000001"), ("Otro", "1700000001"), ("Otro", "")])
def test_a_number_of_no_known_form_of_its_type_is_open_and_is_not_asked_for(kind: str, number: str) -> None:
    state = with_values(beginning(), kind=kind, number=number)
    assert not any(demand is Demand.FREE for demand, _ in demanded(state, Check(NUMBER)))
    assert (Demand.FREE, "5.3.1.id-disponible") in demanded(state, Check(ID)), "only the number is open"
    if number:
        ready = followed(with_values(beginning(), kind=kind), *READY)
        assert "numero-de-otro-tipo" in points(ready)


def test_the_number_of_an_account_with_another_type_is_open() -> None:
    registered = followed(beginning(), *READY, Register(), ChangeWindow(), Start())
    same = with_values(registered, kind="Pasaporte", number=person(1)[NUMBER])
    assert "mismo-numero" in points(followed(same, *READY))
    assert not any(demand in (Demand.FREE, Demand.TAKEN) for demand, _ in demanded(same, Check(NUMBER)))
    assert "mismo-numero" not in points(followed(with_values(registered, kind="Pasaporte"), *READY))
    own_type = with_values(registered, number=person(1)[NUMBER])
    assert "mismo-numero" not in points(followed(own_type, *READY))
    assert (Demand.TAKEN, "5.3.1.documento-ocupado") in demanded(own_type, Check(NUMBER))
    assert NUMBER_FREE in demanded(registered, Check(NUMBER))


def test_a_value_that_is_not_admitted_or_a_form_that_was_opened_again_is_not_asked_for() -> None:
    assert not demanded(with_values(beginning(), user=""), Check(ID)) & {(Demand.FREE, "5.3.1.id-disponible")}
    reloaded = with_values(followed(beginning(), Reload()), user="persona1")
    assert not demanded(reloaded, Check(ID)) & {(Demand.FREE, "5.3.1.id-disponible")}


def test_a_message_is_demanded_only_where_nothing_is_open() -> None:
    unchecked = followed(beginning(), *CHECKS[1:], AskCode(), TypeCode(Typed.CHANGED))
    found = predict(unchecked, Register())
    assert found.demands(Demand.REFUSES)
    assert not found.demands(Demand.MESSAGE)
    assert found.open_points == ()


def test_an_address_that_changed_by_half_is_open_and_a_fault_of_its_own() -> None:
    changed = with_values(followed(beginning(), *CHECKS), again="otra@ejemplo.test")
    assert changed.form is not None
    assert [each.id for each in open_points_of(changed, changed.form) if each.id == "correo-a-medias"]
    whole = followed(beginning(), *CHECKS)
    assert whole.form is not None
    assert "correo-a-medias" not in [each.id for each in open_points_of(whole, whole.form)]


def test_signing_in_is_judged_beside_an_open_form_too() -> None:
    assert demanded(beginning(), SignIn(CredentialChoice.UNKNOWN)) == {
        (Demand.NO_ENTRY, "4.1.2.credenciales-inventadas-no-abren")
    }


def test_a_code_of_one_second_has_passed_time() -> None:
    state = replace(followed(beginning(), *READY), now=1)
    assert state.form is not None
    assert blamed_for_no_account(state, state.form)[0] == "5.3.1.codigo-vale-14-59"
