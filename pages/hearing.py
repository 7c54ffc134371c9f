"""What a portal tells, wherever it tells it: in the page, in a native alert, in a new window; with its moment.

What appears in the page is heard by ``sight/messages.js``, a toast that vanishes again included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Dialog, Frame, Locator, Page

from pages.finding import see

NATIVE, WINDOW = "alerta nativa", "ventana nueva"
LOUD = frozenset({"diálogo", "región viva", "aviso flotante", NATIVE, WINDOW})
"""Where a portal speaks to the person; elsewhere a text may be a message or just a part of the page."""


@dataclass(frozen=True)
class Heard:
    """Something that the portal told.

    Attributes:
        text: As it was shown, a line for each part of it.
        channel: Where, in Spanish.
        at: When.
    """

    text: str
    channel: str
    at: datetime

    @property
    def words(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())

    @property
    def is_loud(self) -> bool:
        """Whether it came where a portal speaks to the person."""
        return self.channel in LOUD


class Ears:
    """Listens to one window: all its frames, its native alerts and the windows it opens."""

    def __init__(self, page: Page) -> None:
        self.speaks_natively = False  # so that who waits for a word listens for alerts too
        self._page = page
        self._before: frozenset[str] = frozenset()
        self._native: list[Heard] = []
        self._windows: list[tuple[Page, datetime]] = []
        self._turned = False
        page.on("framenavigated", self._turn)
        page.on("dialog", self._take_native)
        page.on("popup", self._take_window)

    def _turn(self, _: Frame) -> None:
        self._turned = True

    def _take_native(self, dialog: Dialog) -> None:
        self.speaks_natively = True
        self._native.append(Heard(dialog.message, NATIVE, datetime.now(UTC)))
        dialog.accept()

    def _take_window(self, window: Page) -> None:
        self._windows.append((window, datetime.now(UTC)))

    def mark(self) -> None:
        """What can be read now was there before the stimulus."""
        said = [self._ask(frame.locator(see(messages="mark"))) for frame in self._page.frames]
        self._before = frozenset(text for texts in said for text in texts)
        self._turned = False
        self._native.clear()
        self._windows.clear()

    def heard(self) -> Sequence[Heard]:
        """What was told since the last mark, in the order in which it was.

        What could be read before does not count where the page draws it again, and does where a new toast says it.
        """
        reports = [self._ask(frame.locator(see(messages="report"))) for frame in self._page.frames]
        in_page = [
            Heard(each["text"], each["channel"], datetime.fromtimestamp(each["at"] / 1000, UTC))
            for report in reports
            for each in report
            if each["anew"] or each["text"] not in self._before
        ]
        windows = [Heard(window.locator("body").inner_text(), WINDOW, at) for window, at in self._windows]
        return sorted((*in_page, *self._native, *windows), key=lambda each: each.at)

    def before(self, pattern: re.Pattern[str]) -> list[str]:
        """Texts that match and could be read before the stimulus."""
        return [text for text in self._before if pattern.search(text)]

    def before_on_this_page(self, pattern: re.Pattern[str]) -> list[str]:
        """The same, as far as it is still the same page: one that came anew says what it says of the stimulus."""
        return [] if self._turned else self.before(pattern)

    def told_natively(self, pattern: re.Pattern[str]) -> bool:
        """Whether an alert or a new window told it, which no locator on the page can show."""
        return any(pattern.search(each.words) for each in self._native) or bool(self._windows)

    @staticmethod
    def _ask(question: Locator) -> list[Any]:
        return list(json.loads(question.text_content() or "[]"))
