"""Consents, and fields of other names, that a form asks for besides the fields of the document (5.3; O-74; 0053)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from playwright.sync_api import Locator, Position

from pages.components.catalog_field import CatalogField
from pages.components.fields import Field
from pages.profile.vocabulary import FIELDS, LISTS, UNFILLED
from pages.selector_engine import selector_for
from pages.view import View

_YES = ("sí", "si")
_MOST_CONSENTS = 8
_BESIDE_THE_WORDS = Position(x=3, y=3)
_IS_LIST = "element => element.matches('select, [role=combobox], [role=listbox], [aria-haspopup=listbox]')"


class BeyondDocument:
    """Consents and further fields of one window's form, which the document does not name.

    Args:
        view: The window.
        known: Names of the fields that the document has; none for a screen without the form.
    """

    def __init__(self, view: View, known: Iterable[str] = (*FIELDS, *LISTS, *UNFILLED)) -> None:
        self._view = view
        self._silent: set[str] = set()  # boxes that were ticked and do not say so
        self._known = [Field(view, each).query for each in known]

    def give(self) -> None:
        """Give the fields of other names what the profile tells."""
        for label, value in self._view.profile.extra_fields.items():
            self._give(label, value)

    def accept(self) -> Sequence[str]:
        """Accept what the form asks to accept, in the part that is open.

        Returns:
            Names of the mandatory fields without a value that the document does not name.
        """
        asked, names = self._asked()
        for _ in range(_MOST_CONSENTS):
            at = next((at for at, each in enumerate(asked) if each not in self._silent), None)
            if at is None:
                break
            name, before = asked[at], len(asked)
            self._tick(at)
            told = f"El portal pide además «{name}», que el documento no menciona"
            self._view.observations.append(f"{told}, y se aceptó.")
            asked, names = self._asked()
            if len(asked) == before:
                self._silent.add(name)
        return names

    def _asked(self) -> tuple[list[str], list[str]]:
        """Names of what the form asks to accept, and of the mandatory fields that the document does not name."""
        told = self._view.ask(selector_for(beyond=self._known))
        asked, names = ([name for each in told for name in each.get(key, ())] for key in ("consents", "names"))
        return asked, names

    def _tick(self, number: int) -> None:
        """Tick a box of a consent: by the keyboard, or beside the words of its label, which may hold a link."""
        selector = selector_for(consents="todos", known=self._known)
        box = self._view.frame_of(selector).locator(selector).nth(number)
        self._view.uncover(box)
        self._view.traffic.act()
        match box.evaluate("element => element.localName"):
            case "input":
                box.press("Space")
            case "label":
                box.click(position=_BESIDE_THE_WORDS)
            case _:
                box.click()
        self._view.traffic.settle()

    def _give(self, label: str, value: str) -> None:
        """Give a field its value: tick a box, choose an option or an entry, or write."""
        choice = self._choice(label, value)
        if choice is not None:
            if not choice.is_checked():
                self._view.press(choice)
            return
        field = CatalogField(self._view, label)
        if field.input.count() != 1:
            return
        if field.input.evaluate(_IS_LIST):
            field.choose(value)
        elif field.value() != value:
            self._view.uncover(field.input)
            self._view.traffic.act()
            field.input.fill(value)  # at once, as a box for dates takes no text by keys
            field.leave()

    def _choice(self, label: str, value: str) -> Locator | None:
        """The box that a label names, or the option that a value names; None where the field is neither."""
        frame = self._view.frame
        box = frame.get_by_role("checkbox", name=label).or_(frame.get_by_role("switch", name=label))
        option = frame.get_by_role("radio", name=value, exact=True)
        found = box if value.casefold() in _YES else option
        return found.first if found.count() else None
