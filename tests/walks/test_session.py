"""A walk that contradicts the document: shrunk, repeated with new people, and told; or unstable, and told so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from instructivo.catalogue import load_catalogue
from instructivo.model.actions import Action, AskCode, Check, CloseNotice, Register, Start, Time, TypeCode, Wait
from instructivo.model.demands import Demand, Expectation
from instructivo.model.fields import CHECKED
from instructivo.model.state import Typed
from walks.checking import Contradiction
from walks.drawing import Walk
from walks.execution import WalkCourse
from walks.session import WalkSession
from walks.shrinking import MOST_ATTEMPTS, REPETITIONS

READY: tuple[Action, ...] = (*map(Check, CHECKED), AskCode(), TypeCode(Typed.LATEST))
WALK = Walk(Start(), (CloseNotice(), *READY, Wait(Time.TOO_LATE), Register(), CloseNotice()))
EXPIRED = Expectation(Demand.REFUSES, "5.3.1.codigo-vence-15-01")
REGISTERED = "La cuenta existe."


@dataclass
class Answers:
    """Attempts that contradict or not, as is told.

    Attributes:
        told: Whether each attempt contradicts at «Registrar».
        walks: Walks that were taken.
    """

    told: Sequence[bool]
    walks: list[Walk] = field(default_factory=list)

    @property
    def made(self) -> int:
        """Number of attempts."""
        return len(self.walks)

    def new(self) -> Answers:
        """An attempt."""
        return self

    def take(self, walk: Walk) -> WalkCourse:
        """The walk up to «Registrar» where it contradicts, else all of it."""
        contradicts = self.told[self.made]
        self.walks.append(walk)
        if not contradicts:
            return WalkCourse(walk.whole)
        end = walk.whole.index(Register()) + 1
        return WalkCourse(
            walk.whole[:end], contradiction=Contradiction(EXPIRED, REGISTERED, AssertionError(REGISTERED))
        )


def session(answers: Answers, kept: list[str]) -> WalkSession:
    def keep(requirement: str, feature: str) -> tuple[tuple[str, str, str], ...]:
        assert requirement == EXPIRED.requirement
        kept.append(feature)
        return (("picture", "imagen.png", "Imagen"),)

    return WalkSession(cast("Any", answers), load_catalogue(), 60, keep)


def test_a_contradiction_that_stands_is_told_in_its_shortest_form() -> None:
    answers, kept = Answers([True] * 4), list[str]()
    found = session(answers, kept).run(1, WALK).finding
    assert found is not None
    assert (found.requirement, found.level, found.stable) == (EXPIRED.requirement, "documentado", True)
    assert (
        answers.walks[1:] == [Walk(Start(), (AskCode(), TypeCode(Typed.LATEST), Wait(Time.TOO_LATE), Register()))] * 3
    )
    assert (found.actions, found.observed, found.evidence) == (4, REGISTERED, (("picture", "imagen.png", "Imagen"),))
    assert kept == [found.feature]
    assert "Entonces la solicitud no queda registrada" in found.feature


@pytest.mark.parametrize("again", [[True, True, False], [True, False, True], [True, False, False]])
def test_a_contradiction_that_does_not_return_is_unstable(again: list[bool]) -> None:
    found = session(Answers([True, *again]), []).run(1, WALK).finding
    assert found is not None
    assert not found.stable


def test_shrinking_ends_while_there_are_people_for_the_repetitions() -> None:
    answers = Answers([True, *[False] * (MOST_ATTEMPTS - 1 - REPETITIONS), *[True] * REPETITIONS])
    found = session(answers, []).run(1, Walk(Start(), (*[CloseNotice()] * 60, *WALK.actions))).finding
    assert found is not None
    assert found.stable
    assert answers.made == MOST_ATTEMPTS


def test_a_walk_without_contradiction_is_taken_once() -> None:
    result = session(Answers([False]), []).run(7, WALK)
    assert (result.number, result.finding, result.attempts) == (7, None, 1)
    assert result.actions == len(WALK.actions)
