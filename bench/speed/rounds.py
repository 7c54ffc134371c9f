"""The interleaved rounds: everybody once a round, in another order each time, so that a busy moment meets everybody."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from itertools import product
from typing import Any

from bench.engine.journal import Journal
from bench.engine.progress import Progress
from bench.speed.contestants import BY_ID, CONTESTANTS, SUITE, Contestant
from bench.speed.growth import record_sizes
from bench.speed.costs import Scales
from bench.speed.sample import Sample

START, SAMPLE, ENTIRE = "arranque", "muestra", "suite"
_ENTIRE_RUNS = 3
"""In how many rounds the suite also runs every scenario there is: to see how well that is reckoned."""


@dataclass(frozen=True)
class Cell:
    """A run of a round.

    Attributes:
        round: From 1; 0 for the run that looks at memory.
        contestant: Who.
        what: ``arranque``, one scenario that only looks, ``muestra``, or ``suite``, every scenario there is.
        workers: Processes.
    """

    round: int
    contestant: str
    what: str
    workers: int


@dataclass
class Rounds:
    """Rounds of a measurement.

    Attributes:
        sample: What is run.
        whole: From which comes what proves that each contestant decides something.
        suite: Every scenario there is, which the suite runs a few times.
        journal: Where each run is kept at once, so that the same order goes on after an interruption.
        scales: Weighs.
        count: Rounds.
        side_by_side: In how many of them the sample also runs with two workers.
    """

    sample: Sample
    whole: Sample
    suite: Sample
    journal: Journal
    scales: Scales
    count: int
    side_by_side: int

    def run(self) -> None:
        """Run what is not done yet: the proofs and the look at memory first, then the rounds."""
        present = [each for each in CONTESTANTS if not each.missing()]
        known = {tuple(each[key] for key in ("round", "contestant", "what", "workers")) for each in self.done()}
        left = [each for each in self._cells(present) if astuple(each) not in known]
        proven = {each["proven"] for each in self.journal.results() if "proven" in each}
        for each in present:
            if each.id not in proven:
                self.scales.prove(each, self.whole)
                self.journal.append({"proven": each.id})
        progress = Progress(len(left))
        for number, cell in enumerate(left):
            progress.tell(number, f"Ronda {cell.round} de {self.count}: {BY_ID[cell.contestant].name}, {cell.what}")
            self._weigh(cell)
        progress.end()

    def done(self) -> list[dict[str, Any]]:
        """Every run that was weighed."""
        return [each for each in self.journal.results() if "contestant" in each]

    def _weigh(self, cell: Cell) -> None:
        sample = {START: self.sample.first_reader, SAMPLE: self.sample, ENTIRE: self.suite}[cell.what]
        cost = self.scales.weigh(BY_ID[cell.contestant], sample, cell.workers, memory=not cell.round)
        sizes = record_sizes(self.scales.last_record) if (cell.contestant, cell.round) == (SUITE, 0) else {}
        self.journal.append({**asdict(cell), **asdict(cost), **({"record": sizes} if sizes else {})})

    def _cells(self, present: Sequence[Contestant]) -> Iterator[Cell]:
        names = [each.id for each in present]
        yield from (Cell(0, name, SAMPLE, workers) for name, workers in product(names, (1, 2)))
        yield Cell(0, SUITE, START, 1)
        for number in range(1, self.count + 1):
            cells = [Cell(number, name, what, 1) for name, what in product(names, (START, SAMPLE))]
            if number <= self.side_by_side:
                cells += [Cell(number, name, SAMPLE, 2) for name in names]
            if number <= _ENTIRE_RUNS:
                cells.append(Cell(number, SUITE, ENTIRE, 1))
            random.Random(number).shuffle(cells)  # noqa: S311 - an order, not a secret
            yield from cells
