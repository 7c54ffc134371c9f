"""Facts that a scenario measures for the run as a whole: kinds, and the few values each may take.

A value never holds what must not enter a record: of a security code its shape, of a mail that it came.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What was measured."""

    CODE_SHAPE = "code-shape"
    MAIL_RECEIVED = "mail-received"


class CodeShape(StrEnum):
    """Which of the two kinds of characters that 5.3.1 names occur in a security code."""

    LETTERS = "letras"
    DIGITS = "números"
    BOTH = "ambos"
    NEITHER = "ninguno"

    @classmethod
    def of(cls, code: str) -> CodeShape:
        """The shape of a code; what else is in it, another requirement decides."""
        letters, digits = any(each.isalpha() for each in code), any(each.isdigit() for each in code)
        if letters and digits:
            return cls.BOTH
        if letters:
            return cls.LETTERS
        return cls.DIGITS if digits else cls.NEITHER


class Arrival(StrEnum):
    """When a mail of the portal came, against the profile's deadline."""

    IN_TIME = "a tiempo"
    LATE = "tarde"


ALLOWED: dict[Kind, frozenset[str]] = {
    Kind.CODE_SHAPE: frozenset(CodeShape),
    Kind.MAIL_RECEIVED: frozenset(Arrival),
}
