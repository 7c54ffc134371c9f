"""A walk, and what the model foresees of it: its states, the phases of its form and its transitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fixtures.people.walker import PEOPLE
from instructivo.model.actions import Action, Start, possible
from instructivo.model.faults import faults_of, open_points_of
from instructivo.model.prediction import assumed
from instructivo.model.state import LIFE, Data, Form, State
from instructivo.model.transitions import after

LENGTH = 12
"""Actions of a walk, its start not counted."""
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


STAND_INS = tuple(stand_in(each) for each in range(1, PEOPLE + 1))


def states_of(actions: Sequence[Action]) -> Iterator[tuple[State, Action]]:
    """Each action of a walk with the state before it, as far as the model foresees it."""
    state = State(STAND_INS)
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
    return transitions_in(list(states_of(actions)))


def transitions_in(states: Sequence[tuple[State, Action]]) -> list[Transition]:
    """The same, from the result of ``states_of``."""
    return [(phase_of(state), type(action).__name__) for state, action in states[1:]]


def coverage(walks: Sequence[Walk]) -> Mapping[Transition, int]:
    """Transition -> how often walks take it."""
    return Counter(each for walk in walks for each in transitions_of(walk.whole))
