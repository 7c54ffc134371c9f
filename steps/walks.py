"""Steps of walks on the model of the document: a sentence an action, as ``walks.scenario_text`` writes (4.1.2-5.4)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_bdd import given, parsers, then, when

from fixtures.people.effects import leaves
from fixtures.people.walk_window import read_spoilt
from fixtures.people.walker import Walker
from harness.compat.bdd_private import inject_fixture
from instructivo.model.actions import (
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
)
from instructivo.model.fields import Value
from instructivo.model.state import Typed
from pages.components.availability_field import AvailabilityField
from pages.front import SignedIn
from pages.registration_form import Submission
from steps.expect.availability import expect_not_said_taken

WalkOn = Callable[[Action], None]


@pytest.fixture
def walk_on(walker: Walker, request: pytest.FixtureRequest) -> WalkOn:
    """Function that does an action, and sets the fixtures of the other steps: form, applicant and submission."""

    def go(action: Action) -> None:
        walker.performs_preamble(action)
        inject_fixture(request, "applicant", walker.applicant)
        inject_fixture(request, "sent", walker.window.sent)
        if walker.window.form is not None:
            inject_fixture(request, "form", walker.form)
        if walker.window.inbox is not None:
            inject_fixture(request, "inbox", walker.window.inbox)

    return go


@given(parsers.re("(una persona )?que abrió y llenó la solicitud"))
@leaves()
def opened_and_filled(walk_on: WalkOn) -> None:
    """The person has opened the form and filled it at once (5.3.1)."""
    walk_on(Start())


@given(parsers.re("(una persona )?que abrió y llenó la solicitud, salvo (?P<spoilt>.+)"))
@leaves()
def opened_and_filled_but(walk_on: WalkOn, spoilt: str) -> None:
    """The person has opened the form and filled it at once, but for a few fields (5.3.1)."""
    walk_on(Start(spoilt=read_spoilt(spoilt)))


@given(parsers.re("(una persona )?que abrió, llenó y comprobó la solicitud"))
@leaves()
def opened_filled_and_checked(walk_on: WalkOn) -> None:
    """The person has opened the form, filled it at once and checked it (5.3.1)."""
    walk_on(Start(checked=True))


@given(parsers.re("(una persona )?que abrió, llenó y comprobó la solicitud, salvo (?P<spoilt>.+)"))
@leaves()
def opened_filled_and_checked_but(walk_on: WalkOn, spoilt: str) -> None:
    """The person has opened the form, filled it at once and checked it, but for a few fields (5.3.1)."""
    walk_on(Start(spoilt=read_spoilt(spoilt), checked=True))


@given(parsers.re("(una persona )?que abrió la solicitud vacía"))
def opened_empty(walk_on: WalkOn) -> None:
    """The person has opened the form and filled in nothing (5.3)."""
    walk_on(Open())


@given("que volvió a abrir la solicitud en su ventana")
def opened_again(walk_on: WalkOn) -> None:
    """The person has opened the form again in the same window (5.3)."""
    walk_on(Reload())


@given(parsers.parse("que en «{label}» puso {value}"))
@leaves()
def put_into(walk_on: WalkOn, label: str, value: str) -> None:
    """The person has written a value into a field (5.3.1)."""
    walk_on(Write(label, Value(value)))


@given("que quiso cambiar su correo comprobado")
@leaves()
def wanted_to_change(walk_on: WalkOn) -> None:
    """The person has tried to write another address over both e-mails (5.3.1)."""
    walk_on(ChangeEmail())


@given(parsers.parse("que eligió «{option}» en «{label}»"))
def chose_option(walk_on: WalkOn, option: str, label: str) -> None:
    """The person has chosen an option of a list (5.3.1)."""
    walk_on(Choose(label, option))


@given("que quitó la provincia elegida")
def had_taken_back(walk_on: WalkOn) -> None:
    """The person has left the province without a choice again (5.3.1)."""
    walk_on(TakeBack())


@given(parsers.parse("que comprobó la disponibilidad de «{label}»"))
@leaves()
def checked_value(walk_on: WalkOn, label: str) -> None:
    """The person has checked whether the value of a field is available (5.3.1)."""
    walk_on(Check(label))


@given("que pidió un código")
@leaves(mails=1)
def asked_for_a_code(walk_on: WalkOn) -> None:
    """The person has asked for a code and received it (5.3.1)."""
    walk_on(AskCode())


@given(parsers.parse("que puso en el código {how}"))
@leaves()
def put_a_code(walk_on: WalkOn, how: str) -> None:
    """The person has typed a code (5.3.1)."""
    walk_on(TypeCode(Typed(how)))


@given(parsers.parse("que dejó pasar {time}"))
def let_time_pass(walk_on: WalkOn, time: str) -> None:
    """The person has let time pass (5.3.1)."""
    walk_on(Wait(Time(time)))


@given("que ya había presionado «Registrar»")
@leaves(accounts=1)
def had_pressed_register(walk_on: WalkOn) -> None:
    """The person has pressed «Registrar» before (5.3.2)."""
    walk_on(Register())


@given("que cerró lo que el portal mostraba encima")
def closed_notice(walk_on: WalkOn) -> None:
    """The person has closed what the portal showed over the form (5.3.1)."""
    walk_on(CloseNotice())


@given(parsers.parse("que entró al portal con {credentials}"))
@leaves()
def signed_in_with(walk_on: WalkOn, credentials: str) -> None:
    """The person has signed in, or tried to (4.1.2)."""
    walk_on(SignIn(CredentialChoice(credentials)))


@given("que dejó su ventana a la otra persona")
def left_to_the_other(walk_on: WalkOn) -> None:
    """The other person goes on in the other window (5.3.1)."""
    walk_on(ChangeWindow())


@when(parsers.parse("entra en su ventana con {credentials}"), target_fixture="inside")
@leaves()
def sign_in_at_window(walker: Walker, credentials: str) -> SignedIn:
    """The person signs in, or tries to, in the session of the window in use (4.1.2, 5.4)."""
    return walker.signs_in_at_window(CredentialChoice(credentials))


@when("quita la provincia elegida")
def take_back(walk_on: WalkOn) -> None:
    """The person leaves the province without a choice again (5.3.1)."""
    walk_on(TakeBack())


@when("presiona «Registrar» con lo que hay en la solicitud", target_fixture="sent")
@leaves(accounts=1)
def press_register_as_it_is(walker: Walker) -> Submission:
    """The person presses «Registrar» and writes nothing again that the page has emptied (5.3.2)."""
    return walker.sends_as_it_is()


@then("el portal no dice que ya se usa")
def is_not_said_taken(checked: AvailabilityField) -> None:
    """Assert that the portal does not say that the value is already used (5.3.1)."""
    expect_not_said_taken(checked)
