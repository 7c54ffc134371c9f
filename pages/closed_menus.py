"""Menus that are closed until a person opens them: by a press, or by moving the pointer over them (4.1.1, 5.1)."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator

from pages.view import View

_MOST_MENUS = 12
"""Closed menus that are opened on one page."""
_OPENING = 0.5
"""Seconds within which a menu opens under the pointer."""


def open_menus(view: View, name: str, is_shown: Callable[[], bool]) -> None:
    """Open the closed menus of a page, one after the other, until what is looked for is seen.

    Args:
        view: The window.
        name: Name on the page of what is looked for; a menu that holds it may open under the pointer.
        is_shown: Whether it is seen now.
    """
    press_open(view, view.find(menus="cerrados"), is_shown)
    over = view.find(menus=name)
    if not is_shown() and over.count():
        over.first.hover()
        view.traffic.until(is_shown, _OPENING)


def press_open(view: View, menus: Locator, is_shown: Callable[[], bool], most: int = _MOST_MENUS) -> None:
    """Press closed menus, one after the other, until what is looked for is seen.

    Args:
        view: The window.
        menus: The menus that are closed now; one that a press opens is none of them any more.
        is_shown: Whether what is looked for is seen now.
        most: Number of presses.
    """
    without_effect = 0
    for _ in range(most):
        closed = menus.count()
        if is_shown() or closed <= without_effect:
            return
        view.press(menus.nth(without_effect))
        view.traffic.settle()
        without_effect += menus.count() >= closed
