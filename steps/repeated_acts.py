"""Steps of acts that are repeated, and of values that the portal shows again (5.3.1, 5.3.2)."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_bdd import given, parsers, then

from fixtures.browser.shared_pages import SharedPages
from fixtures.mail.inbox import Inbox
from fixtures.people.applicant import Applicant
from fixtures.people.effects import leaves
from fixtures.people.faulty_form import FaultyForm
from fixtures.people.generated_address import write_in_turn
from fixtures.people.person import Person
from pages.drawn_text import text_of
from pages.front import SignedIn
from pages.registration_form import RegistrationForm, Submission
from steps.expect.fields import WrittenValue
from steps.expect.lists import expect_more, expect_same, quoted
from steps.expect.returned_values import expect_kept, expect_whole


@given(parsers.parse("que escribió {values} en «{label}»"))
@leaves()
def wrote_in_turn(form: RegistrationForm, values: str, label: str, notes: list[str]) -> None:
    """The person has written values in a field, each in the place of the one before (5.3.1)."""
    write_in_turn(form, label, quoted(values), notes)


@given(
    parsers.parse("una persona que vio las ciudades de «{province}» en una solicitud recién abierta"),
    target_fixture="cities",
)
def saw_cities(person: Person, province: str) -> Sequence[str]:
    """The person has seen the cities of a province in a form just opened (5.3.1)."""
    return person.sees_cities_of(province)


@given(parsers.parse("que en otra solicitud eligió {provinces}"), target_fixture="form")
def chose_in_turn(person: Person, provinces: str) -> RegistrationForm:
    """The person has chosen provinces in another form, one after the other (5.3.1)."""
    return person.opens_another_form(quoted(provinces))


@given(parsers.parse("una persona que completó la solicitud con {fault}"), target_fixture="form")
@leaves(mails=1)
def completed_with_fault(faulty_form: FaultyForm, fault: str) -> RegistrationForm:
    """The person has completed the form with one fault (5.3.2)."""
    return faulty_form.gets_ready_with(fault)


@given("que la corrigió cuando el portal la rechazó", target_fixture="form")
@leaves(accounts=1)
def corrected_after_refusal(faulty_form: FaultyForm, form: RegistrationForm) -> RegistrationForm:
    """The person has pressed «Registrar», was refused, and has mended the fault (5.3.2)."""
    return faulty_form.is_refused_and_corrects(form)


@given("que acaba de registrarse", target_fixture="sent")
@leaves(accounts=1, mails=1)
def registered_with_these_values(person: Person, applicant: Applicant, inbox: Inbox) -> Submission:
    """The person has registered with the values that the scenario gives them (5.3.2)."""
    return person.registers(applicant, inbox)


@then("la lista «Ciudad» ofrece las que había visto")
def cities_are_the_same(form: RegistrationForm, cities: Sequence[str]) -> None:
    """Assert that the list of cities offers those of the form just opened (5.3.1)."""
    expect_same(form.catalog("Ciudad").entries(), cities, name="Ciudad")


@then(parsers.parse("la lista «{label}» tiene más de {number:d} opciones"))
def list_goes_on(form: RegistrationForm, label: str, number: int, shared_pages: SharedPages, notes: list[str]) -> None:
    """Assert that a list has more than so many different entries (5.3.1)."""
    expect_more(shared_pages.with_options(form.catalog(label), notes).entries(), number, name=label)


@then(parsers.parse("«{label}» no deja ver lo escrito"))
def field_hides_what_is_written(form: RegistrationForm, label: str, written: WrittenValue) -> None:
    """Assert that a field does not show what was written there (5.3.1)."""
    assert form.field(label).hides(written.text), f"En «{label}» se lee lo que se escribe."


@then(parsers.parse("el portal muestra entero «{label}»"))
def value_is_shown_whole(inside: SignedIn, applicant: Applicant, label: str, notes: list[str]) -> None:
    """Assert that the portal shows a value whole, where it shows it (5.3.1)."""
    expect_whole(text_of(inside.content), applicant.value_of(label), label, notes)


@then("la solicitud conserva lo que escribió")
def form_keeps_values(form: RegistrationForm, sent: Submission) -> None:
    """Assert that the form still has what was written, passwords and code apart (5.3.2)."""
    expect_kept(form, sent)
