"""Verdicts, dispositions and causes, after ISO/IEC 9646 and TTCN-3."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """Verdict of a requirement or of one scenario."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    INCONC = "inconc"
    ERROR = "error"
    NONE = "none"

    @property
    def label(self) -> str:
        """Spanish text for a person."""
        return _LABELS[self]


_LABELS = {
    Verdict.PASS: "CONFORME",
    Verdict.FAIL: "NO CONFORME",
    Verdict.INCONC: "INCONCLUSO",
    Verdict.ERROR: "ERROR DE LA SUITE",
    Verdict.NONE: "SIN VEREDICTO",
}


class Disposition(StrEnum):
    """Status of a requirement in the verdict of the document: its verdict with people's declarations applied."""

    PASS = "pass"  # noqa: S105 - as above
    REVIEWED = "reviewed"
    FAIL = "fail"
    FAILED_BY_HAND = "failed-by-hand"
    DISPUTED = "disputed"
    WAIVED = "waived"
    NOT_APPLICABLE = "not-applicable"
    UNSTABLE = "unstable"
    PENDING = "pending"
    CLOCK = "clock"
    TO_REVIEW = "to-review"
    INCONC = "inconc"
    ERROR = "error"
    NONE = "none"

    @property
    def label(self) -> str:
        """Spanish text for a person, to stand alone or after «quedó»."""
        return _DISPOSITION_LABELS[self]

    def label_of(self, count: int) -> str:
        """The label of this many requirements, to stand after «quedó» or «quedaron»."""
        return self.label if count == 1 else _PLURAL_LABELS.get(self, self.label)


_DISPOSITION_LABELS = {
    Disposition.PASS: "conforme",
    Disposition.REVIEWED: "conforme por revisión de una persona",
    Disposition.FAIL: "no conforme",
    Disposition.FAILED_BY_HAND: "no conforme por revisión de una persona",
    Disposition.DISPUTED: "en desacuerdo entre la persona y la suite",
    Disposition.WAIVED: "no conforme con dispensa",
    Disposition.NOT_APPLICABLE: "no aplicable",
    Disposition.UNSTABLE: "inestable",
    Disposition.PENDING: "pendiente de que una persona apruebe lo visto",
    Disposition.CLOCK: "pendiente de un reloj que se pueda mover",
    Disposition.TO_REVIEW: "pendiente de revisión a mano",
    Disposition.INCONC: "inconcluso",
    Disposition.ERROR: "con error de la suite",
    Disposition.NONE: "sin veredicto",
}
_PLURAL_LABELS = {
    Disposition.PASS: "conformes",
    Disposition.REVIEWED: "conformes por revisión de una persona",
    Disposition.FAIL: "no conformes",
    Disposition.FAILED_BY_HAND: "no conformes por revisión de una persona",
    Disposition.WAIVED: "no conformes con dispensa",
    Disposition.NOT_APPLICABLE: "no aplicables",
    Disposition.UNSTABLE: "inestables",
    Disposition.PENDING: "pendientes de que una persona apruebe lo visto",
    Disposition.CLOCK: "pendientes de un reloj que se pueda mover",
    Disposition.TO_REVIEW: "pendientes de revisión a mano",
    Disposition.INCONC: "inconclusos",
}
"""Labels that have a plural of their own."""


class Cause(StrEnum):
    """Cause for which a scenario did not pass."""

    NONE = ""
    FINDING = "hallazgo"
    PREAMBLE = "preámbulo"
    STIMULUS = "estímulo"
    ENVIRONMENT = "entorno"
    PENDING = "pendiente"
    CLOCK = "reloj"
    UNSETTLED = "sin resolver"
    LEFT_OPEN = "abierto"
    NO_MAIL = "correo"
    SUITE = "suite"


EXPLAINED = frozenset((Cause.ENVIRONMENT, Cause.PENDING, Cause.CLOCK, Cause.UNSETTLED, Cause.LEFT_OPEN))
"""Causes that by themselves explain why a scenario was not decided."""
