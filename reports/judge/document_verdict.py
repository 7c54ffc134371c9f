"""Verdict of the document and exit code of a run, from the disposition of every requirement.

The rules are tables in ``docs/veredictos.md``, sections 4 and 5.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from harness.verdict import Disposition
from harness.wording import counted
from instructivo.requirement import Level
from reports.judge.plan import Plan
from reports.judge.requirement_verdict import RequirementVerdict

FAILED = (Disposition.FAIL, Disposition.FAILED_BY_HAND)
SETTLED = (Disposition.PASS, Disposition.REVIEWED)
DECLARED = (Disposition.WAIVED, Disposition.NOT_APPLICABLE)
_DOCUMENTED = ("requisito documentado", "requisitos documentados")


class Decision(StrEnum):
    """Verdict of the document as a whole, in Spanish."""

    CONFORMS = "CONFORME"
    DOES_NOT_CONFORM = "NO CONFORME"
    NOT_FULLY_VERIFIED = "NO VERIFICADO POR COMPLETO"


class ExitCode(IntEnum):
    """Exit code of a run; 2 to 5 mean what they mean for pytest."""

    CONFORMS = 0
    DOES_NOT_CONFORM = 1
    INTERRUPTED = 2
    INTERNAL_ERROR = 3
    USAGE = 4
    NOTHING_RUN = 5
    UNDECIDED = 6
    DECLARED = 7


@dataclass(frozen=True)
class DecisionBasis:
    """Everything from which the document is decided.

    Attributes:
        verdicts: Every requirement with its disposition.
        plan: Plan of the run.
        partial: Whether scenarios were left out.
        waiver_problems: A Spanish sentence for each waiver that no longer holds.
    """

    verdicts: Sequence[RequirementVerdict]
    plan: Plan
    partial: bool
    waiver_problems: Sequence[str]

    @property
    def documented(self) -> list[RequirementVerdict]:
        """Requirements that decide the verdict of the document."""
        return [one for one in self.verdicts if one.requirement.level is Level.DOCUMENTED]

    @property
    def exercised(self) -> list[RequirementVerdict]:
        """Requirements that this run decided or was to decide."""
        return [one for one in self.verdicts if one.exercised]

    @property
    def in_scope(self) -> list[RequirementVerdict]:
        """Documented requirements that decide the exit code: all, or in a partial run those exercised or reviewed."""
        return [one for one in self.documented if not self.partial or one.exercised or one.reviews]

    @property
    def has_faults(self) -> bool:
        """Whether the suite failed, the portal changed or a waiver no longer holds, whatever the requirements say."""
        faults = any(one.fault for one in self.exercised)
        return faults or self.plan.changed or bool(self.plan.broken or self.waiver_problems)

    @property
    def has_exemptions(self) -> bool:
        """Whether a requirement that the document states or leaves open was declared not applicable."""
        return any(
            one.disposition is Disposition.NOT_APPLICABLE and one.requirement.level is not Level.INFORMATIVE
            for one in self.verdicts
        )


def decide(basis: DecisionBasis) -> tuple[Decision, tuple[str, ...]]:
    """Decide the document; return the decision and one Spanish sentence for each of its reasons."""
    scope = basis.documented
    if any(one.disposition in FAILED for one in scope):
        return Decision.DOES_NOT_CONFORM, tuple(_reasons(basis))
    settled = all(one.disposition in SETTLED for one in scope)
    if reasons := _reasons(basis):
        return Decision.NOT_FULLY_VERIFIED, tuple(reasons)
    if not scope or not settled:
        return Decision.NOT_FULLY_VERIFIED, ("El catálogo no tiene requisitos documentados.",)
    by_hand = sum(one.disposition is Disposition.REVIEWED for one in scope)
    is_one = len(scope) == 1
    reason = (
        "El único requisito documentado se cumple" if is_one else f"Los {len(scope)} requisitos documentados se cumplen"
    )
    return Decision.CONFORMS, (
        f"{reason}, {by_hand} de ellos por revisión de una persona." if by_hand else f"{reason}.",
    )


def _reasons(basis: DecisionBasis) -> list[str]:
    scope, plan = basis.documented, basis.plan
    counts = Counter(one.disposition for one in scope)
    failed = sum(counts[each] for each in FAILED)
    verb = "cumple" if failed == 1 else "cumplen"
    reasons = [f"{failed} de {counted(len(scope), *_DOCUMENTED)} no se {verb}."] if failed else []
    if counts[Disposition.FAILED_BY_HAND]:
        reasons.append(f"De ellos, {counts[Disposition.FAILED_BY_HAND]} según la revisión de una persona.")
    if not basis.exercised:
        reasons.append("No se ejecutó nada.")
    if plan.interrupted:
        reasons.append(f"La corrida quedó incompleta: {plan.interrupted}")
    if basis.partial:
        reasons.append("La corrida fue parcial: no se seleccionaron todos los escenarios.")
    if plan.changed:
        reasons.append(portal_change(plan))
    reasons += [*plan.broken, *basis.waiver_problems]
    reasons += [
        _count_sentence(counts[disposition], disposition)
        for disposition in Disposition
        if counts[disposition] and disposition not in (*FAILED, *SETTLED)
    ]
    if basis.has_exemptions and not counts[Disposition.NOT_APPLICABLE]:
        reasons.append("Se declararon no aplicables requisitos que el documento deja abiertos.")
    return reasons


def portal_change(plan: Plan) -> str:
    """Sentence for a portal that changed during the run or could not be read."""
    if plan.fingerprint_start and plan.fingerprint_end:
        return "El portal cambió durante la corrida: lo observado no es de un solo portal."
    return "No se pudo leer el portal al comenzar o al terminar: no consta que sea el mismo."


def _count_sentence(count: int, disposition: Disposition) -> str:
    what = "requisito documentado quedó" if count == 1 else "requisitos documentados quedaron"
    return f"{count} {what} «{disposition.label_of(count)}»."


def exit_code(basis: DecisionBasis) -> ExitCode:
    """Exit code of the run: the first row of the table that applies."""
    dispositions = {one.disposition for one in basis.in_scope}
    if dispositions & set(FAILED):
        return ExitCode.DOES_NOT_CONFORM
    if basis.plan.interrupted:
        return ExitCode.INTERRUPTED
    if not basis.exercised:
        return ExitCode.NOTHING_RUN
    if basis.has_faults or dispositions - {*SETTLED, *DECLARED}:
        return ExitCode.UNDECIDED
    if basis.has_exemptions or dispositions & set(DECLARED):
        return ExitCode.DECLARED
    return ExitCode.CONFORMS
