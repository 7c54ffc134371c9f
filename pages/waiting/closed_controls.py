"""Buttons and boxes that a page keeps closed until something else was done (4.2.1, 5.3.1; docs/decisions/0032)."""

from __future__ import annotations

import re
from enum import Enum

from playwright.sync_api import Locator

PATIENCE_SHARE = 0.4
"""Share of the deadline within which a page lets a button be pressed, once everything it waits for is done."""
OPENING = 1.0
"""Seconds within which a page opens its boxes after an act, besides the answers to that act."""
_COUNTDOWN = re.compile(
    r"(?:\(\s*|\s)(?:en\s+)?(?:(?P<minutes>\d{1,2}):)?(?P<seconds>\d{1,3})\s*(?:s|seg|segundos)?\.?\s*\)?\s*$",
    re.IGNORECASE,
)
_WORDS = "buttons => buttons.map(each => each.innerText || each.value || '')"
_LONGEST_COUNTDOWN = 60
_AFTER_COUNTDOWN = 2.0
"""Seconds that a button may count down, and those after which it is surely open."""
_IS_IN = """
  const isIn = (element, css) => {
    for (let up = element; up; up = up.assignedSlot || up.parentElement || up.getRootNode().host) {
      if (up.matches(css)) { return true; }
    }
    return false;
  };
"""
"""Function: whether an element is, or stands in, what matches a CSS selector, in whatever shadow root that is."""
_STATE = f"""
buttons => {{{_IS_IN} return buttons.map(button => {{
  const isOff = button.matches(":disabled") || isIn(button, "[inert]") ||
    getComputedStyle(button).pointerEvents === "none";
  return isOff ? "off" : isIn(button, '[aria-disabled="true" i]') ? "marked" : "on";
}}); }}
"""
_CLOSED = f"""
boxes => {{{_IS_IN} return boxes.map(box => box.matches(":disabled") ||
  (box.readOnly === true && !box.matches("[role=combobox], [aria-haspopup=listbox]")) ||
  isIn(box, '[inert], [aria-disabled="true" i], [aria-readonly="true" i]')); }}
"""
_READ_ONLY = f"""
boxes => {{{_IS_IN} return boxes.map(box => !box.matches(":disabled, [role=combobox], [aria-haspopup=listbox]") &&
  box.readOnly === true && !isIn(box, "[inert]")); }}
"""


class ButtonState(Enum):
    """State of a button, as its page tells it.

    ``MARKED`` is a button that says that it is disabled (``aria-disabled``) and yet receives clicks.
    """

    ON = "on"
    MARKED = "marked"
    OFF = "off"


def state_of(button: Locator) -> ButtonState:
    """The state of a button now; ``ON`` for a button that is not on the page yet."""
    found = button.evaluate_all(_STATE)
    return ButtonState(found[0]) if found else ButtonState.ON


def seconds_counted_down(button: Locator) -> float:
    """Seconds that a disabled button still counts down, as a button «Reenviar código» does.

    Returns:
        Some more than it says; 0 where it counts nothing, or more than a person would wait here.
    """
    told = next(map(_COUNTDOWN.search, button.evaluate_all(_WORDS)), None)
    seconds = 60 * int(told["minutes"] or 0) + int(told["seconds"]) if told else 0
    return seconds + _AFTER_COUNTDOWN if 0 < seconds <= _LONGEST_COUNTDOWN else 0


def is_closed(box: Locator) -> bool:
    """Whether a page lets nothing be written into a box, or chosen in a list, now."""
    found = box.evaluate_all(_CLOSED)
    return bool(found) and bool(found[0])


def is_read_only(box: Locator) -> bool:
    """Whether a closed box can still be clicked, which opens it on some pages."""
    found = box.evaluate_all(_READ_ONLY)
    return bool(found) and bool(found[0])
