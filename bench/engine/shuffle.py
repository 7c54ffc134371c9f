"""A pytest plugin that runs the scenarios in a random order that a number repeats: ``-p bench.engine.shuffle --order 7``.

Six lines in the place of a library: what shuffles must give every xdist worker the same order and touch no other
seed (docs/decisions/0007).
"""

from __future__ import annotations

import random

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--order``."""
    parser.getgroup("aceptación").addoption("--order", type=int, default=0, help="semilla del orden de los escenarios")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shuffle after everybody else has ordered."""
    random.Random(config.getoption("--order")).shuffle(items)  # noqa: S311 - an order, not a secret
