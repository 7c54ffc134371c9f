"""The words of a verdict, after ISO/IEC 9646 and TTCN-3."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What is known of a requirement or of one scenario."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    INCONC = "inconc"
    ERROR = "error"
    NONE = "none"

    @property
    def label(self) -> str:
        """How a person reads it, in Spanish."""
        return _LABELS[self]


_LABELS = {
    Verdict.PASS: "CONFORME",
    Verdict.FAIL: "NO CONFORME",
    Verdict.INCONC: "INCONCLUSO",
    Verdict.ERROR: "ERROR DE LA SUITE",
    Verdict.NONE: "SIN VEREDICTO",
}


class Cause(StrEnum):
    """Why a scenario did not pass."""

    NONE = ""
    FINDING = "hallazgo"
    PREAMBLE = "preámbulo"
    STIMULUS = "estímulo"
    ENVIRONMENT = "entorno"
    PENDING = "pendiente"
    NO_MAIL = "correo"
    SUITE = "suite"
