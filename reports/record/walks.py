"""``recorridos.json``: the walks of a run on the model of the document, as plain data that is checked when it is read.

Only results are kept; every number that is told of them follows from these.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from harness.errors import MALFORMED
from instructivo.model.actions import SHORT_WORDS
from reports.judge.outcomes import WALK, check_field_types, read_json

Data = Mapping[str, Any]
Transition = tuple[str, str]
"""Phase of the form, and name of the action."""
Learnt = tuple[str, str]
"""Id of an open point, and what the portal did in it."""
StoredWalk = tuple[tuple[Any, ...], ...]
"""A walk as plain data: name and fields of each action, the start first."""
UNREADABLE = (OSError, *MALFORMED)
"""Errors of reading a file that may hold anything."""


@dataclass(frozen=True)
class Finding:
    """Contradiction of the document by the shortest form of a walk.

    Attributes:
        requirement: Id of the clause.
        level: Its level, in Spanish.
        demand: What must be seen, in Spanish.
        observed: What was seen instead, one Spanish sentence.
        feature: Text of the scenario in Spanish.
        stable: Whether the shortest form contradicted every time; otherwise it is told and counts for nothing.
        actions: Actions of the shortest form.
        walk: The shortest form as plain data.
        evidence: Files of the record that show it: kind, path and caption.
    """

    requirement: str
    level: str
    demand: str
    observed: str
    feature: str
    stable: bool
    actions: int
    walk: StoredWalk = ()
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
    def from_data(cls, data: Mapping[str, Any]) -> WalkResult:
        """Read the result of ``dataclasses.asdict``.

        Raises:
            KeyError, TypeError, ValueError: It is not one.
        """
        pairs = {key: _texts(data[key], 2) for key in ("transitions", "planned", "learnt")}
        found = cls(**{**data, **pairs, "finding": _finding(data["finding"])})
        check_field_types(found)
        return found

    @classmethod
    def from_json(cls, line: str) -> WalkResult:
        """Read the result of ``to_json``."""
        return cls.from_data(json.loads(line))


def _finding(data: Mapping[str, Any] | None) -> Finding | None:
    if data is None:
        return None
    walk = tuple(tuple(each) for each in data["walk"])
    found = Finding(**{**data, "walk": walk, "evidence": _texts(data["evidence"], 3)})
    check_field_types(found)
    if not isinstance(found.stable, bool):
        raise TypeError("«stable» no es verdadero ni falso")
    return found


def _texts(found: Any, size: int) -> tuple[Any, ...]:
    """Rows of a fixed number of texts."""
    rows = tuple(tuple(each) for each in found)
    if not all(len(row) == size and all(isinstance(one, str) for one in row) for row in rows):
        raise TypeError("una fila no tiene los textos que debe tener")
    return rows


@dataclass(frozen=True)
class WalkRecord:
    """Walks of a run.

    Attributes:
        portal: Name of the portal.
        seed: Seed with which they were drawn.
        asked: Number of walks that were to be taken.
        results: Results, by number.
        broken: Failures of the suite, a Spanish sentence each.
        pending: Walks that contradicted in an earlier run, and of which this one says nothing.
    """

    portal: str
    seed: int
    asked: int
    results: tuple[WalkResult, ...] = ()
    broken: tuple[str, ...] = ()
    pending: tuple[StoredWalk, ...] = ()

    @property
    def actions(self) -> int:
        """Number of actions done."""
        return sum(each.actions for each in self.results)

    @property
    def registering(self) -> int:
        """Number of walks with at least one registration."""
        return sum(bool(each.registrations) for each in self.results)

    @property
    def troubled(self) -> Sequence[WalkResult]:
        """Walks that something ended early."""
        return [each for each in self.results if each.trouble]

    @property
    def seconds(self) -> float:
        """Duration of all walks together, in seconds."""
        return sum(each.seconds for each in self.results)

    @property
    def findings(self) -> Mapping[int, Finding]:
        """Number of a walk -> what contradicted the document every time."""
        return {each.number: each.finding for each in self.results if each.finding and each.finding.stable}

    @property
    def unstable(self) -> Sequence[Finding]:
        """Contradictions that did not come back at every repetition."""
        return [each.finding for each in self.results if each.finding and not each.finding.stable]

    @cached_property
    def taken(self) -> Mapping[Transition, int]:
        """Transition -> how often it was taken; 0 where a walk was drawn for it and the portal led elsewhere."""
        planned = {each: 0 for result in self.results for each in result.planned}
        return planned | Counter(each for result in self.results for each in result.transitions)

    @property
    def transitions(self) -> int:
        """Number of transitions of the model that were taken."""
        return sum(number > 0 for number in self.taken.values())

    @property
    def learnt(self) -> Sequence[tuple[Learnt, int]]:
        """Open points and the portal's behaviour at each, with the number of times."""
        return sorted(Counter(each for result in self.results for each in result.learnt).items())

    @property
    def phases(self) -> Sequence[str]:
        """Phases of the form at which something was done, or was to be done."""
        return sorted({phase for phase, _ in self.taken})

    @property
    def actions_in_words(self) -> Sequence[tuple[str, str]]:
        """Name and Spanish words of each action that was done, or was to be done."""
        met = {action for _, action in self.taken}
        return [(name, words) for name, words in SHORT_WORDS.items() if name in met]

    def text(self) -> str:
        """Content of the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, allow_nan=False) + "\n"

    @classmethod
    def read(cls, path: Path) -> WalkRecord | None:
        """Walks in a file; None where there is none, or where it holds something else."""
        try:
            return cls.from_text(path.read_text(encoding="utf-8"))
        except UNREADABLE:
            return None

    @classmethod
    def from_text(cls, text: str) -> WalkRecord:
        """Read the result of ``text``.

        Raises:
            KeyError, TypeError, ValueError, OverflowError: It is not one.
        """
        data = read_json(text)
        found = cls(
            **{
                **data,
                "results": tuple(WalkResult.from_data(each) for each in data["results"]),
                "broken": tuple(data["broken"]),
                "pending": tuple(tuple(tuple(action) for action in walk) for walk in data["pending"]),
            }
        )
        check_field_types(found)
        if not all(isinstance(each, str) for each in found.broken):
            raise TypeError("«broken» no tiene textos")
        return found


def scenarios_of_walks(requirements: Iterable[Data]) -> Iterator[tuple[Data, Data]]:
    """Scenarios that walks told, each after its requirement, both as entries of ``verdicts.json``."""
    for one in requirements:
        yield from ((one, each) for each in one["scenarios"] if each.get("extras", {}).get(WALK))
