"""What stands in a field of a number is judged without the marks of a mask, and never passes unseen (5.3.1)."""

from __future__ import annotations

from typing import cast

import pytest

from fixtures.people.account_check import Account, AccountCheck
from fixtures.people.applicant import Applicant, ApplicantFactory
from harness.errors import Stuck, Undecided
from pages.components.availability import Availability
from pages.profile.vocabulary import CODE
from pages.registration_form import Submission
from steps.expect.accounts import expect_code_not_admitted, expect_not_admitted
from steps.expect.lost_values import is_still_written

PHONE = "Teléfono1"
REGISTERED = Account("ID.usuario", Availability.TAKEN, signs_in=True)
REFUSED = Account("ID.usuario", Availability.FREE, signs_in=False)


class Asked(AccountCheck):
    """Account check with a given result, which counts its questions."""

    def __init__(self, account: Account) -> None:
        self.questions = 0
        self._account = account

    def looks_for(self, _applicant: Applicant, shared: str = "") -> Account:
        """The result."""
        self.questions += 1
        return self._account


def sent(written: str, kept: str, **others: str) -> tuple[Applicant, Submission]:
    """A person who wrote this telephone, and what the form had when it was sent."""
    person = ApplicantFactory(1, 1, "{unique}@prueba.example", {}).draw().with_field(PHONE, written)
    return person, Submission({**person.by_label(), PHONE: kept, **others})


@pytest.mark.parametrize(
    ("written", "kept", "still"),
    [
        ("042233445512345", "0422 3344 5512 345", True),
        ("042233445512345", "(04) 2233-4455-12345", True),
        ("042233445512345", "0422334455 ext. 12345", True),
        ("042233445512345", "0422 3344 5512 34", False),
        ("04223344AB", "0422 3344 AB__", True),
        ("04223344AB", "0422 3344", False),
        ("0422-33445", "0422-33445", True),
        ("0422-33445", "0422 -334 45", True),
        ("0422-33445", "042233445", False),
        ("0422-33445", "0422 3344 5", False),
        ("4223344556", "", False),
    ],
)
def test_marks_of_a_mask_hide_nothing(written: str, kept: str, *, still: bool) -> None:
    assert is_still_written(written, kept) is still


@pytest.mark.parametrize("kept", ["042233445512345", "0422 3344 5512 345"])
def test_what_stands_in_the_field_is_decided_by_the_account(kept: str) -> None:
    person, form = sent("042233445512345", kept)
    refusing, notes = Asked(REFUSED), list[str]()
    expect_not_admitted(refusing, person, form, PHONE, notes)
    assert (refusing.questions, notes) == (1, [])
    with pytest.raises(AssertionError, match="la cuenta quedó registrada"):
        expect_not_admitted(Asked(REGISTERED), person, form, PHONE, notes)


def test_what_the_field_drops_needs_no_account() -> None:
    person, form = sent("042233445512345", "0422 3344 5512 34")
    asked, notes = Asked(REGISTERED), list[str]()
    expect_not_admitted(asked, person, form, PHONE, notes)
    assert asked.questions == 0
    assert "no conservó lo que no admite" in notes[0]


@pytest.mark.parametrize(
    ("written", "kept"),
    [("50722334455", "5072233445"), ("0722334455AB", "0722334455B"), ("072233445512345678", "0722 3344 5512 3456")],
)
def test_value_that_was_cut_and_is_still_wrong_is_decided_by_the_account(written: str, kept: str) -> None:
    person, form = sent(written, kept)
    with pytest.raises(AssertionError, match="la cuenta quedó registrada"):
        expect_not_admitted(Asked(REGISTERED), person, form, PHONE, [])


@pytest.mark.parametrize(
    ("written", "kept"), [("50722334455", ""), ("0722334455AB", "0722334455"), ("4223344556", "+593 4223344556")]
)
def test_value_that_was_cut_until_it_was_not_wrong_any_more_needs_no_account(written: str, kept: str) -> None:
    person, form = sent(written, kept)
    notes = list[str]()
    expect_not_admitted(Asked(REGISTERED), person, form, PHONE, notes)
    assert len(notes) == 1


def test_separators_of_the_page_are_not_taken_for_those_of_the_person() -> None:
    person, form = sent("0422-33445", "0422-33445", Fax="0422-334456")
    with pytest.raises(Undecided, match="pone separadores"):
        expect_not_admitted(Asked(REGISTERED), person.with_field("Fax", "0422334456"), form, PHONE, [])


def test_form_that_was_not_sent_decides_nothing() -> None:
    person, _ = sent("042233445512345", "")
    with pytest.raises(Stuck, match="no se envió"):
        expect_not_admitted(cast("AccountCheck", Asked(REFUSED)), person, Submission(), PHONE, [])


def with_code(typed: str, kept: str) -> tuple[Applicant, Submission]:
    """A person who typed this code, and what the form had when it was sent."""
    person = ApplicantFactory(1, 1, "{unique}@prueba.example", {}).draw()
    return person, Submission({**person.by_label(), CODE: kept}, typed)


def test_a_code_with_more_behind_it_is_decided_by_the_account() -> None:
    person, form = with_code("A1B2C3D44", "A1B2C3D44")
    expect_code_not_admitted(Asked(REFUSED), person, form, "A1B2C3D4", [])
    with pytest.raises(AssertionError, match="las credenciales abren"):
        expect_code_not_admitted(Asked(REGISTERED), person, form, "A1B2C3D4", [])


def test_a_field_that_drops_what_follows_the_code_has_not_admitted_it() -> None:
    person, form = with_code("A1B2C3D44", "A1B2C3D4")
    asked, notes = Asked(REGISTERED), list[str]()
    expect_code_not_admitted(asked, person, form, "A1B2C3D4", notes)
    assert (asked.questions, len(notes)) == (0, 1)


def test_a_field_without_any_code_has_dropped_nothing() -> None:
    person, form = with_code("A1B2C3D44", "")
    with pytest.raises(Undecided):
        expect_code_not_admitted(Asked(REFUSED), person, form, "", [])
