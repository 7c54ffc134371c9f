"""Recognition of the portal's messages: which of the five of 5.3.1 each shown text is.

The wording of the five is in pictures that the text of the document lost; a profile pins the wording that was
approved. A message counts in any channel (``pages.messages.message_listener``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator

from pages.components.text_patterns import text_pattern
from pages.messages.message_listener import CapturedText
from pages.profile import Message, Wording
from pages.view import View
from pages.waiting.frames import Frames

ANY_TEXT = re.compile(r"\S")
"""Pattern of every text that can be seen."""
_WAITING = frozenset(
    (
        *("espere", "espera", "momento", "instante", "cargando", "procesando", "enviando", "validando", "verificando"),
        *("comprobando", "consultando", "guardando", "registrando", "loading", "processing", "wait"),
    )
)
_COMPLEMENT = frozenset(
    (
        *("un", "unos", "por", "favor", "segundos", "la", "los", "el", "su", "sus", "datos", "solicitud"),
        *("información", "please", "a", "moment"),
    )
)
"""Words that may accompany those of ``_WAITING``.

A notice says only that the page is busy if it has a word of ``_WAITING`` and none outside both sets.
"""
_FEW = 3  # possible messages that the record names, where there is no certain one


@dataclass(frozen=True)
class ShownMessages:
    """Texts that the portal showed, sorted by kind.

    Attributes:
        known: The messages of 5.3.1 recognised by their approved wording.
        others: Messages that are none of the five.
        answers: Answers to an availability check, which the document asks for.
        possible: Texts in the page or beside a field, where not every text is a message.
        captured: All texts, with channel and time.
    """

    known: frozenset[Message]
    others: tuple[str, ...]
    answers: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    captured: tuple[CapturedText, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether the portal showed any text."""
        return bool(self.known or self.others or self.answers or self.possible)

    def in_words(self) -> str:
        """One Spanish sentence for the record."""
        texts = (*self.others, *self.answers) or self.possible[:_FEW]
        parts = [f"el mensaje «{each.in_words}»" for each in sorted(self.known)] + [
            f"el texto «{each}»" for each in texts
        ]
        return f"El portal mostró {' y '.join(parts)}." if parts else "El portal no mostró ningún mensaje."


class Notice:
    """The messages of one page.

    Attributes:
        answered_dialog: Words of the confirmation dialog that was answered since the last stimulus, without white
            space.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._pins: Mapping[Message, Wording] = view.profile.messages
        self.answered_dialog = ""
        self._answers = (text_pattern(view.profile.free), text_pattern(view.profile.taken))

    def is_pinned(self, message: Message) -> bool:
        """Whether the profile has an approved wording for a message."""
        return message in self._pins

    def wording_of(self, message: Message) -> str:
        """The approved wording of a message; empty where the profile has none."""
        return self._pins[message].text if message in self._pins else ""

    def texts(self) -> tuple[str, ...]:
        """Different texts shown since the baseline, the earliest first."""
        return tuple(dict.fromkeys(each.words for each in self._view.listener.captured()))

    def with_wording_of(self, message: Message) -> Locator:
        """The element with the approved wording of a message, the baseline included; the page itself if it vanished."""
        pattern = self._pins[message].pattern
        return self._view.locate_text(pattern, lambda: self._view.find(message=pattern.pattern)).first

    @property
    def anything(self) -> Locator:
        """An element with a text outside of the baseline; the page itself if the text vanished."""
        baseline = self._view.listener.baseline(ANY_TEXT)
        return self._view.locate_text(
            ANY_TEXT, lambda: self._view.find(message=ANY_TEXT.pattern, baseline=baseline)
        ).first

    def page_shows_text(self) -> bool:
        """Whether the page shows any text now, messages or not."""
        return Frames.of(self._view.page).show_text()

    def set_baseline(self) -> None:
        """Take the texts visible now as shown before the stimulus."""
        self.answered_dialog = ""
        self._view.listener.set_baseline()

    def disregard(self, words: str) -> None:
        """Count the words of an answered confirmation dialog as no message, until the next stimulus."""
        self.answered_dialog = joined(words)

    def is_new(self, words: str) -> bool:
        """Whether a text holds one that was shown since the baseline."""
        return any(joined(each.text) in joined(words) for each in self._view.listener.captured())

    def shown(self) -> ShownMessages:
        """Texts shown since the baseline, sorted by kind."""
        captured = captured_besides(self._view, self.answered_dialog)
        known = {message for each in captured for message in self._known_in(each)}
        rest = {each.words: each for each in captured if not self._known_in(each) and not _asks_to_wait(each.words)}
        answers = [text for text in rest if any(each.search(text) for each in self._answers)]
        rest = {text: each for text, each in rest.items() if not each.is_name_of_icon}
        others = [text for text, each in rest.items() if each.is_in_message_channel and text not in answers]
        possible = [text for text, each in rest.items() if not each.is_in_message_channel and text not in answers]
        return ShownMessages(frozenset(known), tuple(others), tuple(answers), tuple(possible), captured)

    def may_show(self, message: Message) -> bool:
        """Whether a message was shown; without an approved wording, whether any text that could be it was."""
        shown = self.shown()
        return message in shown.known if self.is_pinned(message) else bool(shown.others or shown.possible)

    def same_wording_as(self, message: Message) -> Sequence[Message]:
        """Other messages with the same approved wording."""
        same = self.wording_of(message)
        return [each for each, wording in self._pins.items() if each is not message and wording.text == same]

    def _known_in(self, shown: CapturedText) -> set[Message]:
        """Messages in a text, also when it extends lines that were there before.

        Messages that stand in those earlier lines alone do not count.
        """
        if shown.is_name_of_icon:
            return set()
        return self._pinned_in(shown.text) | (self._pinned_in(shown.whole) - self._pinned_in(shown.stale))

    def _pinned_in(self, text: str) -> set[Message]:
        """The messages whose wording a text contains; if one wording contains another, only the longer counts."""
        found = {each: pin.text for each, pin in self._pins.items() if pin.is_in(text)}
        return {
            each for each, pin in found.items() if not any(pin != other and pin in other for other in found.values())
        }


def _asks_to_wait(text: str) -> bool:
    """Whether a text only says that the page is busy, as one does that covers a form during a request."""
    words = set(re.findall(r"\w+", text.casefold()))
    return bool(words & _WAITING) and words <= _WAITING | _COMPLEMENT


def joined(text: str) -> str:
    """A text without white space, which depends on how its parts are laid out."""
    return "".join(text.split())


def captured_besides(view: View, answered_dialog: str) -> tuple[CapturedText, ...]:
    """Texts shown since the baseline, the earliest first, besides the words of the answered confirmation dialog."""
    return tuple(each for each in view.listener.captured() if joined(each.text) not in answered_dialog)
