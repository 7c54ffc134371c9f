"""The walks of a run as the acta tells them, from ``recorridos.json``; they only add findings to the scenarios."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from instructivo.model.actions import SHORT_WORDS
from instructivo.model.faults import open_point

Data = Mapping[str, Any]
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Learnt:
    """What the portal did where the document leaves it open.

    Attributes:
        title: What is left open, in Spanish.
        observation: Number of the observation on the document.
        did: What the portal did, in Spanish.
        times: How often.
    """

    title: str
    observation: str
    did: str
    times: int


@dataclass(frozen=True)
class Walks:
    """Walks of a run.

    Attributes:
        walks: Number of walks that ended.
        asked: Number that was asked for.
        actions: Number of actions done.
        registering: Number of walks on which somebody registered.
        undecided: Number of walks that something ended early.
        seed: Seed with which they were drawn.
        seconds: Seconds from the first to the last.
        taken: Phase of the form and action -> how often that was done; 0 where it was drawn and never came about.
        learnt: What the portal did at open points.
        unstable: Requirement and observation of what contradicted once and not every time.
        troubles: Number of a walk, and what ended it early.
    """

    walks: int
    asked: int
    actions: int
    registering: int
    undecided: int
    seed: int
    seconds: int
    taken: Mapping[tuple[str, str], int]
    learnt: Sequence[Learnt]
    unstable: Sequence[tuple[str, str]]
    troubles: Sequence[tuple[int, str]]

    @cached_property
    def actions_named(self) -> Sequence[tuple[str, str]]:
        """Each action that occurs, and its Spanish words."""
        met = {action for _, action in self.taken}
        return [(name, words) for name, words in SHORT_WORDS.items() if name in met]

    @cached_property
    def phases(self) -> Sequence[str]:
        """Phases of the form, in the order of the alphabet."""
        return sorted({phase for phase, _ in self.taken})

    @property
    def transitions(self) -> int:
        """Number of transitions of the model that were taken."""
        return sum(number > 0 for number in self.taken.values())

    def times(self, phase: str, action: str) -> int | None:
        """How often an action was done in a phase; None where no walk was to do it."""
        return self.taken.get((phase, action))


def walks_in(path: Path) -> Walks | None:
    """Walks of a record; None where there were none, or the file cannot be read, which ``verify`` reports."""
    try:
        data: Data = json.loads(path.read_text(encoding="utf-8"))
        return _walks(data)
    except _UNREADABLE:
        return None


def _walks(data: Data) -> Walks:
    never = {(str(phase), str(action)): 0 for phase, action in data["never_taken"]}
    found = [each["finding"] for each in data["results"] if each["finding"]]
    counts = {
        key: int(data[key]) for key in ("walks", "asked", "actions", "registering", "undecided", "seed", "seconds")
    }
    return Walks(
        **counts,
        taken=never | {(str(phase), str(action)): int(number) for phase, action, number in data["transitions"]},
        learnt=[_learnt(*each) for each in data["learnt"]],
        unstable=[(str(each["requirement"]), str(each["observed"])) for each in found if not each["stable"]],
        troubles=[(int(each["number"]), str(each["trouble"])) for each in data["results"] if each["trouble"]],
    )


def _learnt(point: str, did: str, times: int) -> Learnt:
    found = open_point(point)
    return Learnt(found.title, found.observation, str(did), int(times))
