"""Playwright's errors in Spanish: no English sentence reaches a person (``harness.compat.playwright_private``)."""

from __future__ import annotations

from harness.compat.playwright_private import (
    awaited,
    covering_element,
    error_kind,
    network_error,
    script_error,
    strict_mode_candidates,
)
from pages.selector_engine import describe_selector
from pages.waiting.traffic import UnansweredRequest

_SENTENCES = {
    "gone": "la página o el navegador se cerró",
    "program": "no existe el programa del navegador",
    "library": "al navegador le falta una biblioteca del sistema",
    "download": "en lugar de una página llegó un archivo para descargar",
    "several": "se esperaba {target}, y hay {count}: {candidates}",
    "left": "la página cambió por otra mientras se leía",
    "removed": "la página quitó lo que se estaba leyendo",
    "network": "la red dijo {network}",
    "address": "la dirección no es la de una página",
    "not typed": "{target} no admite lo que se escribe",
    "selector": "el selector de {target} no se entiende",
    "script": "falló un guion de la propia suite: «{script}»",
    "covered": "{target} no se puede presionar; lo tapa {covering}",
    "disabled": "{target} está deshabilitado",
    "hidden": "{target} no se ve",
    "read only": "{target} no deja escribir",
    "moving": "{target} no deja de moverse",
    "outside": "{target} queda fuera de la ventana",
    "no option": "{target} no ofrece la opción que se busca",
    "no page": "se esperaba la página que sigue, y no llegó",
    "no window": "se esperaba una ventana nueva, y no se abrió",
    "no document": "se esperaba el documento de la página, y no llegó",
    "time": "se esperaba {target}",
}
"""Kind of an error -> what happened, as a part of a sentence."""
_ANYTHING = "una respuesta de la página"


def in_words(error: BaseException) -> str:
    """An error of Playwright as a part of a Spanish sentence, without its end."""
    message = str(error)
    if isinstance(error, UnansweredRequest):
        return message
    target = awaited(message)
    several = strict_mode_candidates(message)
    return _SENTENCES.get(error_kind(message), "el navegador no pudo hacer lo que se le pidió").format(
        target=describe_selector(target) if target and not target.startswith("event ") else _ANYTHING,
        count=len(several),
        candidates=", ".join(several),
        network=network_error(message) or "que no hay conexión",
        script=script_error(message),
        covering=covering_element(message),
    )
