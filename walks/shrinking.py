"""Shrinking of a walk that contradicts the document: bounded deletion of actions that the model still allows.

Hypothesis would call a portal that remembers flaky and stop at its own limit, so that walks are shrunk here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from instructivo.model.actions import Action, Check, Start
from instructivo.model.demands import Demand, Expectation
from instructivo.model.prediction import predict
from walks.walk import Walk, is_allowed, states_of

REPETITIONS = 2
"""Times that the shortest form of a walk must contradict once more to count."""
MOST_ATTEMPTS = 100
"""Attempts at one walk that have people of their own; people of an earlier one may be registered already."""


def may_try_another(made: int) -> bool:
    """Whether a shorter form may be tried: it leaves people for the repetitions of what is found.

    Args:
        made: Attempts at the walk so far.
    """
    return made + 1 + REPETITIONS <= MOST_ATTEMPTS


def shrink(walk: Walk, found: Expectation, contradicts: Callable[[Walk], bool], has_time: Callable[[], bool]) -> Walk:
    """The shortest walk found that contradicts the same demand.

    Args:
        walk: Ends with the action that contradicts.
        found: The demand that it contradicts.
        contradicts: Whether a shorter form contradicts the same demand, in a browser.
        has_time: Whether there is time, and are people, for another attempt.
    """
    least = shortest_in_model(walk, found)
    if least != walk and has_time() and contradicts(least):
        return least
    checked = shortest_in_model(walk, found, (Check,))  # the document only advises checks (O-27); portals demand them
    if checked not in (walk, least) and has_time() and contradicts(checked):
        walk = checked
    shorter: Walk | None = walk
    while shorter is not None:
        walk = shorter
        tried = (each for each in shorter_forms(walk) if predicts(each, found.demand))
        shorter = next((each for each in tried if has_time() and contradicts(each)), None)
    return walk


def shortest_in_model(walk: Walk, found: Expectation, needed: tuple[type[Action], ...] = ()) -> Walk:
    """The walk without every action that its last demand does not need, as far as the model foresees.

    Args:
        walk: The walk.
        found: Demand on its last action.
        needed: Kinds of actions that stay, whatever the model foresees.
    """
    shorter: Walk | None = walk
    while shorter is not None:
        walk = shorter
        kept = sum(isinstance(each, needed) for each in walk.actions)
        forms = (
            each
            for each in shorter_forms(walk, pieces=False)
            if sum(isinstance(one, needed) for one in each.actions) == kept and predicts_same(each, found)
        )
        shorter = next(forms, None)
    return walk


def shorter_forms(walk: Walk, *, pieces: bool = True) -> Iterator[Walk]:
    """Walks that the model allows, with actions deleted or a field of the start mended; the last action stays.

    Args:
        walk: The walk.
        pieces: Whether half, a quarter and so on are deleted too, before single actions.
    """
    *before, last = walk.actions or (None,)
    size = len(before) // 2 if pieces else 1
    while size >= 1:
        for begin in range(0, len(before), size):
            left = (*before[:begin], *before[begin + size :], last)
            yield from _allowed(walk.start, [each for each in left if each is not None])
        size //= 2
    for spoilt in walk.start.spoilt:
        mended = tuple(each for each in walk.start.spoilt if each != spoilt)
        yield from _allowed(replace(walk.start, spoilt=mended), walk.actions)
    if not walk.start.filled:
        yield from _allowed(Start(), walk.actions)


def _allowed(start: Start, actions: Sequence[Action]) -> Iterator[Walk]:
    walk = Walk(start, tuple(actions))
    if is_allowed(walk.whole):
        yield walk


def predicts(walk: Walk, demand: Demand) -> bool:
    """Whether the model demands the same of the last action of a walk."""
    return any(each.demand is demand for each in _last_demands(walk))


def predicts_same(walk: Walk, found: Expectation) -> bool:
    """Whether the model demands the same of the last action of a walk, by the same clause."""
    return any((each.demand, each.requirement) == (found.demand, found.requirement) for each in _last_demands(walk))


def _last_demands(walk: Walk) -> tuple[Expectation, ...]:
    state, action = list(states_of(walk.whole))[-1]
    return predict(state, action).expectations
