"""The messages of the portal: where they appear, and which of the five each one is (5.3.1).

The wording of the five is in pictures that the text of the document lost; a profile pins what a person
approved. A message counts wherever it comes (``pages.hearing``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator

from pages.hearing import Heard
from pages.labels import text_pattern
from pages.profile import Message, Wording
from pages.view import View

_SOMETHING = re.compile(r"\S")
_FEW = 3  # texts of a page that may be a message, where nothing spoke louder


@dataclass(frozen=True)
class Shown:
    """What the portal showed, told apart.

    Attributes:
        known: Which of the five messages were recognised by their approved wording.
        others: Texts that are none of the five.
        answers: What reads as the answer to a check of availability, which the document asks for.
        quiet: Texts that came where a page also shows what is no message: in its text, or beside a field.
        heard: All of it, with its place and its moment.
    """

    known: frozenset[Message]
    others: tuple[str, ...]
    answers: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether the portal told anything at all."""
        return bool(self.known or self.others or self.answers or self.quiet)

    def in_words(self) -> str:
        """One sentence for the record."""
        texts = (*self.others, *self.answers) or self.quiet[:_FEW]
        parts = [f"el mensaje «{each.in_words}»" for each in sorted(self.known)] + [
            f"el texto «{each}»" for each in texts
        ]
        return f"El portal mostró {' y '.join(parts)}." if parts else "El portal no mostró ningún mensaje."


class Notice:
    """The messages of one page."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._pins: Mapping[Message, Wording] = view.profile.messages
        self._answers = (text_pattern(view.profile.free), text_pattern(view.profile.taken))

    def is_pinned(self, message: Message) -> bool:
        """Whether somebody approved a wording for this message."""
        return message in self._pins

    def wording_of(self, message: Message) -> str:
        """The approved wording of a message; empty where nobody approved one."""
        return self._pins[message].text if message in self._pins else ""

    def readable(self) -> tuple[str, ...]:
        """Everything the portal told since the last mark, in its order."""
        return tuple(dict.fromkeys(each.words for each in self._view.ears.heard()))

    def with_wording_of(self, message: Message) -> Locator:
        """Where the approved wording of a message can be read, also before it was due; or the page that showed it."""
        pattern = self._pins[message].pattern
        return self._view.listen_for(pattern, lambda: self._view.find(told=pattern.pattern)).first

    @property
    def anything(self) -> Locator:
        """Where something can be read that was not there before; the whole page where it can no longer."""
        return self._view.listen_for(
            _SOMETHING, lambda: self._view.find(told=_SOMETHING.pattern, before=self._view.ears.before(_SOMETHING))
        ).first

    def mark(self) -> None:
        """What can be read now was there before the stimulus."""
        self._view.ears.mark()

    def shown(self) -> Shown:
        """What appeared since the last mark."""
        heard = tuple(self._view.ears.heard())
        known = {message for each in heard for message in self._known_in(each.text)}
        rest = {each.words: each for each in heard if not self._known_in(each.text)}
        answers = [text for text in rest if any(each.search(text) for each in self._answers)]
        others = [text for text, each in rest.items() if each.is_loud and text not in answers]
        quiet = [text for text, each in rest.items() if not each.is_loud and text not in answers]
        return Shown(frozenset(known), tuple(others), tuple(answers), tuple(quiet), heard)

    def may_tell(self, message: Message) -> bool:
        """Whether this message appeared; without an approved wording, whether anything did that could be it."""
        shown = self.shown()
        return message in shown.known if self.is_pinned(message) else bool(shown.others or shown.quiet)

    def twins_of(self, message: Message) -> Sequence[Message]:
        """Other messages for which the same wording was approved."""
        same = self.wording_of(message)
        return [each for each, wording in self._pins.items() if each is not message and wording.text == same]

    def _known_in(self, text: str) -> set[Message]:
        """Which messages a text is; a wording that is part of another does not count where the longer one stands."""
        found = {each: pin.text for each, pin in self._pins.items() if pin.is_in(text)}
        return {
            each for each, pin in found.items() if not any(pin != other and pin in other for other in found.values())
        }

    def dismiss(self) -> None:
        """Close what lies over the page, as a person does; where nothing does, there is nothing to close."""
        closer = self._view.find(closer="todos")
        if closer.count():
            closer.click()
