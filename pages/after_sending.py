"""The form after «Registrar»: hidden by a screen with a way back, or begun anew (4.2.1, 5.3.1, 5.3.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from playwright.sync_api import Locator

from pages.components.fields import Field
from pages.named_controls import name_of, seen_control
from pages.view import View

_BACK = re.compile(
    r"^\W*(?:volver|regresar|atr[aá]s|corregir)"
    r"(?:\s+(?:atr[aá]s|al?|las?|el|los|mis?|sus?|p[aá]gina|anterior|solicitud|formulario|datos))*\W*$",
    re.IGNORECASE,
)
_UNDERSTOOD = re.compile(r"^\W*(?:aceptar|entendido|de acuerdo|ok|continuar|cerrar)\W*$", re.IGNORECASE)

_ALWAYS_WRITTEN = (
    "ID.usuario",
    "Nombre Usuario",
    "Dirección",
    "Correo Electrónico",
    "Confirmación de correo electrónico",
)
"""Fields without a list or a password that every person fills; a form in which none has a value is a new one."""


class AfterSending:
    """The form of a window since «Registrar» was pressed on it.

    Args:
        view: The window.
        fields: Gives the fields that no other form has.
        least: Gives the number of them by which the form is told from others.
        values: Reads the form: label -> value.

    Attributes:
        was_sent: Whether «Registrar» was pressed.
        is_anew: Whether the form was sent, and had no value any more when it was last looked at.
    """

    def __init__(
        self,
        view: View,
        fields: Callable[[], Iterable[Field]],
        least: Callable[[], int],
        values: Callable[[], Mapping[str, str]],
    ) -> None:
        self.was_sent = False
        self.is_anew = False
        self._view = view
        self._fields = fields
        self._least = least
        self._values = values

    def come_back(self) -> None:
        """Press the way back to the form, where the portal answered with a screen of its own that has one."""
        way = None if not self.was_sent or self._is_seen() else self._way_back()
        if way is None:
            return
        name = name_of(way)
        self._view.press(way)
        self._view.traffic.settle()
        self._view.traffic.until(self._is_seen, self._view.profile.deadline)
        self._view.observations.append(
            f"El portal respondió a «Registrar» con otra pantalla, y se volvió con «{name}»."
        )

    def shows_form(self) -> bool:
        """Come back; whether a person sees the form then, at once or until the deadline is over."""
        self.come_back()
        self._view.traffic.until(self._is_seen, self._view.profile.deadline)
        return self._is_seen()

    def _is_seen(self) -> bool:
        """Whether a person sees the form now; a page may hide it and put another screen in its place."""
        seen, least = (each for each in self._fields() if each.is_shown()), self._least()
        return len(list(islice(seen, least))) == least

    def look_whether_anew(self) -> None:
        """Come back, close what lies over the form, and look whether the portal has begun a new one."""
        if not self.was_sent:
            return
        self.come_back()
        self._view.uncover(next(iter(self._fields())).seen)
        self._view.traffic.settle()  # a message may have been what the new form waited for
        values = self._values() if self.shows_form() else None
        self.is_anew = values is not None and not any(values[each] for each in _ALWAYS_WRITTEN)

    def _way_back(self) -> Locator | None:
        """The button or link of a screen without the form that leads back to it, by its words; None for none."""
        ways = (seen_control(self._view, words) for words in (_BACK, _UNDERSTOOD))
        return next((each for each in ways if each is not None), None)
