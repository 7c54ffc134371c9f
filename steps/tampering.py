"""Steps of a form that is altered on its way, past the checks of the page (4.2.1)."""

from __future__ import annotations

from pytest_bdd import given, parsers, then, when

from fixtures.mail.inbox import Inbox
from fixtures.people.account_check import AccountCheck
from fixtures.people.altered_form import AgedForm, alterations, altered_in, other_code, register_altered
from fixtures.people.applicant import Applicant
from fixtures.people.effects import leaves
from fixtures.people.person import Person
from pages.registration_form import RegistrationForm, Submission
from steps.expect.accounts import expect_refused


@given("una persona que completó la solicitud, en un portal que permite alterar lo enviado", target_fixture="form")
@leaves(mails=1)
def ready_where_allowed(tampering: None, person: Person, applicant: Applicant, inbox: Inbox) -> RegistrationForm:
    """A person can register, on a portal where the suite may alter what the page sends (4.2.1)."""
    return person.gets_ready(applicant, inbox)


@given(
    "una persona a la que ya le venció un código, en un portal que permite alterar lo enviado", target_fixture="form"
)
@leaves(mails=2)
def ready_after_another_code(tampering: None, applicant: Applicant, aged_form: AgedForm) -> RegistrationForm:
    """A person can register with a second code, as the first has expired (5.3.1)."""
    return aged_form.form


@given(parsers.parse("que en lo enviado falta «{label}»"), target_fixture="altered")
def request_without(applicant: Applicant, label: str) -> Applicant:
    """The request will have no value for a field (4.2.1)."""
    return altered_in(applicant, label, "")


@given(parsers.parse("que en lo enviado «{label}» es «{value}»"), target_fixture="altered")
def request_with(applicant: Applicant, label: str, value: str) -> Applicant:
    """The request will have another value for a field (5.3.1)."""
    return altered_in(applicant, label, value)


@given("que en lo enviado la confirmación lleva otro correo", target_fixture="altered")
def request_with_two_addresses(applicant: Applicant) -> Applicant:
    """The request will confirm another address than the first (5.3.1)."""
    return applicant.confirming_another_address()


@given("que en lo enviado va un correo distinto del comprobado", target_fixture="altered")
def request_with_other_address(applicant: Applicant) -> Applicant:
    """The request will have another address than the one that was checked (5.3.1)."""
    return applicant.with_other_address()


@given("que en lo enviado falta el código", target_fixture="altered_code")
def request_without_code() -> str:
    """The request will have no code (4.2.1)."""
    return ""


@given("que en lo enviado va otro código", target_fixture="altered_code")
def request_with_other_code(form: RegistrationForm) -> str:
    """The request will have another code than the one received (5.3.1)."""
    return other_code(form)


@given("que en lo enviado va el código vencido", target_fixture="altered_code")
def request_with_expired_code(aged_form: AgedForm) -> str:
    """The request will have the code that has expired (5.3.1)."""
    return aged_form.expired


@when("presiona «Registrar» y lo enviado se altera en el camino", target_fixture="sent")
@leaves(accounts=1, tampers=True)
def send_altered(
    form: RegistrationForm, applicant: Applicant, altered: Applicant, altered_code: str | None
) -> Submission:
    """The person presses «Registrar», and what the page sends is altered on its way (4.2.1)."""
    return register_altered(form, alterations(applicant, altered, altered_code))


@then("el sistema no permite el registro")
@leaves()
def system_refuses(
    account_check: AccountCheck, applicant: Applicant, altered: Applicant, sent: Submission, notes: list[str]
) -> None:
    """Assert that no account exists of the person whom the altered request describes (4.2.1)."""
    expect_refused(account_check.looks_for(altered.as_kept(sent.values)), applicant, sent, notes)
