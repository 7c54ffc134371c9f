"""Lists that a page draws itself: a box or button that opens a layer with options (4.1.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator

from pages.selector_engine import selector_for
from pages.view import View
from pages.waiting.closed_controls import is_closed

_OPENING = 2
"""Divisor of the deadline for a layer to open, to close, or to show what was searched for."""
_DRAWING = 0.2
"""Seconds within which a layer draws what was scrolled into view."""
_MOST_SCROLLS = 200
"""Screens of one list that are read."""


class DrawnList:
    """A list of options that is no ``select``; each reading opens its layer and closes it again.

    Args:
        view: The window.
        control: What a person presses.
        query: The query of the control (``pages.selector_engine.selector_for``).
    """

    def __init__(self, view: View, control: Locator, query: Mapping[str, str]) -> None:
        self._view = view
        self._control = control
        self._query = dict(query)
        self._patience = view.profile.deadline / _OPENING

    @property
    def is_drawn(self) -> bool:
        """Whether the control is there and is no ``select``."""
        return self._control.count() > 0 and not self._look()["native"]

    @property
    def hides_select(self) -> bool:
        """Whether the control is a hidden ``select`` behind a widget, which is what a person presses."""
        return bool(self._look()["widget"])

    @property
    def is_open(self) -> bool:
        """Whether its layer is open; suggestions for what one types have none."""
        look = self._look()
        return bool(look["open"] and not look["free"])

    def opens(self) -> bool:
        """Open its layer as a person does; whether it shows options then, or suggests some while one types."""
        if self._look()["free"]:
            return True
        self._open()
        return bool(self._look()["options"])

    def texts(self) -> list[str]:
        """The texts of all options in their order; none of a list that is closed.

        Where the layer draws only some of them, it is scrolled through.
        """
        if is_closed(self._control):
            return []
        self._open()
        look = self._look("rewind")
        found = dict.fromkeys(look["options"])
        for _ in range(_MOST_SCROLLS):
            if not look["more"]:
                break
            self._view.traffic.until(lambda: False, 0)
            look = self._scrolled(found)
            found |= dict.fromkeys(look["options"])
        self._close()
        return [text for text in found if text]

    def choose(self, option: str) -> None:
        """Choose an option by its text: where it is seen, by searching for it, or by scrolling to it.

        Raises:
            playwright.sync_api.TimeoutError: The list does not offer it.
        """
        look = self._look()
        if look["free"]:
            same = [each for each in look["options"] if each.casefold() == option.strip().casefold()]
            self._view.traffic.act()
            self._control.fill(next(iter(same), option))
            self._control.blur()
            return
        self._open()
        wanted = self._part("option", option=option)
        if not wanted.count():
            self._search(option, wanted)
        wanted.first.click()
        self._view.traffic.settle()
        self._close()

    def _search(self, option: str, wanted: Locator) -> None:
        box = self._part("typed")
        if box.count():
            self._view.traffic.act()
            box.fill("")
            box.press_sequentially(option)
            self._view.traffic.settle()
            self._view.traffic.until(lambda: wanted.count() > 0, self._patience)
            return
        look = self._look("rewind")
        for _ in range(_MOST_SCROLLS):
            if wanted.count() or not look["more"]:
                return
            look = self._scrolled(dict.fromkeys(look["options"]))

    def _scrolled(self, before: Mapping[str, None]) -> dict[str, Any]:
        """Options of the layer after a scroll, once it has drawn some that were not there before."""
        look = self._look("scroll")
        looks = [look]

        def draws() -> bool:
            looks.append(self._look())
            return any(text not in before for text in looks[-1]["options"])

        self._view.traffic.until(draws, _DRAWING)
        return looks[-1]

    def _open(self) -> None:
        self._view.uncover(self._control)
        if self._look("before")["open"]:
            return
        self._view.press(self._view.find(**self._query, **{"as": "seen"}))
        self._view.traffic.until(lambda: bool(self._look()["options"]), self._patience)
        if not self._look()["open"]:
            self._press_key("ArrowDown")
            self._view.traffic.until(lambda: bool(self._look()["options"]), self._patience)

    def _close(self) -> None:
        """Close the layer by Escape where the person is, as some keep the keys by now; else at the control."""
        at_focus = self._view.page.keyboard.press
        for escape in (at_focus, at_focus, self._press_key):
            look = self._look()
            if not look["open"] or look["free"]:
                return
            escape("Escape")
            self._view.traffic.until(lambda: not self._look()["open"], self._patience)

    def _press_key(self, key: str) -> None:
        """Press a key at the control, or at the focus where that is a ``select``, which would choose by it."""
        is_list = self._control.evaluate("control => control.localName === 'select'")
        (self._view.page.keyboard.press if is_list else self._control.press)(key)

    def _look(self, act: str = "look") -> dict[str, Any]:
        answers = self._view.ask(selector_for(drawn=act, **self._query))
        return max(answers, key=lambda each: (each["open"], each["native"]))

    def _part(self, part: str, **narrowing: str) -> Locator:
        return self._view.find(drawn=part, **narrowing, **self._query)
