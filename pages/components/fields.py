"""Fields of a form as components (5.3.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import Frame, Locator

from pages.components.colours import shown_colour
from pages.components.form_parts import FormParts
from pages.components.split_boxes import KEPT, TAKES_ONE, boxes_of, empty_all, type_apart
from pages.drawn_text import texts_of
from pages.profile.vocabulary import LISTS
from pages.selector_engine import selector_for
from pages.view import View
from pages.waiting.closed_controls import is_read_only

REQUEST_CODE = "Solicitar código de seguridad"
COMPANIONS: Mapping[str, str] = {"Tipo de documento": "Doc. Identificación", "Operador": "Numero de Celular"}
"""Unnamed list -> the field in whose row the figure of 5.3 shows it."""
_LEAVE = f"""
inputs => inputs.map(input => {{
  const active = input.getRootNode().activeElement;
  const kept = {{ text: ({KEPT})(input), focused: active === input || input.contains(active) }};
  input.dispatchEvent(new KeyboardEvent("keyup", {{bubbles: true}}));
  input.blur();
  return kept;
}})
"""
"""Releases a key, which old pages listen to, and leaves the field, if the page has not removed it meanwhile.

Tells what the field keeps, and whether it had the focus.
"""
_ALL_KEPT = f"inputs => inputs.map({KEPT})"
_HIDES = """
(input, text) => input.type === "password" || (input.value ?? input.innerText) !== text
  || !["none", "", undefined].includes(getComputedStyle(input).webkitTextSecurity)
