"""Confidence bounds for the rate of rare events."""

from __future__ import annotations

from math import exp, lgamma, log, log1p

CONFIDENCE = 0.95
_HALVINGS = 100


def upper_bound(events: int, trials: int, confidence: float = CONFIDENCE) -> float:
    """One-sided Clopper-Pearson upper bound of a rate; without events it is about ``3 / trials``.

    Args:
        events: Number of events.
        trials: Number of independent trials.
        confidence: Probability, from 0 to 1, that the true rate is not above the bound.

    Returns:
        A rate from 0 to 1; 1 without trials.
    """
    if events >= trials:
        return 1.0
    low, high = events / trials, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _at_most(events, trials, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def _at_most(events: int, trials: int, rate: float) -> float:
    """Probability of at most this many events at a rate."""
    if rate in (0.0, 1.0):
        return 1.0 - rate
    return sum(
        exp(_log_binomial(trials, each) + each * log(rate) + (trials - each) * log1p(-rate))
        for each in range(events + 1)
    )


def _log_binomial(trials: int, events: int) -> float:
    return lgamma(trials + 1) - lgamma(events + 1) - lgamma(trials - events + 1)
