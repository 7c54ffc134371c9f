"""Colour of a mandatory field's asterisk (``steps.expect.marks``)."""

from __future__ import annotations

import pytest

from steps.expect.marks import is_red


@pytest.mark.parametrize(
    ("colour", "red"),
    [((200, 0, 0), True), ((255, 40, 60), True), ((90, 90, 90), False), ((0, 0, 200), False), ((255, 165, 0), False)],
)
def test_red_is_what_a_person_calls_red(colour: tuple[int, int, int], red: bool) -> None:
    assert is_red(colour) is red
