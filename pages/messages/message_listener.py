"""Capture of what a portal shows: in the page, in native alerts and in new windows, with channel and time.

Texts in the page, vanishing toasts included, are captured by ``selector_engine/message_capture.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Dialog, Frame, Locator, Page

from pages.selector_engine import selector_for
from pages.waiting.frames import ask_frames

_NATIVE, _WINDOW = "alerta nativa", "ventana nueva"
_MESSAGE_CHANNELS = frozenset({"diálogo", "región viva", "aviso flotante", _NATIVE, _WINDOW})
"""Channels that carry only messages; elsewhere a text may be a message or just a part of the page."""


@dataclass(frozen=True)
class CapturedText:
    """A text that the portal showed.

    Attributes:
        text: As shown, a line for each part of it.
        channel: Where it was shown, in Spanish.
        at: When, in UTC.
    """

    text: str
    channel: str
    at: datetime

    @property
    def words(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())

    @property
    def is_in_message_channel(self) -> bool:
        """Whether its channel carries only messages."""
        return self.channel in _MESSAGE_CHANNELS


class MessageListener:
    """Captures the texts of one window: those of its frames, its native alerts and the windows it opens.

    Attributes:
        uses_native_dialogs: Whether the page has shown a native alert; then a wait for a text checks alerts too.
    """

    def __init__(self, page: Page) -> None:
        self.uses_native_dialogs = False
        self._page = page
        self._baseline: frozenset[str] = frozenset()
        self._native: list[CapturedText] = []
        self._windows: list[tuple[Page, datetime]] = []
        self._navigated = False
        page.on("framenavigated", self._on_navigated)
        page.on("dialog", self._on_dialog)
        page.on("popup", self._on_popup)

    def _on_navigated(self, _: Frame) -> None:
        self._navigated = True

    def _on_dialog(self, dialog: Dialog) -> None:
        self.uses_native_dialogs = True
        self._native.append(CapturedText(dialog.message, _NATIVE, datetime.now(UTC)))
        dialog.accept()

    def _on_popup(self, window: Page) -> None:
        self._windows.append((window, datetime.now(UTC)))

    def set_baseline(self) -> None:
        """Forget what was captured, and take the texts visible now as shown before the stimulus."""
        answers = self._ask("baseline")
        self._baseline = frozenset(text for texts in answers for text in texts)
        self._navigated = False
        self._native.clear()
        self._windows.clear()

    def captured(self) -> Sequence[CapturedText]:
        """Texts shown since the baseline, the earliest first.

        A text of the baseline that the page only draws again does not count; in a new toast it does.
        """
        answers = self._ask("captured")
        in_page = [
            CapturedText(each["text"], each["channel"], datetime.fromtimestamp(each["at"] / 1000, UTC))
            for texts in answers
            for each in texts
            if each["newToast"] or each["text"] not in self._baseline
        ]
        windows = [CapturedText(window.locator("body").inner_text(), _WINDOW, at) for window, at in self._windows]
        return sorted((*in_page, *self._native, *windows), key=lambda each: each.at)

    def baseline(self, pattern: re.Pattern[str]) -> list[str]:
        """Texts of the baseline that match."""
        return [text for text in self._baseline if pattern.search(text)]

    def baseline_of_document(self, pattern: re.Pattern[str]) -> list[str]:
        """Texts of the baseline that match; none after a navigation, as the new document answers the stimulus."""
        return [] if self._navigated else self.baseline(pattern)

    def is_outside_page(self, pattern: re.Pattern[str]) -> bool:
        """Whether a native alert matches or a window was opened, which no locator of the page can show."""
        return any(pattern.search(each.words) for each in self._native) or bool(self._windows)

    def _ask(self, what: str) -> list[list[Any]]:
        """The answer of each frame."""
        selector = selector_for(messages=what)
        return ask_frames(self._page, lambda frame: self._read(frame.locator(selector)))

    @staticmethod
    def _read(answer: Locator) -> list[Any]:
        return list(json.loads(answer.text_content() or "[]"))
