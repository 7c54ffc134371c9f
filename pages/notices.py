"""The messages of the portal: where they appear, and which of the five each one is (5.3.1).

The wording of the five is in pictures that the text of the document lost; a profile pins what a person
approved. A message counts wherever it comes: a dialog of the page, an alert, a live region, beside a field, or a native
alert.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Dialog, Locator, Page

from pages.labels import text_pattern
from pages.profile import Message, Profile

_TOLD = """() => {
  const beside = [...document.querySelectorAll("[aria-describedby], [aria-errormessage]")].flatMap(field =>
    [field.getAttribute("aria-describedby"), field.getAttribute("aria-errormessage")].join(" ").split(/\\s+/));
  const places = new Set([
    ...document.querySelectorAll(
      "dialog[open], [role=dialog], [role=alertdialog], [role=alert], [role=status], [aria-live]"),
    ...beside.map(id => id && document.getElementById(id)).filter(Boolean)]);
  return [...places].filter(each => each.checkVisibility()).map(each => each.innerText);
}"""
"""What can be read in a dialog, an alert, a live region or beside a field."""


@dataclass(frozen=True)
class Shown:
    """What the portal showed, told apart.

    Attributes:
        known: Which of the five messages were recognised by their approved wording.
        others: Texts that are none of the five.
        answers: Of those, what reads as the answer to a check of availability, which the document asks for.
    """

    known: frozenset[Message]
    others: tuple[str, ...]
    answers: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether the portal told anything at all."""
        return bool(self.known or self.others or self.answers)

    def in_words(self) -> str:
        """One sentence for the record."""
        texts = (*self.others, *self.answers)
        parts = [f"el mensaje «{each}»" for each in sorted(self.known)] + [f"el texto «{each}»" for each in texts]
        return f"El portal mostró {' y '.join(parts)}." if parts else "El portal no mostró ningún mensaje."


class Notice:
    """The messages of one page."""

    def __init__(self, page: Page, profile: Profile) -> None:
        self._page = page
        self._pins: Mapping[Message, str] = profile.messages
        self._answers = (text_pattern(profile.free), text_pattern(profile.taken))
        self._before: tuple[str, ...] = ()
        self._native: list[str] = []
        page.on("dialog", self._take_native)

    def _take_native(self, dialog: Dialog) -> None:
        self._native.append(dialog.message)
        dialog.accept()

    def is_pinned(self, message: Message) -> bool:
        """Whether somebody approved a wording for this message."""
        return message in self._pins

    def with_wording_of(self, message: Message) -> Locator:
        """Where the approved wording of a message can be read."""
        return self._page.get_by_text(text_pattern(self._pins[message])).filter(visible=True).first

    def mark(self) -> None:
        """What can be read now was there before the stimulus."""
        self._before = tuple(self._texts())
        self._native.clear()

    def shown(self) -> Shown:
        """What appeared since the last mark."""
        texts = [text for text in (*self._texts(), *self._native) if text not in self._before]
        known = {message for text in texts for message in self._known_in(text)}
        rest = list(dict.fromkeys(text for text in texts if not self._known_in(text)))
        answers = [text for text in rest if any(each.search(text) for each in self._answers)]
        return Shown(frozenset(known), tuple(text for text in rest if text not in answers), tuple(answers))

    def may_tell(self, message: Message) -> bool:
        """Whether this message appeared; without an approved wording, whether anything did that could be it."""
        shown = self.shown()
        return message in shown.known if self.is_pinned(message) else bool(shown.others)

    def twins_of(self, message: Message) -> Sequence[Message]:
        """Other messages for which the same wording was approved."""
        same = self._pins.get(message)
        return [each for each, text in self._pins.items() if each is not message and text == same]

    def _texts(self) -> list[str]:
        texts = (" ".join(text.split()) for text in self._page.evaluate(_TOLD))
        return [text for text in texts if text]

    def _known_in(self, text: str) -> set[Message]:
        """Which messages a text is; a wording that is part of another does not count where the longer one stands."""
        found = {each: pin for each, pin in self._pins.items() if text_pattern(pin).search(text)}
        return {
            each for each, pin in found.items() if not any(pin != other and pin in other for other in found.values())
        }

    def dismiss(self) -> None:
        """Close the dialog that is open, as a person does; where none is, there is nothing to close."""
        dialog = self._page.get_by_role("alertdialog").or_(self._page.get_by_role("dialog")).first
        if dialog.is_visible():
            dialog.get_by_role("button").first.click()
