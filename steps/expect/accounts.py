"""Assertions about an account: registered, refused, let in (4.2.1, 5.3.1, 5.3.2, 5.4)."""

from __future__ import annotations

from collections.abc import Sequence

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
    said = f" Mostró «{inside.said}»." if inside.said else ""
    assert inside.is_inside(), f"El portal no dejó entrar a la persona.{said}"


def expect_refused(account: Account, applicant: Applicant, sent: Submission, notes: list[str]) -> None:
    """Assert that no account exists and that only the spoilt field can be the reason.

    Raises:
        Undecided: The form had lost a value that the scenario does not spoil; that may be the reason.
    """
    lost = noted_loss(applicant, sent, notes)
    if lost and (account.is_absent or set(lost) & applicant.chosen):
        raise Undecided(f"{loss_in_words(lost)}, y eso puede ser por lo que no hubo registro.")
    assert account.is_absent, account.in_words


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
