"""Assertions about an account: registered, refused, let in (4.2.1, 5.3.1, 5.3.2, 5.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playwright.sync_api import Locator

from fixtures.people.account_check import Account, AccountCheck
from fixtures.people.applicant import Applicant
from harness.errors import Stuck, Undecided
from instructivo.model.fields import (
    CITY,
    COUNTRY,
    EMAIL,
    EMAILS,
    ID,
    IDENTIFIERS,
    KIND,
    NUMBER,
    PASSWORD,
    PASSWORD_AGAIN,
    PROVINCE,
    Admission,
    class_of,
)
from pages.components.availability import Availability
from pages.components.pressing import Press
from pages.drawn_text import text_of
from pages.front import SignedIn
from pages.profile.vocabulary import CODE
from pages.registration_form import REGISTER, Submission
from pages.sign_in import Entry
from steps.expect.beyond_document import leave_undecided_if_more_is_demanded
from steps.expect.certificates import leave_undecided_if_demanded
from steps.expect.limits import leave_undecided_if_limited
from steps.expect.lost_values import (
    is_still_written,
    leave_undecided_if_given,
    leave_undecided_if_unwritten,
    loss_in_words,
    lost_values,
    noted_loss,
    puts_separators,
    separators_of,
    without_separators,
)

_CREDENTIALS = frozenset((ID, PASSWORD, PASSWORD_AGAIN))
"""Labels of the fields whose own requirement fails where what was written does not sign in."""
_DOCUMENT, _RESIDENCE = frozenset((KIND, NUMBER)), frozenset((COUNTRY, PROVINCE, CITY))
"""Labels of the fields whose choices have scenarios of 5.4: a document, and a country without province and city."""


def expect_registered(
    account: Account, applicant: Applicant, sent: Submission, texts: Callable[[], Sequence[str]], notes: list[str]
) -> None:
    """Assert that the account exists, with the values that the scenario speaks about as they were written.

    Args:
        account: What the account check found.
        applicant: The person who registered.
        sent: The contents of the form when «Registrar» was pressed.
        texts: Gives what the portal showed then.
        notes: Receives what else the verdict rests on.

    Raises:
        Undecided: It does not exist, and the form had lost a value that the scenario does not speak about; or the
            page put a value of its own where the scenario wants another; or no sign tells whether it exists, or the
            portal demanded a certificate instead; or it exists, and a choice of the scenario may be why it is not
            approved (5.4).
    """
    lost = noted_loss(applicant, sent, notes)
    note_signs(account, notes)
    if not account.exists and set(lost) - applicant.chosen:
        raise Undecided(f"{loss_in_words(lost)}, y después no hubo registro.")
    if account.is_unknown:
        raise Undecided(f"{account.in_words} Con esas señales no se sabe si la cuenta existe.")
    if not account.exists:
        shown = texts()
        leave_undecided_if_demanded(shown)
        leave_undecided_if_limited(shown)
        leave_undecided_if_more_is_demanded(sent)
    assert account.exists, " ".join(filter(None, (account.in_words, _obstacles(sent))))
    is_let_in = account.signs_in is not False
    assert is_let_in or not applicant.chosen & _CREDENTIALS, f"{account.in_words} La cuenta existe y no deja entrar."
    leave_undecided_if_given(applicant, sent)
    unwritten = sorted(each for each in applicant.chosen & sent.closed if applicant.value_of(each))
    assert not unwritten, f"La cuenta quedó registrada, pero la página mantuvo cerrado «{'», «'.join(unwritten)}»."
    spoilt = [label for label in lost if label in applicant.chosen]
    assert not spoilt, (
        f"La cuenta quedó registrada, pero {loss_in_words(spoilt)[0].lower()}{loss_in_words(spoilt)[1:]}."
    )
    if not (is_let_in or applicant.chosen <= _DOCUMENT or applicant.chosen == _RESIDENCE):
        raise Undecided(
            f"{account.in_words} La cuenta existe y no deja entrar. La aprobación es de 5.4, cuyos escenarios no hacen "
            "esta elección: compruébela una persona."
        )


def _obstacles(sent: Submission) -> str:
    """Obstacles that the page put in the way of a complete form, in Spanish; empty where there were none."""
    button = f"«{REGISTER}» {sent.press.value}." if sent.press is not Press.DONE else ""
    closed = ", ".join(f"«{each}»" for each in sorted(sent.closed))
    return f"{button} La página mantuvo cerrado {closed}.".strip() if closed else button


def note_signs(account: Account, notes: list[str]) -> None:
    """Note findings of other requirements: an identifier called free (5.3.1), or a person who is not let in (5.4)."""
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
    said = f" Mostró «{inside.said}»." if inside.said else ""
    assert inside.is_inside(), f"El portal no dejó entrar a la persona.{said}"


def expect_not_shown(content: Locator, other: Applicant) -> None:
    """Assert that a page does not show who another person is: their ID, document or e-mail."""
    text = text_of(content).casefold()
    shown = [each for each in (*IDENTIFIERS, *EMAILS) if other.value_of(each).casefold() in text]
    assert not shown, f"El portal dejó entrar en la cuenta de otra persona: muestra su «{shown[0]}»."


def expect_not_let_in(inside: SignedIn) -> None:
    """Assert that the portal refuses credentials.

    Raises:
        Undecided: It neither let the person in nor refused.
    """
    assert not inside.is_admitted(), "El portal dejó entrar con credenciales que no son de esa cuenta."
    if inside.entry is Entry.UNKNOWN:
        raise Undecided(f"El portal ni dejó entrar ni rechazó las credenciales; quedó «{inside.said}».")


def expect_refused(account: Account, applicant: Applicant, sent: Submission, notes: list[str]) -> None:
    """Assert that no account exists and that only the spoilt field can be the reason.

    Raises:
        Undecided: The form had lost a value that the scenario does not spoil, or the page did not let the person
            write the spoilt one, which may be the reason; or the signs of an account contradict each other.
    """
    leave_undecided_if_unwritten(applicant, sent)
    lost = noted_loss(applicant, sent, notes)
    if lost and (account.is_absent or set(lost) & applicant.chosen):
        raise Undecided(f"{loss_in_words(lost)}, y eso puede ser por lo que no hubo registro.")
    if account.is_absent:
        leave_undecided_if_more_is_demanded(sent)
    _leave_undecided_if_contradicted(account)
    assert account.is_absent, account.in_words


def expect_one_of_two(
    account_check: AccountCheck, applicant: Applicant, owner: Applicant | None, notes: list[str]
) -> None:
    """Assert that two persons who found the same value free do not both have an account with it.

    Args:
        account_check: Looks for the account.
        applicant: The person who pressed «Registrar» last.
        owner: The other person, if they have an account with this value.
        notes: Receives the result for both.

    Raises:
        Undecided: The signs of an account contradict each other.
    """
    if owner is None:
        notes.append("El portal guardó el valor para quien lo comprobó primero: la otra persona no se registró con él.")
        return
    ours, theirs = applicant.by_label(), owner.by_label()
    label = next(each for each in (*IDENTIFIERS, EMAIL) if ours[each].casefold() == theirs[each].casefold())
    account = account_check.looks_for(applicant, shared=label)
    notes.append(account.in_words)
    _leave_undecided_if_contradicted(account)
    assert account.is_absent, f"Dos personas comprobaron el mismo «{label}», y las dos quedaron registradas con él."


def expect_no_other_address(account_check: AccountCheck, applicant: Applicant, notes: list[str]) -> None:
    """Assert that, if there is an account, the address that was checked is the one in use.

    Args:
        account_check: Looks for the account, and asks for the address.
        applicant: The person, with the address that was checked and received the code.
        notes: Receives the result of the registration.
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

    What stands in the field is judged without the separators that its mask puts there; a value of which only a part was
    dropped is judged by what is left.

    Raises:
        Undecided: The form had lost another value, or was closed for this one, which may be the reason; or the value
            has a separator that the page puts into numbers by itself.
        Stuck: The form was not sent.
    """
    leave_undecided_if_unwritten(applicant, sent)
    if label not in sent.values:
        raise Stuck(f"La solicitud no se envió con «{label}».")
    if puts_separators(applicant, sent, separators_of(applicant.value_of(label))):
        raise Undecided(f"La página pone separadores en los números: no se sabe si los de «{label}» son los escritos.")
    lost = [each for each in lost_values(applicant, sent) if each != label]
    if lost:
        raise Undecided(f"{loss_in_words(lost)}, y eso puede ser por lo que no hubo registro.")
    is_written = is_still_written(applicant.value_of(label), sent.values[label])
    if not is_written and not _is_still_refused(applicant, sent, label):
        notes.append(f"«{label}» no conservó lo que no admite: de lo escrito quedó «{sent.values[label]}».")
        return
    account = account_check.looks_for(applicant.as_kept(sent.values))
    _leave_undecided_if_contradicted(account)
    kept = sent.values[label]
    assert account.is_absent, f"«{label}» conservó «{kept}» ({len(kept)} caracteres) y la cuenta quedó registrada."


def _is_still_refused(applicant: Applicant, sent: Submission, label: str) -> bool:
    """Whether a field only dropped signs of a value, and the rest is refused for the same reason as the value."""
    kept, written = (without_separators(each) for each in (sent.values[label], applicant.value_of(label)))
    following = iter(written)
    is_cut = all(each in following for each in kept)
    rest, whole = class_of(label, kept), class_of(label, written)
    return is_cut and rest.admission is Admission.REFUSED and rest.source == whole.source


def expect_code_not_admitted(
    account_check: AccountCheck, applicant: Applicant, sent: Submission, received: str, notes: list[str]
) -> None:
    """Assert that the code field drops what was typed after the code, or that the registration is refused.

    Args:
        account_check: Looks for the account.
        applicant: The person.
        sent: The contents of the form when «Registrar» was to be pressed.
        received: The code that was sent.
        notes: Receives what the field kept.
    """
    if received and sent.values.get(CODE, "") == received:
        notes.append(f"«{CODE}» no conservó lo que se añadió al código: quedó el código enviado.")
        return
    expect_refused(account_check.looks_for(applicant.as_kept(sent.values)), applicant, sent, notes)


def _leave_undecided_if_contradicted(account: Account) -> None:
    """Leave undecided a refused registration whose signs disagree.

    Raises:
        Undecided: They contradict each other.
    """
    if account.is_contradicted:
        raise Undecided(f"{account.in_words} Las dos señales se contradicen, y no se sabe si hubo registro.")
