"""Steps of a person who fills the form (5.3.1, 5.3.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pytest_bdd import given, parsers, then, when

from fixtures.mail.inbox import Inbox
from fixtures.people.applicant import Applicant, ApplicantFactory
from fixtures.people.effects import leaves
from fixtures.people.generated_address import write_and_generate
from fixtures.people.person import Person
from fixtures.people.person_in_another_order import PersonInAnotherOrder
from pages.components.availability_field import AvailabilityField
from pages.registration_form import RegistrationForm, Submission
from steps.expect.availability import expect_said_free, expect_said_taken
from steps.expect.fields import WrittenValue, expect_locked, expect_open, expect_pressable, expect_pressed, expect_value
from steps.expect.lists import expect_none_empty, expect_other_options, first_column


@given("una persona que abrió la solicitud", target_fixture="form")
def opened_form(person: Person) -> RegistrationForm:
    """The person opens the form (5.2)."""
    return person.opens_the_form()


@given("una persona con todos sus datos", target_fixture="applicant")
def complete_applicant(applicant: Applicant) -> Applicant:
    """The applicant has complete, valid data (5.3.1)."""
    return applicant


@given("una persona que escribe uno por uno todos sus datos", target_fixture="applicant")
def applicant_who_types(applicant: Applicant) -> Applicant:
    """The applicant types every value, one field at a time (5.3.2)."""
    return applicant.typing_everything()


@given(parsers.parse("una persona que deja vacío el campo «{label}»"), target_fixture="applicant")
def applicant_without(applicant: Applicant, label: str) -> Applicant:
    """The applicant leaves a field empty (4.2.1)."""
    return applicant.with_field(label, "")


@given("una persona que deja vacíos los campos «Provincia» y «Ciudad»", target_fixture="applicant")
def applicant_without_place(applicant: Applicant) -> Applicant:
    """The applicant leaves province and city empty, as no city can be chosen without a province (4.2.1)."""
    return applicant.with_field("Provincia", "").with_field("Ciudad", "")


@given(parsers.parse("una persona que en «{label}» pone «{value}»"), target_fixture="applicant")
def applicant_with(applicant: Applicant, label: str, value: str) -> Applicant:
    """The applicant gives a field this value (5.3.1)."""
    return applicant.with_field(label, value)


@given("una persona que en «Confirmación de correo electrónico» pone otro correo", target_fixture="applicant")
def applicant_with_two_addresses(applicant: Applicant) -> Applicant:
    """The applicant confirms an e-mail address other than the first (5.3.1)."""
    return applicant.confirming_another_address()


@given(parsers.parse("una persona cuya contraseña es «{password}»"), target_fixture="applicant")
def applicant_with_password(applicant: Applicant, password: str) -> Applicant:
    """The applicant chooses this password and confirms it (5.3.1)."""
    return applicant.with_field("Contraseña", password).with_field("Confirmación de Contraseña", password)


@given(parsers.parse("una persona que se identifica con {kind}"), target_fixture="applicant")
def applicant_identified_by(applicant: Applicant, people: ApplicantFactory, kind: str) -> Applicant:
    """The applicant has an identity document of this kind (5.3.1)."""
    return people.identified_by(applicant, kind)


@given(parsers.parse("una persona que usa el «{label}» de otra ya registrada"), target_fixture="applicant")
@leaves(accounts=1, mails=1)
def applicant_with_taken(applicant: Applicant, registered: Applicant, label: str) -> Applicant:
    """The applicant gives a field the value of a registered person (5.3.1)."""
    return applicant.sharing(label, registered)


@given(parsers.parse("una persona que tiene el mismo {kind} que otra ya registrada"), target_fixture="applicant")
@leaves(accounts=1, mails=1)
def applicant_with_taken_document(
    applicant: Applicant, registered_with: Callable[[str], Applicant], kind: str
) -> Applicant:
    """The applicant has the identity document of a person registered with this kind (5.3.1)."""
    return applicant.sharing("Doc. Identificación", registered_with(kind))


@given("que llenó la solicitud", target_fixture="form")
@leaves()
def filled_form(person: Person, applicant: Applicant) -> RegistrationForm:
    """The person has filled the form (5.3.1)."""
    return person.fills(applicant)


@given("que llenó la solicitud y antes comprobó un ID libre", target_fixture="form")
@leaves()
def filled_form_after_another_id(person: Person, applicant: Applicant) -> RegistrationForm:
    """The person has filled the form and checked an unused ID before their own (5.3.1)."""
    return person.fills_after_checking_another_id(applicant)


@given("que llenó la solicitud hasta el código", target_fixture="form")
@leaves()
def form_up_to_the_code(person: Person, applicant: Applicant) -> RegistrationForm:
    """The person has filled the form up to the security code (5.3.1)."""
    return person.fills_up_to_the_code(applicant)


@given("una persona que completó la solicitud", target_fixture="form")
@given("que completó el resto de la solicitud", target_fixture="form")
@leaves(mails=1)
def ready_form(person: Person, applicant: Applicant, inbox: Inbox) -> RegistrationForm:
    """The person has filled the form, code included, and can register (5.3.1)."""
    return person.gets_ready(applicant, inbox)


@given("que después comprobó el suyo y completó el resto", target_fixture="form")
@leaves(mails=1)
def ready_form_with_the_own_id(
    person: PersonInAnotherOrder, form: RegistrationForm, applicant: Applicant, inbox: Inbox
) -> RegistrationForm:
    """The person has checked their own ID, after another, and can register (5.3.2)."""
    return person.gets_ready_with_the_id_written_last(form, applicant, inbox)


@when("llena la solicitud", target_fixture="form")
@leaves()
def fill_the_form(person: Person, applicant: Applicant) -> RegistrationForm:
    """The person fills the form (5.3.1)."""
    return person.fills(applicant)


@when("presiona «Registrar»", target_fixture="sent")
@leaves(accounts=1)
def press_register(form: RegistrationForm) -> Submission:
    """The person presses «Registrar» (5.3.2)."""
    return form.register()


@when(parsers.parse("comprueba la disponibilidad de «{label}»"), target_fixture="checked")
@leaves()
def check_availability(form: RegistrationForm, label: str) -> AvailabilityField:
    """The person checks whether the value of a field is available (5.3.1)."""
    return form.check_availability(label)


@given(parsers.parse("que eligió la provincia «{name}»"), target_fixture="cities")
def chose_province(person: Person, form: RegistrationForm, applicant: Applicant, name: str) -> Sequence[str]:
    """The person has chosen a province; returns the cities it offers (5.3.1)."""
    return person.chooses_province(form, applicant, name)


@when(parsers.parse("elige la provincia «{name}»"))
def choose_province(person: Person, form: RegistrationForm, applicant: Applicant, name: str) -> None:
    """The person chooses a province (5.3.1)."""
    person.chooses_province(form, applicant, name)


@when("elige una por una estas provincias:", target_fixture="cities_of")
def choose_each_province(
    person: Person, form: RegistrationForm, applicant: Applicant, datatable: list[list[str]]
) -> Mapping[str, Sequence[str]]:
    """The person chooses provinces, one after the other; returns the cities that each offers (5.3.1)."""
    return person.chooses_each_province(form, applicant, first_column(datatable))


@when(parsers.parse("escribe «{value}» en «{label}»"), target_fixture="written")
@leaves()
def write(form: RegistrationForm, value: str, label: str, notes: list[str]) -> WrittenValue:
    """The person writes a value in a field (5.3.1)."""
    return WrittenValue(value, write_and_generate(form, label, value, notes))


@then("el portal dice que está disponible")
def is_said_free(checked: AvailabilityField) -> None:
    """Assert that the portal says the value is available (5.3.1)."""
    expect_pressed(checked)
    expect_said_free(checked)


@then("el portal dice que ya se usa")
def is_said_taken(checked: AvailabilityField) -> None:
    """Assert that the portal says the value is already used (5.3.1)."""
    expect_pressed(checked)
    expect_said_taken(checked)


@then(parsers.parse("«{name}» se puede presionar"))
def can_be_pressed(form: RegistrationForm, name: str) -> None:
    """Assert that the page lets a button be pressed (5.3.1)."""
    expect_pressable(form, name)


@then(parsers.parse("«{label}» no se puede modificar"))
def is_locked(form: RegistrationForm, label: str) -> None:
    """Assert that a field cannot be edited (5.3.1)."""
    expect_locked(form, label)


@then(parsers.parse("«{label}» se puede modificar"))
def is_open(form: RegistrationForm, label: str) -> None:
    """Assert that a field can be edited (5.3.1)."""
    expect_open(form.field(label))


@then(parsers.parse("«{label}» muestra «{value}»"))
def field_shows(form: RegistrationForm, label: str, value: str, written: WrittenValue, notes: list[str]) -> None:
    """Assert that a field shows this value, made of what the person wrote (5.3.1)."""
    expect_value(form.field(label), written.as_kept_in(value, notes))


@then("con cada una la lista «Ciudad» ofreció opciones")
def each_offered_cities(cities_of: Mapping[str, Sequence[str]]) -> None:
    """Assert that the list of cities offered options with every province (5.3.1)."""
    expect_none_empty(cities_of, name="Ciudad")


@then("la lista «Ciudad» ofrece otras opciones")
def cities_have_changed(form: RegistrationForm, cities: Sequence[str], notes: list[str]) -> None:
    """Assert that the list of cities no longer offers all of the other province (5.3.1)."""
    expect_other_options(form.catalog("Ciudad"), cities, notes)
