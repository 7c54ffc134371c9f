"""Walks of the model for its properties: people of its own, and lists of actions that the model allows."""

from __future__ import annotations

from hypothesis import strategies as st

from instructivo.model.actions import Action, AskCode, Check, Start, TypeCode, possible
from instructivo.model.demands import Demand
from instructivo.model.fields import CHECKED, EMAIL_AGAIN, ID, KIND, NUMBER, WRITABLE, Value
from instructivo.model.prediction import assumed, predict
from instructivo.model.state import Data, State, Typed
from instructivo.model.transitions import after

CHECKS = tuple(map(Check, CHECKED))
READY: tuple[Action, ...] = (*CHECKS, AskCode(), TypeCode(Typed.LATEST))
"""Actions between filling the form and «Registrar»."""


def person(number: int) -> Data:
    """Data of a person whom every reading of the document admits."""
    email = f"persona{number}@ejemplo.test"
    return {
        "ID.usuario": f"persona{number}",
        "Tipo de documento": "Cédula de Identidad",
        "Doc. Identificación": f"17{number:08d}",
        "Nombre Usuario": "Maria Torres Vega",
        "Contraseña": f"Clave{number:04d}",
        "Confirmación de Contraseña": f"Clave{number:04d}",
        "País": "Ecuador",
        "Provincia": "Guayas",
        "Ciudad": "Guayaquil",
        "Dirección": "Calle Larga 123 y Calle Nueve",
        "Teléfono1": f"04{number:08d}",
        "Teléfono2": f"07{number:08d}",
        "Operador": "CLARO",
        "Numero de Celular": f"09{number:09d}",
        "Fax": f"02{number:08d}",
        "Correo Electrónico": email,
        "Confirmación de correo electrónico": email,
    }


def beginning(start: Start | None = None) -> State:
    """The state after the start of a walk."""
    empty = State(tuple(person(each) for each in range(1, 5)))
    first = start or Start()
    return after(empty, first, assumed(empty, first))


def followed(state: State, *actions: Action) -> State:
    """The state after actions whose outcome is as the model assumes it."""
    for each in actions:
        state = after(state, each, assumed(state, each))
    return state


@st.composite
def walks(draw: st.DrawFn) -> list[tuple[State, Action]]:
    """States and actions of a walk of up to twelve actions."""
    fields = st.sampled_from([(label, value) for label, values in WRITABLE.items() for value in values])
    spoilt: tuple[tuple[str, Value], ...] = tuple(draw(st.lists(fields, max_size=2, unique_by=lambda each: each[0])))
    state = beginning(Start(filled=draw(st.booleans()), spoilt=spoilt))
    found = []
    for _ in range(draw(st.integers(0, 12))):
        action = draw(st.sampled_from(list(possible(state))))
        found.append((state, action))
        state = followed(state, action)
    return found


def demanded(state: State, action: Action) -> set[tuple[Demand, str]]:
    """Demands on an action, each with its requirement."""
    return {(each.demand, each.requirement) for each in predict(state, action).expectations}


def with_values(state: State, **values: str) -> State:
    """A state whose form has other texts; a name stands for its label, ``kind`` and ``number``."""
    labels = {"kind": KIND, "number": NUMBER, "user": ID, "again": EMAIL_AGAIN}
    assert state.form is not None
    return state.with_form(values={**state.form.values, **{labels[name]: text for name, text in values.items()}})
