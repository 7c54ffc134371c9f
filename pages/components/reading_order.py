"""The order in which a page is read: row by row, each from left to right (5.3)."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import FloatRect


def in_reading_order(boxes: Mapping[str, FloatRect]) -> list[str]:
    """Names sorted by the reading order of their boxes.

    Args:
        boxes: Name -> its box, in pixels.

    Returns:
        The names; the boxes of one row may differ a little in height.
    """
    rows: list[list[str]] = []
    for name in sorted(boxes, key=lambda each: boxes[each]["y"]):
        if rows and _is_in_row_of(boxes[rows[-1][0]], boxes[name]):
            rows[-1].append(name)
        else:
            rows.append([name])
    return [name for row in rows for name in sorted(row, key=lambda each: boxes[each]["x"])]


def _is_in_row_of(first: FloatRect, other: FloatRect) -> bool:
    """Whether a box is in the row that ``first`` begins: its middle is above the bottom of ``first``.

    Boxes are compared from top to bottom, so ``other`` begins no higher than ``first``.
    """
    return other["y"] + other["height"] / 2 < first["y"] + first["height"]
