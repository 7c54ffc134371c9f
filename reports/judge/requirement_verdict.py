"""Verdict of one requirement, from its raw outcomes and the verdicts of its prerequisites.

The rules are a table in ``docs/veredictos.md``, section 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from harness.declarations import Review
from harness.verdict import EXPLAINED, Cause, Disposition, Verdict
from harness.wording import counted
from instructivo.requirement import Catalogue, Requirement, Verification
from reports.judge.evaluation_context import EvaluationContext
from reports.judge.outcomes import ScenarioOutcome

ENVIRONMENT = "entorno"
_WORST_FIRST = (Verdict.FAIL, Verdict.ERROR, Verdict.NONE, Verdict.INCONC, Verdict.PASS)


@dataclass(frozen=True)
class UnmetPrerequisites:
    """Ids of the first prerequisites of a requirement that did not pass; empty where there is none of a kind.

    Attributes:
        failed: The first that was exercised and did not pass, or what blocked it.
        not_applicable: The first that was declared not applicable.
        not_exercised: The first that this run did not exercise.
    """

    failed: str = ""
    not_applicable: str = ""
    not_exercised: str = ""


@dataclass(frozen=True)
class RequirementVerdict:
    """Verdict of one requirement, with everything it follows from.

    Attributes:
        requirement: The requirement.
        verdict: Verdict of the machine, with prerequisites considered and declarations not.
        raw: Worst verdict of its scenarios, without prerequisites.
        blocked_by: Id of the requirement that blocks it, ``entorno`` where the environment does; empty otherwise.
        reason: Why it did not pass, a Spanish sentence; empty where it passed.
        written: Number of its scenarios in the features.
        outcomes: Outcomes of its scenarios.
        exercised: Whether this run decided it or was to decide it.
        unmet: Its prerequisites that did not pass.
        fault: Fault of the suite, a Spanish sentence, kept even where another verdict prevails.
        doubted: Those of its outcomes that rest on a clock which the portal was not seen to follow.
        disposition: What it counts for in the document, with declarations applied.
        reviews: Reviews by hand that hold for this portal.
    """

    requirement: Requirement
    verdict: Verdict
    raw: Verdict
    blocked_by: str
    reason: str
    written: int
    outcomes: tuple[ScenarioOutcome, ...]
    exercised: bool
    unmet: UnmetPrerequisites = UnmetPrerequisites()
    fault: str = ""
    doubted: tuple[ScenarioOutcome, ...] = ()
    disposition: Disposition = Disposition.NONE
    reviews: tuple[Review, ...] = ()

    @property
    def is_left_open(self) -> bool:
        """Whether only the document's own silence keeps it undecided; then it blocks nothing that rests on it."""
        undecided = [one for one in self.outcomes if one.verdict is not Verdict.PASS]
        silent = bool(undecided) and all(one.cause is Cause.LEFT_OPEN for one in undecided)
        return self.verdict is Verdict.INCONC and silent and not (self.blocked_by or self.doubted)

    @property
    def executed(self) -> int:
        """Number of its scenarios that have an outcome."""
        return len(self.outcomes)


def evaluate(
    requirement: Requirement, context: EvaluationContext, evaluated: Mapping[str, RequirementVerdict]
) -> RequirementVerdict:
    """Form the verdict of a requirement.

    Args:
        requirement: The requirement.
        context: The run.
        evaluated: Requirement id -> verdict, for everything it depends on.
    """
    found = context.by_requirement.get(requirement.id, ())
    is_first_cause = any(one.prevents_its_prerequisites for one in found)
    unmet = UnmetPrerequisites() if is_first_cause else _unmet_prerequisites(requirement, context, evaluated)
    unmet = replace(unmet, failed=unmet.failed or context.explanations.get(requirement.id, ""))
    if requirement.verified_by is Verification.RUN:
        return _evaluate_run_check(requirement, context, unmet)
    written = sum(owner == requirement.id for owner in context.plan.written.values())
    missing = context.plan.missing(requirement.id, found)
    local = _local_verdict(found, missing, context, unmet)
    exercised = bool(found) or (missing > 0 and not context.plan.interrupted)
    verdict, blocked_by, reason = _with_blame(local, unmet) if exercised else (local.verdict, "", local.reason)
    doubted = tuple(filter(context.is_doubted, found))
    return RequirementVerdict(
        requirement, verdict, local.raw, blocked_by, reason, written, found, exercised, unmet, local.fault, doubted
    )


