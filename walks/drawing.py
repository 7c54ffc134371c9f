"""Drawing of walks on the pure model: Hypothesis proposes, and those that take transitions not yet taken are kept."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st

from instructivo.model.actions import (
    Action,
    AskCode,
    ChangeEmail,
    ChangeWindow,
    Check,
    Choose,
    Register,
    SignIn,
    Start,
    TakeBack,
    Time,
    TypeCode,
    Wait,
    Write,
    has_registered,
    possible,
    written,
)
from instructivo.model.faults import faults_of
from instructivo.model.fields import CHECKED, EMAIL, EMAIL_AGAIN, ID, LEFT_EMPTY, WRITABLE, Value
from instructivo.model.prediction import assumed
from instructivo.model.state import State, Typed
from instructivo.model.transitions import after
from walks.novelty import most_novel, pasts
from walks.walk import COMPLETE, LENGTH, STAND_INS, Walk, phase_of, states_of, transitions_in

_PROPOSED, _MOST_PROPOSED = 20, 1200
"""Walks proposed for each that is kept, and in all unless more are wanted."""
_SPOILT = 2
"""Fields, at most, that the start leaves without the person's own value."""
_EMPTY_STARTS = 10
"""Of so many walks, one begins with an empty form."""


def draw(number: int, seed: int, *, moves_clock: bool) -> tuple[Walk, ...]:
    """Draw walks.

    Hypothesis wants a strategy that does not change while it draws, so that weights cannot follow what was drawn. It
    proposes several walks for each, and the most novel are kept.

    Args:
        number: How many.
        seed: The same seed gives the same walks.
        moves_clock: Whether time can pass; otherwise no action lets it.
    """
    proposed: list[Walk] = []

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=max(number * 4, min(number * _PROPOSED, _MOST_PROPOSED)),
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @hypothesis.given(_walks(moves_clock=moves_clock))
    def propose(walk: Walk) -> None:
        proposed.append(walk)

    propose()
    return tuple(most_novel(proposed, number, _novelties))


def _novelties(walk: Walk) -> Iterator[Hashable]:
    """Novelties of a walk: its transitions, and its demands with what happened before them."""
    states = list(states_of(walk.whole))
    yield from transitions_in(states)
    yield from pasts(states)


@st.composite
def _walks(draw_one: st.DrawFn, *, moves_clock: bool) -> Walk:
    start = draw_one(_starts())
    state = State(STAND_INS)
    state = after(state, start, assumed(state, start))
    actions: list[Action] = []
    while len(actions) < LENGTH:
        action = draw_one(_actions(state, actions[-1] if actions else start, moves_clock=moves_clock))
        actions.append(action)
        state = after(state, action, assumed(state, action))
    return Walk(start, tuple(actions))


@st.composite
def _actions(draw_one: st.DrawFn, state: State, last: Action, *, moves_clock: bool) -> Action:
    """The next action on the way to a registration, in most cases.

    Otherwise the last press again, «Registrar» before its time, the next action done otherwise, or one of any kind.
    """
    turn, forward = draw_one(st.integers(0, 19)), next_on_the_way(state)
    if isinstance(last, Write) and last.label in CHECKED:
        forward = Check(last.label)  # as 5.3.1 has it
    share = _AT_THE_END if isinstance(forward, Register) and phase_of(state) == COMPLETE else _FORWARD
    if turn < _AGAIN and isinstance(last, _PRESSES) and last in possible(state):
        return last
    if _AGAIN <= turn < _EARLY and state.form is not None:
        return Register()
    others = list(_otherwise(state, forward)) if _EARLY <= turn < _OTHERWISE else []
    if others:
        return draw_one(st.sampled_from(others))
    if forward is not None and turn < share:
        return forward
    by_kind: dict[type[Action], list[Action]] = {}
    for each in possible(state):
        if (moves_clock or not isinstance(each, Wait)) and _changes_something(state, each):
            by_kind.setdefault(type(each), []).extend([each] * _instances(state, each))
    kinds = [kind for kind in by_kind for _ in range(_WEIGHTS.get(kind, 1))]
    return draw_one(st.sampled_from(by_kind[draw_one(st.sampled_from(kinds))]))


