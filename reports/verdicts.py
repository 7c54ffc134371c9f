"""From raw outcomes to verdicts: one pure function, the heart of the suite (design, 4.2).

The rules, in the order in which they apply, stand as a table in ``docs/veredictos.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from harness.verdict import Cause, Verdict
from instructivo.catalogue import Catalogue, Level, Requirement
from reports.outcomes import ScenarioOutcome

ENVIRONMENT = "entorno"
_WORST_FIRST = (Verdict.FAIL, Verdict.ERROR, Verdict.NONE, Verdict.INCONC, Verdict.PASS)
_EXPLAINED = (Cause.ENVIRONMENT, Cause.PENDING)


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


@dataclass(frozen=True)
class RequirementVerdict:
    """What is known of one requirement.

    Attributes:
        requirement: The requirement.
        verdict: After prerequisites were weighed.
        raw: Before they were.
        blocked_by: Id of the first cause, or ``entorno`` for trouble of the environment; empty otherwise.
        reason: One Spanish sentence for everything that did not pass.
        written: Scenarios that exist for it; ``run``: those with an outcome.
        outcomes: The outcomes it rests on.
    """

    requirement: Requirement
    verdict: Verdict
    raw: Verdict
    blocked_by: str
    reason: str
    written: int
    outcomes: tuple[ScenarioOutcome, ...]

    @property
    def run(self) -> int:
        """How many of its scenarios have an outcome."""
        return len(self.outcomes)


@dataclass(frozen=True)
class Judgement:
    """The verdicts of a whole run."""

    decision: Decision
    reasons: tuple[str, ...]
    exit_code: ExitCode
    partial: bool
    requirements: tuple[RequirementVerdict, ...]

    def counts(self, section: str | None = None) -> Mapping[Verdict, int]:
        """How many requirements of a section, or of all, have each verdict."""
        chosen = [one for one in self.requirements if section in (None, one.requirement.section)]
        return Counter(one.verdict for one in chosen)


@dataclass(frozen=True)
class Plan:
    """What a run set out to do.

    Attributes:
        written: Scenario id -> requirement id, for every scenario of the features.
        selected: Ids of the scenarios that were to run.
        interrupted: Why the run ended before its time; empty where it did not.
    """

    written: Mapping[str, str]
    selected: frozenset[str]
    interrupted: str = ""


def judge(catalogue: Catalogue, plan: Plan, outcomes: Iterable[ScenarioOutcome]) -> Judgement:
    """Weigh raw outcomes against the catalogue.

    Args:
        catalogue: The requirements and what they depend on.
        plan: What was written, and what was selected to run.
        outcomes: Raw outcomes, in any order, at most one a scenario.

    Returns:
        The verdict of every requirement, in the catalogue's order, and of the document.
    """
    by_requirement: dict[str, list[ScenarioOutcome]] = {}
    for each in sorted(outcomes, key=lambda one: one.scenario):
        by_requirement.setdefault(each.requirement, []).append(each)
    verdicts: dict[str, RequirementVerdict] = {}
    for requirement in catalogue.in_order_of_dependency:
        found = tuple(by_requirement.get(requirement.id, ()))
        verdicts[requirement.id] = _weigh(requirement, plan, found, verdicts)
    in_order = tuple(verdicts[one.id] for one in catalogue)
    partial = any(scenario not in plan.selected for scenario in plan.written)
    decision, reasons = _decide(in_order, plan, partial=partial)
    return Judgement(decision, reasons, _exit_code(in_order, plan), partial, in_order)


def _weigh(
    requirement: Requirement,
    plan: Plan,
    found: Sequence[ScenarioOutcome],
    known: Mapping[str, RequirementVerdict],
) -> RequirementVerdict:
    mine = [scenario for scenario, owner in plan.written.items() if owner == requirement.id]
    missing = sum(scenario in plan.selected for scenario in mine) - len(found)
    raw = min([one.verdict for one in found] + [Verdict.NONE] * (missing > 0 or not found), key=_WORST_FIRST.index)
    blocker = _first_cause(requirement, known)
    verdict, blocked_by, reason = raw, "", _reason(raw, found, missing)
    if blocker and raw in (Verdict.PASS, Verdict.FAIL, Verdict.INCONC):
        verdict, blocked_by = Verdict.INCONC, blocker
        reason = f"No se puede decidir mientras no se cumpla lo que exige «{blocker}»."
        if blocker == ENVIRONMENT:
            reason = "No se puede decidir: el entorno impidió verificar aquello de lo que depende."
    elif raw is Verdict.INCONC:
        verdict, blocked_by, reason = _own_trouble(plan, found, reason)
    return RequirementVerdict(requirement, verdict, raw, blocked_by, reason, len(mine), tuple(found))


def _own_trouble(plan: Plan, found: Sequence[ScenarioOutcome], reason: str) -> tuple[Verdict, str, str]:
    """An inconclusive outcome whose prerequisites all hold must explain itself, or it is the suite's fault."""
    causes = {one.cause for one in found if one.verdict is Verdict.INCONC}
    if Cause.ENVIRONMENT in causes:
        return Verdict.INCONC, ENVIRONMENT, reason
    if causes <= set(_EXPLAINED) or plan.interrupted or set(plan.written) - plan.selected:
        return Verdict.INCONC, "", reason
    return Verdict.ERROR, "", f"La suite no sabe explicar el bloqueo: {reason}"


