"""Mutation run: runs scenarios against each mutant until one does not pass, within a time limit."""

from __future__ import annotations

import random
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from bench.engine.outcome_store import OutcomeStore, Stage, answers_of
from bench.engine.plan import HEALTHY, Cell
from bench.engine.scenarios import Scenario
from bench.mutants.catalogue import Mutant
from bench.mutants.switch import RECORD_REACHED
from harness.errors import EnvironmentTrouble
from harness.verdict import Verdict
from reports.judge.outcomes import ScenarioOutcome

HEADER, _REACHED_HEADER = "X-Portal-Mutant", "X-Portal-Reached"
_GROUP = 300
_DEPTHS = (1, 3, 9, 27)


@dataclass
class MutationRun:
    """One mutation run.

    Attributes:
        scenarios: Scenarios of the suite.
        mutants: Mutants to try; explained ones are not among them.
        store: The outcomes so far.
        seed: Seed of the order of mutants and scenarios.
        depth: Most scenarios to run before a mutant counts as alive.
        deadline: Time to stop, in seconds of the monotonic clock.
        reach: Number of a mutant -> scenarios that reach it; empty before the first stage.
    """

    scenarios: Sequence[Scenario]
    mutants: Sequence[Mutant]
    store: OutcomeStore
    seed: int
    depth: int
    deadline: float
    reach: Mapping[int, Sequence[Scenario]] = field(default_factory=dict)
    _found: dict[str, dict[str, ScenarioOutcome]] = field(default_factory=dict)

    def run(self) -> None:
        """Try the mutants, group by group, until all are decided or the deadline has passed.

        Raises:
            EnvironmentTrouble: A scenario does not pass on the portal without a mutant switched on.
        """
        everything = [(HEALTHY, each.id) for each in self.scenarios]
        self.store.complete(Stage("Portal vigilado", everything, {HEALTHY: {HEADER: RECORD_REACHED}}, _REACHED_HEADER))
        failing = [each for each in self.store.under(HEALTHY).values() if each.verdict is not Verdict.PASS]
        if failing:
            raise EnvironmentTrouble(
                f"El portal sano, sin ningún mutante activo, no pasa «{failing[0].name}»: {failing[0].observed}"
            )
        self.reach = reached({each: answers_of(one) for each, one in self.store.under(HEALTHY).items()}, self.scenarios)
        self._reload()
        waiting = sorted(self.mutants, key=self._rank)
        for start in range(0, len(waiting), _GROUP):
            for depth in (*(each for each in _DEPTHS if each < self.depth), self.depth):
                if time.monotonic() > self.deadline:
                    return
                self._try(waiting[start : start + _GROUP], depth, f"Mutantes {start + 1} y siguientes")

    def _rank(self, mutant: Mutant) -> float:
        """Rank in the random order; it does not depend on which other mutants are tried or explained."""
        return random.Random(f"{self.seed} {mutant.id}").random()  # noqa: S311 - a sample, not a secret

    def _try(self, group: Sequence[Mutant], depth: int, name: str) -> None:
        self._reload()
        killers = self._killers()
        alive = [each for each in group if not self.killed(each)]
        cells: list[Cell] = [
            (_name(each), one.id) for each in alive for one in self._order(each, killers.get(each.function, ()))[:depth]
        ]
        headers = {_name(each): {HEADER: str(each.number)} for each in alive}
        self.store.complete(Stage(f"{name}, hasta {depth} escenarios", cells, headers))
        self._reload()

    def _reload(self) -> None:
        self._found = {}
        for (condition, scenario), outcome in self.store.outcomes.items():
            self._found.setdefault(condition, {})[scenario] = outcome

    def _order(self, mutant: Mutant, killers: Collection[str]) -> list[Scenario]:
        """Scenarios that reach a mutant: first those that killed others of its function, then one of each path.

        Two scenarios take the same path through a function where they reach the same of its mutants; the rarest path
        comes first.
        """
        draw = random.Random(f"{self.seed} {mutant.id}")  # noqa: S311 - an order, not a secret
        candidates = [*self.reach.get(mutant.number, ())]
        draw.shuffle(candidates)
        paths: dict[frozenset[int], list[Scenario]] = {}
        for each in candidates:
            paths.setdefault(frozenset(self._paths[mutant.function, each.id]), []).append(each)
        in_turn = zip_longest(*sorted(paths.values(), key=len))
        return sorted((one for turn in in_turn for one in turn if one), key=lambda each: each.id not in killers)

    @cached_property
    def _paths(self) -> Mapping[tuple[str, str], set[int]]:
        """Function and scenario -> numbers of the function's mutants that the scenario reaches."""
        found: dict[tuple[str, str], set[int]] = {}
        for mutant in self.mutants:
            for each in self.reach.get(mutant.number, ()):
                found.setdefault((mutant.function, each.id), set()).add(mutant.number)
        return found

    def _killers(self) -> Mapping[str, Collection[str]]:
        """Function -> scenarios that killed one of its mutants."""
        found: dict[str, set[str]] = {}
        for mutant in filter(self.killed, self.mutants):
            found.setdefault(mutant.function, set()).add(self.killer(mutant))
        return found

    def reaches(self, mutant: Mutant) -> bool:
        """Whether a scenario reaches the code that a mutant changes; true while nothing is known."""
        return not self.reach or mutant.number in self.reach

    def tried(self, mutant: Mutant) -> Mapping[str, ScenarioOutcome]:
        """Scenario -> outcome under a mutant."""
        return self._found.get(_name(mutant), {})

    def killed(self, mutant: Mutant) -> bool:
        """Whether a scenario did not pass under a mutant."""
        return bool(self.killer(mutant))

    def killer(self, mutant: Mutant) -> str:
        """The first scenario that did not pass under a mutant; empty for none."""
        return next((each for each, one in self.tried(mutant).items() if one.verdict is not Verdict.PASS), "")

    def finished(self, mutant: Mutant) -> bool:
        """Whether a mutant is decided: killed, or alive after all scenarios that were to be tried."""
        return self.killed(mutant) or len(self.tried(mutant)) >= min(self.depth, len(self.reach.get(mutant.number, ())))


def reached(
    answers: Mapping[str, Mapping[str, Sequence[str]]], scenarios: Sequence[Scenario]
) -> dict[int, list[Scenario]]:
    """Number of a mutant -> scenarios that reach it.

    Scenarios that only read share pages, so each of them counts as reaching what any of them reached.

    Args:
        answers: Scenario -> request -> numbers of the mutants reached.
        scenarios: Scenarios of the suite.
    """
    shared = {word for each in scenarios if each.reads for found in answers[each.id].values() for word in found}
    candidates: dict[int, list[Scenario]] = {}
    for each in scenarios:
        own = {word for found in answers[each.id].values() for word in found}
        for word in own | (shared if each.reads else set()):
            candidates.setdefault(int(word), []).append(each)
    return candidates


def _name(mutant: Mutant) -> str:
    return f"mutante {mutant.id}"