def _otherwise(state: State, forward: Action | None) -> Iterator[Action]:
    """Mistakes of a person in place of an action: another code, another value, or a check of a taken one."""
    for each in possible(state):
        match forward, each:
            case ((TypeCode() | Register()), TypeCode()):
                yield each
            case ((Check(label) | Write(label)), (Check(other) | Write(other))) if label == other and each != forward:
                yield each


def _instances(state: State, action: Action) -> int:
    """Weight of an action among those of its kind."""
    is_of_account = isinstance(action, Write) and action.value is Value.TAKEN and bool(state.accounts)
    return _OF_AN_ACCOUNT if is_of_account else _INSTANCES.get(action, 1)


def next_on_the_way(state: State) -> Action | None:
    """The next action of a person who wants to register; None where there is none.

    A fault that arises late is corrected only after «Registrar» was refused.
    """
    form = state.form
    if form is None:
        return None if has_registered(state) else Start(checked=True)
    unchecked = [label for label in CHECKED if not form.is_said_free(label)]
    is_typed = form.typed is not None and not unchecked
    if is_typed and not form.refused:
        return Register()
    for fault in faults_of(state, form):
        is_fixed = bool(form.verified) and fault.label in (EMAIL, EMAIL_AGAIN)
        if fault.label in WRITABLE and not is_fixed:
            return Write(fault.label, Value.SECOND if fault.label == ID and state.holder(ID) else Value.OWN)
    if unchecked:
        return Check(unchecked[0])
    if form.latest is None:
        return AskCode()
    is_latest = form.typed is not None and form.typed.number == form.latest.number
    return Register() if is_latest else TypeCode(Typed.LATEST)


def _changes_something(state: State, action: Action) -> bool:
    """Whether an action writes or chooses what is not there yet."""
    form = state.form
    if form is None or not isinstance(action, (Write, Choose)):
        return True
    return any(not form.has(label, text) for label, text in written(state, action).items())


@st.composite
def _starts(draw_one: st.DrawFn) -> Start:
    if draw_one(st.integers(0, _EMPTY_STARTS - 1)) == _EMPTY_STARTS - 1:
        return Start(filled=False)
    fields = [(label, value) for label, values in WRITABLE.items() for value in values if value not in _NOT_AT_START]
    fields += [(label, Value.EMPTY) for label in LEFT_EMPTY]
    number = draw_one(st.sampled_from((0, 0, 0, 1, _SPOILT)))
    chosen = draw_one(st.lists(st.sampled_from(fields), min_size=number, max_size=number, unique_by=lambda one: one[0]))
    return Start(spoilt=tuple(chosen), checked=draw_one(st.integers(0, 9)) < _CHECKED)


_CHECKED = 7
"""Of ten starts that fill the form, so many check it too."""
_NOT_AT_START = (Value.OWN, Value.TAKEN, Value.SECOND)
_PRESSES = (Register, Check, AskCode, SignIn)
"""Actions that people repeat when nothing seems to have come of them."""
_AGAIN, _EARLY, _OTHERWISE, _FORWARD = 2, 4, 6, 16
"""Limits among twenty: below the first is the last press again, below the second «Registrar» at once, below the third
the next action done otherwise, and below the last the next action on the way to a registration."""
_AT_THE_END = 10
"""Replaces ``_FORWARD`` once only «Registrar» is left.

Other actions are tried more often then, as scenarios seldom try them on a complete form.
"""
_WEIGHTS: Mapping[type[Action], int] = {
    Register: 3,
    Wait: 4,
    Write: 3,
    TypeCode: 3,
    ChangeWindow: 3,
    SignIn: 2,
    AskCode: 2,
    ChangeEmail: 2,
    Choose: 2,
    TakeBack: 2,
}
"""Kind of action -> its weight among the others, for those that matter more often."""
_OF_AN_ACCOUNT = 10
"""Weight of writing what the other person has, among writings, once somebody has registered."""
_INSTANCES: Mapping[Action, int] = {Wait(Time.LAST_SECOND): 3, Wait(Time.TOO_LATE): 3}
"""Action -> its weight among those of its kind, for those that matter more often."""