def explanations(catalogue: Catalogue, evaluated: Mapping[str, RequirementVerdict]) -> Mapping[str, str]:
    """Find what explains requirements that stayed undecided without any prerequisite to blame.

    Args:
        catalogue: Requirements with what the catalogue says explains them (``explained_by``).
        evaluated: Requirement id -> verdict from its own outcomes and its prerequisites.

    Returns:
        Id of each such requirement -> id of the first of its explanations that failed.
    """
    found: dict[str, str] = {}
    for one in catalogue:
        own = evaluated[one.id]
        failed = [each for each in one.explained_by if evaluated[each].verdict is Verdict.FAIL]
        if failed and own.raw is Verdict.INCONC and not (own.blocked_by or own.is_left_open):
            found[one.id] = failed[0]
    return found


def _unmet_prerequisites(
    requirement: Requirement, context: EvaluationContext, evaluated: Mapping[str, RequirementVerdict]
) -> UnmetPrerequisites:
    """Follow the dependencies of a requirement; one that was not exercised may itself depend on one that failed."""
    found = UnmetPrerequisites()
    for each in requirement.depends_on:
        before = evaluated[each]
        behind = UnmetPrerequisites()
        if each in context.not_applicable:
            behind = replace(before.unmet, not_applicable=each, not_exercised="")
        elif not before.exercised:
            behind = replace(before.unmet, not_exercised=each)
        elif before.verdict is not Verdict.PASS and not before.is_left_open:
            behind = UnmetPrerequisites(before.blocked_by or each)
        found = UnmetPrerequisites(
            found.failed or behind.failed,
            found.not_applicable or behind.not_applicable,
            found.not_exercised or behind.not_exercised,
        )
    return found


@dataclass(frozen=True)
class _LocalVerdict:
    """Verdict of a requirement from its own outcomes alone, as in TTCN-3, before any blame is assigned."""

    verdict: Verdict
    raw: Verdict
    reason: str
    fault: str = ""
    environment: bool = False


def _local_verdict(
    found: Sequence[ScenarioOutcome], missing: int, context: EvaluationContext, unmet: UnmetPrerequisites
) -> _LocalVerdict:
    interrupted = context.plan.interrupted
    lost = (
        ""
        if interrupted
        else f"La suite dejó {counted(missing, 'escenario seleccionado', 'escenarios seleccionados')} sin resultado."
    )
    raws: list[Verdict] = [one.verdict for one in found if one.verdict is not Verdict.NONE]
    raws += [Verdict.NONE if interrupted else Verdict.ERROR] * (missing > 0)
    raws += [Verdict.ERROR] * any(one.verdict is Verdict.NONE or one.is_vacuous for one in found)
    raw = min(raws, key=_WORST_FIRST.index, default=Verdict.NONE)
    failed, inconclusive, broken = _partition(found, context)
    unexplained = [one for one in inconclusive if not _is_explained(one, context)]
    fault = next((one.fault for one in broken), "") or (lost if missing else "")
    excuse = _excuse(context, unmet)
    if unexplained and not unmet.failed and not excuse:
        fault = fault or f"La suite no sabe explicar el bloqueo: {unexplained[0].observed}"
    if failed:
        return _LocalVerdict(Verdict.FAIL, raw, failed[0].observed, fault)
    if fault:
        return _LocalVerdict(Verdict.ERROR, raw, fault, fault)
    if missing or not found:
        reason = (
            f"{'Falta' if missing == 1 else 'Faltan'} {counted(missing, 'caso')} por ejecutar."
            if found
            else "Ningún escenario lo probó."
        )
        return _LocalVerdict(Verdict.NONE, raw, reason)
    if inconclusive:
        return _inconclusive(inconclusive, unexplained, raw, excuse, context)
    return _LocalVerdict(Verdict.PASS, raw, "")


