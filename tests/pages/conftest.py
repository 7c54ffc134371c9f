"""Fixtures of the page tests: short HTML pages of all techniques in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

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


@pytest.fixture(scope="module")
def _page_of_module(browser: Browser) -> Iterator[Page]:
    with closing(browser.new_context()) as context:
        yield context.new_page()


@pytest.fixture
def page_of_module(_page_of_module: Page) -> Page:
    """A page with a new document, for modules of many short tests that need no context of their own."""
    _page_of_module.unroute_all()
    _page_of_module.goto("about:blank")
    return _page_of_module
