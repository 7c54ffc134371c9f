"""Pytest plugin that lists the scenarios: ``--collect-only -p bench.engine.scenario_listing --listing FILE``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from harness.compat.bdd_private import steps_of
from harness.scope import REQUIREMENT


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--listing``."""
    parser.getgroup("aceptación").addoption("--listing", type=Path, help="dónde escribir los escenarios que hay")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Write id, requirement and sentences of every scenario, in the order of the features."""
    found: list[dict[str, Any]] = [
        {"id": item.nodeid, "requirement": item.stash[REQUIREMENT], **_steps(item)}
        for item in session.items
        if isinstance(item, pytest.Function) and item.stash.get(REQUIREMENT, "")
    ]
    session.config.getoption("--listing").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _steps(item: pytest.Function) -> dict[str, Any]:
    """The sentences of a scenario, and whether it only reads: it has no ``Dado``, in any gender of the keyword."""
    steps = steps_of(item)
    return {
        "sentences": [f"{step.keyword.strip()} {step.name}" for step in steps],
        "reads": all(step.type != "given" for step in steps),
    }
