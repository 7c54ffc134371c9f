"""Regular expressions for texts that a page may break or write in another letter case."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_UNSEEN_BETWEEN = f"{_UNSEEN.pattern}*"
_LIGATURES = re.compile(r"[\ufb00-\ufb06]")
_HYPHENS = re.compile(r"[\u2010\u2011]")


def as_read(text: str) -> str:
    """A text as it reads: composed, without soft hyphens, zero-width characters and ligatures.

    Lines are kept, and every hyphen is the one of the keyboard. The selector engine does the same with the texts of a
    page (``oneLine`` of ``text.js``).
    """
    plain = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _UNSEEN.sub("", text))
    plain = _HYPHENS.sub("-", plain)
    return unicodedata.normalize("NFC", plain)


def text_pattern(text: str) -> re.Pattern[str]:
    """A pattern for a text that contains these words, with any white space between them and in any letter case."""
    return re.compile(r"\s+".join(re.escape(word) for word in as_read(text).split()), re.IGNORECASE)


def approval_pattern(who: str) -> re.Pattern[str]:
    """A pattern for one sentence that speaks of approval and names its authority, in any order.

    Args:
        who: Name of the authority.
    """
    name = text_pattern(who).pattern
    return re.compile(rf"(aprob|aprueb)[^.]*{name}|{name}[^.]*(aprob|aprueb)", re.IGNORECASE)


def whole_text_pattern(text: str) -> re.Pattern[str]:
    """A pattern for a text that reads as this one, however its letters and spaces are written, in any letter case."""

    def letter(each: str) -> str:
        forms = dict.fromkeys((each, unicodedata.normalize("NFD", each)))
        return f"(?:{'|'.join(map(re.escape, forms))})"

    words = (_UNSEEN_BETWEEN.join(map(letter, word)) for word in as_read(text).split())
    body = rf"{_UNSEEN_BETWEEN}\s+{_UNSEEN_BETWEEN}".join(words)
    return re.compile(rf"^\s*{_UNSEEN_BETWEEN}{body}{_UNSEEN_BETWEEN}\s*$", re.IGNORECASE)
