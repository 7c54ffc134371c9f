"""Steps of the security code and its mail (5.3.1)."""

from __future__ import annotations

from pytest_bdd import given, parsers, then, when

from fixtures.clock import Clock, duration
from fixtures.mail.inbox import Inbox, Mail
from fixtures.people.applicant import Applicant
from fixtures.people.effects import leaves
from fixtures.people.person import Person
from fixtures.people.person_in_another_order import PersonInAnotherOrder
from pages.registration_form import RegistrationForm
from steps.expect.mails import expect_letters_and_digits, expect_only_recipient, expect_subject


@given("una persona que recibió su código", target_fixture="form")
@leaves(mails=1)
def received_code(person: Person, applicant: Applicant, inbox: Inbox) -> RegistrationForm:
    """A person has filled the form up to the code and received it by mail (5.3.1)."""
    return person.receives_the_code(applicant, inbox)


@when("solicita el código")
@leaves(mails=1)
def request_code(person: Person, form: RegistrationForm, inbox: Inbox) -> None:
    """The person requests the security code (5.3.1)."""
    person.asks_for_the_code(form, inbox)


@when("lee el último correo")
def read_last_mail(inbox: Inbox) -> None:
    """The person reads the mail that came last (5.3.1)."""
    inbox.wait_to_read()


@given("que escribió el código recibido")
def typed_code(person: Person, form: RegistrationForm, inbox: Inbox) -> None:
    """The person has typed the code received (5.3.1)."""
    person.types_the_code(form, inbox)


@given("que escribió un código distinto del recibido")
def typed_wrong_code(person: Person, form: RegistrationForm, inbox: Inbox) -> None:
    """The person has typed a code other than the one received (5.3.1)."""
    person.types_a_wrong_code(form, inbox)


@given(parsers.parse("que escribió el código recibido {how}"), target_fixture="received")
def typed_nearly_the_code(person: PersonInAnotherOrder, form: RegistrationForm, inbox: Inbox, how: str) -> str:
    """The person has typed the code received, cut short or with more behind it; returns that code (5.3.1)."""
    return person.types_the_code_but(how, form, inbox)


@given("que no escribió el código recibido")
def typed_no_code(person: Person, form: RegistrationForm, inbox: Inbox) -> None:
    """The person has received a code and not typed it (5.3.1)."""
    person.reads_but_types_nothing(form, inbox)


@given("que escribió un código que nadie le envió")
def typed_some_code(person: Person, form: RegistrationForm) -> None:
    """The person has typed a code that was never sent to them (5.3.1)."""
    person.types_some_code(form)


@given(parsers.parse("que desde que lo solicitó pasaron {time}"))
def time_passes(clock: Clock, time: str) -> None:
    """This time passes after the request of the code (5.3.1)."""
    clock.advance(duration(time))


@then("llega un correo a su dirección", target_fixture="mail")
def mail_arrives(inbox: Inbox) -> Mail:
    """Assert that a mail comes to the person's address (5.3.1)."""
    return inbox.wait_for_message()


@then(parsers.parse("el correo que llega se denomina «{subject}»"))
def mail_has_subject(inbox: Inbox, subject: str, notes: list[str]) -> None:
    """Assert that the mail has this subject (5.3.1)."""
    expect_subject(inbox.wait_to_read().subject, subject, notes)


@then("el correo que llega va solo a quien lo pidió")
def mail_is_addressed(inbox: Inbox, applicant: Applicant) -> None:
    """Assert that the mail goes to the person who asked for it and to no other (5.3.1)."""
    expect_only_recipient(inbox.wait_to_read(), applicant.email)


@then("el correo que llega contiene un código")
def mail_has_code(inbox: Inbox) -> None:
    """Assert that the mail contains a code (5.3.1)."""
    assert inbox.wait_for_code(), "En el correo no se reconoce un código de seguridad."


@then("el código que llega tiene solo letras y números")
def code_is_alphanumeric(inbox: Inbox) -> None:
    """Assert that the code has only letters and digits (5.3.1)."""
    expect_letters_and_digits(inbox.wait_for_code())
