"""The fields of a form as components: what repeats on the page of 5.3.1."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator

from pages.labels import text_pattern
from pages.view import View

CHECK_AVAILABILITY = "Comprobar disponibilidad"
REQUEST_CODE = "Solicitar código de seguridad"
COMPANIONS: Mapping[str, str] = {"Tipo de documento": "Doc. Identificación", "Operador": "Numero de Celular"}
"""Lists that the figure of 5.3 shows in the row of a field, without a name of their own."""
_COLOUR = """
mark => {
  const rgb = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  if (mark.localName !== "img") {
    const pseudo = ["::before", "::after"].find(each => /[*∗＊]/.test(getComputedStyle(mark, each).content));
    return rgb(getComputedStyle(mark, /[*∗＊]/.test(mark.textContent) ? null : pseudo).color);
  }
  const size = {width: mark.naturalWidth, height: mark.naturalHeight};
  const canvas = Object.assign(document.createElement("canvas"), size);
  const pen = canvas.getContext("2d");
  pen.drawImage(mark, 0, 0);
  const dots = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  const sum = [0, 0, 0, 0];
  for (let at = 0; at < dots.length; at += 4) {
    const weight = dots[at + 3] * (Math.max(dots[at], dots[at + 1], dots[at + 2]) -
      Math.min(dots[at], dots[at + 1], dots[at + 2]) + 1);
    for (const part of [0, 1, 2]) { sum[part] += dots[at + part] * weight; }
    sum[3] += weight;
  }
  return sum.slice(0, 3).map(part => part / (sum[3] || 1));
}
"""
"""The colour in which an asterisk is shown, be it text, pseudo-element or picture (there, of its coloured dots)."""


_LEAVE = """
inputs => inputs.forEach(input => {
  input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
  input.blur();
})
"""
"""A key is let go, which old pages listen to, and the field is left: unless the page took it away meanwhile."""


class Field:
    """A field with its visible name."""

    def __init__(self, view: View, label: str) -> None:
        self.name = label
        self._view = view
        owner = COMPANIONS.get(label, "")
        kind = "list" if owner else "text" if label in COMPANIONS.values() else ""
        self.asked: dict[str, str] = {
            "kind": kind,
            "companion": owner and view.profile.label(owner),
            "selector": view.profile.selectors.get(label, ""),
        }

    @property
    def input(self) -> Locator:
        """What a person writes into or chooses from."""
        return self._view.find(field=self._label, **self.asked)

    @property
    def label(self) -> Locator:
        """Where its name can be read: a label, or a text."""
        return self._view.find(name=self._label)

    def is_named_on_page(self) -> bool:
        """Whether its name can be read, whatever control it may lead to."""
        return self.label.count() > 0

    @property
    def asterisk(self) -> Locator:
        """The mark of a mandatory field: in its name, or beside the name or the field."""
        return self._view.find(mark=self._label, **self.asked)

    def colour_of_asterisk(self) -> tuple[int, int, int]:
        """The colour of its mark as it is shown: red, green and blue from 0 to 255."""
        red, green, blue = (int(each) for each in self.asterisk.first.evaluate(_COLOUR))
        return red, green, blue

    def fill(self, value: str) -> None:
        """Write a value and leave the field, as a person does."""
        self._view.absences.look(self.input)
        self.input.fill(value)
        self.input.evaluate_all(_LEAVE)

    def button_named(self, name: str) -> Locator:
        """The button of that name in its own row, not that of another."""
        return self._view.find(button=self._view.profile.label(name), field=self._label, **self.asked)

    @property
    def _label(self) -> str:
        return self._view.profile.label(self.name)


class AvailabilityField(Field):
    """A field with its button «Comprobar disponibilidad» and the portal's answer beside it."""

    @property
    def button(self) -> Locator:
        """Its own button, not that of another row."""
        return self.button_named(CHECK_AVAILABILITY)

    @property
    def answer(self) -> Locator:
        """The text that says free or taken: in its row, or else wherever the portal tells it."""
        view, either = self._view, self._either
        return view.listen_for(
            either,
            lambda: view.find(
                answer=either.pattern,
                before=view.ears.before_on_this_page(either),
                field=self._label,
                button=view.profile.label(CHECK_AVAILABILITY),
                **self.asked,
            ),
        )

    def says_free(self) -> bool:
        """Wait for the answer and read it.

        Raises:
            playwright.sync_api.TimeoutError: The portal gave neither answer.
        """
        told = self._told()
        if not told:
            answer = self.answer
            self._view.absences.look(answer)
            answer.first.wait_for()
            told = self._told() or [answer.first.inner_text()]
        return not text_pattern(self._view.profile.taken).search(told[-1])

    def _told(self) -> list[str]:
        """What the portal told since the last mark and reads as an answer."""
        either = self._either
        return [each.words for each in self._view.ears.heard() if either.search(each.words)]

    @property
    def _either(self) -> re.Pattern[str]:
        profile = self._view.profile
        return re.compile(f"{text_pattern(profile.free).pattern}|{text_pattern(profile.taken).pattern}", re.IGNORECASE)


class CatalogField(Field):
    """A list of options (4.1.4: «catálogo»)."""

    def choose(self, option: str) -> None:
        """Choose an option by what it says, whatever the letter case; an empty one leaves the list alone."""
        if option:
            wanted = re.compile(rf"^\s*{re.escape(option)}\s*$", re.IGNORECASE)
            chosen = self.input.locator("option", has_text=wanted)
            self._view.absences.look(self.input)
            self._view.absences.look(chosen)
            self.input.select_option(label=chosen.inner_text().strip())

    @property
    def options(self) -> Locator:
        """All its options, the prompt included."""
        return self.input.locator("option")

    def entries(self) -> Sequence[str]:
        """What its options say, without the prompt."""
        texts = (text.strip() for text in self.options.all_inner_texts())
        return [text for text in texts if text and not text.startswith("--")]

    def chosen(self) -> str:
        """What the chosen option says."""
        return str(self.input.evaluate("list => list.selectedOptions[0]?.textContent ?? ''")).strip()