def _first_cause(requirement: Requirement, known: Mapping[str, RequirementVerdict]) -> str:
    """The first prerequisite that was exercised and did not pass, followed to its own cause."""
    for each in requirement.depends_on:
        before = known[each]
        if before.verdict is Verdict.PASS or (before.verdict is Verdict.NONE and not before.outcomes):
            continue
        return before.blocked_by or each
    return ""


def _reason(raw: Verdict, found: Sequence[ScenarioOutcome], missing: int) -> str:
    if raw is Verdict.PASS:
        return ""
    if raw is Verdict.NONE:
        return "Ningún escenario lo ejerció." if not found else f"Faltan {missing} casos por ejecutar."
    return next(one.observed for one in found if one.verdict is raw)


def _decide(verdicts: Sequence[RequirementVerdict], plan: Plan, *, partial: bool) -> tuple[Decision, tuple[str, ...]]:
    scope = [one for one in verdicts if one.requirement.level is Level.DOCUMENTED]
    failed = [one for one in scope if one.verdict is Verdict.FAIL]
    pending = Counter(one.verdict for one in scope if one.verdict is not Verdict.PASS)
    reasons = [f"{len(failed)} de {len(scope)} requisitos documentados no se cumplen."] if failed else []
    if plan.interrupted:
        reasons.append(f"La corrida quedó incompleta: {plan.interrupted}")
    if partial:
        reasons.append("La corrida fue parcial: no se seleccionaron todos los escenarios.")
    reasons += [
        f"{count} requisitos documentados quedaron en «{verdict.label}»."
        for verdict, count in sorted(pending.items())
        if verdict is not Verdict.FAIL
    ]
    if failed:
        return Decision.DOES_NOT_CONFORM, tuple(reasons)
    if reasons or not scope:
        return Decision.NOT_FULLY_VERIFIED, tuple(reasons or ["El catálogo no tiene requisitos documentados."])
    return Decision.CONFORMS, (f"Los {len(scope)} requisitos documentados se cumplen.",)


def _exit_code(verdicts: Sequence[RequirementVerdict], plan: Plan) -> ExitCode:
    exercised = [one for one in verdicts if one.outcomes or _was_selected(one, plan)]
    documented = [one.verdict for one in exercised if one.requirement.level is Level.DOCUMENTED]
    if Verdict.FAIL in documented:
        return ExitCode.DOES_NOT_CONFORM
    if plan.interrupted:
        return ExitCode.INTERRUPTED
    if not exercised:
        return ExitCode.NOTHING_RUN
    broken = any(one.verdict is Verdict.ERROR for one in exercised)
    if broken or any(verdict is not Verdict.PASS for verdict in documented):
        return ExitCode.UNDECIDED
    return ExitCode.CONFORMS


def _was_selected(one: RequirementVerdict, plan: Plan) -> bool:
    return any(owner == one.requirement.id and scenario in plan.selected for scenario, owner in plan.written.items())
