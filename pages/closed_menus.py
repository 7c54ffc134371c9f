"""Menus that are closed until a person opens them: by a press, or by moving the pointer over them (4.1.1, 5.1)."""

from __future__ import annotations

from collections.abc import Callable

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
    menus, without_effect = view.find(menus="cerrados"), 0
    for _ in range(_MOST_MENUS):
        closed = menus.count()
        if is_shown() or closed <= without_effect:
            break
        view.press(menus.nth(without_effect))
        view.traffic.settle()
        without_effect += menus.count() >= closed
    over = view.find(menus=name)
    if not is_shown() and over.count():
        over.first.hover()
        view.traffic.until(is_shown, _OPENING)
