"""Trial of the controls of a form (4.1.4, 5.3.1), without a press on a button that asks or sends something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from types import TracebackType
from typing import Self

from playwright.sync_api import Error

from harness.errors import Stuck
from pages.components.catalog_field import CatalogField
from pages.components.fields import Field
from pages.components.filling import CITIES, PROVINCES
from pages.error_words import in_words
from pages.profile.vocabulary import LISTS
from pages.registration_form import RegistrationForm
from pages.view import View
from pages.waiting.closed_controls import is_closed, is_read_only

_SECONDS = 20.0
"""Time for the trial of a whole form; what has not begun by then is told as not tried."""
_OUT_OF_TIME = "no se probó, porque la página tardó demasiado"
_CUT_OFF = "no se terminó de probar, porque la página tardó demasiado"
_ORDER = sorted(LISTS, key=lambda name: (name == CITIES, name == PROVINCES))
"""The lists, those last whose choice may load the page again."""


@dataclass(frozen=True)
class ControlTrial:
    """Result of trying one control.

    Attributes:
        entries: Texts of a list, without its prompt.
        trouble: What a person could not do with it, the predicate of a Spanish sentence; empty for nothing.
        is_closed: Whether the page lets nothing be written or chosen yet, as some do until something else is done.
    """

    entries: Sequence[str] = ()
    trouble: str = ""
    is_closed: bool = False


def try_controls(view: View, names: Sequence[str]) -> dict[str, ControlTrial]:
    """Try the controls of a form: turn to each box; open, read and close each list.

    One province is chosen, as the cities show only then (5.3.1).

    Args:
        view: The window with the form.
        names: The document's names that lead to one control each.

    Returns:
        Name -> result.
    """
    end = monotonic() + _SECONDS
    ordered = [*(name for name in names if name not in LISTS), *(name for name in _ORDER if name in names)]
    results: dict[str, ControlTrial] = {}
    for name in ordered:
        if monotonic() > end:
            results[name] = ControlTrial(trouble=_OUT_OF_TIME)
            continue
        trouble = _Trouble()
        with trouble:
            results[name] = _try_list(view, name, results) if name in LISTS else _try_box(view, name)
        if view.page.is_closed() and monotonic() > end:
            results[name] = ControlTrial(trouble=_CUT_OFF)
        elif trouble.words:
            results[name] = ControlTrial(trouble=f"no se pudo usar: {trouble.words}")
    return results


class _Trouble:
    """Context manager of the trial of one control; holds back an error of the browser or the page, which is its result.

    Attributes:
        words: The error in Spanish; empty where there is none.
    """

    def __init__(self) -> None:
        self.words = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.words = in_words(error) if isinstance(error, Error) else str(error) if isinstance(error, Stuck) else ""
        return bool(self.words)


def _try_box(view: View, name: str) -> ControlTrial:
    field = Field(view, name)
    field.turn_to()
    return ControlTrial(is_closed=is_closed(field.input))


def _try_list(view: View, name: str, tried: dict[str, ControlTrial]) -> ControlTrial:
    catalog = CatalogField(view, name)
    provinces = tried.get(PROVINCES, ControlTrial()).entries
    if name == CITIES and provinces:
        entries = RegistrationForm(view).choose_province(provinces[0])
        missing = f"no mostró opciones después de elegir «{provinces[0]}» en «{PROVINCES}»"
    elif is_closed(catalog.input) and not is_read_only(catalog.input):  # kits draw a read-only box that opens
        return ControlTrial(is_closed=True)
    else:
        entries = catalog.offered() or catalog.entries()
        missing = "se abrió como una persona lo hace y no mostró opciones"
    if not entries:
        return ControlTrial(trouble=missing)
    if catalog.is_open():
        return ControlTrial(entries, "se abrió y se leyó, pero no se cerró con la tecla Escape")
    return ControlTrial(entries)
