"""Assertions about an account: registered, refused, let in (4.2.1, 5.3.1, 5.3.2, 5.4)."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import expect

from fixtures.people.account_check import Account, AccountCheck
from fixtures.people.applicant import Applicant
from harness.errors import Undecided
from pages.components.availability import Availability
from pages.front import SignedIn
from pages.registration_form import RegistrationForm, Submission
from steps.expect.certificates import refuse_demand
from steps.expect.lost_values import loss_in_words, lost_values, noted_loss


def expect_registered(
    account: Account, applicant: Applicant, form: RegistrationForm, sent: Submission, notes: list[str]
) -> None:
    """Assert that the account exists, with the values that the scenario speaks about as they were written.

    Raises:
        Undecided: It does not exist, and the form had lost a value that the scenario does not speak about; or no sign
            tells whether it exists, or the portal demanded a certificate instead.
    """
    lost = noted_loss(applicant, sent, notes)
    note_signs(account, notes)
    if not account.exists and set(lost) - applicant.chosen:
        raise Undecided(f"{loss_in_words(lost)}, y después no hubo registro.")
    if account.is_unknown:
        raise Undecided(f"{account.in_words} Con esas señales no se sabe si la cuenta existe.")
    if not account.exists:
        refuse_demand(form)
    assert account.exists, account.in_words
    assert account.signs_in is not False or not applicant.chosen, (
        f"{account.in_words} La cuenta existe y no deja entrar."
    )
    spoilt = [label for label in lost if label in applicant.chosen]
    assert not spoilt, (
        f"La cuenta quedó registrada, pero {loss_in_words(spoilt)[0].lower()}{loss_in_words(spoilt)[1:]}."
    )


def note_signs(account: Account, notes: list[str]) -> None:
    """Note what another requirement decides: an identifier called free (5.3.1), or a person who is not let in (5.4)."""
    if account.exists and account.told is not Availability.TAKEN:
        notes.append(f"{account.in_words} Quien entra está registrado; lo que dice la comprobación lo decide 5.3.1.")
    if account.exists and account.signs_in is False:
        notes.append(f"{account.in_words} La cuenta existe; que no deje entrar lo decide 5.4.")


def expect_let_in(inside: SignedIn, lost: Sequence[str], notes: list[str]) -> None:
    """Assert that the portal lets a registered person in.

    Raises:
        Undecided: It does not, and the form had lost a value before it was sent.
    """
    if inside.has_lost_its_page():
        notes.append("El portal aceptó las credenciales y llevó a una página que no existe; eso lo decide 4.1.1.")
        return
    if lost and not inside.is_inside():
        raise Undecided(f"{loss_in_words(lost)}, y después no se pudo entrar.")
    expect(inside.sign_out.first, "El portal no dejó entrar a la persona.").to_be_visible()


def expect_refused(account: Account, applicant: Applicant, sent: Submission, notes: list[str]) -> None:
    """Assert that no account exists and that only the spoilt field can be the reason.

    Raises:
        Undecided: The form had lost a value that the scenario does not spoil, which may be the reason; or the signs of
            an account contradict each other.
    """
    lost = noted_loss(applicant, sent, notes)
    if lost and (account.is_absent or set(lost) & applicant.chosen):
        raise Undecided(f"{loss_in_words(lost)}, y eso puede ser por lo que no hubo registro.")
    _refuse_contradiction(account)
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
    account = account_check.looks_for(applicant.as_kept(sent.values))
    _refuse_contradiction(account)
    assert account.is_absent, f"«{label}» conservó {len(sent.values[label])} caracteres y la cuenta quedó registrada."


def _refuse_contradiction(account: Account) -> None:
    """Require that the signs of a refused registration agree.

    Raises:
        Undecided: They contradict each other.
    """
    if account.is_contradicted:
        raise Undecided(f"{account.in_words} Las dos señales se contradicen, y no se sabe si hubo registro.")
