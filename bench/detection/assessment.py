"""Assessment of a defect: outcomes under it, judged as those of any portal, against the verdict that it deserves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bench.detection.defects import Defect
from harness.verdict import Verdict
from instructivo.catalogue import Catalogue
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.run_judgement import Decision, Judgement, Plan, RequirementVerdict, judge

Outcomes = Mapping[str, ScenarioOutcome]
"""Scenario id -> its outcome."""


@dataclass(frozen=True)
class Assessment:
    """Result of one defect.

    Attributes:
        defect: The defect.
        verdicts: Requirement -> verdict, for every requirement that was judged under it.
        blamed: Other requirements in ``fail``: blamed wrongly.
        blocked: Other requirements in ``inconc`` behind one that failed: consequences.
        unexplained: Other requirements that did not pass for any other reason.
        observed: What the scenarios of the violated requirement observed.
        run: Number of scenarios run under the defect.
        decision: The record's decision about the document.
    """

    defect: Defect
    verdicts: Mapping[str, Verdict]
    blamed: tuple[str, ...]
    blocked: tuple[str, ...]
    unexplained: tuple[str, ...]
    observed: str
    run: int
    decision: Decision

    @property
    def caught(self) -> bool:
        """Whether the requirement that the defect violates is ``fail``."""
        return self.verdicts.get(self.defect.requirement) is Verdict.FAIL

    @property
    def attributed(self) -> bool:
        """Whether it is caught, no other requirement is ``fail``, and it explains all others that did not pass."""
        return self.caught and not self.blamed and not self.unexplained


def merged(scenarios: Mapping[str, str], healthy: Outcomes, found: Outcomes) -> Outcomes:
    """Outcomes of a whole run under a condition: those of scenarios that ran, and healthy ones for the others."""
    return {each: found.get(each) or healthy[each] for each in scenarios if each in found or each in healthy}


def judged(catalogue: Catalogue, scenarios: Mapping[str, str], outcomes: Outcomes, mail_route: str = "") -> Judgement:
    """Verdicts of a run that selected exactly the scenarios that have an outcome.

    Args:
        catalogue: The requirements.
        scenarios: Scenario id -> requirement id, for all that are written.
        outcomes: Scenario id -> outcome.
        mail_route: Why the route from portal to inbox is known to work; empty where only a mail proves it.
    """
    return judge(catalogue, Plan(scenarios, frozenset(outcomes), mail_route=mail_route), outcomes.values())


def assess(defect: Defect, judgement: Judgement, run: int) -> Assessment:
    """Compare the verdicts under a defect with those expected: ``fail`` for its requirement, no trouble elsewhere."""
    others = [one for one in judgement.requirements if one.exercised and one.requirement.id != defect.requirement]
    own = next(one for one in judgement.requirements if one.requirement.id == defect.requirement)
    return Assessment(
        defect=defect,
        verdicts={one.requirement.id: one.verdict for one in judgement.requirements if one.exercised},
        blamed=_ids(one for one in others if one.verdict is Verdict.FAIL),
        blocked=_ids(one for one in others if one.verdict is Verdict.INCONC and one.blocked_by in _failed(judgement)),
        unexplained=_ids(
            one
            for one in others
            if one.verdict not in (Verdict.PASS, Verdict.FAIL)
            and not (one.verdict is Verdict.INCONC and one.blocked_by in _failed(judgement))
        ),
        observed=own.reason or own.verdict.label,
        run=run,
        decision=judgement.decision,
    )


def settled(judgement: Judgement) -> frozenset[str]:
    """Requirements that depend on one that did not pass: their verdict is known without running them.

    One that another only explains is not among them, as a further scenario of it may still fail.
    """
    ids = {one.requirement.id for one in judgement.requirements}
    return frozenset(
        one.requirement.id
        for one in judgement.requirements
        if one.blocked_by in ids.difference(one.requirement.explained_by)
    )


def dependents(catalogue: Catalogue, requirement: str) -> frozenset[str]:
    """Requirements that depend on another one, directly or through others."""
    found = {requirement}
    for one in catalogue.in_order_of_dependency:
        if found & set(one.depends_on):
            found.add(one.id)
    return frozenset(found - {requirement})


def _failed(judgement: Judgement) -> Collection[str]:
    return {one.requirement.id for one in judgement.requirements if one.verdict is Verdict.FAIL}


def _ids(found: Iterable[RequirementVerdict]) -> tuple[str, ...]:
    return tuple(one.requirement.id for one in found)
