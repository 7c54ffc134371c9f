"""Context of an evaluation: what the whole run says that matters for the verdict of each requirement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from harness.measurements import Kind
from reports.judge.clock_doubt import clock_doubt, rests_on_clock
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.plan import Plan
from reports.judge.run_checks import RunCheck, count_measurements


@dataclass(frozen=True)
class EvaluationContext:
    """A run, as far as it matters for every requirement.

    Attributes:
        plan: Plan of the run.
        outcomes: All outcomes, in the order of their scenarios.
        not_applicable: Ids of the requirements that were declared not applicable.
        checks: Requirement id -> check over the run as a whole.
        by_hand: Ids of the requirements that a person judges on this portal; a block of their scenarios needs no
            further explanation.
        explanations: Id of a requirement that stayed undecided -> id of the one that failed and explains it.
    """

    plan: Plan
    outcomes: tuple[ScenarioOutcome, ...]
    not_applicable: frozenset[str]
    checks: Mapping[str, RunCheck]
    by_hand: frozenset[str] = frozenset()
    explanations: Mapping[str, str] = field(default_factory=dict)

    @property
    def without_walks(self) -> EvaluationContext:
        """The same run without its walks."""
        scenarios = tuple(one for one in self.outcomes if not one.is_of_walk)
        walks = frozenset(one.scenario for one in self.outcomes if one.is_of_walk)
        return replace(self, plan=self.plan.without(walks), outcomes=scenarios) if walks else self

    @cached_property
    def by_requirement(self) -> Mapping[str, tuple[ScenarioOutcome, ...]]:
        """Requirement id -> its outcomes."""
        found: dict[str, list[ScenarioOutcome]] = {}
        for one in self.outcomes:
            found.setdefault(one.requirement, []).append(one)
        return {requirement: tuple(outcomes) for requirement, outcomes in found.items()}

    @cached_property
    def is_complete(self) -> bool:
        """Whether every scenario was to run and the run did not end early."""
        return not self.plan.interrupted and not self.plan.partial(self.not_applicable)

    @cached_property
    def clock_doubt(self) -> str:
        """Why a verdict cannot rest on a moved clock, in Spanish; empty where the run proves that it was followed."""
        return clock_doubt(self.outcomes)

    def is_doubted(self, one: ScenarioOutcome) -> bool:
        """Whether an outcome rests on a moved clock and nothing in the run proves that the portal followed it."""
        return rests_on_clock(one) and bool(self.clock_doubt)

    @cached_property
    def route_proven(self) -> bool:
        """Whether mail of this portal is known to reach the inbox: one was received, or the profile confirms it."""
        return bool(self.plan.mail_route) or bool(count_measurements(self.outcomes, Kind.MAIL_RECEIVED))
