"""Capture of what a portal shows: in the page, in native alerts and in new windows, with channel and time.

Texts in the page, vanishing toasts included, are captured by ``selector_engine/message_capture.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Dialog, Frame, Locator, Page

from pages.components.text_patterns import as_read
from pages.drawn_text import text_of
from pages.selector_engine import selector_for
from pages.waiting.frames import ask_frames

_NATIVE, _WINDOW = "alerta nativa", "ventana nueva"
_MESSAGE_CHANNELS = frozenset({"diálogo", "región viva", "aviso flotante", "globo del navegador", _NATIVE, _WINDOW})
"""Channels that carry only messages; elsewhere a text may be a message or just a part of the page."""
_ICON = "icono"
"""Channel of the hidden names of visible icons and colours.

An icon's name can answer an availability check; it never counts as one of the five messages."""


@dataclass(frozen=True)
class CapturedText:
    """A text that the portal showed.

    Attributes:
        text: As shown, a line for each part of it; without the lines that were there before.
        channel: Where it was shown, in Spanish.
        at: When, in UTC.
        whole: The text with the lines that were there before, as where one more notice is added to a list of them.
        stale: Those lines alone.
    """

    text: str
    channel: str
    at: datetime
    whole: str = ""
    stale: str = ""

    @property
    def words(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())

    @property
    def is_in_message_channel(self) -> bool:
        """Whether its channel carries only messages."""
        return self.channel in _MESSAGE_CHANNELS

    @property
    def is_name_of_icon(self) -> bool:
        """Whether it is not read but names an icon or a colour that is seen."""
        return self.channel == _ICON


class MessageListener:
    """Captures the texts of one window: those of its frames, its native alerts and the windows it opens.

    Attributes:
        uses_native_dialogs: Whether the page has shown a native alert; then a wait for a text checks alerts too.
    """

    def __init__(self, page: Page) -> None:
        self.uses_native_dialogs = False
        self._page = page
        self._baseline: frozenset[str] | None = None
        self._told: set[str] = set()
        self._native: list[CapturedText] = []
        self._windows: list[tuple[Page, datetime]] = []
        self._navigated = False
        page.on("framenavigated", self._on_navigated)
        page.on("dialog", self._on_dialog)
        page.on("popup", self._on_popup)

    def _on_navigated(self, _: Frame) -> None:
        self._navigated = True

    def _on_dialog(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":  # asked on leaving a page, and no message of the portal
            self.uses_native_dialogs = True
            self._native.append(CapturedText(as_read(dialog.message), _NATIVE, datetime.now(UTC)))
        dialog.accept()

    def _on_popup(self, window: Page) -> None:
        self._windows.append((window, datetime.now(UTC)))

    def set_baseline(self) -> None:
        """Forget what was captured, and take the texts visible now as shown before the stimulus."""
        answers = self._ask("baseline")
        if self._baseline is not None:
            self._remember(each for answer in answers for each in answer["before"])
        self._baseline = frozenset(text for answer in answers for text in answer["visible"])
        self._navigated = False
        self._native.clear()
        self._windows.clear()

    def captured(self) -> Sequence[CapturedText]:
        """Texts shown since the baseline, the earliest first.

        A text of the baseline that is drawn again counts in a channel of messages, and everywhere if it once appeared
        after an earlier baseline: the same answer may be given twice. A part of the page that is drawn again does not.
        """
        answers = self._ask("captured")
        in_page = [
            CapturedText(
                each["text"],
                each["channel"],
                datetime.fromtimestamp(each["at"] / 1000, UTC),
                each["whole"],
                each["stale"],
            )
            for entries in answers
            for each in self._remember(entries)
        ]
        windows = [CapturedText(as_read(text_of(window.locator("body"))), _WINDOW, at) for window, at in self._windows]
        return sorted((*in_page, *self._native, *windows), key=lambda each: each.at)

    def baseline(self, pattern: re.Pattern[str]) -> list[str]:
        """Baseline texts that match, except those that ``captured`` counts as new when they are drawn again."""
        return [text for text in (self._baseline or ()) if pattern.search(text) and text not in self._told]

    def baseline_of_document(self, pattern: re.Pattern[str]) -> list[str]:
        """Texts of the baseline that match; none after a navigation, as the new document answers the stimulus."""
        return [] if self._navigated else self.baseline(pattern)

    def _remember(self, entries: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """Remember the texts that count, and return their entries."""
        standing = (self._baseline or frozenset()) - self._told
        counted = [each for each in entries if each["again"] or each["text"] not in standing]
        if self._baseline is not None:
            self._told.update(each["text"] for each in counted)
        return counted

    def is_outside_page(self, pattern: re.Pattern[str]) -> bool:
        """Whether a native alert matches or a window was opened, which no locator of the page can show."""
        return any(pattern.search(each.words) for each in self._native) or bool(self._windows)

    def _ask(self, what: str) -> list[Any]:
        """The answer of each frame."""
        selector = selector_for(messages=what)
        return ask_frames(self._page, lambda frame: self._read(frame.locator(selector)))

    @staticmethod
    def _read(answer: Locator) -> Any:
        return json.loads(answer.text_content() or "[]")
