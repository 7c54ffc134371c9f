"""Values that the page no longer held when «Registrar» was pressed: no verdict rests on a form that lost them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fixtures.people.applicant import PASSWORDS, Applicant
from harness.errors import Undecided
from pages.registration_form import CODE, Submission


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
        if label not in sent.closed | sent.given and not _same(label, value, sent.values.get(label, value))
    ]


def refuse_given(applicant: Applicant, sent: Submission) -> None:
    """Refuse to decide about a field that the page fills by itself and does not let the person change.

    Raises:
        Undecided: The scenario is about such a field (O-60).
    """
    given = applicant.chosen & sent.given
    if given:
        raise Undecided(
            f"La página puso su propio valor en {_in_words(sorted(given))} y no dejó poner lo que pide el caso: vea la "
            "observación O-60."
        )


def refuse_unwritten(applicant: Applicant, sent: Submission) -> None:
    """Refuse to decide a refusal by a form into which nothing of what the scenario is about could be written.

    Raises:
        Undecided: The page filled such a field by itself, or kept closed all that were to be written (O-60).
    """
    refuse_given(applicant, sent)
    said = applicant.by_label()
    to_write = {each for each in applicant.chosen if said[each]}
    if to_write and to_write <= sent.closed:
        raise Undecided(
            f"La página mantuvo cerrado {_in_words(sorted(to_write))} y no dejó poner lo que pide el caso: vea la "
            "observación O-60."
        )


def _same(label: str, written: str, read: str) -> bool:
    if label in PASSWORDS:
        return written == read
    return re.sub(r"\W", "", written).casefold() == re.sub(r"\W", "", read).casefold()


def loss_in_words(lost: Sequence[str]) -> str:
    """Name lost values in Spanish, by label only, as one of them may be a password."""
    return f"Antes de «Registrar» la página no conservaba lo escrito en {_in_words(lost)}"


def _in_words(labels: Iterable[str]) -> str:
    return ", ".join(f"«{label}»" for label in labels)
