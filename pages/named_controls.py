"""Buttons and links by the words on them, on a screen of which only their sense is known (4.2.1, 5.2)."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from pages.drawn_text import DRAWN_TEXT
from pages.view import View

_NAME = f"control => {DRAWN_TEXT}(control) || control.value || control.getAttribute('aria-label') || ''"


def seen_control(view: View, words: re.Pattern[str]) -> Locator | None:
    """The first button or link that is seen and whose name matches; None for none."""
    content = view.content_frame.locator("body")
    named = content.get_by_role("button", name=words).or_(content.get_by_role("link", name=words))
    seen = named.filter(visible=True)
    return seen.first if seen.count() else None


def name_of(control: Locator) -> str:
    """The name that a person reads on a button or link, on one line."""
    return " ".join(str(control.evaluate(_NAME)).split())
