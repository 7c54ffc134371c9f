"""A list of options, which the document calls «catálogo» (4.1.4, 5.3.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from playwright.sync_api import Locator

from pages.components.drawn_list import DrawnList
from pages.components.fields import Field
from pages.components.text_patterns import as_read, whole_text_pattern
from pages.selector_engine import selector_for

FILLING = 1.0
"""Seconds within which a page fills a list after what it depends on was chosen."""
_QUIET, _EMPTY = 0.2, 0.6
"""Seconds without a change after which a list counts as filled: one with options, one without."""
_CHOICE = re.compile(r"^\s*(?!--)\S")
_CHOSEN = """
list => list.selectedOptions ? list.selectedOptions[0]?.textContent ?? ""
  : list.matches("[type=radio], [role=radio]") || list.querySelector("[type=radio], [role=radio]") ? null
  : list.localName === "button" ? list.innerText : list.localName === "label" ? ""
  : list.value ?? list.querySelector("input:not([type=hidden])")?.value ?? list.innerText
"""
"""The chosen text of a list; null for options that are always in sight."""
_PROMPT = """
(seen, name) => {
  if (seen.localName === "input") {
    return getComputedStyle(seen, "::placeholder").color.endsWith(", 0)") ? "" : seen.placeholder;
  }
  const isText = each => !each.firstElementChild && !each.closest("[aria-hidden=true], select");
  const texts = [seen, ...seen.querySelectorAll("*")].filter(isText).map(each => each.innerText.trim());
  return texts.find(text => /\\p{L}{2}/u.test(text) && text !== name) ?? "";
}
"""
"""The words that a list without a choice shows in its place."""
_CHOOSABLE = """
options => {
  const isListed = each => !each || getComputedStyle(each).display !== "none";
  return options.filter(option => option.value !== "" && !option.disabled && !option.closest("optgroup:disabled") &&
    isListed(option) && isListed(option.closest("optgroup"))).map(option => option.textContent);
}
"""
"""Texts of the options that a person can choose. An option without a value is a prompt, whatever its text."""
_PLACE = """
option => {
  const isSame = each => each.text === option.text && getComputedStyle(each).display !== "none";
  return ([...option.closest("select").options].find(isSame) ?? option).index;
}
"""
"""Place of the first option with this text that the list shows; a list may have the same entry twice."""
_PROMPTS = re.compile(
    r"[\W_]*(por favor,? )?(selecci|elij|elig|eleg|escoj|escog|select|choose)|[\W_]*$|"
    r"[\W_]*(ningun[oa]|none|sin (seleccionar|selección|elegir|especificar))\b",
    re.IGNORECASE,
)
"""Beginnings of a first option that invites to choose or takes the choice back, though it has a value."""
_INVITES = f"""
list => !!list.selectedOptions && list.options.length > 0 &&
  (list.options[0].value === "" || /^(?:{_PROMPTS.pattern})/i.test(list.options[0].text))
