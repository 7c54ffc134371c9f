"""Boxes of the form that a page opens only after something else was done (5.3.1; docs/decisions/0032)."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from pages.components.fields import Field
from pages.view import View
from pages.waiting.closed_controls import OPENING, is_closed, is_read_only

_NAMED = 3
"""Boxes that a sentence of the record names."""


class ClosedBoxes:
    """The boxes of one form into which the page has not let the person write.

    Attributes:
        waiting: Labels of the boxes that may still open; the person writes into them as soon as they do.
        given: Labels of the boxes that the page filled by itself and closed.
    """

    def __init__(self, view: View) -> None:
        self.waiting: set[str] = set()
        self.given: set[str] = set()
        self._view = view
        self._end = 0.0

    def begin(self) -> None:
        """Begin to fill; the boxes that are closed have together a while to open."""
        self._end = 0.0

    def opens(self, field: Field) -> bool:
        """Whether the page lets the person write into a box, at once or after a wait.

        A box that stays closed is recorded.
        """
        if not field.is_reached() or (is_closed(field.input) and not self._opens_late(field)):
            self.waiting.add(field.name)
            return False
        self.waiting.discard(field.name)
        return True

    def _opens_late(self, field: Field) -> bool:
        self._view.uncover(field.input)
        if is_read_only(field.input):
            self._view.traffic.act()
            field.input.click()  # a box may open only once it is clicked
        if not self._end:
            self._view.traffic.settle()
            self._end = monotonic() + OPENING
        self._view.traffic.until(lambda: not is_closed(field.input), self._end - monotonic())
        return not is_closed(field.input)

    def note_opened(self, labels: Sequence[str], after: str) -> None:
        """Record which boxes the page opened.

        Args:
            labels: Their labels; nothing is recorded where there are none.
            after: The act after which they were open, in Spanish.
        """
        if labels:
            self._view.observations.append(f"La página abrió {_in_words(labels)} solo después de {after}.")

    def note_closed(self) -> None:
        """Record which boxes the page still keeps closed."""
        if self.waiting:
            self._view.observations.append(f"La página mantuvo cerrado {_in_words(sorted(self.waiting))}.")


def _in_words(labels: Sequence[str]) -> str:
    named = ", ".join(f"«{each}»" for each in labels[:_NAMED])
    return named if len(labels) <= _NAMED else f"{named} y {len(labels) - _NAMED} más"
