"""Assertions about an account: registered, refused, let in (4.2.1, 5.3.1, 5.3.2, 5.4)."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import expect

from fixtures.people.account_check import Account, AccountCheck
from fixtures.people.applicant import Applicant
from harness.errors import Undecided
from pages.front import SignedIn
from pages.registration_form import Submission
from steps.expect.lost_values import loss_in_words, lost_values, noted_loss


def expect_registered(account: Account, applicant: Applicant, sent: Submission, notes: list[str]) -> None:
    """Assert that the account exists, with the values that the scenario speaks about as they were written.

    Raises:
        Undecided: It does not exist, and the form had lost a value that the scenario does not speak about.
    """
    lost = noted_loss(applicant, sent, notes)
    if not account.exists and set(lost) - applicant.chosen:
        raise Undecided(f"{loss_in_words(lost)}, y después no hubo registro.")
    assert account.exists, account.in_words
    spoilt = [label for label in lost if label in applicant.chosen]
    assert not spoilt, (
        f"La cuenta quedó registrada, pero {loss_in_words(spoilt)[0].lower()}{loss_in_words(spoilt)[1:]}."
    )


def expect_let_in(inside: SignedIn, lost: Sequence[str]) -> None:
    """Assert that the portal lets a registered person in.

    Raises:
        Undecided: It does not, and the form had lost a value before it was sent.
    """
    if lost and not inside.is_inside():
        raise Undecided(f"{loss_in_words(lost)}, y después no se pudo entrar.")
    expect(inside.sign_out.first, "El portal no dejó entrar a la persona.").to_be_visible()


def expect_not_let_in(inside: SignedIn) -> None:
    """Assert that the portal, once it has answered, does not let a person in."""
    expect(inside.sign_out, "El portal dejó entrar con credenciales que no son de esa cuenta.").not_to_be_visible()


def expect_refused(account: Account, applicant: Applicant, sent: Submission, notes: list[str]) -> None:
    """Assert that no account exists and that only the spoilt field can be the reason.

    Raises:
        Undecided: The form had lost a value that the scenario does not spoil; that may be the reason.
    """
    lost = noted_loss(applicant, sent, notes)
    if lost and (account.is_absent or set(lost) & applicant.chosen):
        raise Undecided(f"{loss_in_words(lost)}, y eso puede ser por lo que no hubo registro.")
    assert account.is_absent, account.in_words


def expect_no_other_address(account_check: AccountCheck, applicant: Applicant, notes: list[str]) -> None:
    """Assert that, if there is an account, the address that was checked is the one in use.

    Args:
        account_check: Looks for the account, and asks for the address.
        applicant: The person, with the address that was checked and received the code.
        notes: Receives what became of the registration.
    """
    account = account_check.looks_for(applicant)
    notes.append(account.in_words)
    if not account.is_absent:
        assert not account_check.finds_address_free(applicant), (
            "La cuenta quedó registrada y el correo que se comprobó sigue libre: se registró con otro."
        )


def expect_not_admitted(
    account_check: AccountCheck, applicant: Applicant, sent: Submission, label: str, notes: list[str]
) -> None:
    """Assert that a field drops a value it does not admit, or that the registration is refused.

    Raises:
        Undecided: The form had lost another value; that may be the reason.
    """
    lost = [each for each in lost_values(applicant, sent) if each != label]
    if lost:
        raise Undecided(f"{loss_in_words(lost)}, y eso puede ser por lo que no hubo registro.")
    if sent.values[label].casefold() != applicant.value_of(label).casefold():
        notes.append(f"«{label}» no conservó lo que no admite: de lo escrito quedó «{sent.values[label]}».")
        return
    assert account_check.looks_for(applicant.as_kept(sent.values)).is_absent, (
        f"«{label}» conservó {len(sent.values[label])} caracteres y la cuenta quedó registrada."
    )
