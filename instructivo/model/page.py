"""Page ``docs/modelo.md``: the model as tables, written from its own parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from instructivo.model.actions import Action
from instructivo.model.expectations import ON_A_FORM, WITHOUT_FORM
from instructivo.model.faults import FAULTS, OPEN_POINTS
from instructivo.model.fields import CLASSES, Admission
from instructivo.requirement import Catalogue, Level

_WORDS = {
    "Start": "abrir la solicitud y llenarla de una vez, salvo unos campos, con sus comprobaciones o sin ellas",
    "Open": "abrir la solicitud vacía",
    "Reload": "volver a abrirla en su ventana",
    "Write": "escribir un valor en un campo",
    "ChangeEmail": "intentar cambiar el correo comprobado",
    "Choose": "elegir en una lista",
    "TakeBack": "dejar otra vez sin elegir la provincia",
    "Check": "presionar «Comprobar disponibilidad»",
    "AskCode": "presionar «Solicitar código de seguridad»",
    "TypeCode": "escribir un código",
    "Wait": "dejar pasar el tiempo",
    "Register": "presionar «Registrar»",
    "CloseNotice": "cerrar lo que el portal muestra encima",
    "SignIn": "entrar al portal",
    "ChangeWindow": "seguir en la ventana de la otra persona",
}


def model_page(catalogue: Catalogue) -> str:
    """The page, with the level of each requirement."""
    return "\n".join(_lines(catalogue)) + "\n"


def _lines(catalogue: Catalogue) -> Iterator[str]:
    yield "<!-- Lo escribe `python -m instructivo model`; no se edita a mano. -->"
    yield f"# El modelo del instructivo {catalogue.code} v{catalogue.version}"
    yield ""
    yield "Predice, para cualquier sucesión de acciones de una persona, qué debe pasar, qué no debe pasar y qué queda"
    yield "abierto. Es `instructivo/model/`; los recorridos (`make walks`) lo comparan con un portal."
    yield from _head("Acciones", "Acción", "Qué hace la persona")
    yield from (f"| `{each.__name__}` | {_WORDS[each.__name__]} |" for each in get_args(Action))
    yield from _head("Clases de valores", "Campo", "Clase", "Texto entero", "Fuente")
    yield from _classes(catalogue)
    yield from _head("Lo que debe verse después de cada acción", "Regla", "Qué exige", "Requisitos")
    for rule in (*ON_A_FORM, *WITHOUT_FORM):
        yield f"| `{rule.name}` | {rule.title} | {_cited(catalogue, rule.requirements)} |"
    yield from _head("Faltas: con una, la solicitud no se registra", "Regla", "Falta", "Requisitos")
    for fault in FAULTS:
        yield f"| `{fault.name}` | {fault.title} | {_cited(catalogue, fault.requirements)} |"
    yield from _head("Lo que queda abierto: se aprende y no se juzga", "Punto", "Observación", "Qué")
    yield from (f"| {each.id} | {each.observation} | {each.title} |" for each in OPEN_POINTS)


def _classes(catalogue: Catalogue) -> Iterator[str]:
    for label, classes in CLASSES.items():
        for each in classes:
            level = "" if each.admission is Admission.OPEN else _level(catalogue, each.source)
            shown = each.pattern.replace("|", "\\|")
            yield f"| {label} | {each.admission} | `{shown}` | `{each.source}`{level} |"


def _head(title: str, *columns: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", f"| {' | '.join(columns)} |", "|---" * len(columns) + "|")


def _cited(catalogue: Catalogue, ids: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`{_level(catalogue, each)}" for each in ids) or "los de la clase del valor o de la falta"


def _level(catalogue: Catalogue, requirement: str) -> str:
    return " (interpretado)" if catalogue[requirement].level is Level.INTERPRETED else ""