def _partition(
    found: Sequence[ScenarioOutcome], context: EvaluationContext
) -> tuple[list[ScenarioOutcome], list[ScenarioOutcome], list[ScenarioOutcome]]:
    """Divide outcomes into failed, inconclusive, and broken by the suite.

    A missing mail counts as failed only where mail is known to arrive, and what rests on a moved clock decides only
    where the portal is known to follow it.
    """
    failed: list[ScenarioOutcome] = []
    inconclusive: list[ScenarioOutcome] = []
    for one in found:
        without_route = one.cause is Cause.NO_MAIL and not context.route_proven
        unproven = without_route or context.is_doubted(one)
        if one.verdict is Verdict.FAIL and not unproven:
            failed.append(one)
        elif one.verdict is Verdict.INCONC or (one.verdict in (Verdict.PASS, Verdict.FAIL) and unproven):
            inconclusive.append(one)
    return failed, inconclusive, [one for one in found if one.fault]


def _inconclusive(
    outcomes: Sequence[ScenarioOutcome],
    unexplained: Sequence[ScenarioOutcome],
    raw: Verdict,
    excuse: str,
    context: EvaluationContext,
) -> _LocalVerdict:
    """Verdict where every block is explained: by its own cause, or by a prerequisite that was not exercised."""
    by_environment = [one for one in outcomes if one.cause is Cause.ENVIRONMENT]
    first = (by_environment or list(unexplained) or list(outcomes))[0]
    reason = first.observed
    if first in unexplained:
        reason = f"{reason} {excuse}"
    elif first.cause is Cause.NO_MAIL and not context.route_proven:
        reason = f"{reason} Nada demuestra en esta corrida que un correo del portal llegue a este buzón."
    elif first.cause not in EXPLAINED and context.is_doubted(first):
        reason = f"{reason} {context.clock_doubt}"
    return _LocalVerdict(Verdict.INCONC, raw, reason, environment=bool(by_environment))


def _is_explained(one: ScenarioOutcome, context: EvaluationContext) -> bool:
    unproven = one.cause is Cause.NO_MAIL and not context.route_proven
    settled = one.cause in EXPLAINED or one.requirement in context.by_hand
    return unproven or settled or context.is_doubted(one)


def _excuse(context: EvaluationContext, unmet: UnmetPrerequisites) -> str:
    """Possible reason of a block that its cause does not explain; empty where all prerequisites passed."""
    if unmet.not_applicable:
        return f"Depende de «{unmet.not_applicable}», que se declaró no aplicable."
    if unmet.not_exercised and not context.is_complete:
        return f"La corrida no probó «{unmet.not_exercised}», de lo que depende."
    return ""


def _with_blame(local: _LocalVerdict, unmet: UnmetPrerequisites) -> tuple[Verdict, str, str]:
    """Verdict, blocker and reason of a requirement: where a prerequisite failed, only the first cause is blamed."""
    if unmet.failed == ENVIRONMENT:
        reason = "No se puede decidir: el entorno impidió verificar aquello de lo que depende."
    else:
        reason = f"No se puede decidir mientras no se cumpla lo que exige «{unmet.failed}»."
    decided = local.raw in (Verdict.PASS, Verdict.FAIL, Verdict.INCONC)
    if unmet.failed and decided:
        return Verdict.INCONC, unmet.failed, reason
    if unmet.not_applicable and local.verdict in (Verdict.FAIL, Verdict.INCONC) and decided:
        reason = f"No se puede decidir: depende de «{unmet.not_applicable}», que se declaró no aplicable."
        return Verdict.INCONC, unmet.not_applicable, reason
    return local.verdict, ENVIRONMENT if local.environment else "", local.reason


def _evaluate_run_check(
    requirement: Requirement, context: EvaluationContext, unmet: UnmetPrerequisites
) -> RequirementVerdict:
    """Form the verdict of a check over all outcomes; a partial run that saw too little did not exercise it."""
    result = context.checks[requirement.id](context.outcomes)
    reason = "" if result.verdict is Verdict.PASS else result.observed
    local = _LocalVerdict(result.verdict, result.verdict, reason)
    if result.verdict is Verdict.INCONC and not context.is_complete:
        none = Verdict.NONE
        return RequirementVerdict(requirement, none, none, "", result.observed, 0, (), exercised=False, unmet=unmet)
    verdict, blocked_by, reason = _with_blame(local, unmet)
    return RequirementVerdict(requirement, verdict, local.raw, blocked_by, reason, 0, (), exercised=True, unmet=unmet)
