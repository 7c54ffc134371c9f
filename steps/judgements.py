"""Assertions that several sentences share, with their Spanish messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from playwright.sync_api import Locator, expect

from fixtures.applicant import PASSWORDS, Applicant
from fixtures.evidence import Notes
from fixtures.person import Account, Witness
from harness.errors import Undecided
from harness.wording import change_in_words
from pages.fields import CatalogField
from pages.front import SignedIn
from pages.notices import Notice, Shown
from pages.profile import Message
from pages.registration_form import CODE, RegistrationForm, Sent, Told


def is_red(colour: Sequence[int]) -> bool:
    """Whether a person would call a colour red.

    Args:
        colour: Red, green and blue from 0 to 255.
    """
    red, green, blue = colour
    return red >= 140 and max(green, blue) <= red // 2


def first_column(table: Sequence[Sequence[str]]) -> list[str]:
    """Entries of a data table of one column."""
    return [row[0] for row in table]


def expect_seen(locator: Locator, absent: str) -> None:
    """At least one element of a locator is visible.

    Raises:
        AssertionError: ``absent``, where none is.
    """
    expect(locator.first, absent).to_be_visible()


def expect_options(catalog: CatalogField) -> None:
    """The list has an option besides its first entry, which only invites to choose."""
    expect(catalog.options.nth(1), f"La lista «{catalog.name}» no ofrece opciones.").to_be_attached()


def expect_field(form: RegistrationForm, label: str) -> None:
    """The field is there: its label's text, and what a person writes into.

    Raises:
        Undecided: The label can be seen and its field cannot be told, which is a matter of the profile.
    """
    _refuse_unresolved(form, label)
    expect(form.field(label).input, f"No se ve el campo «{label}».").to_be_visible()


def catalog_of(form: RegistrationForm, label: str) -> CatalogField:
    """The list of that label.

    Raises:
        Undecided: It cannot be told which it is.
    """
    _refuse_unresolved(form, label)
    return form.catalog(label)


def _refuse_unresolved(form: RegistrationForm, label: str) -> None:
    if form.unresolved(label):
        raise Undecided(f"No se sabe qué campo es «{label}»: vea la revisión previa de la corrida.")


def expect_message(notice: Notice, message: Message, notes: Notes, lost: Sequence[str] = ()) -> None:
    """The message is shown, and none of the other four (design, 4.1).

    Raises:
        AssertionError: Nothing was shown, or another of the five.
        Undecided: Something was shown and nobody approved its wording yet, or the form had lost values.
    """
    shown = notice.shown()
    if lost and not notice.may_tell(message):
        raise Undecided(f"{loss_in_words(lost)} y no se puede saber si habría mostrado «{message.in_words}».")
    if not notice.is_pinned(message):
        expect(
            notice.anything, f"El portal no mostró ningún mensaje donde corresponde «{message.in_words}»."
        ).to_be_visible()
        shown = notice.shown()
        notes.read_for(message.in_words, shown.others or shown.quiet)
        raise Undecided(f"La redacción de «{message.in_words}» espera aprobación. {shown.in_words()}")
    if message not in shown.known:
        changed = change_in_words(notice.wording_of(message), (*shown.others, *shown.quiet))
        absent = " ".join(filter(None, (f"No apareció el mensaje «{message.in_words}». {shown.in_words()}", changed)))
        expect(notice.with_wording_of(message), absent).to_be_visible()
    shown, twins = notice.shown(), notice.twins_of(message)
    assert message in shown.known, f"«{message.in_words}» ya se leía antes de que correspondiera. {shown.in_words()}"
    strangers = shown.known - {message, *twins}
    assert not strangers, f"Junto con «{message.in_words}» apareció otro mensaje. {shown.in_words()}"
    notes.extend(
        f"«{message.in_words}» y «{each.in_words}» tienen la misma redacción y no se distinguen." for each in twins
    )
    note_texts(shown, notes)


def expect_no_message(notice: Notice, message: Message, notes: Notes, lost: Sequence[str] = ()) -> None:
    """The message is not shown.

    Raises:
        Undecided: Nobody approved its wording, another has the same, or the form had lost values.
    """
    shown, twins = notice.shown(), notice.twins_of(message)
    note_texts(shown, notes)
    if not notice.is_pinned(message):
        raise Undecided(f"La redacción de «{message.in_words}» espera aprobación y no se puede reconocer.")
    if twins and message in shown.known:
        raise Undecided(
            f"«{message.in_words}» y «{twins[0].in_words}» tienen la misma redacción y no se sabe cuál apareció."
        )
    assert message not in shown.known, (
        f"Apareció el mensaje «{message.in_words}» sin que corresponda. {shown.in_words()}"
    )
    if lost:
        raise Undecided(f"{loss_in_words(lost)} y no se puede saber si habría mostrado «{message.in_words}».")


def note_texts(shown: Shown, notes: list[str]) -> None:
    """Note the texts of the portal that the document does not name."""
    notes.extend(f"Texto que el documento no nombra: «{text}»." for text in shown.others)


def note_moment(told: Told, notes: list[str]) -> None:
    """Note when the portal told its message: the document names no moment."""
    notes.append(f"El portal avisó {told.moment}." if told.moment else "El portal no avisó en ningún momento.")


def expect_registered(account: Account, applicant: Applicant, sent: Sent, notes: list[str]) -> None:
    """The account is there, with what the scenario speaks about as it was written.

    Raises:
        Undecided: It is not, and the form had lost something that the scenario does not speak about.
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
    """The portal lets the registered person in.

    Raises:
        Undecided: It does not, and the form had lost something before it was sent.
    """
    if lost and not inside.is_inside():
        raise Undecided(f"{loss_in_words(lost)}, y después no se pudo entrar.")
    expect(inside.sign_out.first, "El portal no dejó entrar a la persona.").to_be_visible()


