"""Attempt of a person to change the value of a field that may be locked, by keyboard or by paste (5.3.1)."""

from __future__ import annotations

from pages.components.fields import Field
from pages.view import View

_HAS_FOCUS = "inputs => inputs.some(input => input.getRootNode().activeElement === input)"
_TAKES_PASTE = """
(input, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  return input.dispatchEvent(new ClipboardEvent("paste", {bubbles: true, cancelable: true, clipboardData: data}));
}
"""
"""Announces a paste to the page; whether the page leaves it to the browser."""


class ChangeAttempt:
    """Writes over fields as a person does: selects what they have, then types or pastes, then leaves them.

    Args:
        view: The page.
    """

    def __init__(self, view: View) -> None:
        self._view = view

    def type(self, label: str, value: str) -> None:
        """Type a value over what a field has; an empty value only deletes."""
        if self._selects(label):
            self._view.page.keyboard.press("Delete")
            self._view.page.keyboard.type(value)
            self._leave(label)

    def paste(self, label: str, value: str) -> None:
        """Paste a value over what a field has."""
        if self._selects(label):
            if self._field(label).input.evaluate(_TAKES_PASTE, value):
                self._view.page.keyboard.insert_text(value)
            self._leave(label)

    def shows(self, label: str, value: str) -> bool:
        """Whether a field is there and has this value, in any letter case."""
        field = self._field(label)
        return field.input.count() > 0 and field.value().strip().casefold() == value.casefold()

    def _selects(self, label: str) -> bool:
        """Select what a field has; whether the field is there and takes the focus."""
        field = self._field(label)
        if not field.input.count():
            return False
        self._view.uncover(field.input)
        self._view.traffic.act()
        field.input.focus()
        if not field.input.evaluate_all(_HAS_FOCUS):
            return False
        self._view.page.keyboard.press("ControlOrMeta+a")
        return True

    def _leave(self, label: str) -> None:
        self._field(label).leave()
        self._view.traffic.settle()

    def _field(self, label: str) -> Field:
        return Field(self._view, label)
