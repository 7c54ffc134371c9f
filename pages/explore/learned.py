"""Answers of a portal that is asked once, for the draft of its profile: one free ID, one code and its mail."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import ceil

_FREE = re.compile(
    r"(?:est[aá] |se encuentra |queda )?(?:disponible|libre)\b|\b(?:is )?(?:available|free)\b"
    r"|\bno (?:est[aá] (?:en uso|registrad[oa]|ocupad[oa])|existe|se usa)\b|\b(?:se )?puede (?:usar|utilizar)\w*",
    re.IGNORECASE,
)
"""Usual words for a value that is free."""
_TAKEN = re.compile(
    r"\bya (?:est[aá] (?:en uso|registrad[oa]|ocupad[oa])|existe|se usa|fue registrad[oa])\b|\ben uso\b|\bocupad[oa]\b"
    r"|\bno (?:est[aá] )?disponible\b|\b(?:already|taken|in use)\b",
    re.IGNORECASE,
)
"""Usual words for a value in use."""
_PARTS = re.compile(r"[.:;,!?¡¿()\n]")
_MARGIN = 4
"""Factor between the portal's slowest answer and a deadline: a run sends many requests at once."""
_LEAST, _MOST, _LEAST_MAIL, _MOST_MAIL = 5, 60, 10, 300
"""Seconds between which the deadlines of a draft lie; the least are those of a profile that tells none."""


@dataclass(frozen=True)
class Learned:
    """Answers of a portal.

    Attributes:
        day: ISO date on which it was asked.
        said: Text that the check of a free ID showed; empty where it was silent.
        free: Words of that text for a free value; empty where none were recognised.
        hints: Words of the page and its scripts that may tell a value in use.
        slowest: Seconds of its slowest answer.
        requested: Texts that it showed when the code was asked for.
        mail_seconds: Seconds until the mail came; 0 where none came.
        sender: Of the mail.
        subject: Of the mail.
        has_code: Whether one code is recognised in the mail.
        ahead: Seconds by which the portal's clock is ahead of this machine's; None where it tells no time.
        trouble: Why it was not asked to the end, a Spanish sentence; empty where it was.
    """

    day: str
    said: str = ""
    free: str = ""
    hints: tuple[str, ...] = ()
    slowest: float = 0
    requested: tuple[str, ...] = ()
    mail_seconds: float = 0
    sender: str = ""
    subject: str = ""
    has_code: bool = False
    ahead: float | None = None
    trouble: str = ""

    @property
    def deadline(self) -> int:
        """Seconds to wait for a page of this portal."""
        return min(max(_LEAST, ceil(self.slowest * _MARGIN)), _MOST)

    @property
    def mail_deadline(self) -> int:
        """Seconds to wait for its mail."""
        return min(max(_LEAST_MAIL, ceil(self.mail_seconds * _MARGIN)), _MOST_MAIL)


def free_words(texts: Sequence[str], typed: Collection[str]) -> tuple[str, str]:
    """The answer to the check of a free value among the texts that were shown, and its words that say so.

    Args:
        texts: What the page showed after the press, the earliest first.
        typed: What was written into the form, which is no part of the words.

    Returns:
        The text, and its words; empty where there is no text, or none with words of its own.
    """
    for text in reversed(texts):
        if found := _FREE.search(" ".join(text.split())):
            return text, found[0].strip()
    if not texts:
        return "", ""
    bare = " ".join(texts[-1].split())
    for each in sorted(filter(None, typed), key=len, reverse=True):
        bare = bare.replace(each, ".")
    return texts[-1], max((each.strip() for each in _PARTS.split(bare)), key=len, default="")


def words_of_use(texts: Iterable[str]) -> tuple[str, ...]:
    """Usual words for a value in use among the texts of a page and its scripts, each once."""
    return tuple(dict.fromkeys(match[0].casefold() for text in texts for match in _TAKEN.finditer(text)))
