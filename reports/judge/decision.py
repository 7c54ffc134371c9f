"""From the disposition of every requirement to the verdict of the document and the exit code.

The rules stand as tables in ``docs/veredictos.md``, sections 4 and 5.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from harness.verdict import Disposition
from instructivo.model import Level
from reports.judge.evaluation import RequirementVerdict
from reports.judge.plan import Plan

FAILED = (Disposition.FAIL, Disposition.FAILED_BY_HAND)
SETTLED = (Disposition.PASS, Disposition.REVIEWED)
DECLARED = (Disposition.WAIVED, Disposition.NOT_APPLICABLE)


class Decision(StrEnum):
    """What the record says of the document as a whole."""

    CONFORMS = "CONFORME"
    DOES_NOT_CONFORM = "NO CONFORME"
    NOT_FULLY_VERIFIED = "NO VERIFICADO POR COMPLETO"


class ExitCode(IntEnum):
    """How a run ends for the shell; pytest's own codes keep their meaning."""

    CONFORMS = 0
    DOES_NOT_CONFORM = 1
    INTERRUPTED = 2
    INTERNAL_ERROR = 3
    USAGE = 4
    NOTHING_RUN = 5
    UNDECIDED = 6
    DECLARED = 7


@dataclass(frozen=True)
class Findings:
    """What the document's verdict rests on.

    Attributes:
        verdicts: Every requirement with its disposition.
        plan: What the run set out to do.
        partial: Whether scenarios were left out.
        waiver_problems: Sentences about waivers that no longer hold.
    """

    verdicts: Sequence[RequirementVerdict]
    plan: Plan
    partial: bool
    waiver_problems: Sequence[str]

    @property
    def documented(self) -> list[RequirementVerdict]:
        """The scope of the document's verdict."""
        return [one for one in self.verdicts if one.requirement.level is Level.DOCUMENTED]

    @property
    def exercised(self) -> list[RequirementVerdict]:
        """The requirements that this run was to decide, or did."""
        return [one for one in self.verdicts if one.exercised]

    @property
    def counted(self) -> list[RequirementVerdict]:
        """The documented requirements that this run answers for: all of them, unless it was partial."""
        return [one for one in self.documented if not self.partial or one.exercised or one.reviews]

    @property
    def troubled(self) -> bool:
        """Whether suite, portal or waivers are not what they should be, whatever the requirements say."""
        faults = any(one.fault for one in self.exercised)
        return faults or self.plan.changed or bool(self.plan.broken or self.waiver_problems)

    @property
    def set_aside(self) -> bool:
        """Whether something that the document says or leaves open was declared not applicable."""
        return any(
            one.disposition is Disposition.NOT_APPLICABLE and one.requirement.level is not Level.INFORMATIVE
            for one in self.verdicts
        )


def decide(findings: Findings) -> tuple[Decision, tuple[str, ...]]:
    """The verdict of the document, with one sentence for everything it rests on."""
    scope = findings.documented
    if any(one.disposition in FAILED for one in scope):
        return Decision.DOES_NOT_CONFORM, tuple(_reasons(findings))
    settled = all(one.disposition in SETTLED for one in scope)
    if reasons := _reasons(findings):
        return Decision.NOT_FULLY_VERIFIED, tuple(reasons)
    if not scope or not settled:
        return Decision.NOT_FULLY_VERIFIED, ("El catálogo no tiene requisitos documentados.",)
    by_hand = sum(one.disposition is Disposition.REVIEWED for one in scope)
    reason = f"Los {len(scope)} requisitos documentados se cumplen"
    return Decision.CONFORMS, (
        f"{reason}, {by_hand} de ellos por revisión de una persona." if by_hand else f"{reason}.",
    )


def _reasons(findings: Findings) -> list[str]:
    scope, plan = findings.documented, findings.plan
    counts = Counter(one.disposition for one in scope)
    failed = sum(counts[each] for each in FAILED)
    reasons = [f"{failed} de {len(scope)} requisitos documentados no se cumplen."] if failed else []
    if counts[Disposition.FAILED_BY_HAND]:
        reasons.append(f"De ellos, {counts[Disposition.FAILED_BY_HAND]} según la revisión de una persona.")
    if not findings.exercised:
        reasons.append("No se ejecutó nada.")
    if plan.interrupted:
        reasons.append(f"La corrida quedó incompleta: {plan.interrupted}")
    if findings.partial:
        reasons.append("La corrida fue parcial: no se seleccionaron todos los escenarios.")
    if plan.changed:
        reasons.append(_change(plan))
    reasons += [*plan.broken, *findings.waiver_problems]
    reasons += [
        _quantity(counts[disposition], disposition)
        for disposition in Disposition
        if counts[disposition] and disposition not in (*FAILED, *SETTLED)
    ]
    if findings.set_aside and not counts[Disposition.NOT_APPLICABLE]:
        reasons.append("Se declararon no aplicables requisitos que el documento deja abiertos.")
    return reasons


def _change(plan: Plan) -> str:
    if plan.fingerprint_start and plan.fingerprint_end:
        return "El portal cambió durante la corrida: lo observado no es de un solo portal."
    return "No se pudo leer el portal al comenzar o al terminar: no consta que sea el mismo."


def _quantity(count: int, disposition: Disposition) -> str:
    what = "requisito documentado quedó" if count == 1 else "requisitos documentados quedaron"
    return f"{count} {what} «{disposition.label}»."


def exit_code(findings: Findings) -> ExitCode:
    """How the run ends for the shell; the first row of the table that applies."""
    dispositions = {one.disposition for one in findings.counted}
    if dispositions & set(FAILED):
        return ExitCode.DOES_NOT_CONFORM
    if findings.plan.interrupted:
        return ExitCode.INTERRUPTED
    if not findings.exercised:
        return ExitCode.NOTHING_RUN
    if findings.troubled or dispositions - {*SETTLED, *DECLARED}:
        return ExitCode.UNDECIDED
    if findings.set_aside or dispositions & set(DECLARED):
        return ExitCode.DECLARED
    return ExitCode.CONFORMS
