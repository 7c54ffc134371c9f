"""Steps of a person whose form is almost complete, or whose confirmation is almost the same (4.2.1, 5.3.1)."""

from __future__ import annotations

from pytest_bdd import given, parsers

from fixtures.people.applicant import Applicant
from fixtures.people.near_values import (
    CONFIRMED_EMAIL,
    CONFIRMED_PASSWORD,
    SPACES,
    nearly_confirming,
    without_options,
    without_passwords,
)


@given(parsers.parse("una persona que en «{label}» pone solo espacios"), target_fixture="applicant")
def applicant_with_spaces(applicant: Applicant, label: str) -> Applicant:
    """The applicant writes nothing but spaces in a field (4.2.1)."""
    return applicant.with_field(label, SPACES)


@given("una persona que deja vacías «Contraseña» y «Confirmación de Contraseña»", target_fixture="applicant")
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
    return nearly_confirming(applicant, CONFIRMED_PASSWORD, how)


@given(parsers.parse("una persona cuya confirmación del correo {how}"), target_fixture="applicant")
def applicant_nearly_confirming_email(applicant: Applicant, how: str) -> Applicant:
    """The applicant confirms an e-mail address that is nearly the first (5.3.1)."""
    return nearly_confirming(applicant, CONFIRMED_EMAIL, how)
