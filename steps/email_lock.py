"""Steps of the e-mail that can no longer be changed once it was found free (5.3.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pytest_bdd import given, parsers, then, when

from fixtures.mail.inbox import Inbox
from fixtures.people.applicant import Applicant
from fixtures.people.effects import leaves
from fixtures.people.person import Person
from fixtures.people.person_in_another_order import PersonInAnotherOrder
from fixtures.people.spoilt_email import SpoiltEmail
from instructivo.model.fields import EMAIL_AGAIN
from pages.registration_form import RegistrationForm
from steps.expect.fields import expect_checked_address

BY_PASTE: Mapping[str, bool] = {"tecleando": False, "pegando": True}


@given("una persona que comprobó la disponibilidad de su correo", target_fixture="form")
@leaves()
def checked_email(person: Person, applicant: Applicant) -> RegistrationForm:
    """A person has filled the form and checked that the e-mail is free (5.3.1)."""
    return person.fills_up_to_the_code(applicant)


@given("que después lo comprobó otra vez")
@leaves()
def checked_again(form: RegistrationForm) -> None:
    """The person has checked the e-mail a second time (5.3.1)."""
    form.check_again(EMAIL_AGAIN)


@given("que después presionó «Registrar» con un código que nadie le envió")
@leaves(accounts=1, mails=1)
def was_refused(person: PersonInAnotherOrder, form: RegistrationForm, inbox: Inbox) -> None:
    """The person has asked for a code and pressed «Registrar» with another, which the portal refuses (5.3.1)."""
    person.fails_to_register_with_some_code(person.asks_for_the_code(form, inbox))


@given("que después solicitó el código")
@leaves(mails=1)
def requested_code(person: Person, form: RegistrationForm, inbox: Inbox) -> None:
    """The person has asked for the code, which the portal answers with a message (5.3.1)."""
    person.asks_for_the_code(form, inbox)


@given("que después eligió otra provincia")
def chose_other_province(form: RegistrationForm) -> None:
    """The person has chosen another province (5.3.1)."""
    form.choose_province("Azuay")


@given("que después comprobó su documento")
@leaves()
def checked_document(form: RegistrationForm) -> None:
    """The person has checked the identity document again (5.3.1)."""
    form.check_again("Doc. Identificación")


@given("que intentó cambiar su correo")
@leaves()
def tried_to_change(form: RegistrationForm, applicant: Applicant) -> None:
    """The person has tried to write another address over both e-mails (5.3.1)."""
    form.try_to_change_the_emails(applicant.with_other_address().email)


@given("que completó el resto con un código recibido", target_fixture="form")
@leaves(mails=2)
def ready_with_a_code(
    person: Person, applicant: Applicant, inbox_of: Callable[[Applicant], Inbox], notes: list[str]
) -> RegistrationForm:
    """The person has spoilt the e-mail after asking for the code, or before it where it is locked by then (4.2.1)."""
    return SpoiltEmail(person, inbox_of, notes).gets_ready(applicant)


@when(parsers.parse("intenta cambiar su correo {way}"))
@leaves()
def try_to_change(form: RegistrationForm, applicant: Applicant, way: str) -> None:
    """The person tries to write another address over both e-mails, by keyboard or by paste (5.3.1)."""
    form.try_to_change_the_emails(applicant.with_other_address().email, by_paste=BY_PASTE[way])


@then("uno de los dos correos, al menos, sigue como se comprobó")
def email_is_kept(form: RegistrationForm, applicant: Applicant, notes: list[str]) -> None:
    """Assert that at least one of the two fields did not take the other address (5.3.1)."""
    expect_checked_address(form, applicant.with_other_address().email, notes)
