"""Fields of a form as components (5.3.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import Frame, Locator

from pages.components.availability import Availability, AvailabilityWords
from pages.components.colours import shown_colour
from pages.components.pressing import Press
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
_HIDES = """
(input, text) => input.type === "password" || (input.value ?? input.innerText) !== text
  || !["none", "", undefined].includes(getComputedStyle(input).webkitTextSecurity)
"""
_TYPES = "inputs => inputs.map(input => input.type)"
_SELECTIVE = frozenset(("number", "date", "datetime-local", "month", "time", "week", "range", "color"))
"""Types of inputs that take no other text than their own."""


FILLING = 1.0
"""Seconds within which a page fills a list after what it depends on was chosen."""
_SHORT = 10
"""Divisor of the deadline for an answer where the portal was silent before in this run."""
_QUIET, _EMPTY = 0.2, 0.6
"""Seconds without a change after which a list counts as filled: one with options, one without."""


_CHOICE = re.compile(r"^\s*(?!--)\S")
_TEXTS_WITHOUT_PROMPT = """
options => options.filter((option, place) => place > 0 || option.value !== "").map(option => option.innerText)
"""
"""The texts of the options, without a first one that has no value: it invites to choose, whatever its words."""


def is_kept(written: str, kept: str) -> bool:
    """Whether a field keeps what was written, be it in another letter case or with the marks of a mask."""
    return re.sub(r"[\W_]", "", written).casefold() == re.sub(r"[\W_]", "", kept).casefold()


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

    def leave(self) -> None:
        """Release a key, which old pages listen to, and leave the field."""
        self.input.evaluate_all(_LEAVE)

    def _empty(self) -> None:
        """Delete what the field has, with the keys of a person."""
        if any(self.input.evaluate_all(f"inputs => inputs.map({_KEPT})")):
            self.input.press("ControlOrMeta+a")
            self.input.press("Delete")

    def value(self) -> str:
        """What the field has now, also one that is no ``input``."""
        return str(self.input.evaluate(_KEPT))

    def text_in_place(self) -> str:
        """The plain text that stands where the field was, beside or below its name; empty where there is a control."""
        if self.input.count():
            return ""
        found = self._view.find(place=self._label).all_inner_texts()
        return " ".join(found[0].split()) if found else ""

    def hides(self, text: str) -> bool:
        """Whether a person cannot read in the field the text that was written there."""
        return bool(self.input.evaluate(_HIDES, text))

    def button_named(self, name: str) -> Locator:
        """The button with a name in the row of the field."""
        selector = self._view.profile.selectors.get(name, "")
        query = {"button": self._view.profile.label(name), "button_selector": selector}
        return self._view.find(**query, field=self._label, **self.narrowing)

    @property
    def _label(self) -> str:
        return self._view.profile.label(self.name)


class AvailabilityField(Field):
    """A field with its button «Comprobar disponibilidad» and the portal's answer to it.

    Attributes:
        press: What became of the press of the button.
        asked_server: Whether the page asked its server when the button was pressed.
    """

    press: Press = Press.DONE

    def __init__(self, view: View, label: str) -> None:
        super().__init__(view, label)
        self.asked_server = False
        self._words = AvailabilityWords(view.profile.free, view.profile.taken)

    @property
    def button(self) -> Locator:
        """The button in the row of the field."""
        return self.button_named(CHECK_AVAILABILITY)

    @property
    def answer(self) -> Locator:
        """The text that says free or taken: in the row of the field, or else in a message."""
        return self._view.locate_text(self._words.pattern, lambda: self._view.find(**self._answer_query))

    def told(self) -> Availability:
        """Wait for the portal's answer, and return what it says; briefly where it was silent before in this run."""
        is_silent = self._view.missing.is_unresponsive(lambda: self._silence)
        return self.told_within(self._view.profile.deadline / (_SHORT if is_silent else 1))

    def told_at_last(self) -> Availability:
        """Wait for the portal's answer for the whole deadline, and return what it says."""
        return self.told_within(self._view.profile.deadline)

    def told_within(self, seconds: float) -> Availability:
        """Wait for the portal's answer, and return what it says; unsaid where none comes.

        Args:
            seconds: The longest wait.
        """
        answer = self.answer
        self._view.traffic.until(lambda: bool(self._heard()) or answer.count() > 0, seconds)
        found = self._read()
        if found is Availability.UNSAID and not self.texts():
            self._view.missing.learn_unresponsive(self._silence)
        return found

    def texts(self) -> list[str]:
        """Different texts that the page showed after the press of the button, the earliest first."""
        return list(dict.fromkeys(each.words for each in self._view.listener.captured()))

    def denials_of_free(self) -> list[str]:
        """The shown texts that negate the profile's words for a free value, and do not say that it is in use."""
        return [each for text in self.texts() for each in self._words.denials_of_free(text)]

    def _read(self) -> Availability:
        """What the last answer says that says anything."""
        readings = [self._words.read(each) for each in self._heard() or self._standing_answers()]
        return next((each for each in reversed(readings) if each is not Availability.UNSAID), Availability.UNSAID)

    @property
    def _silence(self) -> str:
        """Name of the silence of this check in the run memo."""
        return f"la respuesta de «{CHECK_AVAILABILITY}» junto a «{self.name}»"

    def _heard(self) -> list[str]:
        """Texts shown since the baseline that read as an answer, the earliest first; none of a place of the profile."""
        if self._view.profile.answer:
            return []
        pattern = self._words.pattern
        return [each.words for each in self._view.listener.captured() if pattern.search(each.words)]

    def _standing_answers(self) -> list[str]:
        """The texts of the answer that the page shows now."""
        return list(json.loads(self._view.find(**self._answer_query, **{"as": "text"}).text_content() or "[]"))

    @property
    def _answer_query(self) -> dict[str, str | Sequence[str]]:
        pattern = self._words.pattern
        return {
            "answer": pattern.pattern,
            "answer_selector": self._view.profile.answer,
            "baseline": self._view.listener.baseline_of_document(pattern),
            "field": self._label,
            "button": self._view.profile.label(CHECK_AVAILABILITY),
            "button_selector": self._view.profile.selectors.get(CHECK_AVAILABILITY, ""),
            **self.narrowing,
        }


