"""The assertions that more than one sentence needs, each told in Spanish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from playwright.sync_api import expect

from fixtures.applicant import Applicant
from harness.errors import NotObserved, Undecided
from pages.notices import Notice
from pages.profile import Message


def is_red(colour: Sequence[int]) -> bool:
    """Whether a person would call a colour red.

    Args:
        colour: Red, green and blue from 0 to 255.
    """
    red, green, blue = colour
    return red >= 140 and max(green, blue) <= red // 2


def expect_message(notice: Notice, message: Message, notes: list[str]) -> None:
    """The message is shown, and none of the other four (design, 4.1).

    Raises:
        NotObserved: Nothing was shown, or another of the five.
        Undecided: Something was shown and nobody approved its wording yet.
    """
    shown = notice.shown()
    if not notice.is_pinned(message):
        if not shown.anything:
            raise NotObserved(f"El portal no mostró ningún mensaje donde corresponde «{message}».")
        raise Undecided(f"La redacción de «{message}» espera aprobación. {shown.in_words()}")
    expect(notice.with_wording_of(message), f"No apareció el mensaje «{message}». {shown.in_words()}").to_be_visible()
    shown = notice.shown()
    strangers = shown.known - {message}
    assert not strangers, f"Junto con «{message}» apareció otro mensaje. {shown.in_words()}"
    notes.extend(f"Texto que el documento no nombra: «{text}»." for text in shown.others)


def expect_no_message(notice: Notice, message: Message) -> None:
    """The message is not shown.

    Raises:
        Undecided: Nobody approved its wording, so it could not be recognised.
    """
    if not notice.is_pinned(message):
        raise Undecided(f"La redacción de «{message}» espera aprobación y no se puede reconocer.")
    shown = notice.shown()
    assert message not in shown.known, f"Apareció el mensaje «{message}» sin que corresponda. {shown.in_words()}"


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


def lost_values(applicant: Applicant, sent: Mapping[str, str]) -> list[str]:
    """Labels whose value the page had lost when «Registrar» was pressed."""
    return [
        label
        for label, value in applicant.by_label().items()
        if value and sent.get(label, value).casefold() != value.casefold()
    ]
