"""Kinds and values of the facts that scenarios measure for the checks over a whole run.

A value never contains what must not enter a record: only the shape of a security code, only the arrival of a mail.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Kind of a measurement."""

    CODE_SHAPE = "code-shape"
    MAIL_RECEIVED = "mail-received"


class CodeShape(StrEnum):
    """Kinds of characters in a security code, of the two that 5.3.1 names."""

    LETTERS = "letras"
    DIGITS = "números"
    BOTH = "ambos"
    NEITHER = "ninguno"

    @classmethod
    def of(cls, code: str) -> CodeShape:
        """Whether a code has letters, digits, both or neither.

        Other characters are the subject of another requirement.
        """
        letters, digits = any(each.isalpha() for each in code), any(each.isdigit() for each in code)
        if letters and digits:
            return cls.BOTH
        if letters:
            return cls.LETTERS
        return cls.DIGITS if digits else cls.NEITHER


class Arrival(StrEnum):
    """Arrival of a mail of the portal, relative to the profile's deadline."""

    IN_TIME = "a tiempo"
    LATE = "tarde"


ALLOWED: dict[Kind, frozenset[str]] = {
    Kind.CODE_SHAPE: frozenset(CodeShape),
    Kind.MAIL_RECEIVED: frozenset(Arrival),
}
