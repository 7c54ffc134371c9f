"""Medians and ratios of paired rounds, with intervals that assume no distribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from statistics import median

from bench.engine.bounds import CONFIDENCE

EACH, SAMPLED, WHOLE = "por escenario", "la muestra", "la suite entera"
"""What a ratio compares: one more scenario, the sample as it ran, or as many scenarios as the suite has."""


@dataclass(frozen=True)
class Estimate:
    """A median with its confidence interval.

    Attributes:
        median: Median of the rounds.
        low: Lower end of the interval; the median where there are too few rounds.
        high: Upper end of the interval; the median where there are too few rounds.
        confidence: Least probability that such an interval contains the true median; 0 without interval.
    """

    median: float
    low: float
    high: float
    confidence: float


def estimate(values: Sequence[float], confidence: float = CONFIDENCE) -> Estimate:
    """Median of independent values with the interval of the sign test.

    Args:
        values: One value per round.
        confidence: Wanted confidence, from 0 to 1; 0.95 needs six rounds.
    """
    ordered = sorted(values)
    middle = median(ordered)
    for cut in reversed(range(len(ordered) // 2)):
        reached = coverage(len(ordered), cut)
        if reached >= confidence:
            return Estimate(middle, ordered[cut], ordered[-1 - cut], reached)
    return Estimate(middle, middle, middle, 0.0)


def coverage(count: int, cut: int) -> float:
    """Probability that the true median lies between the values left after removing ``cut`` at each end."""
    return 1 - sum(comb(count, each) for each in range(cut + 1)) / float(2 ** (count - 1))


def ratios(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """Ratio of two costs in each round."""
    return [mine / theirs for mine, theirs in zip(one, other, strict=True)]


def per_scenario(sample: Sequence[float], start: Sequence[float], scenarios: int) -> list[float]:
    """Cost of one more scenario in each round.

    Args:
        sample: Costs of running the sample.
        start: Costs of running one scenario that only reads, in the same rounds; this is the cost of starting.
        scenarios: Number of scenarios in the sample.
    """
    return [(whole - first) / (scenarios - 1) for whole, first in zip(sample, start, strict=True)]


def projected(start: float, each: float, scenarios: int) -> float:
    """Estimated cost of a run with so many scenarios."""
    return start + each * (scenarios - 1)
