"""Fields of a form as components (5.3.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import Frame, Locator

from pages.components.colours import shown_colour
from pages.components.drawn_list import DrawnList
from pages.components.text_patterns import text_pattern
from pages.selector_engine import selector_for
from pages.view import View

CHECK_AVAILABILITY = "Comprobar disponibilidad"
REQUEST_CODE = "Solicitar código de seguridad"
COMPANIONS: Mapping[str, str] = {"Tipo de documento": "Doc. Identificación", "Operador": "Numero de Celular"}
"""Unnamed list -> the field in whose row the figure of 5.3 shows it."""
_LEAVE = """
inputs => inputs.map(input => {
  const active = input.getRootNode().activeElement;
  const kept = { text: input.value ?? input.innerText, focused: active === input || input.contains(active) };
  input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
  input.blur();
  return kept;
})
"""
"""Releases a key, which old pages listen to, and leaves the field, if the page has not removed it meanwhile.

Tells what the field keeps, and whether it had the focus.
"""
_KEPT = "input => input.value ?? input.innerText"
_CHOSEN = """
list => list.selectedOptions ? list.selectedOptions[0]?.textContent ?? ""
  : list.localName === "button" ? list.innerText
  : list.value ?? list.querySelector("input:not([type=hidden])")?.value ?? list.innerText
"""
_TYPES = "inputs => inputs.map(input => input.type)"
_SELECTIVE = frozenset(("number", "date", "datetime-local", "month", "time", "week", "range", "color"))
"""Types of inputs that take no other text than their own."""


FILLING = 1.0
"""Seconds within which a page fills a list after what it depends on was chosen."""
_QUIET, _EMPTY = 0.2, 0.6
"""Seconds without a change after which a list counts as filled: one with options, one without."""


def is_kept(written: str, kept: str) -> bool:
    """Whether a field keeps what was written, be it in another letter case or with the marks of a mask."""
    return re.sub(r"\W", "", written).casefold() == re.sub(r"\W", "", kept).casefold()


class Field:
    """A field, by its visible name.

    Attributes:
        name: The document's name of the field.
        narrowing: Keys that every query about the field has (``pages.selector_engine.selector_for``).
    """

    def __init__(self, view: View, label: str) -> None:
        self.name = label
        self._view = view
        owner = COMPANIONS.get(label, "")
        kind = "list" if owner else "text" if label in COMPANIONS.values() else ""
        self.narrowing: dict[str, str] = {
            "kind": kind,
            "companion": owner and view.profile.label(owner),
            "selector": view.profile.selectors.get(label, ""),
        }

    @property
    def input(self) -> Locator:
        """The control of the field."""
        return self._view.find(**self.query)

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
        """What a person sees of the control: itself, or the widget that a kit draws in front of it."""
        return self._view.find(field=self._label, **self.narrowing, **{"as": "seen"})

    @property
    def label(self) -> Locator:
        """The visible name of the field: a label, or a text."""
        return self._view.find(name=self._label)

    def is_named_on_page(self) -> bool:
        """Whether the name of the field is visible, with or without a control."""
        return self.label.count() > 0

    def is_legible(self) -> bool:
        """Whether the field has its name on the page; to be asked where the profile's selector led to it."""
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
        return self._view.find(mark=self._label, mark_selector=told, **self.narrowing)

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
        if not kept or kept[0]["focused"]:
            return False
        self._view.observations.append(f"Al escribir en «{self.name}», la página llevó el cursor a otra parte.")
        if is_kept(value, kept[0]["text"]):
            return False
        self._empty()
        for letter in value:
            self.input.press("End")
            self.input.press_sequentially(letter)
        self.input.evaluate_all(_LEAVE)
        return True

    def _empty(self) -> None:
        """Delete what the field has, with the keys of a person."""
        if any(self.input.evaluate_all(f"inputs => inputs.map({_KEPT})")):
            self.input.press("ControlOrMeta+a")
            self.input.press("Delete")

    def value(self) -> str:
        """What the field has now, also one that is no ``input``."""
        return str(self.input.evaluate(_KEPT))

    def button_named(self, name: str) -> Locator:
        """The button with a name in the row of the field."""
        selector = self._view.profile.selectors.get(name, "")
        query = {"button": self._view.profile.label(name), "button_selector": selector}
        return self._view.find(**query, field=self._label, **self.narrowing)

    @property
    def _label(self) -> str:
        return self._view.profile.label(self.name)


