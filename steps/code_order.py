"""Steps of the security code in another order: asked for late, twice, or by another person (5.3.1)."""

from __future__ import annotations

from collections.abc import Callable

from pytest_bdd import given, parsers, then

from fixtures.clock import Clock, duration
from fixtures.mail.inbox import Inbox
from fixtures.people.account_check import AccountCheck
from fixtures.people.applicant import Applicant
from fixtures.people.effects import leaves
from fixtures.people.person_in_another_order import PersonInAnotherOrder
from pages.registration_form import RegistrationForm, Submission
from steps.expect.accounts import expect_no_other_address


@given(parsers.parse("una persona que solicitó su código {time} después de llenar la solicitud"), target_fixture="form")
@leaves(mails=1)
def received_late_code(person: PersonInAnotherOrder, applicant: Applicant, inbox: Inbox, time: str) -> RegistrationForm:
    """A person has filled the form, let time pass, and then asked for the code and received it (5.3.1)."""
    return person.receives_the_code_late(duration(time), applicant, inbox)


@given(parsers.parse("que a los {time} intentó registrarse con otro código y después escribió el recibido"))
@leaves(accounts=1)
def failed_with_another_code(person: PersonInAnotherOrder, form: RegistrationForm, inbox: Inbox, time: str) -> None:
    """The person has pressed «Registrar» with a wrong code, and then typed the one received (5.3.1)."""
    person.fails_to_register_after(duration(time), form, inbox)


@given(parsers.parse("que {time} después presionó «Registrar» con él"))
@leaves(accounts=1)
def pressed_late(person: PersonInAnotherOrder, form: RegistrationForm, inbox: Inbox, time: str) -> None:
    """The person has typed the code received, let time pass and pressed «Registrar» (5.3.1)."""
    person.fails_to_register_late(duration(time), form, inbox)


@given(parsers.parse("que desde ese intento pasaron {time}"))
def more_time_passes(clock: Clock, time: str) -> None:
    """This time passes after the attempt to register (5.3.1)."""
    clock.advance(duration(time))


@given(parsers.parse("una persona que recibió dos códigos, el segundo {time} después"), target_fixture="form")
@leaves(mails=2)
def received_two_codes(person: PersonInAnotherOrder, applicant: Applicant, inbox: Inbox, time: str) -> RegistrationForm:
    """A person has received a code, let time pass, and received another (5.3.1)."""
    return person.receives_two_codes(duration(time), applicant, inbox)


@given("que escribió el código que otra persona recibió")
@leaves(mails=1)
def typed_code_of_another(
    person: PersonInAnotherOrder, form: RegistrationForm, inbox: Inbox, code_of_another: str
) -> None:
    """The person has typed a code that another person received and did not use (5.3.1)."""
    person.types_the_code_of_another(form, inbox, code_of_another)


@given("una persona que llenó la solicitud en la ventana de otra, con el código que esa ya usó", target_fixture="form")
@leaves(accounts=1, mails=1)
def filled_after_another(
    person: PersonInAnotherOrder, applicant: Applicant, predecessor: Applicant, inbox_of: Callable[[Applicant], Inbox]
) -> RegistrationForm:
    """Another person has registered, and this one has filled the form in the same window with that code (5.3.1)."""
    return person.follows_in_the_window_of(predecessor, inbox_of(predecessor), applicant)


@given("que abrió otra vez la solicitud, con otro correo y ese código", target_fixture="form")
@leaves()
def began_again(
    person: PersonInAnotherOrder, applicant: Applicant, form: RegistrationForm, inbox: Inbox
) -> RegistrationForm:
    """The person has opened the form again and filled it with another address and the code received (5.3.1)."""
    return person.begins_again_with(applicant.with_other_address(), form, inbox)


@then("no queda registrada con otro correo")
@leaves()
def address_is_the_checked_one(
    account_check: AccountCheck, applicant: Applicant, sent: Submission, notes: list[str]
) -> None:
    """Assert that no account has another address than the one that was checked and received the code (5.3.1)."""
    expect_no_other_address(account_check, applicant.as_kept(sent.values), notes)
