"""Assertions about what a person wrote and the portal shows again (5.3.1, 5.3.2)."""

from __future__ import annotations

import re
import unicodedata

from harness.errors import Undecided
from pages.profile.vocabulary import CODE, PASSWORDS
from pages.registration_form import RegistrationForm, Submission
from steps.expect.lost_values import is_same


def expect_kept(form: RegistrationForm, sent: Submission) -> None:
    """Assert that the form still has the values with which it was sent, passwords and code apart.

    Raises:
        Undecided: The form is not shown after the refusal.
    """
    if not form.after_sending.shows_form():
        raise Undecided("Después del rechazo no se ve la solicitud, y no se sabe si conserva lo escrito.")
    now = form.contents.values()
    lost = [
        label
        for label, value in sent.values.items()
        if value and label not in (*PASSWORDS, CODE) and not is_same(label, value, now[label])
    ]
    assert not lost, f"Después del rechazo la solicitud ya no tiene lo escrito en {', '.join(map(_quoted, lost))}."


def expect_whole(text: str, value: str, label: str, notes: list[str]) -> None:
    """Assert that a text that shows a value shows it whole and as written; letter case and accents are only noted.

    Args:
        text: What the page shows.
        value: The value as written.
        label: Label of its field.
        notes: Observations of the scenario.

    Raises:
        AssertionError: It is cut inside a word, or its letters have become others.
        Undecided: The text does not show the value, or only its first words.
    """
    shown, wanted = _one_line(text), _one_line(value)
    if wanted in shown:
        return
    altered = re.search(_with_other_letters(wanted), shown)
    if altered:
        assert _plain(altered[0]) == _plain(wanted), f"«{label}» vuelve con otras letras: «{altered[0]}»."
        notes.append(f"«{label}» se muestra sin sus tildes.")
        return
    cut = _cut(wanted, shown)
    assert not cut, f"«{label}» vuelve cortado: «{cut}»."
    raise Undecided(f"Después de entrar, el portal no muestra «{label}» o solo sus primeras palabras.")


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _plain(text: str) -> str:
    """A text without accents."""
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))


def _with_other_letters(text: str) -> str:
    """A pattern of the text in which each letter outside of ASCII may have become up to eight other signs."""
    return "".join(re.escape(each) if each.isascii() else r"[^\s,;]{1,8}?" for each in text)


def _cut(wanted: str, shown: str) -> str:
    """The beginning of a value that a text shows and that ends inside a word; empty for none."""
    least = len(wanted.partition(" ")[0]) + 1
    ends = (end for end in range(len(wanted) - 1, least, -1) if wanted[end - 1].isalnum() and wanted[end].isalnum())
    return next((wanted[:end] for end in ends if re.search(re.escape(wanted[:end]) + r"(?!\w)", shown)), "")


def _quoted(label: str) -> str:
    return f"«{label}»"
