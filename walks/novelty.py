"""Novelties of walks: the transitions that they take, and each demand together with what happened before it.

Defects of a sequence show in one demand after one act or several; so the walks that are kept join each demand with as
many different pasts as they can.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from instructivo.model.actions import (
    Action,
    ChangeWindow,
    Check,
    Register,
    SignIn,
    Start,
    Wait,
    account_in_use,
)
from instructivo.model.demands import Demand
from instructivo.model.prediction import Prediction, assumed, predict
from instructivo.model.state import State

_Item = TypeVar("_Item", bound=Hashable)
_COUNTED = 3
"""Number of times that the same event still counts as new."""
Event = tuple[object, ...]


def pasts(states: Sequence[tuple[State, Action]]) -> Iterator[Event]:
    """Each demand of a walk with every event before it in its window, and with those of the other window.

    Args:
        states: Each action of the walk with the state before it.
    """
    events: tuple[Counter[Event], Counter[Event]] = (Counter(), Counter())
    for state, action in states:
        prediction = predict(state, action)
        own, other = events[state.current], events[1 - state.current]
        for each in prediction.expectations:
            demand = (each.demand, each.requirement, each.subject)
            yield demand
            yield from ((demand, event, min(times, _COUNTED)) for event, times in own.items())
            yield from ((demand, "la otra", event) for event in other)
        if not isinstance(action, ChangeWindow):
            own[_event(state, action, prediction)] += 1
        if isinstance(action, Start):
            own.update(("Check", label, str(Demand.FREE)) for label in assumed(state, action).free)


def _event(state: State, action: Action, prediction: Prediction) -> Event:
    """An action with its object and its demanded end, which tell it from others of its kind."""
    match action:
        case Register():
            blamed = [each.requirement for each in prediction.expectations if each.demand is Demand.REFUSES]
            return ("Register", *blamed)
        case Check(label):
            return ("Check", label, *(str(each) for each in (Demand.FREE, Demand.TAKEN) if prediction.demands(each)))
        case SignIn(credentials):
            return ("SignIn", credentials, account_in_use(state) is not None)
        case Wait(time):
            return ("Wait", time)
        case Start():
            return ("Start",)
    return (type(action).__name__, *vars(action).values())


def most_novel(items: Sequence[_Item], number: int, novelties: Callable[[_Item], Iterator[Hashable]]) -> list[_Item]:
    """The items, in their order of choice, that together have the most novelties; a novelty counts less each time.

    Args:
        items: What to choose from; the first of two that are alike counts.
        number: How many to choose, at most.
        novelties: The novelties of an item.
    """
    found = {each: frozenset(novelties(each)) for each in dict.fromkeys(items)}
    taken: Counter[Hashable] = Counter()

    def worth(item: _Item) -> float:
        return -sum(1 / (1 + taken[each]) ** 2 for each in found[item])

    queue = [(worth(each), place, each) for place, each in enumerate(found)]
    heapq.heapify(queue)
    chosen: list[_Item] = []
    while queue and len(chosen) < number:
        _, place, item = heapq.heappop(queue)
        now = worth(item)
        if queue and now > queue[0][0]:  # what was chosen meanwhile has made it worth less
            heapq.heappush(queue, (now, place, item))
            continue
        chosen.append(item)
        taken.update(found[item])
    return chosen
