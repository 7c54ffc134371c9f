"""Start and duration of a scenario's steps, as measured; shared out evenly in a record without measurements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

Data = Mapping[str, Any]


def start_of(scenario: Data, otherwise: datetime) -> datetime:
    """Start of a scenario that was measured; ``otherwise`` for one of an older record."""
    return datetime.fromisoformat(scenario["started"]) if "started" in scenario else otherwise


def step_span(scenario: Data, step: Data, before: int, total: int) -> tuple[timedelta, timedelta]:
    """Start of a step in its scenario, and its duration; a step that was not reached takes no time at the end.

    Args:
        scenario: Entry of ``verdicts.json``.
        step: One of its steps.
        before: Number of steps before it.
        total: Number of all steps.
    """
    whole = timedelta(seconds=scenario["duration"])
    if "duration" in step:
        return timedelta(seconds=step["start"]), timedelta(seconds=step["duration"])
    if "started" in scenario:
        return whole, timedelta()
    share = whole / total
    return share * before, share
