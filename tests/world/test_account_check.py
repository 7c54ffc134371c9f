"""Signs of an account: what they prove of a registration that should hold, and of one that should be refused."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from fixtures.people.account_check import Account
from fixtures.people.applicant import Applicant, ApplicantFactory
from fixtures.people.near_values import living_abroad
from harness.errors import Undecided
from pages.components.availability import Availability
from pages.registration_form import Submission
from steps.expect.accounts import expect_registered

FREE, TAKEN, UNSAID = Availability


class Signs(NamedTuple):
    """What the portal shows: two signs, and the answer in the own session."""

    told: Availability
    signs_in: bool | None
    own: Availability | None = None

    @property
    def account(self) -> Account:
        """The result of the account check that sees them."""
        asked = self.told is TAKEN and not self.signs_in
        return Account("ID.usuario", self.told, self.signs_in, asked, self.own)


@pytest.mark.parametrize(
    ("signs", "holds", "refused"),
    [
        (Signs(TAKEN, True), "pass", "fail"),
        (Signs(FREE, True), "pass", "fail"),
        (Signs(UNSAID, True), "pass", "fail"),
        (Signs(FREE, False), "fail", "pass"),
        (Signs(UNSAID, False), "fail", "pass"),
        (Signs(TAKEN, False, FREE), "fail", "pass"),
        (Signs(TAKEN, False, UNSAID), "fail", "pass"),
        (Signs(TAKEN, False, TAKEN), "pass", "inconc"),
        (Signs(TAKEN, False), "inconc", "inconc"),
        (Signs(FREE, None), "fail", "pass"),
        (Signs(TAKEN, None, TAKEN), "pass", "fail"),
        (Signs(TAKEN, None, FREE), "fail", "pass"),
        (Signs(UNSAID, None), "inconc", "inconc"),
    ],
)
def test_signs_decide_where_they_agree(signs: Signs, holds: str, refused: str) -> None:
    account = signs.account
    assert (account.exists, account.is_unknown) == (holds == "pass", holds == "inconc")
    assert (account.is_absent, account.is_contradicted) == (refused == "pass", refused == "inconc")


def test_words_of_a_contradiction_tell_every_sign() -> None:
    told = Signs(TAKEN, False, TAKEN).account.in_words
    assert "«ID.usuario» figura en uso y las credenciales no abren" in told
    assert "En la sesión que lo comprobó" in told


WAITING = Signs(TAKEN, False, TAKEN).account
PERSON = ApplicantFactory(1, 1, "{unique}@prueba.example", {}).draw()


def expect_of(applicant: Applicant) -> list[str]:
    """Notes about an account that exists and is not let in."""
    notes = list[str]()
    expect_registered(WAITING, applicant, Submission(applicant.by_label()), tuple, notes)
    return notes


def test_account_that_waits_for_approval_is_registered_and_5_4_decides_the_rest() -> None:
    assert "lo decide 5.4" in expect_of(PERSON)[-1]
    assert "lo decide 5.4" in expect_of(PERSON.with_field("Tipo de documento", "RUC"))[-1]
    assert "lo decide 5.4" in expect_of(living_abroad(PERSON, "Andorra"))[-1]


def test_account_that_another_choice_may_keep_waiting_is_undecided() -> None:
    with pytest.raises(Undecided, match=r"es de 5\.4"):
        expect_of(PERSON.with_field("Provincia", "Cañar"))


@pytest.mark.parametrize("label", ["Contraseña", "ID.usuario"])
def test_credentials_that_do_not_sign_in_are_the_finding_of_their_own_field(label: str) -> None:
    with pytest.raises(AssertionError, match="no deja entrar"):
        expect_of(PERSON.with_field(label, "Rvk48Tzq"))
