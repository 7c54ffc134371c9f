"""Pytest plugin that runs the scenarios in a random, repeatable order: ``-p bench.engine.shuffle --order 7``.

Used instead of a library because every xdist worker must get the same order and no other seed may change
(docs/decisions/0007).
"""

from __future__ import annotations

import random

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--order``."""
    parser.getgroup("aceptación").addoption("--order", type=int, default=0, help="semilla del orden de los escenarios")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shuffle after all other plugins have ordered the items."""
    random.Random(config.getoption("--order")).shuffle(items)  # noqa: S311 - an order, not a secret
