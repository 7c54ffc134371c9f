"""Buttons and boxes that a page keeps closed until something else was done (4.2.1, 5.3.1; docs/decisions/0032)."""

from __future__ import annotations

from enum import Enum

from playwright.sync_api import Locator

PATIENCE_SHARE = 0.4
"""Share of the deadline within which a page lets a button be pressed, once everything it waits for is done."""
OPENING = 1.0
"""Seconds within which a page opens its boxes after an act, besides the answers to that act."""
_STATE = """
buttons => buttons.map(button => {
  const isOff = button.matches(":disabled") || button.closest("[inert]") ||
    getComputedStyle(button).pointerEvents === "none";
  return isOff ? "off" : button.closest('[aria-disabled="true" i]') ? "marked" : "on";
})
"""
_CLOSED = """
boxes => boxes.map(box => box.matches(":disabled") ||
  (box.readOnly === true && !box.matches("[role=combobox], [aria-haspopup=listbox]")) ||
  box.closest('[inert], [aria-disabled="true" i], [aria-readonly="true" i]') !== null)
"""
_READ_ONLY = """
boxes => boxes.map(box => !box.matches(":disabled, [role=combobox], [aria-haspopup=listbox]") &&
  box.readOnly === true && box.closest("[inert]") === null)
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


def is_closed(box: Locator) -> bool:
    """Whether a page lets nothing be written into a box, or chosen in a list, now."""
    found = box.evaluate_all(_CLOSED)
    return bool(found) and bool(found[0])


def is_read_only(box: Locator) -> bool:
    """Whether a closed box can still be clicked, which opens it on some pages."""
    found = box.evaluate_all(_READ_ONLY)
    return bool(found) and bool(found[0])
