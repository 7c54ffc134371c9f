"""Interleaved rounds: every contestant runs once per round, in a random order, so that a busy moment affects all."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from itertools import product
from typing import Any

from bench.engine.journal import Journal
from bench.engine.progress import ProgressLine
from bench.speed.contestants import BY_ID, CONTESTANTS, SUITE, Contestant
from bench.speed.costs import CostMeter
from bench.speed.growth import record_sizes
from bench.speed.sample import Sample

START, SAMPLE, ENTIRE = "arranque", "muestra", "suite"
_ENTIRE_RUNS = 3
"""Number of rounds in which the suite also runs all scenarios, to check the estimate of that cost."""


@dataclass(frozen=True)
class RoundRun:
    """A run of a round.

    Attributes:
        round: Number from 1; 0 for the run that samples memory.
        contestant: Id of the contestant.
        what: ``arranque`` (one scenario that only reads), ``muestra`` (the sample) or ``suite`` (all scenarios).
        workers: Number of processes.
    """

    round: int
    contestant: str
    what: str
    workers: int


@dataclass
class Rounds:
    """Rounds of a measurement.

    Attributes:
        sample: Scenarios to run.
        whole: The committed sample, which contains the scenarios of the proof.
        suite: All scenarios, which only the suite runs.
        journal: File of the runs, so that the same order continues after an interruption.
        meter: Measures a run.
        count: Number of rounds.
        side_by_side: Number of rounds in which the sample also runs with two workers.
    """

    sample: Sample
    whole: Sample
    suite: Sample
    journal: Journal
    meter: CostMeter
    count: int
    side_by_side: int

    def run(self) -> None:
        """Run what is missing: first the proofs and the samples of memory, then the rounds."""
        present = [each for each in CONTESTANTS if not each.missing()]
        known = {tuple(each[key] for key in ("round", "contestant", "what", "workers")) for each in self.done()}
        left = [each for each in self._runs(present) if astuple(each) not in known]
        proven = {each["proven"] for each in self.journal.results() if "proven" in each}
        for each in present:
            if each.id not in proven:
                self.meter.prove(each, self.whole)
                self.journal.append({"proven": each.id})
        progress = ProgressLine(len(left))
        for number, run in enumerate(left):
            progress.update(number, f"Ronda {run.round} de {self.count}: {BY_ID[run.contestant].name}, {run.what}")
            self._measure(run)
        progress.end()

    def done(self) -> list[dict[str, Any]]:
        """All runs that were measured."""
        return [each for each in self.journal.results() if "contestant" in each]

    def _measure(self, run: RoundRun) -> None:
        sample = {START: self.sample.first_reader, SAMPLE: self.sample, ENTIRE: self.suite}[run.what]
        cost = self.meter.measure(BY_ID[run.contestant], sample, run.workers, memory=not run.round)
        sizes = record_sizes(self.meter.last_record) if (run.contestant, run.round) == (SUITE, 0) else {}
        self.journal.append({**asdict(run), **asdict(cost), **({"record": sizes} if sizes else {})})

    def _runs(self, present: Sequence[Contestant]) -> Iterator[RoundRun]:
        names = [each.id for each in present]
        yield from (RoundRun(0, name, SAMPLE, workers) for name, workers in product(names, (1, 2)))
        yield RoundRun(0, SUITE, START, 1)
        for number in range(1, self.count + 1):
            runs = [RoundRun(number, name, what, 1) for name, what in product(names, (START, SAMPLE))]
            if number <= self.side_by_side:
                runs += [RoundRun(number, name, SAMPLE, 2) for name in names]
            if number <= _ENTIRE_RUNS:
                runs.append(RoundRun(number, SUITE, ENTIRE, 1))
            random.Random(number).shuffle(runs)  # noqa: S311 - an order, not a secret
            yield from runs
