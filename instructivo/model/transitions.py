"""Transitions: the state after an action, as the action was seen to end (5.3.1, 5.3.2, 5.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from instructivo.model.actions import (
    Action,
    AskCode,
    ChangeWindow,
    Check,
    Open,
    Register,
    Reload,
    SignIn,
    Start,
    TypeCode,
    Wait,
    has_registered,
    seconds_of,
)
from instructivo.model.fields import EMAIL_AGAIN
from instructivo.model.state import AccountState, Code, Data, Form, State, Typed, TypedCode, key_of


class Answer(StrEnum):
    """Answer to «Comprobar disponibilidad»."""

    FREE = "libre"
    TAKEN = "en uso"
    UNSAID = "sin decir"


@dataclass(frozen=True)
class Seen:
    """Observation of an action, as far as the state depends on it.

    Attributes:
        values: Label -> text that the form has afterwards; None where there is no form to read.
        pressed: Whether the page let its button be pressed.
        answer: Answer to a check.
        free: Labels of the fields that a start found free.
        registered: Whether the account of the person exists now; None where nothing was sent or no sign tells it.
    """

    values: Data | None = None
    pressed: bool = True
    answer: Answer = Answer.UNSAID
    free: tuple[str, ...] = ()
    registered: bool | None = None


def after(state: State, action: Action, seen: Seen) -> State:
    """The state after an action, as it was seen to end."""
    if state.form is None or isinstance(action, (Start, Open, ChangeWindow, SignIn)):
        return _without_form(state, action, seen)
    if isinstance(action, Wait):
        return replace(state, now=state.now + seconds_of(state, action.time))
    return _in_form(state, state.form, action, seen)


def _without_form(state: State, action: Action, seen: Seen) -> State:
    match action:
        case ChangeWindow():
            return replace(state, current=1 - state.current)
        case Start() | Open():
            if has_registered(state):
                newcomer = replace(state.window, person=state.drawn)
                state = replace(state.with_window(newcomer), drawn=state.drawn + 1)
            form = Form(state.now, _read(seen, dict.fromkeys(state.own, "")))
            state = state.with_window(replace(state.window, form=form))
            for label in seen.free:
                state = _checked(state, label, Seen(answer=Answer.FREE))
    return state


def _in_form(state: State, form: Form, action: Action, seen: Seen) -> State:
    state = state.with_form(values=_read(seen, form.values), acts=form.acts + bool(form.verified))
    match action:
        case Reload():
            again = Form(state.now, _read(seen, form.values), codes=form.codes, reloaded=True)
            return state.with_window(replace(state.window, form=again))
        case Check(label) if seen.pressed:
            return _checked(state, label, seen)
        case AskCode() if seen.pressed:
            code = Code(state.asked + 1, state.now, form.is_verified)
            return replace(state.with_form(codes=(*form.codes, code)), asked=state.asked + 1)
        case TypeCode(how):
            return state.with_form(typed=TypedCode(how, _number(state, form, how)))
        case Register() if seen.pressed:
            return _registered(state, form, seen)
    return state


def _read(seen: Seen, before: Data) -> Data:
    return before if seen.values is None else {**before, **seen.values}


def _checked(state: State, label: str, seen: Seen) -> State:
    form = state.form
    if form is None or seen.answer is not Answer.FREE:
        return state
    free = form.free | {(label, key_of(label, form.values))}
    is_email = label == EMAIL_AGAIN and form.emails_agree and not form.verified
    verified = form.values[EMAIL_AGAIN] if is_email else form.verified
    return state.with_form(free=free, verified=verified)


def _number(state: State, form: Form, how: Typed) -> int:
    elsewhere = state.other.form
    match how:
        case Typed.LATEST:
            return form.codes[-1].number
        case Typed.OLDER:
            return form.codes[-2].number
        case Typed.FOREIGN if elsewhere:
            return elsewhere.codes[-1].number
        case Typed.USED:
            return state.window.used
    return 0


def _registered(state: State, form: Form, seen: Seen) -> State:
    if not seen.registered:
        return state.with_form(refused=True)
    used = form.typed.number if form.typed else 0
    account = AccountState(state.window.person, _read(seen, form.values))
    closed = replace(state.window, form=None, used=used)
    return replace(state, accounts=(*state.accounts, account)).with_window(closed)
