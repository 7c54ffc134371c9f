"""A pytest plugin that writes down the scenarios that there are: ``--collect-only -p bench.engine.scenario_listing --listing FILE``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

from harness.scope import REQUIREMENT

_ROW = "_pytest_bdd_example"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--listing``."""
    parser.getgroup("aceptación").addoption("--listing", type=Path, help="dónde escribir los escenarios que hay")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Write id, requirement and sentences of every scenario, in the order of the features."""
    found: list[dict[str, Any]] = [
        {"id": item.nodeid, "requirement": item.stash[REQUIREMENT], **_told(item)}
        for item in session.items
        if isinstance(item, pytest.Function) and item.stash.get(REQUIREMENT, "")
    ]
    session.config.getoption("--listing").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _told(item: pytest.Function) -> dict[str, Any]:
    """Its sentences; and that it only reads, where nothing is given before (in whatever gender «dado» is written)."""
    row: Any = item.callspec.params.get(_ROW, {}) if hasattr(item, "callspec") else {}
    template = scenario_wrapper_template_registry[item.obj]
    steps = template.render(row).steps
    return {
        "sentences": [f"{step.keyword.strip()} {step.name}" for step in steps],
        "reads": all(step.type != "given" for step in steps),
    }
