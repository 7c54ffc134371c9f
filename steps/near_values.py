"""Steps of a person whose form is almost complete, or whose confirmation is almost the same (4.2.1, 5.3.1)."""

from __future__ import annotations

from pytest_bdd import given, parsers

from fixtures.people.applicant import Applicant
from fixtures.people.effects import leaves
from fixtures.people.near_values import (
    SPACES,
    living_abroad,
    nearly_confirming,
    nearly_with_the_id_of,
    with_capitals_in_the_id,
    without_options,
    without_passwords,
)
from fixtures.people.person_in_another_order import PersonInAnotherOrder
from instructivo.model.fields import EMAIL_AGAIN, PASSWORD_AGAIN
from pages.registration_form import RegistrationForm


@given(parsers.parse("una persona que en «{label}» pone solo espacios"), target_fixture="applicant")
def applicant_with_spaces(applicant: Applicant, label: str) -> Applicant:
    """The applicant writes nothing but spaces in a field (4.2.1)."""
    return applicant.with_field(label, SPACES)


@given("una persona que deja vacíos los campos «Contraseña» y «Confirmación de Contraseña»", target_fixture="applicant")
def applicant_without_passwords(applicant: Applicant) -> Applicant:
    """The applicant leaves password and confirmation empty, so that they do not differ (4.2.1)."""
    return without_passwords(applicant)


@given("una persona que deja vacíos todos los campos opcionales", target_fixture="applicant")
def applicant_without_options(applicant: Applicant) -> Applicant:
    """The applicant leaves every field without an asterisk empty (4.2.1)."""
    return without_options(applicant)


@given(parsers.parse("una persona cuya confirmación de la contraseña {how}"), target_fixture="applicant")
def applicant_nearly_confirming_password(applicant: Applicant, how: str) -> Applicant:
    """The applicant confirms a password that is nearly the first (5.3.1)."""
    return nearly_confirming(applicant, PASSWORD_AGAIN, how)


@given(parsers.parse("una persona cuya confirmación del correo {how}"), target_fixture="applicant")
def applicant_nearly_confirming_email(applicant: Applicant, how: str) -> Applicant:
    """The applicant confirms an e-mail address that is nearly the first (5.3.1)."""
    return nearly_confirming(applicant, EMAIL_AGAIN, how)


@given(parsers.parse("una persona que vive en «{country}»"), target_fixture="applicant")
def applicant_abroad(applicant: Applicant, country: str) -> Applicant:
    """The applicant lives in another country, without a province or a city of Ecuador (5.3.1)."""
    return living_abroad(applicant, country)


@given(parsers.parse("una persona que vive en la última ciudad de «{province}»"), target_fixture="applicant")
def applicant_of_another_province(person: PersonInAnotherOrder, applicant: Applicant, province: str) -> Applicant:
    """The applicant lives in the last city that the portal offers for a province (5.3.1)."""
    return person.moves_to_the_last_city_of(province, applicant)


@given("que después cambió solo la contraseña", target_fixture="applicant")
def applicant_with_another_password(
    person: PersonInAnotherOrder, form: RegistrationForm, applicant: Applicant
) -> Applicant:
    """The person has changed the password in the complete form, and left its confirmation (5.3.1)."""
    return person.changes_the_password(form, applicant)


@given("que después cambió solo su correo", target_fixture="applicant")
@leaves()
def applicant_with_another_email(
    person: PersonInAnotherOrder, form: RegistrationForm, applicant: Applicant
) -> Applicant:
    """The person has changed the e-mail before its check, and left its confirmation (5.3.1)."""
    return person.changes_the_email(form, applicant)


@given(parsers.parse("una persona cuyo ID es el de otra ya registrada {how}"), target_fixture="applicant")
@leaves(accounts=1, mails=1)
def applicant_nearly_with_an_id(applicant: Applicant, registered: Applicant, how: str) -> Applicant:
    """The applicant has almost the ID of a registered person (5.3.1)."""
    return nearly_with_the_id_of(applicant, registered, how)


@given("una persona cuyo correo es una parte del de otra ya registrada", target_fixture="applicant")
@leaves(accounts=1, mails=1)
def applicant_with_part_of_an_address(
    applicant: Applicant,
    registered_with_longer_address: Applicant,
) -> Applicant:
    """The applicant has an e-mail that is a part of that of a registered person (5.3.1)."""
    return applicant


@given("una persona cuyo ID lleva mayúsculas", target_fixture="applicant")
def applicant_with_capitals(applicant: Applicant) -> Applicant:
    """The applicant writes capitals in the ID (5.3.1)."""
    return with_capitals_in_the_id(applicant)


@given(parsers.parse("que deja vacío el campo «{label}»"), target_fixture="applicant")
def applicant_also_without(applicant: Applicant, label: str) -> Applicant:
    """The applicant, besides what was said, leaves a field empty (4.2.1)."""
    return applicant.with_field(label, "")


@given(parsers.parse("que en «{label}» pone «{value}»"), target_fixture="applicant")
def applicant_also_with(applicant: Applicant, label: str, value: str) -> Applicant:
    """The applicant, besides what was said, gives a field this value (5.3.1)."""
    return applicant.with_field(label, value)
