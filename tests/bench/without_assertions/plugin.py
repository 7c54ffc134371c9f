"""Registers the steps after those of the suite, because pytest-bdd takes the last definition of a sentence."""

from __future__ import annotations

import pytest

from tests.bench.without_assertions import steps


def pytest_configure(config: pytest.Config) -> None:
    """Register the steps."""
    config.pluginmanager.register(steps, "steps-without-assertions")
