"""Fixtures of the page tests: short HTML pages of all techniques in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages.profile import Profile
from pages.view import View

Shows = Callable[..., View]


@pytest.fixture
def shows(page: Page) -> Shows:
    """Gives the view of a page with this body, for a portal with this profile."""
    page.set_default_timeout(20_000)  # enough for a busy machine
    expect.set_options(timeout=20_000)

    def show(body: str, **profile: Any) -> View:
        page.set_content(f"<!doctype html><html lang='es'><body>{body}</body></html>")
        return View(page, Profile("de prueba", **profile))

    return show
