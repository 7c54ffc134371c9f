"""Places of the fields of the form: their order, and the fields of one row (5.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playwright.sync_api import FloatRect

from pages.components.fields import Field
from pages.components.reading_order import in_reading_order

_APART = 100_000
"""Pixels by which the parts of a form count as below one another."""


class FormLayout:
    """Places of the fields of a form on the screen.

    Args:
        field: Gives the field with a label.
    """

    def __init__(self, field: Callable[[str], Field]) -> None:
        self._field = field

    def labels_in_order(self, labels: Sequence[str]) -> list[str]:
        """The labels in reading order: from part to part, from top to bottom, from left to right."""
        return in_reading_order({label: self._box_below_earlier_parts(label) for label in labels})

    def box_of(self, label: str) -> FloatRect:
        """The box of a field, in pixels.

        Raises:
            playwright.sync_api.TimeoutError: The field is not on the page.
        """
        box = self._field(label).seen.bounding_box()
        return box or FloatRect(x=0, y=0, width=0, height=0)

    def _box_below_earlier_parts(self, label: str) -> FloatRect:
        box = self.box_of(label)
        box["y"] += self._field(label).part * _APART
        return box

    def are_one_row(self, left: str, right: str) -> bool:
        """Whether two fields are in one row, the first to the left of the second."""
        first, second = self.box_of(left), self.box_of(right)
        overlap = first["y"] < second["y"] + second["height"] and second["y"] < first["y"] + first["height"]
        return overlap and first["x"] < second["x"]
