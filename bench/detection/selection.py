"""Which scenarios a defect can change, so that the others need not run (docs/decisions/0007).

The healthy portal, asked to, tells for every request which defects would have answered otherwise. A scenario that met
no such answer cannot change. Where only the page as it opens differs, scenarios that act on it change only if they
speak about the field concerned; that is a guess, and a random sample of what it leaves out is run to test it.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bench.engine.plan import Cell
from bench.detection.defects import Defect, Scenario
from instructivo.catalogue import Catalogue, Verification

Answers = Mapping[str, Mapping[str, Sequence[str]]]
"""Scenario -> request -> the words that were watched for."""
CONTROL = "5.3.2.registro"


class Reason(StrEnum):
    """Why a scenario was not run under a defect."""

    SAME_ANSWERS = "el portal le responde lo mismo que sano"
    SETTLED = "depende de un requisito que ya no se cumplió"
    ONLY_OPENING = "solo cambia la página al abrir, y no habla de ese campo"
    COMMON_ROUTE = "solo cambia lo que el escenario de control también recibe y pasa, y no habla de ese campo"


@dataclass(frozen=True)
class Reach:
    """What the watch over the healthy portal showed.

    Attributes:
        requests: Scenario -> defect -> requests whose answer would have differed; without those not known.
        shown: The same for those who only read.
    """

    requests: Mapping[str, Mapping[str, frozenset[str]]]
    shown: Mapping[str, frozenset[str]]

    @classmethod
    def of(
        cls,
        answers: Mapping[str, Mapping[str, Sequence[str]]],
        scenarios: Sequence[Scenario],
        defects: Sequence[Defect],
    ) -> Reach:
        """Read the watched words: ids of defects, or ``n:`` and their places in the list.

        Scenarios that only read share pages, and whoever opened one met its answers for all of them; those who act
        may have been spared a page of the way to the form. So all are held to have met what any reader did. Of a
        scenario that is not among the answers nothing is known.
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
        """Whether the defect can change the scenario, as far as is known."""
        return scenario not in self.requests or defect in self.requests[scenario]

    def met(self, scenario: str, defect: str) -> frozenset[str]:
        """The requests of a scenario whose answer the defect changes, as far as is known."""
        return self.requests.get(scenario, {}).get(defect, frozenset())

    def only_opening(self, scenario: Scenario, defect: str) -> bool:
        """Whether all that differs is what those who only read the page see too."""
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
class Known:
    """What the first scenarios under a defect showed.

    Attributes:
        settled: Requirements that rest on one that was not met.
        control_passes: Whether a complete and correct registration is accepted all the same.
    """

    settled: Collection[str]
    control_passes: bool


@dataclass(frozen=True)
class Selection:
    """Decides what to run under each defect."""

    catalogue: Catalogue
    scenarios: Sequence[Scenario]
    reach: Reach

    def own(self, defect: Defect) -> list[Scenario]:
        """The scenarios that decide the requirement it violates; for one that the run decides, all it can change."""
        if self.catalogue[defect.requirement].verified_by is Verification.RUN:
            return [each for each in self.scenarios if self.reach.changes(each.id, defect.id)]
        return [each for each in self.scenarios if each.requirement == defect.requirement]

    def first(self, defect: Defect) -> list[Scenario]:
        """The own scenarios, and what tells whether others are worth running: prerequisites and the control."""
        before = {*self._prerequisites(defect.requirement), CONTROL}
        wanted = {each.id for each in self.own(defect)}
        wanted |= {
            each.id for each in self.scenarios if each.requirement in before and self.reach.changes(each.id, defect.id)
        }
        return [each for each in self.scenarios if each.id in wanted]

    def why_not(self, defect: Defect, scenario: Scenario, known: Known) -> Reason | None:
        """Why a scenario need not run under a defect, once it is known what its first scenarios showed."""
        if not self.reach.changes(scenario.id, defect.id):
            return Reason.SAME_ANSWERS
        if scenario.requirement in known.settled:
            return Reason.SETTLED
        if scenario.speaks_of(defect.field) or self.catalogue[scenario.requirement].field == defect.field:
            return None
        if self.reach.only_opening(scenario, defect.id):
            return Reason.ONLY_OPENING
        return Reason.COMMON_ROUTE if known.control_passes and self._common_route(defect, scenario) else None

    def _common_route(self, defect: Defect, scenario: Scenario) -> bool:
        """Whether the control meets every request whose answer the defect changes in this scenario."""
        met: set[str] = set()
        for each in self.scenarios:
            if each.requirement == CONTROL:
                met |= self.reach.met(each.id, defect.id)
        return scenario.id in self.reach.requests and self.reach.met(scenario.id, defect.id) <= met

    def _prerequisites(self, requirement: str) -> set[str]:
        found: set[str] = set()
        waiting = [requirement]
        while waiting:
            new = set(self.catalogue[waiting.pop()].depends_on) - found
            found |= new
            waiting += new
        return found


def sample(left_out: Mapping[Reason, Sequence[Cell]], size: int, seed: int) -> dict[Reason, list[Cell]]:
    """A random sample of what was left out, as much of each reason as of the others where there is enough."""
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    share = size // max(len(left_out), 1)
    return {reason: draw.sample(list(cells), min(share, len(cells))) for reason, cells in left_out.items()}
