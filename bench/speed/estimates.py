"""Medians and ratios of paired rounds, with an interval that assumes nothing about how they are distributed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from statistics import median

from bench.engine.bounds import CONFIDENCE

EACH, SAMPLED, WHOLE = "por escenario", "la muestra", "la suite entera"
"""Of what a ratio is: of one more scenario, of the sample as it was run, of as many scenarios as the suite has."""


@dataclass(frozen=True)
class Estimate:
    """A median, and between what it lies.

    Attributes:
        median: Of the rounds.
        low: Lower end of the interval; the median itself where there are too few rounds for one.
        high: Upper end.
        confidence: How often such an interval holds the true median, at least; 0 where there is none.
    """

    median: float
    low: float
    high: float
    confidence: float

    @property
    def has_interval(self) -> bool:
        """Whether there were rounds enough."""
        return self.confidence > 0


def estimate(values: Sequence[float], confidence: float = CONFIDENCE) -> Estimate:
    """The median of independent values, between two of them: the interval of the sign test.

    Args:
        values: One a round.
        confidence: How sure one wants to be; six rounds are the fewest that reach 95 %.
    """
    ordered = sorted(values)
    middle = median(ordered)
    for cut in reversed(range(len(ordered) // 2)):
        reached = covered(len(ordered), cut)
        if reached >= confidence:
            return Estimate(middle, ordered[cut], ordered[-1 - cut], reached)
    return Estimate(middle, middle, middle, 0.0)


def covered(count: int, cut: int) -> float:
    """How often the true median lies between the values left after ``cut`` were left out at each end."""
    return 1 - sum(comb(count, each) for each in range(cut + 1)) / float(2 ** (count - 1))


def ratios(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """Round by round, how many times the other one costs."""
    return [mine / theirs for mine, theirs in zip(one, other, strict=True)]


def per_scenario(sample: Sequence[float], start: Sequence[float], scenarios: int) -> list[float]:
    """Round by round, what one more scenario costs: without the start, which a run of one scenario tells.

    Args:
        sample: What runs of the sample cost.
        start: What runs of one scenario that only looks cost, in the same rounds.
        scenarios: How many the sample has.
    """
    return [(whole - first) / (scenarios - 1) for whole, first in zip(sample, start, strict=True)]


def projected(start: float, each: float, scenarios: int) -> float:
    """What a run of so many scenarios would cost, if the rest costs what those of the sample do."""
    return start + each * (scenarios - 1)
