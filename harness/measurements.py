"""Kinds and values of the facts that scenarios measure for the checks over a whole run.

A value never contains what must not enter a record: only the shape of a security code, only the arrival of a mail, only
whether a code was accepted.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Kind of a measurement."""

    CODE_SHAPE = "code-shape"
    MAIL_RECEIVED = "mail-received"
    CODE_USE = "code-use"
    CLIENT_CERTIFICATE = "client-certificate"


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


class Leap(StrEnum):
    """Time by which a scenario moved the portal's clock between request and use of a code, in ascending order."""

    MINUTE = "1 minuto"
    WITHIN = "menos de 15 minutos"
    EXACT = "15 minutos exactos"
    BEYOND = "más de 15 minutos"
    DAY = "más de un día"
    MONTH = "31 días"


class CodeUse(StrEnum):
    """Result of using a code after a leap, as the account check shows it."""

    ACCEPTED = "aceptado"
    REFUSED = "rechazado"
    UNKNOWN = "sin observar"


def code_use_value(leap: Leap, use: CodeUse) -> str:
    """Value of a measurement of the kind ``CODE_USE``."""
    return f"{leap}: {use}"


CERTIFICATE_DEMANDED = "exigido"
"""Value of a measurement of the kind ``CLIENT_CERTIFICATE``: the way to the form ends at a server that demands one."""
CODE_USES = {code_use_value(leap, use): (leap, use) for leap in Leap for use in CodeUse}
"""Value of a measurement of the kind ``CODE_USE`` -> what it says."""
ALLOWED: dict[Kind, frozenset[str]] = {
    Kind.CODE_SHAPE: frozenset(CodeShape),
    Kind.MAIL_RECEIVED: frozenset(Arrival),
    Kind.CODE_USE: frozenset(CODE_USES),
    Kind.CLIENT_CERTIFICATE: frozenset({CERTIFICATE_DEMANDED}),
}
