"""What the recorder asks of the other rooms, so that it need not import them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest


@pytest.hookspec
def pytest_acceptance_facts(config: pytest.Config) -> Mapping[str, str]:  # type: ignore[empty-body]
    """Facts of the run for the record, in Spanish: label -> value. Asked of the controller at the end."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_plan(config: pytest.Config) -> Mapping[str, str]:  # type: ignore[empty-body]
    """Every scenario that the features hold: its id -> the requirement it decides."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_translate(exception: BaseException, config: pytest.Config) -> BaseException | None:
    """The error of a library told as one of ``harness.errors``, or None where it is not known."""


@pytest.hookspec
def pytest_acceptance_evidence(  # type: ignore[empty-body]
    item: pytest.Item, folder: Path
) -> list[tuple[str, str, str]]:
    """Files written below ``folder`` while the scenario's pages are open: kind, relative path, caption."""


@pytest.hookspec
def pytest_acceptance_notes(item: pytest.Item) -> list[str]:  # type: ignore[empty-body]
    """Things seen in a scenario that no clause speaks about."""
