"""Values that the page no longer held when «Registrar» was pressed: no verdict rests on a form that lost them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from fixtures.people.applicant import Applicant
from harness.errors import Undecided
from pages.profile.vocabulary import CODE, PASSWORDS
from pages.registration_form import Submission

_SEPARATOR = re.compile(r"[\W_]")


def noted_loss(applicant: Applicant, sent: Submission, notes: list[str]) -> list[str]:
    """Return the labels of lost values, and note them, with those that the page wrote in another letter case."""
    lost = lost_values(applicant, sent)
    notes.extend([f"{loss_in_words(lost)}."] if lost else [])
    kept = applicant.as_kept(sent.values).by_label()
    notes.extend(
        f"La página cambió las mayúsculas de lo escrito en «{label}»: quedó «{kept[label]}», y con eso se siguió."
        for label, value in applicant.by_label().items()
        if kept[label] != value
    )
    return lost


def lost_values(applicant: Applicant, sent: Submission) -> list[str]:
    """Return the labels whose value differs from what was written; an input mask or another letter case is no loss.

    Nothing was written into a field that the page kept closed.
    """
    written = {label: value for label, value in (applicant.by_label() | {CODE: sent.code}).items() if value}
    return [
        label
        for label, value in written.items()
        if label not in sent.closed | sent.given and not is_same(label, value, sent.values.get(label, value))
    ]


def leave_undecided_if_given(applicant: Applicant, sent: Submission) -> None:
    """Leave undecided what is about a field that the page fills by itself and does not let the person change.

    Raises:
        Undecided: The scenario is about such a field (O-60).
    """
    given = applicant.chosen & sent.given
    if given:
        raise Undecided(
            f"La página puso su propio valor en {_in_words(sorted(given))} y no dejó poner lo que pide el caso: vea la "
            "observación O-60."
        )


def leave_undecided_if_unwritten(applicant: Applicant, sent: Submission) -> None:
    """Leave undecided a refusal by a form in which none of the scenario's own values could be written.

    Raises:
        Undecided: The page filled such a field by itself, or kept closed all that were to be written (O-60).
    """
    leave_undecided_if_given(applicant, sent)
    said = applicant.by_label()
    to_write = {each for each in applicant.chosen if said[each]}
    if to_write and to_write <= sent.closed:
        raise Undecided(
            f"La página mantuvo cerrado {_in_words(sorted(to_write))} y no dejó poner lo que pide el caso: vea la "
            "observación O-60."
        )


def is_same(label: str, written: str, read: str) -> bool:
    """Whether a field has what was written; an input mask or another letter case is no loss."""
    if label in PASSWORDS:
        return written == read
    return without_separators(written) == without_separators(read)


def is_still_written(written: str, kept: str) -> bool:
    """Whether a field still has what was written, possibly among the signs of a mask.

    Args:
        written: A number, or a text; its own separators must have stayed, in their places.
        kept: What the field has.
    """
    if written.isdecimal():
        return re.sub(r"\D", "", kept) == written
    own = separators_of(written)
    return without_separators(kept, own) == without_separators(written, own)


def separators_of(text: str) -> frozenset[str]:
    """The characters of a text that are neither letters nor digits."""
    return frozenset(_SEPARATOR.findall(text))


def puts_separators(applicant: Applicant, sent: Submission, separators: Collection[str]) -> bool:
    """Whether the page put one of these separators into a number that the person wrote without any."""
    written = applicant.by_label()
    return any(
        written[label].isdecimal() and separators_of(kept) & {*separators}
        for label, kept in sent.values.items()
        if label in written
    )


def without_separators(text: str, kept: Collection[str] = ()) -> str:
    """The text in lower case, without characters other than letters and digits; those in ``kept`` stay."""
    return _SEPARATOR.sub(lambda found: found[0] if found[0] in kept else "", text).casefold()


def loss_in_words(lost: Sequence[str]) -> str:
    """Name lost values in Spanish, by label only, as one of them may be a password."""
    return f"Antes de «Registrar» la página no conservaba lo escrito en {_in_words(lost)}"


def _in_words(labels: Iterable[str]) -> str:
    return ", ".join(f"«{label}»" for label in labels)
