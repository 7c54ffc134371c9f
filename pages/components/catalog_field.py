"""A list of options, which the document calls «catálogo» (4.1.4, 5.3.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from playwright.sync_api import Locator

from pages.components.drawn_list import DrawnList
from pages.components.fields import Field
from pages.selector_engine import selector_for

FILLING = 1.0
"""Seconds within which a page fills a list after what it depends on was chosen."""
_QUIET, _EMPTY = 0.2, 0.6
"""Seconds without a change after which a list counts as filled: one with options, one without."""
_CHOICE = re.compile(r"^\s*(?!--)\S")
_CHOSEN = """
list => list.selectedOptions ? list.selectedOptions[0]?.textContent ?? ""
  : list.localName === "button" ? list.innerText : list.localName === "label" ? ""
  : list.value ?? list.querySelector("input:not([type=hidden])")?.value ?? list.innerText
"""
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
_INVITES = "list => !!list.selectedOptions && list.options[0]?.value === ''"
"""Whether a list has a first option without a value, which invites to choose."""
_TEXTS_WITHOUT_PROMPT = """
options => options.filter((option, place) => place > 0 || option.value !== "").map(option => option.innerText)
"""
"""The texts of the options, without a first one that has no value: it invites to choose, whatever its words."""


class CatalogField(Field):
    """A list of options (4.1.4: «catálogo»)."""

    def choose(self, option: str) -> None:
        """Choose an option by its text, in any letter case; an empty text leaves the list alone."""
        if option:
            self._view.missing.check(self.input)
            text = re.compile(rf"^\s*{re.escape(option)}\s*$", re.IGNORECASE)
            chosen = self._options(text)
            if self._is_pressed(chosen):
                self._drawn.choose(option)
                return
            if not chosen.count():
                self.input.focus()  # some pages fill a list only once a person turns to it
                chosen = self._options(text)  # asked for last, as it is what a wait in vain finds missing
            self._view.missing.check(chosen)
            label = chosen.first.inner_text().strip()  # a list may have the same entry twice
            self._view.traffic.act()
            self.input.select_option(label=label, force=not self.input.is_visible())  # a kit may draw it otherwise
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
        native = self.options.evaluate_all(_TEXTS_WITHOUT_PROMPT)
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
        """The text of the chosen option, or the prompt that stands in its place."""
        chosen = str(self.input.evaluate(_CHOSEN)).strip()
        return chosen or str(self.seen.evaluate(_PROMPT, self._label)).strip()

    @property
    def _drawn(self) -> DrawnList:
        return DrawnList(self._view, self.input, self.query)

    def _is_pressed(self, offered: Locator) -> bool:
        """Whether a person chooses in a layer, given what a ``select`` offers.

        There is nothing, or the ``select`` is hidden behind a widget that opens: it may not look at the ``select``.
        """
        return (self._drawn.hides_select and self._drawn.opens()) if offered.count() else self._drawn.is_drawn

    def _options(self, text: re.Pattern[str] | None = None) -> Locator:
        self.show()
        return self._view.options(text, **self.query)
