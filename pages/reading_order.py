"""The order in which a person reads what stands on a page: row by row, each from left to right (5.3)."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import FloatRect


def in_reading_order(boxes: Mapping[str, FloatRect]) -> list[str]:
    """Names in the order in which their boxes are read.

    Args:
        boxes: Name -> where it stands, in pixels.

    Returns:
        The names; boxes of one row may stand a little higher or lower than each other.
    """
    rows: list[list[str]] = []
    for name in sorted(boxes, key=lambda each: boxes[each]["y"]):
        if rows and _begins_beside(boxes[rows[-1][0]], boxes[name]):
            rows[-1].append(name)
        else:
            rows.append([name])
    return [name for row in rows for name in sorted(row, key=lambda each: boxes[each]["x"])]


def _begins_beside(first: FloatRect, other: FloatRect) -> bool:
    """Whether the middle of a box that stands no higher is still level with the first of the row."""
    return other["y"] + other["height"] / 2 < first["y"] + first["height"]