"""
"""Whether a person cannot read a text in a field."""
_TYPES = f"inputs => inputs.map(input => ({TAKES_ONE})(input) ? 'character' : input.type)"
_SELECTIVE = frozenset(("number", "date", "datetime-local", "month", "time", "week", "range", "color", "character"))
"""Types of inputs that take no other text than their own, and boxes of one character."""
_DRAWING = 2.0
"""Seconds within which a page draws a field whose name it shows already."""


def is_kept(written: str, kept: str) -> bool:
    """Whether a field keeps what was written, be it in another letter case or with the marks of a mask."""
    return re.sub(r"[\W_]", "", written).casefold() == re.sub(r"[\W_]", "", kept).casefold()


_DOMAINS_BESIDE = """
boxes => boxes.map(box => {
  for (let up = box.parentElement; up; up = up.parentElement) {
    if (up.querySelectorAll("input:not([type=hidden]), select, textarea").length > 1) { return ""; }
    const text = up.innerText.trim();
    if (text) { return /^@\\S+$/.test(text) ? text : ""; }
  }
  return "";
})
"""
"""The text, if it begins with an at sign, of the smallest element around each box that has any."""


class Field:
    """A field, by its visible name.

    Attributes:
        name: The document's name of the field.
        narrowing: Keys that every query about the field has (``pages.selector_engine.selector_for``).
    """

    def __init__(self, view: View, label: str) -> None:
        self.name = label
        self._view = view
        self._parts = FormParts.of(view)
        owner = COMPANIONS.get(label, "")
        kind = "list" if owner else "text" if label in COMPANIONS.values() else ""
        self.narrowing: dict[str, str] = {
            "kind": kind,
            "companion": owner and view.profile.label(owner),
            "named_lists": owner and "\n".join(view.profile.label(each) for each in LISTS if each not in COMPANIONS),
            "selector": view.profile.selectors.get(label, ""),
        }

    @property
    def input(self) -> Locator:
        """The control of the field."""
        return self._locate(**self.query)

    @property
    def frame(self) -> Frame:
        """The frame in which the field is."""
        return self._view.frame_of(selector_for(**self.query))

    @property
    def query(self) -> dict[str, str]:
        """The query of the control, as other queries about it take it."""
        return {**self.narrowing, "field": self._label}

    @property
    def seen(self) -> Locator:
        """The visible part of the control: itself, or the widget that a kit draws in front of it."""
        return self._parts.show(self._seen)

    @property
    def part(self) -> int:
        """Number of the part of the form that holds the field, from 0; always 0 where all of the form is seen."""
        return self._parts.place_of(self._seen)

    @property
    def label(self) -> Locator:
        """The visible name of the field: a label, or a text."""
        return self._parts.show(self._view.find(name=self._label))

    def is_named_on_page(self) -> bool:
        """Whether the name of the field is visible, with or without a control."""
        return self.label.count() > 0

    def is_unresolved(self, *, is_unnamed: bool) -> bool:
        """Whether its name, or the unnamed list of its row, leads to no single field once the page is drawn.

        Args:
            is_unnamed: Whether the field is a list that the page has without a name.
        """

        def leads_nowhere() -> bool:
            found = self.input.count()
            return found > 1 or (found == 0 and (is_unnamed or self.is_named_on_page()))

        if not leads_nowhere():
            return False
        self._view.traffic.until(lambda: not leads_nowhere(), _DRAWING)
        return leads_nowhere()

    def is_legible(self) -> bool:
        """Whether the field's name is visible on the page.

        Only meaningful for a field that the profile's selector found.
        """
        by_name = {**self.query, "selector": ""}
        return self.is_named_on_page() or self._view.find(**by_name).count() > 0

    @property
    def is_told_by_profile(self) -> bool:
        """Whether the profile's selector leads to the field, whatever its name."""
        return self.narrowing["selector"] != ""

    @property
    def asterisk(self) -> Locator:
        """The mark of a mandatory field: in its name, or beside the name or the control."""
        told = self._view.profile.marks.get(self.name, "")
        return self._locate(mark=self._label, mark_selector=told, **self.narrowing)

    def colour_of_asterisk(self) -> tuple[int, int, int]:
        """The colour of the mark as shown: red, green and blue from 0 to 255."""
        return shown_colour(self.asterisk.first)

    def fill(self, value: str) -> None:
        """Fill the field at once and leave it; a box that takes only keys, or only some text, is typed in."""
        self._view.uncover(self.input)
        if _SELECTIVE.intersection(self.input.evaluate_all(_TYPES)):
            self.type(value)
            return
        self._view.traffic.act()
        self.input.fill(value)
        kept = self.input.evaluate_all(_LEAVE)
        if kept and not is_kept(value, kept[0]["text"]):
            self.type(value)

    def type(self, value: str) -> bool:
        """Type a value key by key, as a person does, and leave the field.

        Returns:
            Whether letters may have come into another field, as the page took the focus away before the last one.
        """
        self._view.uncover(self.input)
        self._view.traffic.act()
        self._empty()
        self.input.press_sequentially(value)
        kept = self.input.evaluate_all(_LEAVE)
        if not kept:
            return False
        boxes, is_whole = boxes_of(self.input), is_kept(value, kept[0]["text"])
        if value and not is_whole and boxes.count():
            type_apart(boxes, value)
            return False
        if kept[0]["focused"] or boxes.count():
            return False
        self._view.observations.append(f"Al escribir en «{self.name}», la página llevó el cursor a otra parte.")
        if is_whole:
            return False
        self._empty()
        for letter in value:
            self.input.press("End")
            self.input.press_sequentially(letter)
        self.input.evaluate_all(_LEAVE)
        return True

    def leave(self) -> None:
        """Release a key, which old pages listen to, and leave the field."""
        self.input.evaluate_all(_LEAVE)

    def turn_to(self) -> None:
        """Click the field if it is read-only, as some pages open a box only once a person is in it."""
        if is_read_only(self.input):
            self._view.uncover(self.input)
            self._view.traffic.act()
            self.input.click()

    def _empty(self) -> None:
        """Delete what the field has, with the keys of a person."""
        if any(self.input.evaluate_all(_ALL_KEPT)):
            empty_all(boxes_of(self.input))
            self.input.press("ControlOrMeta+a")
            self.input.press("Delete")

    def fixed_end(self) -> str:
        """The domain that stands beside the box, in what holds it alone, as the end of its value; empty for none."""
        found: Sequence[str] = self.input.evaluate_all(_DOMAINS_BESIDE)
        return found[0] if found else ""

    def value(self) -> str:
        """The value of the field now, also of one that is no ``input``."""
        return str(self.input.evaluate(KEPT))

    def values(self) -> list[str]:
        """Values of the controls of the field that a person sees, without waiting; empty where there is none."""
        if not self.is_reached():
            return []
        return [str(each) for each in self.input.filter(visible=True).evaluate_all(_ALL_KEPT)]

    def text_in_place(self) -> str:
        """The plain text that stands where the field was, beside or below its name; empty where there is a control."""
        if self.input.count():
            return ""
        found = texts_of(self._view.find(place=self._label))
        return " ".join(found[0].split()) if found else ""

    def hides(self, text: str) -> bool:
        """Whether a person cannot read in the field the text that was written there."""
        return bool(self.input.evaluate(_HIDES, text))

    def button_named(self, name: str) -> Locator:
        """The button with a name in the row of the field."""
        selector = self._view.profile.selectors.get(name, "")
        query = {"button": self._view.profile.label(name), "button_selector": selector}
        return self._locate(**query, field=self._label, **self.narrowing)

    def is_shown(self) -> bool:
        """Whether a person sees the field now, in the part of the form that is open."""
        return self._seen.filter(visible=True).count() > 0

    def show(self) -> None:
        """Open the part of the form that holds the field.

        Raises:
            Undecided: The page did not let a person go on to it.
        """
        if self._parts.is_divided:
            self._parts.show(self._seen)

    def is_reached(self) -> bool:
        """Open the part of the form that holds the field; false where the page did not let a person go on to it."""
        return self._parts.reaches(self._seen)

    def _locate(self, **query: str) -> Locator:
        """Find something of the field, once the part of the form that holds it is open."""
        self.show()
        return self._view.find(**query)

    @property
    def _seen(self) -> Locator:
        return self._view.find(field=self._label, **self.narrowing, **{"as": "seen"})

    @property
    def _label(self) -> str:
        return self._view.profile.label(self.name)
