"""What no feature may do unnoticed: an orphan requirement, an ambiguous sentence, a step that nobody says."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd.parser import Step
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from harness.scope import FEATURES, ROOT
from instructivo.catalogue import Verification, load_catalogue
from reports.judge.run_checks import RUN_CHECKS
from steps.gherkin.feature_text import WrittenScenario, read_feature, written_scenarios

CATALOGUE = load_catalogue()
PATHS = sorted(FEATURES.rglob("*.feature"))
FORBIDDEN = re.compile(r"wait_for_timeout|time\.sleep|pytest\.(skip|xfail)|mark\.(skip|xfail)|except:|except Exception")


@pytest.fixture(scope="session")
def written() -> list[tuple[Path, WrittenScenario]]:
    return [(path, each) for path in PATHS for each in read_feature(path, CATALOGUE)[1]]


@pytest.fixture(scope="session")
def step_functions() -> list[StepFunctionContext]:
    found = step_function_context_registry.values()
    return [each for each in found if each.step_func.__module__.startswith("steps.")]


def sentences(written: list[tuple[Path, WrittenScenario]]) -> Iterator[tuple[str, Step]]:
    for path, each in written:
        rows = [row for examples in each.template.examples for row in examples.as_contexts()] or [{}]
        for row in rows:
            for step in each.template.render(row).steps:
                yield f"{path.name}:{step.line_number}", step


def matching(functions: list[StepFunctionContext], step: Step) -> list[StepFunctionContext]:
    return [each for each in functions if each.type == step.type and each.parser.is_matching(step.name)]


def test_every_requirement_has_a_scenario_a_rule_or_a_reason() -> None:
    decided = set(written_scenarios(FEATURES, CATALOGUE, ROOT).values())
    for one in CATALOGUE:
        by_scenario, by_run = (one.verified_by is each for each in (Verification.SCENARIO, Verification.RUN))
        assert by_scenario == (one.id in decided), f"{one.id}: ¿quién lo decide?"
        assert by_run == (one.id in RUN_CHECKS), f"{one.id}: ¿con qué regla se decide en la corrida?"
        assert by_scenario or by_run or one.open_because, f"{one.id} no tiene escenario ni razón"


def test_every_sentence_matches_exactly_one_step(
    written: list[tuple[Path, WrittenScenario]], step_functions: list[StepFunctionContext]
) -> None:
    wrong = {
        f"{place} «{step.name}»": found
        for place, step in sentences(written)
        if (found := len(matching(step_functions, step))) != 1
    }
    assert not wrong


def test_every_step_is_said_somewhere(
    written: list[tuple[Path, WrittenScenario]], step_functions: list[StepFunctionContext]
) -> None:
    said = {id(each) for _, step in sentences(written) for each in matching(step_functions, step)}
    silent = {str(each.parser.name) for each in step_functions if id(each) not in said}
    assert not silent


def test_scenarios_are_short_and_decide_one_thing(written: list[tuple[Path, WrittenScenario]]) -> None:
    for path, each in written:
        kinds = Counter(step.type for step in each.template.steps)
        where = f"{path.name}: {each.template.name}"
        assert (kinds["when"], kinds["then"]) == (1, 1), where
        assert 2 <= len(each.template.steps) <= 7, where


def test_file_and_requirement_are_of_one_section(written: list[tuple[Path, WrittenScenario]]) -> None:
    for path, each in written:
        section = path.stem.split("-")[0]
        assert each.requirement.startswith(f"{section}."), f"{path.name} decide {each.requirement}"


def test_rooms_of_a_verdict_have_no_shortcuts() -> None:
    for room in ("features", "steps", "pages"):
        for path in (ROOT / room).rglob("*.*"):
            if path.suffix in (".py", ".feature"):
                assert not FORBIDDEN.search(path.read_text(encoding="utf-8")), path.name


def test_steps_have_no_loops_and_pages_no_assertions() -> None:
    banned = {"steps": (ast.For, ast.While, ast.Try), "pages": (ast.Assert, ast.Try)}
    for room, kinds in banned.items():
        for path in (ROOT / room).rglob("*.py"):
            if path.name in ("collection.py", "feature_text.py", "foresight.py") or path.parent.name == "profile":
                continue
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            assert not [node for node in nodes if isinstance(node, kinds)], path.name
