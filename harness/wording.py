"""Two wordings beside each other: what was taken out and what was put in, word by word."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

SAME, GONE, NEW = "igual", "quitado", "puesto"
_LIKE = 0.4
"""Share of common words from which a text is taken for a changed wording, and not for another message."""


def changes(approved: str, seen: str) -> list[tuple[str, str]]:
    """The words of both, in order: ``igual``, ``quitado`` or ``puesto``, and the words.

    Args:
        approved: The wording that was approved.
        seen: The text that was shown.
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
    """How a wording changed, in one Spanish sentence; empty where no text is like it.

    Args:
        approved: The wording that was approved.
        texts: Those that were shown instead.
    """
    likeness = {text: SequenceMatcher(None, approved.split(), text.split(), autojunk=False).ratio() for text in texts}
    closest = max(likeness, key=lambda text: likeness[text], default="")
    if not closest or likeness[closest] < _LIKE:
        return ""
    marks = {SAME: "{}", GONE: "[−{}−]", NEW: "[+{}+]"}
    told = " ".join(marks[kind].format(words) for kind, words in changes(approved, closest))
    return f"Su redacción cambió: «{told}»."
