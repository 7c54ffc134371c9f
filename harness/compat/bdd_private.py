"""Private parts of pytest-bdd: its parser, and the registries from which a scenario's steps are known before it runs.

Steps and scenarios have public names in pytest-bdd; the types of its parser, which its hooks pass, have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_bdd.compat import inject_fixture
from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.feature import get_feature
from pytest_bdd.gherkin_parser import Child, get_gherkin_document
from pytest_bdd.gherkin_parser import Scenario as GherkinScenario
from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate, Step
from pytest_bdd.scenario import scenario_wrapper_template_registry
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

LIBRARY, SEEN_IN = "pytest-bdd", "9.0.1"

__all__ = [
    "LIBRARY",
    "SEEN_IN",
    "Child",
    "Feature",
    "GherkinParseError",
    "GherkinScenario",
    "Scenario",
    "ScenarioTemplate",
    "Step",
    "StepFunctionContext",
    "data_table",
    "functions_of",
    "get_feature",
    "get_gherkin_document",
    "inject_fixture",
    "registered_steps",
    "steps_of",
]


def steps_of(item: pytest.Function) -> list[Step]:
    """The steps of a scenario as they will run; a row of an outline is a scenario, with its values filled in."""
    steps: list[Step] = scenario_wrapper_template_registry[item.obj].steps
    return steps


def data_table(step: Step) -> tuple[tuple[str, ...], ...]:
    """Rows of a step's data table, with the values of its outline filled in; empty where it has none."""
    rows = step.datatable.rows if step.datatable else ()
    return tuple(tuple(cell.value for cell in row.cells) for row in rows)


def registered_steps() -> list[StepFunctionContext]:
    """Every step function that was imported so far, with its kind and its sentence."""
    return list(step_function_context_registry.values())


def functions_of(step: Step) -> Iterator[Callable[..., Any]]:
    """The step functions whose sentence matches a step, in the order in which they were imported."""
    for known in registered_steps():
        if known.type == step.type and known.parser.is_matching(step.name):
            yield known.step_func
