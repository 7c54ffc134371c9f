"""Rows are formed by vertical overlap, not by a grid."""

from __future__ import annotations

import pytest
from playwright.sync_api import FloatRect

from pages.components.reading_order import in_reading_order


def box(x: float, y: float, height: float = 40) -> FloatRect:
    return FloatRect(x=x, y=y, width=300, height=height)


@pytest.mark.parametrize("top", [0.0, 11.9, 12.0, 23.97, 1056.0])
def test_fraction_of_a_pixel_parts_no_row(top: float) -> None:
    found = in_reading_order({"Teléfono1": box(10, top + 0.05), "Teléfono2": box(400, top)})
    assert found == ["Teléfono1", "Teléfono2"]


def test_rows_come_from_top_to_bottom() -> None:
    boxes = {"c": box(10, 80), "b": box(400, 10), "a": box(10, 12), "d": box(400, 84)}
    assert in_reading_order(boxes) == ["a", "b", "c", "d"]


def test_field_below_another_is_another_row_even_if_close() -> None:
    assert in_reading_order({"abajo": box(10, 44), "arriba": box(400, 0)}) == ["arriba", "abajo"]
