"""Drawing of walks on the pure model: Hypothesis proposes, and those that take transitions not yet taken are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st

from fixtures.people.walker import PEOPLE
from instructivo.model.actions import (
    Action,
    AskCode,
    ChangeEmail,
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
    possible,
    written,
)
from instructivo.model.faults import faults_of, open_points_of
from instructivo.model.fields import CHECKED, EMAIL, EMAIL_AGAIN, ID, LEFT_EMPTY, WRITABLE, Value
from instructivo.model.prediction import assumed
from instructivo.model.state import LIFE, Data, Form, State, Typed
from instructivo.model.transitions import after
from walks.novelty import most_novel, pasts

LENGTH = 12
"""Actions of a walk, its start not counted."""
_PROPOSED, _MOST_PROPOSED = 20, 1200
"""Walks proposed for each that is kept, and in all unless more are wanted."""
_SPOILT = 2
"""Fields, at most, that the start leaves without the person's own value."""
_EMPTY_STARTS = 10
"""Of so many walks, one begins with an empty form."""
COMPLETE = "completa"
"""Phase of a form that must register."""
Transition = tuple[str, str]
"""Phase of the form, and name of the action."""


@dataclass(frozen=True)
class Walk:
    """A list of actions that the model allows.

    Attributes:
        start: How the form is opened.
        actions: What follows.
    """

    start: Start
    actions: tuple[Action, ...]

    @property
    def whole(self) -> tuple[Action, ...]:
        """The start and what follows."""
        return (self.start, *self.actions)


def stand_in(number: int) -> Data:
    """Data of a stand-in for a person while walks are drawn."""
    email = f"suplente{number}@ejemplo.test"
    return {
        "ID.usuario": f"suplente{number}",
        "Tipo de documento": "Cédula de Identidad",
        "Doc. Identificación": f"17{number:08d}",
        "Nombre Usuario": "Persona Suplente",
        "Contraseña": f"Clave{number:04d}",
        "Confirmación de Contraseña": f"Clave{number:04d}",
        "País": "Ecuador",
        "Provincia": "Guayas",
        "Ciudad": "Guayaquil",
        "Dirección": "Calle Larga 123",
        "Teléfono1": f"04{number:08d}",
        "Teléfono2": f"07{number:08d}",
        "Operador": "CLARO",
        "Numero de Celular": f"09{number:09d}",
        "Fax": f"02{number:08d}",
        "Correo Electrónico": email,
        "Confirmación de correo electrónico": email,
    }


_STAND_INS = tuple(stand_in(each) for each in range(1, PEOPLE + 1))


def states_of(actions: Sequence[Action]) -> Iterator[tuple[State, Action]]:
    """Each action of a walk with the state before it, as far as the model foresees it."""
    state = State(_STAND_INS)
    for action in actions:
        yield state, action
        state = after(state, action, assumed(state, action))


def is_allowed(actions: Sequence[Action]) -> bool:
    """Whether a person could do each action after those before it."""
    return all(isinstance(each, Start) or each in possible(state) for state, each in states_of(actions))


def phase_of(state: State) -> str:
    """Phase of the form in use, in Spanish."""
    form = state.form
    if form is None:
        return "registrada" if state.accounts else "sin abrir"
    if form.latest is not None and state.age(form.latest) > LIFE:
        return "código vencido"
    if form.latest is not None:
        return _phase_with_code(state, form)
    if form.verified:
        return "correo comprobado"
    return "con faltas" if faults_without_code(state, form) else "sin comprobar"


def _phase_with_code(state: State, form: Form) -> str:
    if form.typed is None:
        return "código solicitado"
    if faults_of(state, form):
        return "código escrito, con faltas"
    return "código escrito, algo abierto" if open_points_of(state, form) else COMPLETE


def faults_without_code(state: State, form: Form) -> bool:
    """Whether something other than the code stands against a form."""
    return any(each.label for each in faults_of(state, form))


def transitions_of(actions: Sequence[Action]) -> list[Transition]:
    """The transitions of the model that a walk takes, its start not counted."""
    return [(phase_of(state), type(action).__name__) for state, action in list(states_of(actions))[1:]]


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
    yield from transitions_of(walk.whole)
    yield from pasts(list(states_of(walk.whole)))


@st.composite
def _walks(draw_one: st.DrawFn, *, moves_clock: bool) -> Walk:
    start = draw_one(_starts())
    state = State(_STAND_INS)
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

    Otherwise the last press again, «Registrar» before its time, or an action of any kind.
    """
    forward, turn = next_on_the_way(state), draw_one(st.integers(0, 19))
    share = _AT_THE_END if isinstance(forward, Register) and phase_of(state) == COMPLETE else _FORWARD
    if turn < _AGAIN and isinstance(last, _PRESSES) and last in possible(state):
        return last
    if _AGAIN <= turn < _EARLY and state.form is not None:
        return Register()
    if forward is not None and turn < share:
        return forward
    by_kind: dict[type[Action], list[Action]] = {}
    for each in possible(state):
        if (moves_clock or not isinstance(each, Wait)) and _changes_something(state, each):
            by_kind.setdefault(type(each), []).extend([each] * _INSTANCES.get(each, 1))
    kinds = [kind for kind in by_kind for _ in range(_WEIGHTS.get(kind, 1))]
    return draw_one(st.sampled_from(by_kind[draw_one(st.sampled_from(kinds))]))


def next_on_the_way(state: State) -> Action | None:
    """The next action of a person who wants to register; None where there is none.

    A fault that arises late is corrected only after «Registrar» was refused.
    """
    form = state.form
    if form is None:
        return None if state.accounts else Start(checked=True)
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
_AGAIN, _EARLY, _FORWARD = 2, 4, 16
"""Limits among twenty: below the first is the last press again, below the second «Registrar» at once, and below the
third the next action on the way to a registration."""
_AT_THE_END = 10
"""The third limit where only «Registrar» is left: scenarios seldom try what comes before it."""
_WEIGHTS: Mapping[type[Action], int] = {
    Register: 3,
    Wait: 4,
    Write: 3,
    TypeCode: 2,
    AskCode: 2,
    ChangeEmail: 2,
    Choose: 2,
    TakeBack: 2,
}
"""Kind of action -> its weight among the others, for those that matter more often."""
_INSTANCES: Mapping[Action, int] = {Wait(Time.LAST_SECOND): 3, Wait(Time.TOO_LATE): 3}
"""Action -> its weight among those of its kind, for those that matter more often."""


def coverage(walks: Sequence[Walk]) -> Mapping[Transition, int]:
    """Transition -> how often walks take it."""
    return Counter(each for walk in walks for each in transitions_of(walk.whole))
