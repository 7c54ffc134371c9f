"""Values that the page no longer held when «Registrar» was pressed: no verdict rests on a form that lost them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fixtures.people.applicant import PASSWORDS, Applicant
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
    """Return the labels whose value differs from what was written; an input mask or another letter case is no loss."""
    written = {**applicant.by_label(), CODE: sent.code}
    return [
        label for label, value in written.items() if value and not is_same(label, value, sent.values.get(label, value))
    ]


def is_same(label: str, written: str, read: str) -> bool:
    """Whether a field has what was written; an input mask or another letter case is no loss."""
    if label in PASSWORDS:
        return written == read
    return re.sub(r"\W", "", written).casefold() == re.sub(r"\W", "", read).casefold()


def loss_in_words(lost: Sequence[str]) -> str:
    """Name lost values in Spanish, by label only, as one of them may be a password."""
    return f"Antes de «Registrar» la página no conservaba lo escrito en {', '.join(f'«{label}»' for label in lost)}"
