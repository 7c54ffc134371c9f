"""Reading of the portal's answer to «Comprobar disponibilidad» (5.3.1), whose words only the profile knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pages.components.text_patterns import text_pattern

_CLAUSE = re.compile(r"[.:;,!?¡¿()—–\n]")
_NEGATION = re.compile(r"\b(?:no|ni)(?:\s+(?!(?:y|e|o|pero|que)\b)\w+){0,2}\s*$", re.IGNORECASE)
"""A negation at the end of what precedes some words in their clause: «no», «no está», «no se encuentra»."""


class Availability(StrEnum):
    """Meaning of an answer about a value; ``Answer`` of the document's model has the same members."""

    FREE = "libre"
    TAKEN = "en uso"
    UNSAID = "sin decir"


@dataclass(frozen=True)
class AvailabilityWords:
    """Texts of the profile for a value that is free and for one in use.

    Attributes:
        free: Text for a free value.
        taken: Text for one in use.
    """

    free: str
    taken: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Pattern of every text that may be an answer."""
        return re.compile(f"{text_pattern(self.free).pattern}|{text_pattern(self.taken).pattern}", re.IGNORECASE)

    def read(self, text: str) -> Availability:
        """Meaning of a text; unsaid where it has neither of the two, or only in a negation."""
        if _is_affirmed(self.taken, text):
            return Availability.TAKEN
        return Availability.FREE if _is_affirmed(self.free, text) else Availability.UNSAID

    def denials_of_free(self, text: str) -> list[str]:
        """The clauses of a text that negate the words for a free value and that it does not read as one in use."""
        clauses = [each.strip() for each in _CLAUSE.split(text)]
        free = text_pattern(self.free)
        return [each for each in clauses if free.search(each) and self.read(each) is Availability.UNSAID]


def _is_affirmed(words: str, text: str) -> bool:
    """Whether a text contains the words and no negation stands before them.

    A negation that is part of the words does not count.
    """
    found = text_pattern(words).finditer(text)
    return any(not _NEGATION.search(_CLAUSE.split(text[: each.start()])[-1]) for each in found)
