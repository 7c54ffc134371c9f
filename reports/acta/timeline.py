"""Timeline of a run: which process ran which scenario, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reports.judge.outcomes import WORKER

Data = Mapping[str, Any]
_SLOWEST = 5


@dataclass(frozen=True)
class Bar:
    """A scenario on the timeline.

    Attributes:
        requirement: Id of its requirement.
        name: Its title.
        verdict: Its raw verdict.
        left: Start, in thousandths of the whole time.
        width: Duration, in the same unit.
        seconds: Duration.
    """

    requirement: str
    name: str
    verdict: str
    left: float
    width: float
    seconds: float


@dataclass(frozen=True)
class Timeline:
    """Scenarios of a run by the process that ran them; a process that is not known is told apart by overlap.

    Attributes:
        lanes: Name of each process, with its scenarios in order.
        seconds: Whole time, from the first start to the last end.
        slowest: The longest scenarios, the longest first.
    """

    lanes: Sequence[tuple[str, Sequence[Bar]]]
    seconds: float
    slowest: Sequence[Bar]


@dataclass(frozen=True)
class _Span:
    requirement: str
    scenario: Data
    start: float

    @property
    def end(self) -> float:
        return self.start + float(self.scenario["duration"])


def timeline_of(requirements: Sequence[Data]) -> Timeline | None:
    """Timeline of the scenarios whose start was measured; None where there is none, as in older records."""
    spans = [
        _Span(one["id"], each, datetime.fromisoformat(each["started"]).timestamp())
        for one in requirements
        for each in one["scenarios"]
        if each.get("started")
    ]
    if not spans:
        return None
    spans.sort(key=lambda each: (each.start, each.scenario["scenario"]))
    first = spans[0].start
    whole = max(max(each.end for each in spans) - first, 0.001)
    bars = {each.scenario["scenario"]: _bar(each, first, whole) for each in spans}
    lanes = [(name, [bars[each.scenario["scenario"]] for each in found]) for name, found in _lanes(spans).items()]
    slowest = sorted(bars.values(), key=lambda each: (-each.seconds, each.left))[:_SLOWEST]
    return Timeline(lanes, whole, slowest)


def _bar(one: _Span, first: float, whole: float) -> Bar:
    scenario, seconds = one.scenario, float(one.scenario["duration"])
    left, width = round(1000 * (one.start - first) / whole, 1), max(round(1000 * seconds / whole, 1), 0.8)
    return Bar(one.requirement, scenario["name"], scenario["verdict"], left, width, seconds)


def _lanes(spans: Sequence[_Span]) -> dict[str, list[_Span]]:
    """Spans by process; those of an unknown one go into the first lane that is free."""
    found: dict[str, list[_Span]] = {}
    for one in spans:
        name = one.scenario.get("extras", {}).get(WORKER, "")
        if not name:
            free = (each for each in found if found[each][-1].end <= one.start)
            name = next(free, f"proceso {len(found) + 1}")
        found.setdefault(name, []).append(one)
    return dict(sorted(found.items(), key=lambda lane: (len(lane[0]), lane[0])))