class AvailabilityField(Field):
    """A field with its button «Comprobar disponibilidad» and the portal's answer to it."""

    @property
    def button(self) -> Locator:
        """The button in the row of the field."""
        return self.button_named(CHECK_AVAILABILITY)

    @property
    def answer(self) -> Locator:
        """The text that says free or taken: in the row of the field, or else in a message."""
        return self._view.locate_text(self._answer_pattern, lambda: self._view.find(**self._answer_query))

    def says_free(self) -> bool:
        """Wait for the portal's answer, and return whether it says that the value is free.

        Raises:
            playwright.sync_api.TimeoutError: The portal gave no answer.
        """
        is_told = self._view.profile.answer != ""
        answers = [] if is_told else self._captured_answers()
        if not answers:
            answer = self.answer
            self._view.missing.check(answer)
            answer.first.wait_for()
            answers = ([] if is_told else self._captured_answers()) or self._standing_answers()
        return not text_pattern(self._view.profile.taken).search(answers[-1])

    def _captured_answers(self) -> list[str]:
        """Texts shown since the baseline that read as an answer, the earliest first."""
        pattern = self._answer_pattern
        return [each.words for each in self._view.listener.captured() if pattern.search(each.words)]

    def _standing_answers(self) -> list[str]:
        """The texts of the answer that the page shows now."""
        return list(json.loads(self._view.find(**self._answer_query, **{"as": "text"}).text_content() or "[]"))

    @property
    def _answer_query(self) -> dict[str, str | Sequence[str]]:
        pattern = self._answer_pattern
        return {
            "answer": pattern.pattern,
            "answer_selector": self._view.profile.answer,
            "baseline": self._view.listener.baseline_of_document(pattern),
            "field": self._label,
            "button": self._view.profile.label(CHECK_AVAILABILITY),
            "button_selector": self._view.profile.selectors.get(CHECK_AVAILABILITY, ""),
            **self.narrowing,
        }

    @property
    def _answer_pattern(self) -> re.Pattern[str]:
        profile = self._view.profile
        return re.compile(f"{text_pattern(profile.free).pattern}|{text_pattern(profile.taken).pattern}", re.IGNORECASE)


class CatalogField(Field):
    """A list of options (4.1.4: «catálogo»)."""

    def choose(self, option: str) -> None:
        """Choose an option by its text, in any letter case; an empty text leaves the list alone."""
        if option:
            self._view.missing.check(self.input)
            chosen = self._options(re.compile(rf"^\s*{re.escape(option)}\s*$", re.IGNORECASE))
            if not chosen.count() and self._drawn.is_drawn:
                self._drawn.choose(option)
                return
            if not chosen.count():
                self.input.focus()  # some pages fill a list only once a person turns to it
            self._view.missing.check(chosen)
            text = chosen.inner_text().strip()
            self._view.traffic.act()
            self.input.select_option(label=text, force=not self.input.is_visible())  # a kit may draw it otherwise
            self._view.missing.answered()

    @property
    def is_drawn(self) -> bool:
        """Whether the page draws the list itself, in place of a ``select``."""
        return self._drawn.is_drawn

    @property
    def options(self) -> Locator:
        """All options, the prompt included; those of a ``select`` only."""
        return self._options()

    def entries(self) -> Sequence[str]:
        """The texts of the options, without the prompt, once the page is done changing them."""
        self._view.traffic.until(self._is_filled, FILLING)
        offered = self.offered()
        if not offered and self.input.count():
            self.input.focus()  # some pages fill a list only once a person turns to it
            self._view.traffic.settle()
            self._view.traffic.until(self._is_filled, FILLING)
        return offered or self.offered()

    def offered(self) -> Sequence[str]:
        """The texts of the options now, without the prompt."""
        native = self.options.all_inner_texts()
        texts = (text.strip() for text in native or (self._drawn.texts() if self._drawn.is_drawn else ()))
        return [text for text in texts if text and not text.startswith("--")]

    def offers(self, option: str) -> bool:
        """Whether an option is on offer now, in any letter case."""
        return option.strip().casefold() in (each.casefold() for each in self.offered())

    def _is_filled(self) -> bool:
        """Whether the options have not changed for a while; an empty list may be filled later, and gets longer."""
        told = json.loads(self.frame.locator(selector_for(**self.query, quiet="sí")).text_content() or "{}")
        return float(told["quiet"]) >= (_QUIET if told["options"] > 1 else _EMPTY)

    def chosen(self) -> str:
        """The text of the chosen option."""
        return str(self.input.evaluate(_CHOSEN)).strip()

    @property
    def _drawn(self) -> DrawnList:
        return DrawnList(self._view, self.input, self.query)

    def _options(self, text: re.Pattern[str] | None = None) -> Locator:
        return self._view.options(text, **self.query)