class CatalogField(Field):
    """A list of options (4.1.4: «catálogo»)."""

    def choose(self, option: str) -> None:
        """Choose an option by its text, in any letter case; an empty text leaves the list alone."""
        if option:
            self._view.missing.check(self.input)
            chosen = self._options(re.compile(rf"^\s*{re.escape(option)}\s*$", re.IGNORECASE))
            self._view.missing.check(chosen)
            text = chosen.inner_text().strip()
            self._view.traffic.act()
            self.input.select_option(label=text, force=not self.input.is_visible())  # a kit may draw it otherwise
            self._view.missing.answered()

    @property
    def options(self) -> Locator:
        """All options, the prompt included."""
        return self._options()

    @property
    def choices(self) -> Locator:
        """The options whose text is not that of a prompt as the figure of 5.3 has it."""
        return self._options(_CHOICE)

    def entries(self) -> Sequence[str]:
        """The texts of the options, without the prompt, once the page is done changing them."""
        self._view.traffic.until(self._is_filled, FILLING)
        return self.offered()

    def offered(self) -> Sequence[str]:
        """The texts of the options now, without the prompt."""
        texts = (text.strip() for text in self.options.evaluate_all(_TEXTS_WITHOUT_PROMPT))
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
        return str(self.input.evaluate("list => list.selectedOptions[0]?.textContent ?? ''")).strip()

    def _options(self, text: re.Pattern[str] | None = None) -> Locator:
        return self._view.options(text, **self.query)
