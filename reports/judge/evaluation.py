"""The verdict of one requirement: its raw outcomes, weighed against what it depends on.

The rules stand as a table in ``docs/veredictos.md``, section 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from harness.declarations import Review
from harness.measurements import Kind
from harness.verdict import Cause, Disposition, Verdict
from instructivo.model import Requirement, Verification
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.plan import Plan
from reports.judge.run_checks import Finding, RunCheck, measured

ENVIRONMENT = "entorno"
_WORST_FIRST = (Verdict.FAIL, Verdict.ERROR, Verdict.NONE, Verdict.INCONC, Verdict.PASS)
_UNTOLD = "La suite falló y no quedó dicho en qué."


@dataclass(frozen=True)
class Prerequisites:
    """What stands in the way of deciding a requirement.

    Attributes:
        cause: The first prerequisite that was exercised and did not pass, followed to its own cause.
        absent: The first that was declared not applicable.
        unknown: The first that this run did not exercise.
    """

    cause: str = ""
    absent: str = ""
    unknown: str = ""


@dataclass(frozen=True)
class RequirementVerdict:
    """What is known of one requirement.

    Attributes:
        requirement: The requirement.
        verdict: After prerequisites were weighed; the machine's, whatever people declared.
        raw: Before they were.
        blocked_by: Id of the first cause, or ``entorno`` for trouble of the environment; empty otherwise.
        reason: One Spanish sentence for everything that did not pass.
        written: How many scenarios exist for it.
        outcomes: The outcomes it rests on.
        exercised: Whether this run was to decide it, or did.
        before: What stands in its way.
        fault: What the suite owes an explanation for, even where another verdict outweighs it.
        disposition: What it counts for, once declarations are heard.
        reviews: The reviews by hand that hold for this portal.
    """

    requirement: Requirement
    verdict: Verdict
    raw: Verdict
    blocked_by: str
    reason: str
    written: int
    outcomes: tuple[ScenarioOutcome, ...]
    exercised: bool
    before: Prerequisites = Prerequisites()
    fault: str = ""
    disposition: Disposition = Disposition.NONE
    reviews: tuple[Review, ...] = ()

    @property
    def run(self) -> int:
        """How many of its scenarios have an outcome."""
        return len(self.outcomes)


@dataclass(frozen=True)
class Run:
    """Everything that is known of a run before it is judged.

    Attributes:
        plan: What it set out to do.
        outcomes: In the order of their scenarios.
        absent: Requirements that were declared not applicable.
        checks: What is decided over the run as a whole.
        by_hand: Requirements that a person judges on this portal: what stops their scenarios needs no other cause.
    """

    plan: Plan
    outcomes: tuple[ScenarioOutcome, ...]
    absent: frozenset[str]
    checks: Mapping[str, RunCheck]
    by_hand: frozenset[str] = frozenset()

    @cached_property
    def by_requirement(self) -> Mapping[str, tuple[ScenarioOutcome, ...]]:
        """The outcomes of each requirement."""
        found: dict[str, tuple[ScenarioOutcome, ...]] = {}
        for one in self.outcomes:
            found[one.requirement] = (*found.get(one.requirement, ()), one)
        return found

    @cached_property
    def whole(self) -> bool:
        """Whether every scenario was to run, and nothing ended the run before its time."""
        return not self.plan.interrupted and not self.plan.partial(self.absent)

    @cached_property
    def route_proven(self) -> bool:
        """Whether mail of this portal is known to reach the inbox: one came, or the profile confirms the route."""
        return bool(self.plan.mail_route) or bool(measured(self.outcomes, Kind.MAIL_RECEIVED))


def _prerequisites(requirement: Requirement, run: Run, known: Mapping[str, RequirementVerdict]) -> Prerequisites:
    """Follow what a requirement depends on; behind one that was not exercised may stand one that was."""
    found = Prerequisites()
    for each in requirement.depends_on:
        before = known[each]
        behind = Prerequisites()
        if each in run.absent:
            behind = replace(before.before, absent=each, unknown="")
        elif not before.exercised:
            behind = replace(before.before, unknown=each)
        elif before.verdict is not Verdict.PASS:
            behind = Prerequisites(before.blocked_by or each)
        found = Prerequisites(
            found.cause or behind.cause, found.absent or behind.absent, found.unknown or behind.unknown
        )
    return found


def evaluate(requirement: Requirement, run: Run, known: Mapping[str, RequirementVerdict]) -> RequirementVerdict:
    """Weigh a requirement's outcomes.

    Args:
        requirement: The requirement.
        run: All that is known of the run.
        known: The verdicts of everything it depends on.
    """
    before = _prerequisites(requirement, run, known)
    if requirement.verified_by is Verification.RUN:
        return _weigh_run(requirement, run, before)
    found = run.by_requirement.get(requirement.id, ())
    written = sum(owner == requirement.id for owner in run.plan.written.values())
    missing = run.plan.missing(requirement.id, found)
    own = _weigh_rows(found, missing, run, before)
    exercised = bool(found) or (missing > 0 and not run.plan.interrupted)
    verdict, blocked_by, reason = _blocked(own, before) if exercised else (own.verdict, "", own.reason)
    return RequirementVerdict(
        requirement, verdict, own.raw, blocked_by, reason, written, found, exercised, before, own.fault
    )


@dataclass(frozen=True)
class _Own:
    """What a requirement's own outcomes say, before a cause behind them is looked for."""

    verdict: Verdict
    raw: Verdict
    reason: str
    fault: str = ""
    environment: bool = False


