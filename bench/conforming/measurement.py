"""Runs the suite on conforming portals, and on some of their defects, and judges the outcomes."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from bench.conforming.portals import ConformingPortal
from bench.detection.assessment import Assessment, assess, judged, merged
from bench.detection.defects import Defect
from bench.detection.selection import CONTROL
from bench.engine.outcome_store import OutcomeStore, Stage
from bench.engine.plan import DEFECT_HEADER, HEALTHY, Cell
from bench.engine.profiles import with_wordings
from bench.engine.scenarios import Scenario
from harness.verdict import Verdict
from instructivo.catalogue import Catalogue, Level, Verification
from reports.judge.requirement_verdict import RequirementVerdict
from reports.judge.run_judgement import Judgement


@dataclass(frozen=True)
class Deviation:
    """A verdict that a conforming portal does not deserve.

    Attributes:
        portal: Name of the portal.
        requirement: Id of the requirement.
        verdict: ``fail``, ``inconc`` or ``error``.
        reason: What the verdict says.
        blocked_by: Requirement behind which it stays undecided; empty for none.
    """

    portal: str
    requirement: str
    verdict: Verdict
    reason: str
    blocked_by: str = ""


@dataclass
class Conforming:
    """One measurement.

    Attributes:
        catalogue: The requirements.
        scenarios: All scenarios of the suite.
        portals: Conforming portals to try.
        defects: Defects to try on each of them.
        store: The outcomes so far.
        every: Each portal gets one of so many scenarios, another share each; 1 for all.
    """

    catalogue: Catalogue
    scenarios: Sequence[Scenario]
    portals: Sequence[ConformingPortal]
    defects: Sequence[Defect]
    store: OutcomeStore
    every: int = 1

    def run(self) -> None:
        """Run what has no outcome yet: the plain portal, then the others by the wordings that their profiles pin."""
        everything = [(HEALTHY, each.id) for each in self.scenarios]
        self.store.complete(Stage("Portal de referencia", everything, {HEALTHY: {}}))
        for words in {tuple(sorted(each.words.items())): each.words for each in self.portals}.values():
            chosen = [each for each in self.portals if each.words == words]
            stage = Stage("Portales conformes", self._cells(chosen), self._headers(chosen))
            if words:
                profile = str(with_wordings(self.store.folder, words))
                stage = replace(stage, arguments=(*stage.arguments, "--portal", profile))
            self.store.complete(stage)

    def deviations(self) -> list[Deviation]:
        """Every verdict of a conforming portal that is neither ``pass`` nor announced beforehand."""
        return [
            Deviation(portal.name, one.requirement.id, one.verdict, one.reason, one.blocked_by)
            for portal in self.portals
            for one in self._judgement(portal.name).requirements
            if one.exercised
            and one.verdict is not Verdict.PASS
            and not (one.requirement.id in portal.undecided and _may_be_announced(one))
        ]

    def assessments(self) -> list[tuple[str, Assessment]]:
        """The assessment of every defect on every portal, with the portal's name."""
        return [
            (portal.name, assess(defect, self._judgement(condition), len(self.store.under(condition))))
            for portal in self.portals
            for defect in self.defects
            for condition in [_with_defect(portal, defect)]
        ]

    def data(self) -> dict[str, Any]:
        """The measurement's own part of ``conforming.json``."""
        found, tried = self.deviations(), self.assessments()
        names = {each.name for each in self.portals}
        return {
            "portals": [
                {"name": each.name, "titles": [one.title for one in each.variations], "undecided": {**each.undecided}}
                for each in self.portals
            ],
            "every": self.every,
            "scenario_runs": sum(condition in names for condition, _ in self.store.outcomes),
            "deviations": [asdict(one) for one in found],
            "defects": len(tried),
            "caught": sum(one.caught for _, one in tried),
            "attributed": sum(one.attributed for _, one in tried),
            "missed": [
                {"portal": name, "defect": one.defect.id, "requirement": one.defect.requirement, "blamed": one.blamed}
                for name, one in tried
                if not one.attributed
            ],
        }

    def _cells(self, portals: Sequence[ConformingPortal]) -> list[Cell]:
        return [
            (condition, each.id)
            for portal in portals
            for condition, scenarios in [
                (portal.name, self._share(portal)),
                *((_with_defect(portal, defect), self._own(defect)) for defect in self.defects),
            ]
            for each in scenarios
        ]

    def _headers(self, portals: Sequence[ConformingPortal]) -> dict[str, Mapping[str, str]]:
        defective = {
            _with_defect(portal, defect): {**portal.headers, DEFECT_HEADER: defect.id}
            for portal in portals
            for defect in self.defects
        }
        return {each.name: each.headers for each in portals} | defective

    def _share(self, portal: ConformingPortal) -> list[Scenario]:
        """One of every ``every`` scenarios, another share for each portal, and all that the registration rests on."""
        place, always = self.portals.index(portal), self.catalogue.prerequisites[CONTROL] | {CONTROL}
        return [
            each
            for number, each in enumerate(self.scenarios)
            if number % self.every == place % self.every or each.requirement in always
        ]

    def _own(self, defect: Defect) -> list[Scenario]:
        return [each for each in self.scenarios if each.requirement in {defect.requirement, CONTROL}]

    def _judgement(self, condition: str) -> Judgement:
        requirement_of = {each.id: each.requirement for each in self.scenarios}
        outcomes = merged(requirement_of, self.store.under(HEALTHY), self.store.under(condition))
        return judged(self.catalogue, requirement_of, outcomes, self.store.mail_route)


def _may_be_announced(one: RequirementVerdict) -> bool:
    """Whether a portal may say beforehand that it gets a verdict: undecided, or another reading than the suite's."""
    other_reading = one.verdict is Verdict.FAIL and one.requirement.level is Level.INTERPRETED
    return one.verdict is Verdict.INCONC or other_reading


def drawn_defects(defects: Sequence[Defect], catalogue: Catalogue, count: int, seed: int) -> tuple[Defect, ...]:
    """Some defects of different requirements that scenarios decide, drawn at random, in the portal's order."""
    own = [each for each in defects if catalogue[each.requirement].verified_by is Verification.SCENARIO]
    requirements = sorted({each.requirement for each in own})
    draw = random.Random(f"{seed} {count}")  # noqa: S311 - a sample, not a secret
    chosen = [
        draw.choice([each for each in own if each.requirement == requirement])
        for requirement in draw.sample(requirements, min(count, len(requirements)))
    ]
    return tuple(each for each in own if each in chosen)


def _with_defect(portal: ConformingPortal, defect: Defect) -> str:
    return f"{portal.name} con «{defect.id}»"