"""
"""Whether a list has a first option that invites to choose: by its words, or as it has no value."""


class CatalogField(Field):
    """A list of options (4.1.4: «catálogo»)."""

    def choose(self, option: str) -> None:
        """Choose an option by its text, in any letter case; an empty text leaves the list alone."""
        if option:
            self._view.missing.check(self.input)
            text = whole_text_pattern(option)
            chosen = self._options(text)
            if self._is_pressed(chosen):
                self._drawn.choose(option)
                return
            if not chosen.count():
                self.input.focus()  # some pages fill a list only once a person turns to it
                chosen = self._options(text)  # asked for last, as it is what a wait in vain finds missing
            self._view.missing.check(chosen)
            place = chosen.first.evaluate(_PLACE)
            self._view.traffic.act()
            self.input.select_option(index=place, force=not self.input.is_visible())  # a kit may draw it otherwise
            self._view.missing.answered()

    def take_back(self) -> None:
        """Choose again the first option of a ``select`` if it only invites to choose; any other list stays as it is."""
        if self.input.count() and self.input.evaluate(_INVITES):
            if self._is_pressed(self.options):
                self._drawn.choose(self.options.first.inner_text().strip())
                return
            self._view.traffic.act()
            self.input.select_option(index=0, force=not self.input.is_visible())  # as in ``choose``

    @property
    def is_drawn(self) -> bool:
        """Whether the page draws the list itself, in place of a ``select``."""
        return self._drawn.is_drawn

    def is_disabled(self) -> bool:
        """Whether the page lets nothing be chosen in a ``select`` now."""
        return self.input.count() == 1 and self.input.evaluate("list => list.matches('select:disabled')") is True

    def is_in_sight(self) -> bool:
        """Whether the page shows all options always, as radio buttons, and has no list that drops down."""
        return self._drawn.is_in_sight

    def is_open(self) -> bool:
        """Whether a list that the page draws itself shows its layer now."""
        return self.is_drawn and self._drawn.is_open

    @property
    def options(self) -> Locator:
        """All options, the prompt included; those of a ``select`` only."""
        return self._options()

    @property
    def choices(self) -> Locator:
        """The options whose text is not that of a prompt as the figure of 5.3 has it."""
        return self._options(_CHOICE)

    def entries(self) -> Sequence[str]:
        """The texts of the options, without the prompt, once the page is done changing them."""
        self._view.traffic.until(self._is_filled, FILLING)
        offered = self.offered()
        if not offered and self.input.count():
            self.input.focus()  # some pages fill a list only once a person turns to it
            self._view.traffic.settle()
            self._view.traffic.until(self._is_filled, FILLING)
        return offered or self.offered()

    def awaited_entries(self) -> Sequence[str]:
        """The same, read again until there is one or the deadline is over."""
        found: Sequence[str] = ()

        def has_one() -> bool:
            nonlocal found
            found = self.entries()
            return bool(found)

        self._view.traffic.until(has_one, self._view.profile.deadline)
        return found

    def offered(self) -> Sequence[str]:
        """The texts of the options now, without the prompt."""
        native = self.options.evaluate_all(_CHOOSABLE)
        texts = (_on_a_line(text) for text in native or (self._drawn.texts() if self._drawn.is_drawn else ()))
        found = [text for text in texts if text and not text.startswith("--")]
        return found[1:] if found and _PROMPTS.match(found[0]) else found

    def offers(self, option: str) -> bool:
        """Whether an option is on offer now, in any letter case."""
        return _on_a_line(option).casefold() in (each.casefold() for each in self.offered())

    def _is_filled(self) -> bool:
        """Whether the options have not changed for a while; an empty list may be filled later, and gets longer."""
        told = json.loads(self.frame.locator(selector_for(**self.query, quiet="sí")).text_content() or "{}")
        return float(told["quiet"]) >= (_QUIET if told["options"] > 1 else _EMPTY)

    def chosen(self) -> str:
        """The text of the chosen option, or the prompt that stands in its place."""
        told = self.input.evaluate(_CHOSEN)
        if told is None:
            return self._drawn.chosen()
        return _on_a_line(str(told)) or _on_a_line(str(self.seen.evaluate(_PROMPT, self._label)))

    @property
    def _drawn(self) -> DrawnList:
        return DrawnList(self._view, self.input, self.query)

    def _is_pressed(self, offered: Locator) -> bool:
        """Whether a person must open a layer to choose.

        That is so where the page has no ``select`` with options, or hides it behind a widget that opens: the widget
        may not follow its ``select``.

        Args:
            offered: The options of the ``select``.
        """
        return (self._drawn.hides_select and self._drawn.opens()) if offered.count() else self._drawn.is_drawn

    def _options(self, text: re.Pattern[str] | None = None) -> Locator:
        self.show()
        return self._view.options(text, **self.query)


def _on_a_line(text: str) -> str:
    """A text as it reads, on one line."""
    return " ".join(as_read(text).split())
