"""Comparison of two wordings, word by word; numbers with their nouns, enumerations, and lists in short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

SAME, GONE, NEW = "igual", "quitado", "puesto"
_LIKE = 0.4
"""Least share of common words for a text to be a changed wording and not another message."""
INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""A control by which a text could hide or reverse a part of itself, on a page or on a terminal."""
_SOUNDS_LIKE_I = re.compile(r"«?h?[ií](?![aeo])", re.IGNORECASE)


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number and its noun in Spanish: ``1 aviso``, ``2 avisos``.

    Args:
        number: How many.
        singular: Words after 1.
        plural: Words after any other number; by default the singular and ``s``.
    """
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def json_escape(text: str) -> str:
    """Characters by their code, as JSON writes them."""
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def visible_line(text: object) -> str:
    """A text from elsewhere for one line of a terminal: it can neither hide anything nor begin another line."""
    return re.sub(f"{INVISIBLE.pattern}|[\r\n]", lambda found: json_escape(found[0]), str(text))


def in_short(entries: Sequence[str], most: int = 12) -> str:
    """Entries in Spanish, cut after ``most``: ``uno, dos y 3 más``; ``nada`` where there are none."""
    more = f" y {len(entries) - most} más" if len(entries) > most else ""
    return (", ".join(entries[:most]) or "nada") + more


def enumerated(words: Sequence[str]) -> str:
    """Words as a Spanish enumeration: ``a``, ``a y b``, ``a, b y c``; ``e`` before the sound of an i.

    Args:
        words: What is enumerated; nothing gives an empty text.
    """
    if len(words) < 2:
        return "".join(words)
    joint = "e" if _SOUNDS_LIKE_I.match(words[-1]) else "y"
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def changes(approved: str, seen: str) -> list[tuple[str, str]]:
    """Differences from the approved wording to the text that was shown.

    Args:
        approved: Approved wording.
        seen: Text that was shown.

    Returns:
        Pairs in the order of the text: ``igual``, ``quitado`` or ``puesto``, and the words.
    """
    before, after = approved.split(), seen.split()
    found: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((SAME, " ".join(before[a:b])))
            continue
        found += [(GONE, " ".join(before[a:b]))] * (b > a)
        found += [(NEW, " ".join(after[c:d]))] * (d > c)
    return found


def change_in_words(approved: str, texts: Iterable[str]) -> str:
    """Describe how a wording changed.

    Args:
        approved: Approved wording.
        texts: Texts that were shown.

    Returns:
        One Spanish sentence; empty where no text is similar to the wording.
    """
    likeness = {text: SequenceMatcher(None, approved.split(), text.split(), autojunk=False).ratio() for text in texts}
    closest = max(likeness, key=lambda text: likeness[text], default="")
    if not closest or likeness[closest] < _LIKE:
        return ""
    marks = {SAME: "{}", GONE: "[−{}−]", NEW: "[+{}+]"}
    marked = " ".join(marks[kind].format(words) for kind, words in changes(approved, closest))
    return f"Su redacción cambió: «{marked}»."
