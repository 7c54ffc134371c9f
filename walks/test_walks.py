"""The walks, one an item: ``python -m pytest walks`` (``walks.plugin`` draws them)."""

from __future__ import annotations

from collections.abc import Callable

from reports.record.walks import WalkResult
from walks.walk import Walk


def test_walk(number: int, walk: Walk, take_walk: Callable[[int, Walk], WalkResult]) -> None:
    """Take a walk; it fails where it contradicts the document every time."""
    found = take_walk(number, walk).finding
    assert found is None or not found.stable, found and f"{found.requirement}: {found.observed}"  # noqa: S101 - a verdict
