"""Text of a walk as a scenario in Spanish, with sentences of ``steps/``: all but the last action as «Dado» and «Y»."""

from __future__ import annotations

from collections.abc import Sequence

from instructivo.model.actions import (
    Action,
    AskCode,
    ChangeEmail,
    ChangeWindow,
    Check,
    Choose,
    CloseNotice,
    CredentialChoice,
    Open,
    Register,
    Reload,
    SignIn,
    Start,
    TakeBack,
    Time,
    TypeCode,
    Wait,
    Write,
)
from instructivo.model.demands import Demand, Expectation
from instructivo.model.fields import ID, NUMBER, PROVINCE, Value
from instructivo.model.state import Typed
from walks.drawing import Walk

_EXAMPLE = "exporta2026"


def feature_text(walk: Walk, found: Expectation, title: str) -> str:
    """A feature file with one scenario, which fails on a portal where the walk contradicts the document.

    Args:
        walk: Ends with the action that contradicts.
        found: The demand that it contradicts.
        title: Title of the scenario.
    """
    given, when, then = sentences(walk.whole, found)
    steps = [f"{'Dada' if number == 0 else 'Y'} {each}" for number, each in enumerate(given)]
    lines = [
        "# language: es",
        f"Característica: Recorrido que contradice {found.requirement}",
        "",
        f"  @{found.requirement}",
        f"  Escenario: {title}",
        *(f"    {each}" for each in steps),
        f"    Cuando {when}",
        f"    Entonces {then}",
    ]
    return "\n".join(lines) + "\n"


def sentences(actions: Sequence[Action], found: Expectation) -> tuple[list[str], str, str]:
    """The sentences of «Dado», of «Cuando» and of «Entonces»."""
    *before, last = actions
    if found.demand is Demand.SIGNS_IN and isinstance(last, Register):
        before, last = list(actions), SignIn(CredentialChoice.RIGHT)
    given = [given_sentence(each) for each in before]
    if found.demand is Demand.OWN_CITIES:
        given.insert(0, f"que vio las ciudades de «{found.subject}» en una solicitud recién abierta")
    if given:
        given[0] = f"una persona {given[0]}"
    elif not isinstance(last, Open):
        given = ["una persona que va a recorrer la solicitud"]
    return given, when_sentence(last), then_sentence(found)


def given_sentence(action: Action) -> str:
    """The sentence of an action that is not the last; it begins with «que»."""
    return start_sentence(action) if isinstance(action, Start) else _FIXED.get(type(action)) or _with_words(action)


def _with_words(action: Action) -> str:
    """The sentence of an action that is told with what it is done to."""
    match action:
        case Write(label, value):
            told = f"en «{label}» puso {value}"
        case Choose(label, option):
            told = f"eligió «{option}» en «{label}»"
        case Check(label):
            told = f"comprobó la disponibilidad de «{label}»"
        case TypeCode(how):
            told = f"puso en el código {how}"
        case Wait(time):
            told = f"dejó pasar {time}"
        case SignIn(credentials):
            told = f"entró al portal con {credentials}"
        case _:
            raise TypeError(f"no sentence tells {action}")
    return f"que {told}"


_FIXED: dict[type[Action], str] = {
    Open: "que abrió la solicitud vacía",
    Reload: "que volvió a abrir la solicitud en su ventana",
    ChangeEmail: "que quiso cambiar su correo comprobado",
    AskCode: "que pidió un código",
    Register: "que ya había presionado «Registrar»",
    TakeBack: "que quitó la provincia elegida",
    CloseNotice: "que cerró lo que el portal mostraba encima",
    ChangeWindow: "que dejó su ventana a la otra persona",
}


def start_sentence(start: Start) -> str:
    """The sentence of a start."""
    if not start.filled:
        return _FIXED[Open]
    spoilt = "; ".join(f"en «{label}», {value}" for label, value in start.spoilt)
    done = "que abrió, llenó y comprobó la solicitud" if start.checked else "que abrió y llenó la solicitud"
    return f"{done}, salvo {spoilt}" if spoilt else done


def when_sentence(action: Action) -> str:
    """The sentence of the last action."""
    match action:
        case Check(label):
            return f"comprueba la disponibilidad de «{label}»"
        case Choose(label, option) if label == PROVINCE:
            return f"elige la provincia «{option}»"
        case Write():
            return f"escribe «{_EXAMPLE}» en «{ID}»"
        case SignIn(credentials):
            return f"entra en su ventana con {credentials}"
    return {
        Register: "presiona «Registrar» con lo que hay en la solicitud",
        AskCode: "solicita el código",
        ChangeEmail: "intenta cambiar su correo tecleando",
        TakeBack: "quita la provincia elegida",
        Open: "una persona mira la solicitud",
    }[type(action)]


def then_sentence(found: Expectation) -> str:
    """The sentence of what must be seen."""
    simple = {
        Demand.REGISTERS: "la cuenta queda registrada",
        Demand.SIGNS_IN: "el portal la deja entrar",
        Demand.NO_ENTRY: "el portal no la deja entrar",
        Demand.FREE: "el portal dice que está disponible",
        Demand.TAKEN: "el portal dice que ya se usa",
        Demand.NOT_TAKEN: "el portal no dice que ya se usa",
        Demand.MAIL: "llega un correo a su dirección",
        Demand.FIXED: "uno de los dos correos, al menos, sigue como se comprobó",
        Demand.CITIES: "la lista «Ciudad» ofrece opciones",
        Demand.NO_CITIES: "la lista «Ciudad» no ofrece ninguna opción",
        Demand.OWN_CITIES: "la lista «Ciudad» ofrece las que había visto",
        Demand.KEPT: "la solicitud conserva lo que escribió",
        Demand.MESSAGE: f"el portal muestra el mensaje de {found.subject}",
        Demand.MESSAGE_BY_NOW: f"el portal muestra el mensaje de {found.subject}",
        Demand.NO_MESSAGE: f"el portal no muestra el mensaje de {found.subject}",
        Demand.SENAE_EMAIL: f"«SENAE Correo Electrónico» muestra «{_EXAMPLE}@{found.subject.partition('@')[2]}»",
    }
    if found.demand is not Demand.REFUSES:
        return simple[found.demand]
    is_taken = found.requirement.endswith("ocupado-bloquea") and found.subject in (ID, NUMBER)
    return f"no queda otra cuenta con ese «{found.subject}»" if is_taken else "la solicitud no queda registrada"


_BUT_FAX = (("Fax", Value.EMPTY),)
EVERY_START = (
    *(Start(spoilt=spoilt, checked=checked) for spoilt in ((), _BUT_FAX) for checked in (False, True)),
    Start(filled=False),
)
"""One start of each form that its sentence can have."""


def every_form() -> tuple[Action, ...]:
    """One action of each form that a sentence of «Dado» can have; the gate of unused steps counts them."""
    return (
        *EVERY_START,
        *(kind() for kind in (Reload, ChangeEmail, TakeBack, AskCode, Register, CloseNotice, ChangeWindow)),
        Write("Fax", Value.EMPTY),
        Choose(PROVINCE, "Azuay"),
        Check(ID),
        TypeCode(Typed.LATEST),
        Wait(Time.HALF_A_MINUTE),
        SignIn(CredentialChoice.RIGHT),
    )


def walk_of(actions: Sequence[Action]) -> Walk:
    """A walk from its actions, the start first."""
    start, *rest = actions
    return Walk(start if isinstance(start, Start) else Start(filled=False), tuple(rest))