def _weigh_rows(found: Sequence[ScenarioOutcome], missing: int, run: Run, before: Prerequisites) -> _Own:
    absent = "" if run.plan.interrupted else f"La suite dejó {missing} escenarios seleccionados sin resultado."
    raws: list[Verdict] = [one.verdict for one in found if one.verdict is not Verdict.NONE]
    raws += [Verdict.NONE if run.plan.interrupted else Verdict.ERROR] * (missing > 0)
    raws += [Verdict.ERROR] * any(one.verdict is Verdict.NONE for one in found)
    raw = min(raws, key=_WORST_FIRST.index, default=Verdict.NONE)
    failed, stopped, broken = _sorted_rows(found, run)
    unexplained = [one for one in stopped if not _explained(one, run)]
    fault = next((one.observed or _UNTOLD for one in broken), "") or (absent if missing else "")
    excuse = _excuse(run, before)
    if unexplained and not before.cause and not excuse:
        fault = fault or f"La suite no sabe explicar el bloqueo: {unexplained[0].observed}"
    if failed:
        return _Own(Verdict.FAIL, raw, failed[0].observed, fault)
    if fault:
        return _Own(Verdict.ERROR, raw, fault, fault)
    if missing or not found:
        reason = f"Faltan {missing} casos por ejecutar." if found else "Ningún escenario lo ejerció."
        return _Own(Verdict.NONE, raw, reason)
    if stopped:
        return _stopped(stopped, unexplained, raw, excuse)
    return _Own(Verdict.PASS, raw, "")


def _sorted_rows(
    found: Sequence[ScenarioOutcome], run: Run
) -> tuple[list[ScenarioOutcome], list[ScenarioOutcome], list[ScenarioOutcome]]:
    """Those that failed, those that were stopped, and those that the suite broke."""
    nobodys = [one for one in found if one.cause is Cause.NO_MAIL and not run.route_proven]
    failed = [one for one in found if one.verdict is Verdict.FAIL and one not in nobodys]
    stopped = [
        one for one in found if one.verdict is Verdict.INCONC or (one.verdict is Verdict.FAIL and one in nobodys)
    ]
    return failed, stopped, [one for one in found if one.verdict in (Verdict.ERROR, Verdict.NONE)]


def _stopped(
    stopped: Sequence[ScenarioOutcome], unexplained: Sequence[ScenarioOutcome], raw: Verdict, excuse: str
) -> _Own:
    """All that stopped these is explained: by itself, or by something that this run did not exercise."""
    troubled = [one for one in stopped if one.cause is Cause.ENVIRONMENT]
    first = (troubled or list(unexplained) or list(stopped))[0]
    reason = first.observed
    if first in unexplained:
        reason = f"{reason} {excuse}"
    elif first.cause is Cause.NO_MAIL:
        reason = f"{reason} Nada demuestra en esta corrida que un correo del portal llegue a este buzón."
    return _Own(Verdict.INCONC, raw, reason, environment=bool(troubled))


def _explained(one: ScenarioOutcome, run: Run) -> bool:
    unproven = one.cause is Cause.NO_MAIL and not run.route_proven
    return unproven or one.cause in (Cause.ENVIRONMENT, Cause.PENDING) or one.requirement in run.by_hand


def _excuse(run: Run, before: Prerequisites) -> str:
    """What may stand behind a block that does not explain itself; empty where everything before it holds."""
    if before.absent:
        return f"Depende de «{before.absent}», que se declaró no aplicable."
    if before.unknown and not run.whole:
        return f"La corrida no ejerció «{before.unknown}», de lo que depende."
    return ""


def _blocked(own: _Own, before: Prerequisites) -> tuple[Verdict, str, str]:
    """Where a prerequisite did not pass, nothing can be said, and only the first cause is blamed."""
    if before.cause == ENVIRONMENT:
        reason = "No se puede decidir: el entorno impidió verificar aquello de lo que depende."
    else:
        reason = f"No se puede decidir mientras no se cumpla lo que exige «{before.cause}»."
    decided = own.raw in (Verdict.PASS, Verdict.FAIL, Verdict.INCONC)
    if before.cause and decided:
        return Verdict.INCONC, before.cause, reason
    if before.absent and own.verdict in (Verdict.FAIL, Verdict.INCONC) and decided:
        reason = f"No se puede decidir: depende de «{before.absent}», que se declaró no aplicable."
        return Verdict.INCONC, before.absent, reason
    return own.verdict, ENVIRONMENT if own.environment else "", own.reason


def _weigh_run(requirement: Requirement, run: Run, before: Prerequisites) -> RequirementVerdict:
    """What is decided over all outcomes; a run that was not whole and saw too little did not exercise it."""
    finding: Finding = run.checks[requirement.id](run.outcomes)
    own = _Own(finding.verdict, finding.verdict, "" if finding.verdict is Verdict.PASS else finding.observed)
    if finding.verdict is Verdict.INCONC and not run.whole:
        none = Verdict.NONE
        return RequirementVerdict(requirement, none, none, "", finding.observed, 0, (), exercised=False, before=before)
    verdict, blocked_by, reason = _blocked(own, before)
    return RequirementVerdict(requirement, verdict, own.raw, blocked_by, reason, 0, (), exercised=True, before=before)
