"""Selection of the scenarios that a defect can change, so that the others need not run (docs/decisions/0007).

In the differential run the portal names, for every request, the defects that would have answered differently. A
scenario without such an answer cannot change. Where only the opening page differs, scenarios that act on it are
assumed to change only if they mention the field concerned; a random sample of the scenarios left out tests that.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bench.detection.defects import Defect
from bench.engine.plan import Cell
from bench.engine.scenarios import Scenario
from instructivo.catalogue import Catalogue, Verification

Answers = Mapping[str, Mapping[str, Sequence[str]]]
"""Scenario -> request -> words of the watched response header."""
CONTROL = "5.3.2.registro"
"""Requirement of the control: a complete and correct registration."""


class Reason(StrEnum):
    """Why a scenario was not run under a defect."""

    SAME_ANSWERS = "el portal le responde lo mismo que sano"
    SETTLED = "depende de un requisito que ya no se cumplió"
    ONLY_OPENING = "solo cambia la página al abrir, y no habla de ese campo"
    COMMON_ROUTE = "solo cambia lo que el escenario de control también recibe y pasa, y no habla de ese campo"
    BLOCKED_ROUTE = "solo cambia lo que el escenario de control también recibe, y este quedó inconcluso por eso"


@dataclass(frozen=True)
class Differences:
    """Answers that differ under defects, as the differential run showed them.

    Attributes:
        requests: Scenario -> defect -> requests whose answer would differ; scenarios of which nothing is known are
            absent.
        shown: Defect -> the same requests, for scenarios that only read.
    """

    requests: Mapping[str, Mapping[str, frozenset[str]]]
    shown: Mapping[str, frozenset[str]]

    @classmethod
    def of(
        cls,
        answers: Mapping[str, Mapping[str, Sequence[str]]],
        scenarios: Sequence[Scenario],
        defects: Sequence[Defect],
    ) -> Differences:
        """Read the header's words: ids of defects, or ``n:`` and their positions in the list.

        Scenarios that only read share pages, so the first of them receives the answers for all; scenarios that act may
        skip a page on the way to the form. Therefore every scenario counts as having received what any reader did.
        Nothing is known of a scenario that is not among the answers.
        """
        met = {each.id: _by_defect(answers.get(each.id, {}), defects) for each in scenarios}
        shared: dict[str, frozenset[str]] = {}
        for each in filter(lambda one: one.reads, scenarios):
            for defect, requests in met[each.id].items():
                shared[defect] = shared.get(defect, frozenset()) | requests
        known = {
            each.id: shared if each.reads else _joined(met[each.id], shared) for each in scenarios if each.id in answers
        }
        return cls(known if any(known.values()) else {}, shared)

    def changes(self, scenario: str, defect: str) -> bool:
        """Whether the defect can change the scenario; true where nothing is known."""
        return scenario not in self.requests or defect in self.requests[scenario]

    def met(self, scenario: str, defect: str) -> frozenset[str]:
        """The requests of a scenario whose answer the defect changes; empty where nothing is known."""
        return self.requests.get(scenario, {}).get(defect, frozenset())

    def only_opening(self, scenario: Scenario, defect: str) -> bool:
        """Whether all answers that differ are ones that read-only scenarios receive too."""
        if scenario.reads or scenario.id not in self.requests:
            return False
        seen, shown = self.met(scenario.id, defect), self.shown.get(defect, frozenset())
        return seen <= shown and all(each.startswith("GET ") for each in seen)


def _joined(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {name: one.get(name, frozenset()) | other.get(name, frozenset()) for name in {*one, *other}}


def _by_defect(answers: Mapping[str, Sequence[str]], defects: Sequence[Defect]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for request, words in answers.items():
        for name in _names(words, defects):
            found[name] = found.get(name, frozenset()) | {request}
    return found


def _names(words: Sequence[str], defects: Sequence[Defect]) -> Sequence[str]:
    return [
        name
        for word in words
        for name in ([defects[int(each)].id for each in word[2:].split(",") if each] if word[:2] == "n:" else [word])
    ]


@dataclass(frozen=True)
class FirstResults:
    """Results of the first scenarios under a defect.

    Attributes:
        settled: Requirements that depend on one that was not met.
        control_passes: Whether the control, a complete and correct registration, passes under the defect.
        control_is_blocked: Whether the defect, which its own requirement shows, leaves the control undecided.
    """

    settled: Collection[str]
    control_passes: bool
    control_is_blocked: bool = False

    @property
    def of_common_route(self) -> Reason | None:
        """Why a scenario need not run that meets no other change than the control; None where it must."""
        if self.control_is_blocked:
            return Reason.BLOCKED_ROUTE
        return Reason.COMMON_ROUTE if self.control_passes else None


@dataclass(frozen=True)
class CellSelection:
    """Chooses the scenarios to run under each defect.

    Attributes:
        catalogue: The requirements.
        scenarios: All scenarios.
        differences: Result of the differential run.
    """

    catalogue: Catalogue
    scenarios: Sequence[Scenario]
    differences: Differences

    def own(self, defect: Defect) -> list[Scenario]:
        """The scenarios of the violated requirement; where only a whole run decides it, all that the defect changes."""
        if self.catalogue[defect.requirement].verified_by is Verification.RUN:
            return [each for each in self.scenarios if self.differences.changes(each.id, defect.id)]
        return [each for each in self.scenarios if each.requirement == defect.requirement]

    def first(self, defect: Defect) -> list[Scenario]:
        """Scenarios to run first: the own ones, those of prerequisites, and the control."""
        before = {*self.catalogue.prerequisites[defect.requirement], CONTROL}
        wanted = {each.id for each in self.own(defect)}
        wanted |= {
            each.id
            for each in self.scenarios
            if each.requirement in before and self.differences.changes(each.id, defect.id)
        }
        return [each for each in self.scenarios if each.id in wanted]

    def why_not(self, defect: Defect, scenario: Scenario, results: FirstResults) -> Reason | None:
        """Why a scenario need not run under a defect; None where it must.

        Args:
            defect: The defect.
            scenario: A scenario that is not among the first.
            results: Results of the first scenarios.
        """
        if not self.differences.changes(scenario.id, defect.id):
            return Reason.SAME_ANSWERS
        if scenario.requirement in results.settled:
            return Reason.SETTLED
        if scenario.mentions(defect.field) or self.catalogue[scenario.requirement].field == defect.field:
            return None
        if self.differences.only_opening(scenario, defect.id):
            return Reason.ONLY_OPENING
        return results.of_common_route if self._common_route(defect, scenario) else None

    def _common_route(self, defect: Defect, scenario: Scenario) -> bool:
        """Whether the control makes every request whose answer the defect changes in this scenario."""
        met: set[str] = set()
        for each in self.scenarios:
            if each.requirement == CONTROL:
                met |= self.differences.met(each.id, defect.id)
        return scenario.id in self.differences.requests and self.differences.met(scenario.id, defect.id) <= met


def sample(left_out: Mapping[Reason, Sequence[Cell]], size: int, seed: int) -> dict[Reason, list[Cell]]:
    """A random sample of the cells left out, of the same size for each reason where there are enough."""
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    share = size // max(len(left_out), 1)
    return {reason: draw.sample(list(cells), min(share, len(cells))) for reason, cells in left_out.items()}
