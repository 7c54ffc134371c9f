"""Screens that a portal puts between the choice of the request and its form, to be read or accepted (5.2; O-74)."""

from __future__ import annotations

import re
from collections.abc import Callable

from pages.components.beyond_document import BeyondDocument
from pages.named_controls import name_of, seen_control
from pages.view import View

_WAY_ON = re.compile(
    r"^\W*(?:(?:s[ií],?\s+)?acept(?:o|ar)\b.*|(?:estoy )?de acuerdo|entendido|he le[ií]do\b.*|siguiente|"
    r"continuar(?:\s+.*)?|(?:comenzar|empezar)(?:\s+.*)?|(?:iniciar\s+)?(?:una\s+)?nueva solicitud|"
    r"iniciar (?:la|mi|el|una) (?:solicitud|registro)\b.*)\W*$",
    re.IGNORECASE,
)
_MOST_SCREENS = 3
_DRAWING = 2.0
"""Seconds within which the next screen is drawn."""


def go_on_to_form(view: View, has_ended: Callable[[], bool]) -> None:
    """Go on through the screens before the form that ask for nothing but to be read or accepted.

    A screen with a box to write in is none of them, as a sign-in or another form has one.

    Args:
        view: The window after the choice of the request.
        has_ended: Whether the form is seen now, or still the list of requests.
    """
    for _ in range(_MOST_SCREENS):
        if has_ended() or view.find(fields="todos").filter(visible=True).count():
            return
        BeyondDocument(view, ()).accept()
        way = seen_control(view, _WAY_ON)
        if way is None:
            return
        name = name_of(way)
        view.press(way)
        view.traffic.settle()
        view.traffic.until(has_ended, _DRAWING)
        view.observations.append(
            "Antes de la solicitud el portal mostró otra pantalla, que el documento no menciona, "
            f"y se siguió con «{name}»."
        )
