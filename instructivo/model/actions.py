"""Actions of a person: what they are, and when each can be done (5.3.1, 5.3.2, 5.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from instructivo.model.fields import (
    CHECKED,
    CITY,
    COUNTRY,
    EMAIL,
    EMAIL_AGAIN,
    KIND,
    PROVINCE,
    WITHOUT_PROVINCE,
    WRITABLE,
    Value,
    class_of,
    text_of,
)
from instructivo.model.state import LIFE, AccountState, Form, State, Typed


class Time(StrEnum):
    """Time that a person lets pass; the words end «que después pasaron …»."""

    HALF_A_MINUTE = "30 segundos"
    FIVE_MINUTES = "5 minutos"
    LAST_SECOND = "los 14 minutos y 59 segundos de su código"
    TOO_LATE = "los 15 minutos y 1 segundo de su código"


class CredentialChoice(StrEnum):
    """Credentials that a person signs in with."""

    RIGHT = "su ID y su contraseña"
    WRONG = "su ID y otra contraseña"
    UNKNOWN = "un ID que nadie registró"


@dataclass(frozen=True)
class Start:
    """Open the form and fill it at once, but for a few fields; at the begin of a walk it is not counted.

    Attributes:
        spoilt: Label -> value of the fields that do not have the person's own text.
        filled: Whether anything is filled in; an empty form has no spoilt fields.
        checked: Whether the fields with a check were checked too, but for spoilt ones.
    """

    filled: bool = True
    spoilt: tuple[tuple[str, Value], ...] = ()
    checked: bool = False

    @property
    def checks(self) -> tuple[str, ...]:
        """Labels of the fields that are checked; the e-mail only where neither address is spoilt."""
        spoilt = {label for label, _ in self.spoilt}
        if EMAIL in spoilt:
            spoilt.add(EMAIL_AGAIN)
        return tuple(label for label in CHECKED if label not in spoilt) if self.checked else ()


@dataclass(frozen=True)
class Open:
    """Open the empty form in this window; after a registration, for a new person."""


@dataclass(frozen=True)
class Reload:
    """Open the form again in the window in which it is open."""


@dataclass(frozen=True)
class Write:
    """Write a value into a field."""

    label: str
    value: Value


@dataclass(frozen=True)
class ChangeEmail:
    """Try to write another address over both e-mails, once they were verified."""


@dataclass(frozen=True)
class Choose:
    """Choose an option of a list."""

    label: str
    option: str


@dataclass(frozen=True)
class TakeBack:
    """Leave the province without a choice again."""


@dataclass(frozen=True)
class Check:
    """Press «Comprobar disponibilidad» beside a field."""

    label: str


@dataclass(frozen=True)
class AskCode:
    """Press «Solicitar código de seguridad»."""


@dataclass(frozen=True)
class TypeCode:
    """Type a code."""

    how: Typed


@dataclass(frozen=True)
class Wait:
    """Let time pass."""

    time: Time


@dataclass(frozen=True)
class Register:
    """Press «Registrar»."""


@dataclass(frozen=True)
class CloseNotice:
    """Close what the portal shows over the form."""


@dataclass(frozen=True)
class SignIn:
    """Sign in, in a session of its own."""

    credentials: CredentialChoice


@dataclass(frozen=True)
class ChangeWindow:
    """Go on in the other window, as the other person."""


Action = (
    Start
    | Open
    | Reload
    | Write
    | ChangeEmail
    | Choose
    | TakeBack
    | Check
    | AskCode
    | TypeCode
    | Wait
    | Register
    | CloseNotice
    | SignIn
    | ChangeWindow
)
SHORT_WORDS: Mapping[str, str] = {
    "Start": "abrir y llenar",
    "Open": "abrir",
    "Reload": "reabrir",
    "Write": "escribir",
    "ChangeEmail": "cambiar correo",
    "Choose": "elegir",
    "TakeBack": "quitar provincia",
    "Check": "comprobar",
    "AskCode": "pedir código",
    "TypeCode": "poner código",
    "Wait": "dejar pasar tiempo",
    "Register": "registrar",
    "CloseNotice": "cerrar aviso",
    "SignIn": "entrar",
    "ChangeWindow": "cambiar de persona",
}
"""Name of an action -> Spanish words for the head of a column."""
CHOICES = (
    Choose(PROVINCE, "Azuay"),
    Choose(PROVINCE, "Guayas"),
    Choose(COUNTRY, "Ecuador"),
    Choose(KIND, "Cédula de Identidad"),
    Choose(KIND, "Pasaporte"),
)


def possible(state: State) -> Iterator[Action]:
    """Every action that a person can do in a state."""
    yield ChangeWindow()
    yield from (SignIn(each) for each in CredentialChoice if each is CredentialChoice.UNKNOWN or account_in_use(state))
    form = state.form
    if form is None:
        if state.drawn < len(state.people) or not has_registered(state):
            yield from (Open(), Start(), Start(checked=True))
        return
    yield from (Reload(), CloseNotice(), Register(), AskCode())
    yield from map(Check, CHECKED)
    yield from CHOICES
    if class_of(PROVINCE, form.values[PROVINCE]).source != WITHOUT_PROVINCE:
        yield TakeBack()
    yield from _writings(form)
    yield from (TypeCode(each) for each in Typed if _can_type(state, form, each))
    yield from (Wait(each) for each in Time if seconds_of(state, each) > 0)


def _writings(form: Form) -> Iterator[Action]:
    for label, values in WRITABLE.items():
        if label not in (EMAIL, EMAIL_AGAIN) or not form.verified:
            yield from (Write(label, each) for each in values)
    if form.verified:
        yield ChangeEmail()


def _can_type(state: State, form: Form, how: Typed) -> bool:
    match how:
        case Typed.OLDER:
            return len(form.codes) > 1
        case Typed.LATEST | Typed.CHANGED | Typed.NOTHING:
            return bool(form.codes)
        case Typed.FOREIGN:
            return bool(form.codes and state.other.form and state.other.form.codes)
        case Typed.USED:
            return bool(form.codes and state.window.used)
    return not form.codes


def seconds_of(state: State, time: Time) -> int:
    """Seconds that a time lasts in a state; 0 or less where it is over or has no code to count from."""
    if time in (Time.HALF_A_MINUTE, Time.FIVE_MINUTES):
        return 30 if time is Time.HALF_A_MINUTE else 300
    code = state.form.latest if state.form else None
    if code is None:
        return 0
    return LIFE + (1 if time is Time.TOO_LATE else -1) - state.age(code)


def account_in_use(state: State) -> AccountState | None:
    """The latest account that was registered in the window in use."""
    own = [each for each in state.accounts if each.person == state.window.person]
    return own[-1] if own else None


def has_registered(state: State) -> bool:
    """Whether the person of the window in use has an account."""
    return account_in_use(state) is not None


def written(state: State, action: Action) -> Mapping[str, str]:
    """Label -> text that an action puts into the form, for the person in use."""
    match action:
        case Start(filled=False):
            return {}
        case Start(spoilt=spoilt):
            texts = {label: text_of(value, label, state.own, state.others) for label, value in spoilt}
            no_city = {CITY: ""} if texts.get(PROVINCE) == "" else {}
            return {**state.own, **texts, **no_city}
        case Write(label, value):
            return {label: text_of(value, label, state.own, state.others)}
        case Choose(label, option):
            return {label: option} | ({CITY: ""} if label == PROVINCE else {})
        case TakeBack():
            return {PROVINCE: "", CITY: ""}
    return {}
