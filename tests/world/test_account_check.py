"""Signs of an account: what they prove of a registration that should hold, and of one that should be refused."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from fixtures.people.account_check import Account
from pages.components.availability import Availability

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
