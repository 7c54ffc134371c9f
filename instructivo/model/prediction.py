"""Prediction of the model: what the document says of any action in any state; and what a portal that conforms shows."""

from __future__ import annotations

from dataclasses import dataclass

from instructivo.model.actions import Action, Check, Open, Register, Reload, Start, written
from instructivo.model.demands import Demand, Expectation
from instructivo.model.expectations import ON_A_FORM, WITHOUT_FORM
from instructivo.model.faults import SEVERAL, OpenPoint, faults_of, open_points_of
from instructivo.model.fields import EMAIL, EMAIL_AGAIN
from instructivo.model.state import State
from instructivo.model.transitions import Answer, Seen, after


@dataclass(frozen=True)
class Prediction:
    """Prediction of the document for one action.

    Attributes:
        expectations: What must be seen; empty where it demands nothing.
        open_points: What it leaves open, which is learnt and never judged.
    """

    expectations: tuple[Expectation, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()

    def demands(self, demand: Demand) -> bool:
        """Whether something is demanded."""
        return any(each.demand is demand for each in self.expectations)

    @property
    def is_judged(self) -> bool:
        """Whether the document demands anything."""
        return bool(self.expectations)


def predict(state: State, action: Action) -> Prediction:
    """Prediction for an action in a state; defined for every action and every state."""
    found = [each for rule in WITHOUT_FORM for each in rule(state, action)]
    form = state.form
    if form is None or isinstance(action, (Start, Open)):
        return Prediction(tuple(found))
    found += [each for rule in ON_A_FORM for each in rule(state, form, action)]
    if not isinstance(action, Register):
        return Prediction(tuple(found))
    faults = faults_of(state, form)
    several = (SEVERAL,) if len(faults) > 1 else ()
    return Prediction(tuple(found), several or (() if faults else open_points_of(state, form)))


def assumed(state: State, action: Action) -> Seen:
    """Observation of an action on a portal that conforms; the likelier one where the document leaves it open.

    Walks are drawn with it before a portal is seen; what really happens may differ.
    """
    prediction = predict(state, action)
    match action:
        case Check(label):
            answer = Answer.TAKEN if state.form and state.holder(label) else Answer.UNSAID
            return Seen(answer=Answer.FREE if prediction.demands(Demand.FREE) else answer)
        case Register():
            return Seen(registered=prediction.demands(Demand.REGISTERS))
        case Reload():
            return Seen(values=dict.fromkeys(state.own, ""))
        case Start():
            opened = after(state, Open(), Seen())  # for the next person after a registration
            values = written(opened, action)
            filled = after(state, Open(), Seen(values=values))
            free = (each for each in action.checks if predict(filled, Check(each)).demands(Demand.FREE))
            return Seen(values=values, free=tuple(free))
        case _:
            texts = dict(written(state, action))
            is_fixed = state.form is not None and state.form.verified
            for label in (EMAIL, EMAIL_AGAIN) if is_fixed else ():
                texts.pop(label, None)
            return Seen(values=texts)
