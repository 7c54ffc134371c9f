"""Result of one walk, which crosses from the process that took it to the controller as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from walks.drawing import Transition
from walks.taking import Learnt

REPETITIONS = 2
"""Times that the shortest form of a walk must contradict once more to count."""


@dataclass(frozen=True)
class Finding:
    """Contradiction of the document that stood when it was repeated.

    Attributes:
        requirement: Id of the clause.
        level: Its level, in Spanish.
        demand: What must be seen, in Spanish.
        observed: What was seen instead, one Spanish sentence.
        feature: Text of the scenario in Spanish.
        stable: Whether the shortest form contradicted every time; otherwise it is told and counts for nothing.
        actions: Actions of the shortest form.
        walk: The shortest form as plain data (``walks.stored``).
        evidence: Files of the record that show it: kind, path and caption.
    """

    requirement: str
    level: str
    demand: str
    observed: str
    feature: str
    stable: bool
    actions: int
    walk: tuple[tuple[Any, ...], ...] = ()
    evidence: tuple[tuple[str, str, str], ...] = ()

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """Steps of its scenario: keyword and sentence."""
        lines = [line.split(maxsplit=1) for line in self.feature.splitlines() if line.startswith("    ")]
        return tuple((keyword, sentence) for keyword, sentence in lines)


@dataclass(frozen=True)
class WalkResult:
    """Result of one walk.

    Attributes:
        number: Number of the walk, from 1.
        actions: Actions that were done, the start not counted.
        registrations: Accounts that came about.
        transitions: Transitions of the model that were taken.
        planned: Transitions that it was drawn for; the portal may have led elsewhere.
        learnt: Open points, and what the portal did in each.
        attempts: Times that it or a shorter form was taken.
        seconds: Duration.
        trouble: Why it ended early, in Spanish; empty where it did not.
        finding: What contradicts the document; None where nothing does.
    """

    number: int
    actions: int
    registrations: int
    transitions: tuple[Transition, ...]
    planned: tuple[Transition, ...]
    learnt: tuple[Learnt, ...]
    attempts: int
    seconds: float
    trouble: str = ""
    finding: Finding | None = None

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> WalkResult:
        """Read the result of ``to_json``."""
        data: Mapping[str, Any] = json.loads(line)
        found = data["finding"]
        tuples = {key: tuple(tuple(each) for each in found[key]) for key in ("walk", "evidence")} if found else {}
        finding = found and Finding(**{**found, **tuples})
        pairs = {key: _pairs(data[key]) for key in ("transitions", "planned", "learnt")}
        return cls(**{**data, **pairs, "finding": finding})


def _pairs(found: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, second in found)
