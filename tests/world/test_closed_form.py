"""Verdicts of a form whose buttons or boxes the page kept closed (4.2.1, 5.3.1, 5.3.2; docs/decisions/0032)."""

from __future__ import annotations

import pytest

from fixtures.people.account_check import Account
from fixtures.people.applicant import ApplicantFactory
from harness.errors import Undecided
from pages.components.availability import Availability
from pages.components.pressing import Press
from pages.profile import Message
from pages.profile.vocabulary import CODE
from pages.registration_form import Submission
from steps.expect.accounts import expect_refused, expect_registered
from steps.expect.messages import leave_undecided_if_unpressed

PERSON = ApplicantFactory(1, 1, "{unique}@prueba.example", {}).draw()
VALUES = PERSON.by_label()
ABSENT = Account("ID.usuario", Availability.FREE, signs_in=False)
PRESENT = Account("ID.usuario", Availability.TAKEN, signs_in=True)
NOT_PRESSED = [Press.OFF, Press.IGNORED]


@pytest.mark.parametrize("press", NOT_PRESSED)
def test_button_that_stays_off_is_a_refusal(press: Press) -> None:
    sent = Submission({**VALUES, "Fax": ""}, press=press)
    expect_refused(ABSENT, PERSON.with_field("Fax", ""), sent, [])
    with pytest.raises(AssertionError, match="las credenciales abren"):
        expect_refused(PRESENT, PERSON.with_field("Fax", ""), sent, [])


@pytest.mark.parametrize("press", NOT_PRESSED)
def test_complete_form_that_cannot_be_sent_registers_nobody(press: Press) -> None:
    with pytest.raises(AssertionError, match=press.value):
        expect_registered(ABSENT, PERSON, Submission(VALUES, press=press), tuple, [])


def test_complete_form_with_a_closed_box_registers_nobody() -> None:
    sent = Submission({**VALUES, "Dirección": ""}, closed=frozenset({"Dirección"}))
    with pytest.raises(AssertionError, match="mantuvo cerrado «Dirección»"):
        expect_registered(ABSENT, PERSON, sent, tuple, [])


@pytest.mark.parametrize("press", NOT_PRESSED)
def test_message_that_a_press_brings_is_undecided_without_it(press: Press) -> None:
    with pytest.raises(Undecided, match="O-60"):
        leave_undecided_if_unpressed(Submission(VALUES, press=press), Message.CODE_WRONG)
    leave_undecided_if_unpressed(Submission(VALUES), Message.CODE_WRONG)


def test_message_about_a_code_that_could_not_be_typed_is_undecided() -> None:
    with pytest.raises(Undecided, match=f"«{CODE}» estaba cerrado"):
        leave_undecided_if_unpressed(Submission(VALUES, closed=frozenset({CODE})), Message.CODE_NEVER_REQUESTED)


def test_boxes_behind_the_spoilt_one_are_no_other_reason() -> None:
    short = PERSON.with_field("Contraseña", "A1").with_field("Confirmación de Contraseña", "A1")
    sent = Submission({**VALUES, "Contraseña": "A1"}, closed=frozenset({"Confirmación de Contraseña", "País"}))
    expect_refused(ABSENT, short, sent, [])


def test_refusal_proves_nothing_where_the_spoilt_value_could_not_be_written() -> None:
    wrong = PERSON.with_field("Teléfono1", "4223344556")
    sent = Submission({**VALUES, "Teléfono1": ""}, closed=frozenset({"Teléfono1"}))
    with pytest.raises(Undecided, match="mantuvo cerrado «Teléfono1»"):
        expect_refused(ABSENT, wrong, sent, [])


def test_value_of_the_page_decides_nothing_about_its_field_and_stops_no_other() -> None:
    sent = Submission({**VALUES, "Nombre Usuario": "Del Registro"}, given=frozenset({"Nombre Usuario"}))
    expect_registered(PRESENT, PERSON, sent, tuple, [])
    expect_refused(ABSENT, PERSON.with_field("Fax", ""), sent, [])
    with pytest.raises(Undecided, match="puso su propio valor en «Nombre Usuario»"):
        expect_registered(PRESENT, PERSON.with_field("Nombre Usuario", "Ana"), sent, tuple, [])
    with pytest.raises(Undecided, match="puso su propio valor en «Nombre Usuario»"):
        expect_refused(PRESENT, PERSON.with_field("Nombre Usuario", ""), sent, [])


def test_registration_without_a_value_that_could_not_be_written() -> None:
    sent = Submission({**VALUES, "Fax": ""}, closed=frozenset({"Fax"}))
    expect_registered(PRESENT, PERSON, sent, tuple, [])
    with pytest.raises(AssertionError, match="mantuvo cerrado «Fax»"):
        expect_registered(PRESENT, PERSON.with_field("Fax", "0422334456"), sent, tuple, [])
