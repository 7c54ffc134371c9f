"""Applicants are unique, valid under every reading of 5.3.1, and reproducible by seed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.ec import ci

from fixtures.people.applicant import Applicant, ApplicantFactory
from fixtures.people.person import wrong_code
from harness.errors import ConfigurationError

DOMAIN = "prueba.example"


def factory(seed: int, serial: int) -> ApplicantFactory:
    return ApplicantFactory(seed, serial, f"{{unique}}@{DOMAIN}", {})


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10**9), serial=st.integers(0, 4_000))
def test_applicant_is_valid_under_every_reading(seed: int, serial: int) -> None:
    person = factory(seed, serial).draw()
    assert ci.is_valid(person.document)
    assert re.fullmatch(r"0\d{9}", person.phone1)
    assert re.fullmatch(r"09\d{9}", person.mobile)
    assert re.fullmatch(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{8,}", person.password)
    assert not re.search(r"(19|20)\d\d|(.)\2", person.password)
    assert person.password == person.password_again
    assert person.email == person.email_again
    assert person.email.endswith(f"@{DOMAIN}")
    assert re.fullmatch("[A-Z][a-z]+( [A-Za-z][a-z]+)+", person.name)
    assert re.fullmatch(r"[A-Z][a-z]+( [A-Za-z][a-z]+)* \d{3} y Calle Nueve", person.street)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**9), serial=st.integers(0, 4_000))
def test_documents_of_each_kind(seed: int, serial: int) -> None:
    people = factory(seed, serial)
    person = people.draw()
    ruc = people.identified_by(person, "RUC")
    passport = people.identified_by(person, "Pasaporte")
    assert ruc.document.endswith("001")
    assert ci.is_valid(ruc.document[:10])
    assert re.fullmatch(r"[A-Z]\d{8}", passport.document)


def test_no_applicant_is_drawn_twice_in_a_run() -> None:
    people = [factory(42, serial).draw() for serial in range(300)]
    for attribute in ("user_id", "document", "email"):
        assert len({getattr(each, attribute) for each in people}) == len(people)


def test_seed_reproduces_the_applicants() -> None:
    assert factory(7, 3).draw() == factory(7, 3).draw()
    assert factory(7, 3).draw() != factory(8, 3).draw()


def test_with_field_changes_only_that_field() -> None:
    person = factory(1, 1).draw()
    other = person.with_field("Dirección", "")
    changed = {label for label, value in other.by_label().items() if value != person.value_of(label)}
    assert changed == {"Dirección"}


def test_sharing_a_document_takes_its_kind_too() -> None:
    people = factory(1, 2)
    first = people.identified_by(people.draw(), "Pasaporte")
    second = people.draw().sharing("Doc. Identificación", first)
    assert (second.document_type, second.document) == (first.document_type, first.document)


def test_a_profile_may_override_the_valid_form() -> None:
    people = ApplicantFactory(1, 1, f"{{unique}}@{DOMAIN}", {"Numero de Celular": "0991234567"})
    assert people.draw().mobile == "0991234567"


@pytest.mark.parametrize("right", ["A1B2x", "A1B2X", "a1b2y", "A1B29", "A1B20", "A1B2Z", "A1B2ñ", "7"])
def test_wrong_code_differs_in_more_than_letter_case(right: str) -> None:
    wrong = wrong_code(right)
    assert wrong.casefold() != right.casefold()
    assert (len(wrong), wrong[:-1], wrong[-1].isdigit()) == (len(right), right[:-1], right[-1].isdigit())


def test_unknown_field_is_refused() -> None:
    person: Applicant = factory(1, 1).draw()
    with pytest.raises(ConfigurationError, match="no tiene un campo «Apodo»"):
        person.with_field("Apodo", "x")


@pytest.mark.parametrize(
    ("addresses", "start"), [("{unique}@prueba.example", "otra.p"), ("qa+{unique}@prueba.example", "qa+otra.p")]
)
def test_second_address_reaches_the_same_inbox(addresses: str, start: str) -> None:
    one = ApplicantFactory(1, 1, addresses, {}).draw().confirming_another_address()
    assert one.email != one.email_again
    assert one.email_again.startswith(start)
    assert one.email_again.endswith(f"@{DOMAIN}")


def test_good_addresses_agree_and_are_nobody_elses() -> None:
    people = factory(1, 1)
    one, other = people.draw(), people.draw()
    taken = one.sharing("Correo Electrónico", other)
    for spoilt in (
        taken,
        one.confirming_another_address(),
        one.with_field("Correo Electrónico", ""),
        one.with_field("Confirmación de correo electrónico", ""),
    ):
        good = spoilt.with_good_addresses()
        assert good.can_receive_the_code
        assert good.email not in (other.email, "")
        assert good.document == one.document