def expect_refused(account: Account, applicant: Applicant, sent: Sent, notes: list[str]) -> None:
    """No account exists, and only the field that the scenario spoils can be the reason.

    Raises:
        Undecided: The form had lost something that the scenario does not spoil, which may be why.
    """
    lost = noted_loss(applicant, sent, notes)
    if lost and (account.is_absent or set(lost) & applicant.chosen):
        raise Undecided(f"{loss_in_words(lost)}, y eso puede ser por lo que no hubo registro.")
    assert account.is_absent, account.in_words


def expect_not_admitted(witness: Witness, applicant: Applicant, sent: Sent, label: str, notes: list[str]) -> None:
    """The field drops what it does not admit, or the registration is refused.

    Raises:
        Undecided: The form had lost something else, which may be why.
    """
    lost = [each for each in lost_values(applicant, sent) if each != label]
    if lost:
        raise Undecided(f"{loss_in_words(lost)}, y eso puede ser por lo que no hubo registro.")
    if sent.values[label] != applicant.value_of(label):
        notes.append(f"«{label}» no conservó lo que no admite: de lo escrito quedó «{sent.values[label]}».")
        return
    assert witness.looks_for(applicant).is_absent, (
        f"«{label}» conservó {len(sent.values[label])} caracteres y la cuenta quedó registrada."
    )


def noted_loss(applicant: Applicant, sent: Sent, notes: list[str]) -> list[str]:
    """Labels whose value the page had lost when «Registrar» was pressed, written down."""
    lost = lost_values(applicant, sent)
    notes.extend([f"{loss_in_words(lost)}."] if lost else [])
    return lost


def lost_values(applicant: Applicant, sent: Sent) -> list[str]:
    """Labels whose value is not what was written; a mask or another letter case loses nothing."""
    written = {**applicant.by_label(), CODE: sent.code}
    return [
        label for label, value in written.items() if value and not _same(label, value, sent.values.get(label, value))
    ]


def _same(label: str, written: str, read: str) -> bool:
    if label in PASSWORDS:
        return written == read
    return re.sub(r"\W", "", written).casefold() == re.sub(r"\W", "", read).casefold()


def loss_in_words(lost: Sequence[str]) -> str:
    """The lost fields in Spanish, by label only: a value may be a password."""
    return f"Antes de «Registrar» la página no conservaba lo escrito en {', '.join(f'«{label}»' for label in lost)}"


def expect_entries(seen: Sequence[str], wanted: Iterable[str], *, name: str) -> None:
    """Every entry is in a list, letter case apart."""
    known = {entry.casefold() for entry in seen}
    missing = [entry for entry in wanted if entry.casefold() not in known]
    assert not missing, f"En la lista «{name}» no está: {', '.join(missing)}. Se vio: {in_short(seen)}."


def expect_order(seen: Sequence[str], wanted: Sequence[str], *, name: str) -> None:
    """A list begins with these entries in this order, letter case apart."""
    first = [entry.casefold() for entry in seen[: len(wanted)]]
    assert first == [entry.casefold() for entry in wanted], (
        f"«{name}» no sigue el orden del documento. Se vio: {in_short(seen)}."
    )


def in_short(entries: Sequence[str], most: int = 12) -> str:
    """A list in words, cut where it is long."""
    more = f" y {len(entries) - most} más" if len(entries) > most else ""
    return (", ".join(entries[:most]) or "nada") + more
