"""How the tests run: property tests by what they find and not by how fast, and browsers in an order that works."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("proyecto", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("proyecto")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with pytest-playwright's browser come last: its event loop runs on until the session ends.

    In the same thread neither another browser nor pyHanko, which have loops of their own, can start then.
    """
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))
