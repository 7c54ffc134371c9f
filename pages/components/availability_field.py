"""A field with the button «Comprobar disponibilidad», and the portal's answer to it (5.3.1)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from playwright.sync_api import Locator

from pages.components.availability import Availability, AvailabilityWords
from pages.components.fields import Field
from pages.components.pressing import Press
from pages.messages.notices import captured_besides, joined
from pages.view import View

CHECK_AVAILABILITY = "Comprobar disponibilidad"
_SHORT = 10
"""Divisor of the deadline for an answer where the portal was silent before in this run."""


class AvailabilityField(Field):
    """A field with its button «Comprobar disponibilidad» and the portal's answer to it.

    Attributes:
        press: Result of the press of the button.
        asked_server: Whether the page asked its server when the button was pressed.
        answered_dialog: Words of the confirmation dialog that was answered after the press, without white space; they
            are no answer to the press.
    """

    press: Press = Press.DONE
    answered_dialog: str = ""

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

        def stands() -> bool:
            return bool(self._present_answers()) if self.answered_dialog else answer.count() > 0

        self._view.traffic.until(lambda: bool(self._new_answers()) or stands(), seconds)
        found = self._read()
        if found is Availability.UNSAID and not self.texts():
            self._view.missing.learn_unresponsive(self._silence)
        return found

    def texts(self) -> list[str]:
        """Different texts that the page showed after the press of the button, the earliest first."""
        return list(dict.fromkeys(self._captured()))

    def denials_of_free(self) -> list[str]:
        """The shown texts that negate the profile's words for a free value, and do not say that it is in use."""
        return [each for text in self.texts() for each in self._words.denials_of_free(text)]

    def _read(self) -> Availability:
        """Meaning of the last answer that has one."""
        readings = [self._words.read(each) for each in self._new_answers() or self._present_answers()]
        return next((each for each in reversed(readings) if each is not Availability.UNSAID), Availability.UNSAID)

    @property
    def _silence(self) -> str:
        """Name of the silence of this check in the run memo."""
        return f"la respuesta de «{CHECK_AVAILABILITY}» junto a «{self.name}»"

    def _new_answers(self) -> list[str]:
        """Texts shown since the baseline that read as an answer, the earliest first; none of a place of the profile."""
        if self._view.profile.answer:
            return []
        pattern = self._words.pattern
        return [each for each in self._captured() if pattern.search(each)]

    def _captured(self) -> list[str]:
        """Texts shown since the baseline, the earliest first, besides an answered confirmation dialog."""
        return [each.words for each in captured_besides(self._view, self.answered_dialog)]

    def _present_answers(self) -> list[str]:
        """The texts of the answer that the page shows now, besides an answered confirmation dialog."""
        texts = json.loads(self._view.find(**self._answer_query, **{"as": "text"}).text_content() or "[]")
        return [each for each in texts if joined(each) not in self.answered_dialog]

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
