"""What all tests share: property tests without a stopwatch, and one browser for all that need one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from fixtures.browser.launch import browser_of_run, launch_arguments

settings.register_profile("proyecto", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("largo", settings.get_profile("proyecto"), max_examples=20_000)
settings.register_profile(
    "mutantes",
    settings.get_profile("proyecto"),
    max_examples=15,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # whether one fails, never which is the smallest
)
settings.load_profile("proyecto")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a browser come last: Playwright's event loop stays, and beside it pyHanko cannot start its own."""
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], pytestconfig: pytest.Config, browser_name: str
) -> dict[str, Any]:
    """The browser that was found."""
    return {**browser_type_launch_args, **launch_arguments(browser_of_run(pytestconfig, browser_name), browser_name)}
