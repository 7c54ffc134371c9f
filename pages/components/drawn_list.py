"""Lists that a page draws itself (4.1.4): a layer that a box or button opens, or options always in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator

from pages.selector_engine import selector_for
from pages.view import View
from pages.waiting.closed_controls import is_closed

_OPENING = 2
"""Divisor of the deadline for a layer to open, to close, or to show what was searched for."""
_BRIEF = 1.0
"""Seconds for a list to open, where nothing says that there is one, or its control says that it is closed."""
_DRAWING = 0.2
"""Seconds within which a layer draws what was scrolled into view."""
_FARTHEST = 100_000
"""Pixels that lead from the end of any list to its beginning."""
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
        """Whether its layer is open; suggestions for what one types and options always in sight have none."""
        return self._has_layer(self._look())

    @property
    def is_in_sight(self) -> bool:
        """Whether all options are always in sight, as radio buttons are."""
        return self._control.count() > 0 and bool(self._look()["fixed"])

    def chosen(self) -> str:
        """The text of the chosen one of options that are always in sight; empty for none."""
        return str(self._look()["chosen"])

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
        look = self._rewound()
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

        In a box that opens no list the text is written.

        Raises:
            playwright.sync_api.TimeoutError: The list does not offer it.
        """
        look = self._look()
        if look["free"]:
            same = [each for each in look["options"] if each.casefold() == option.strip().casefold()]
            self._write(next(iter(same), option))
            return
        self._open()
        if look["plain"] and not self._look()["open"]:
            self._write(option)
            return
        wanted = self._part("option", option=option)
        if not wanted.count():
            self._search(option, wanted)
        wanted.first.click()
        self._view.traffic.settle()
        self._close()

    def _write(self, text: str) -> None:
        self._view.traffic.act()
        self._control.fill(text)
        self._control.blur()

    def _search(self, option: str, wanted: Locator) -> None:
        box = self._part("typed")
        if box.count():
            self._view.traffic.act()
            box.fill("")
            box.press_sequentially(option)
            self._view.traffic.settle()
            self._view.traffic.until(lambda: wanted.count() > 0, self._patience)
            return
        look = self._rewound()
        for _ in range(_MOST_SCROLLS):
            if wanted.count() or not look["more"]:
                return
            look = self._scrolled(dict.fromkeys(look["options"]))

    def _scrolled(self, before: Mapping[str, None]) -> dict[str, Any]:
        """Options of the layer after a scroll, once it has drawn some that were not there before."""
        look = before_turn = self._look("scroll")
        if look["wheel"]:
            look = self._wheeled(look["wheel"])
            if look["at"] == before_turn["at"]:
                return {**look, "more": False}  # nothing turns it, so that a person sees no more of it
        looks = [look]

        def draws() -> bool:
            looks.append(self._look())
            return any(text not in before for text in looks[-1]["options"])

        self._view.traffic.until(draws, _DRAWING)
        return looks[-1]

    def _rewound(self) -> dict[str, Any]:
        """Options of the layer once it shows its beginning."""
        look = self._look("rewind")
        return self._wheeled(-_FARTHEST) if look["wheel"] and look["at"] else look

    def _wheeled(self, pixels: int) -> dict[str, Any]:
        """Options of the layer after a turn of the wheel over it, where its page scrolls it by a script."""
        before = self._look()["at"]
        self._view.traffic.act()
        self._part("wheel").hover()
        self._view.page.mouse.wheel(0, pixels)
        self._view.traffic.until(lambda: self._look()["at"] != before, self._patience)
        return self._look()

    def _open(self) -> None:
        seen = self._view.find(**self._query, **{"as": "seen"})
        self._view.uncover(seen)
        before = self._look("before")
        if before["open"] or before["vain"]:
            return
        patience = min(self._patience, _BRIEF) if before["plain"] else self._patience
        self._view.press(seen)
        self._await_options(patience)
        if not self._look()["open"]:
            self._press_key("ArrowDown")
            self._await_options(patience)

    def _await_options(self, patience: float) -> None:
        """Wait until the layer shows options.

        The wait is brief if the control says that the layer is closed and no request is pending.
        """
        traffic = self._view.traffic
        traffic.until(lambda: bool(self._look()["options"]), min(_BRIEF, patience))
        if not (look := self._look())["options"] and (not look["closed"] or traffic.unanswered()):
            traffic.until(lambda: bool(self._look()["options"]), patience - _BRIEF)

    def _close(self) -> None:
        """Close the layer by Escape where the person is, as some keep the keys by now; else at the control."""
        at_focus = self._view.page.keyboard.press
        for escape in (at_focus, at_focus, self._press_key):
            if not self._has_layer(self._look()):
                return
            escape("Escape")
            self._view.traffic.until(lambda: not self._look()["open"], self._patience)

    @staticmethod
    def _has_layer(look: Mapping[str, Any]) -> bool:
        return bool(look["open"] and not (look["free"] or look["fixed"]))

    def _press_key(self, key: str) -> None:
        """Press a key at the control, or at the focus where that is a ``select``, which would choose by it."""
        is_list = self._control.evaluate("control => control.localName === 'select'")
        (self._view.page.keyboard.press if is_list else self._control.press)(key)

    def _look(self, act: str = "look") -> dict[str, Any]:
        answers = self._view.ask(selector_for(drawn=act, **self._query))
        return max(answers, key=lambda each: (each["open"], each["native"]))

    def _part(self, part: str, **narrowing: str) -> Locator:
        return self._view.find(drawn=part, **narrowing, **self._query)
