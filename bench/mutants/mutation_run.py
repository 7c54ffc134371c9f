"""Runs the suite against each mutant until a scenario does not pass, within a budget of time."""

from __future__ import annotations

import random
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from bench.engine.outcome_store import Ledger, Stage, answers_of
from bench.mutants.catalogue import Mutant
from bench.mutants.switch import WATCH
from bench.engine.plan import HEALTHY, Cell
from bench.detection.defects import Scenario
from harness.errors import EnvironmentTrouble
from harness.verdict import Verdict
from reports.outcomes import ScenarioOutcome

HEADER, _REACHED = "X-Portal-Mutant", "X-Portal-Reached"
_GROUP = 300
_DEPTHS = (1, 3, 9, 27)


@dataclass
class Hunt:
    """One hunt.

    Attributes:
        scenarios: Those of the suite.
        mutants: Those to hunt; the explained ones are not among them.
        ledger: The outcomes so far.
        seed: Order of the mutants, and of the scenarios before each.
        depth: Most scenarios to run before a mutant counts as alive.
        deadline: When to stop, on the monotonic clock.
    """

    scenarios: Sequence[Scenario]
    mutants: Sequence[Mutant]
    ledger: Ledger
    seed: int
    depth: int
    deadline: float
    reach: Mapping[int, Sequence[Scenario]] = field(default_factory=dict)
    _found: dict[str, dict[str, ScenarioOutcome]] = field(default_factory=dict)

    def run(self) -> None:
        """Hunt, group by group, until all is done or time is over."""
        everything = [(HEALTHY, each.id) for each in self.scenarios]
        self.ledger.complete(Stage("Portal vigilado", everything, {HEALTHY: {HEADER: WATCH}}, _REACHED))
        sick = [each for each in self.ledger.of(HEALTHY).values() if each.verdict is not Verdict.PASS]
        if sick:
            raise EnvironmentTrouble(
                f"El portal sano, con los mutantes dormidos, no pasa «{sick[0].name}»: {sick[0].observed}"
            )
        self.reach = reached({each: answers_of(one) for each, one in self.ledger.of(HEALTHY).items()}, self.scenarios)
        self._look()
        waiting = sorted(self.mutants, key=self._place)
        for start in range(0, len(waiting), _GROUP):
            for depth in (*(each for each in _DEPTHS if each < self.depth), self.depth):
                if time.monotonic() > self.deadline:
                    return
                self._hunt(waiting[start : start + _GROUP], depth, f"Mutantes {start + 1} y siguientes")

    def _place(self, mutant: Mutant) -> float:
        """Its place in the random order, the same whatever else is hunted or explained."""
        return random.Random(f"{self.seed} {mutant.id}").random()  # noqa: S311 - a sample, not a secret

    def _hunt(self, group: Sequence[Mutant], depth: int, name: str) -> None:
        self._look()
        killers = self._killers()
        alive = [each for each in group if not self.killed(each)]
        cells: list[Cell] = [
            (_name(each), one.id) for each in alive for one in self._order(each, killers.get(each.function, ()))[:depth]
        ]
        headers = {_name(each): {HEADER: str(each.number)} for each in alive}
        self.ledger.complete(Stage(f"{name}, hasta {depth} escenarios", cells, headers))
        self._look()

    def _look(self) -> None:
        self._found = {}
        for (condition, scenario), outcome in self.ledger.outcomes.items():
            self._found.setdefault(condition, {})[scenario] = outcome

    def _order(self, mutant: Mutant, killers: Collection[str]) -> list[Scenario]:
        """What can show the mutant: what found others of its function first, then one of each way through it.

        Two scenarios go the same way where they get to the same mutants of the function; the rarest way comes first.
        """
        draw = random.Random(f"{self.seed} {mutant.id}")  # noqa: S311 - an order, not a secret
        able = [*self.reach.get(mutant.number, ())]
        draw.shuffle(able)
        ways: dict[frozenset[int], list[Scenario]] = {}
        for each in able:
            ways.setdefault(frozenset(self._ways[mutant.function, each.id]), []).append(each)
        in_turn = zip_longest(*sorted(ways.values(), key=len))
        return sorted((one for turn in in_turn for one in turn if one), key=lambda each: each.id not in killers)

    @cached_property
    def _ways(self) -> Mapping[tuple[str, str], set[int]]:
        """Function and scenario -> which mutants of the one the other gets to."""
        found: dict[tuple[str, str], set[int]] = {}
        for mutant in self.mutants:
            for each in self.reach.get(mutant.number, ()):
                found.setdefault((mutant.function, each.id), set()).add(mutant.number)
        return found

    def _killers(self) -> Mapping[str, Collection[str]]:
        """Function -> scenarios that found one of its mutants."""
        found: dict[str, set[str]] = {}
        for mutant in filter(self.killed, self.mutants):
            found.setdefault(mutant.function, set()).add(self.killer(mutant))
        return found

    def reaches(self, mutant: Mutant) -> bool:
        """Whether a scenario gets to what a mutant changes, as far as was watched."""
        return not self.reach or mutant.number in self.reach

    def tried(self, mutant: Mutant) -> Mapping[str, ScenarioOutcome]:
        """Scenario -> outcome under a mutant."""
        return self._found.get(_name(mutant), {})

    def killed(self, mutant: Mutant) -> bool:
        """Whether the portal with this mutant would not be signed off."""
        return bool(self.killer(mutant))

    def killer(self, mutant: Mutant) -> str:
        """The first scenario that did not pass; empty while there is none."""
        return next((each for each, one in self.tried(mutant).items() if one.verdict is not Verdict.PASS), "")

    def finished(self, mutant: Mutant) -> bool:
        """Whether it is known what becomes of it: found, or alive after all that was to be tried."""
        return self.killed(mutant) or len(self.tried(mutant)) >= min(self.depth, len(self.reach.get(mutant.number, ())))


def reached(
    answers: Mapping[str, Mapping[str, Sequence[str]]], scenarios: Sequence[Scenario]
) -> dict[int, list[Scenario]]:
    """Number of a mutant -> scenarios in which it could have shown.

    Scenarios that only read share pages, so each of them is held to have met what any of them did.
    """
    shared = {word for each in scenarios if each.reads for found in answers[each.id].values() for word in found}
    able: dict[int, list[Scenario]] = {}
    for each in scenarios:
        own = {word for found in answers[each.id].values() for word in found}
        for word in own | (shared if each.reads else set()):
            able.setdefault(int(word), []).append(each)
    return able


def _name(mutant: Mutant) -> str:
    return f"mutante {mutant.id}"
