"""Gates of features and steps: requirements without scenario, ambiguous sentences, unused steps, shortcuts."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.compat.bdd_private import Step, StepFunctionContext, get_gherkin_document, registered_steps
from harness.scope import FEATURES, ROOT
from instructivo.catalogue import Verification, load_catalogue
from instructivo.model.actions import CredentialChoice, Register, SignIn, TakeBack
from instructivo.model.demands import Demand, Expectation
from reports.judge.run_checks import RUN_CHECKS
from steps.gherkin.feature_text import WrittenScenario, read_feature, written_scenarios
from walks.scenario_text import (
    EVERY_START,
    every_form,
    given_sentence,
    start_sentence,
    then_sentence,
    when_sentence,
)

CATALOGUE = load_catalogue()
PATHS = sorted(FEATURES.rglob("*.feature"))
FORBIDDEN = re.compile(r"wait_for_timeout|time\.sleep|pytest\.(skip|xfail)|mark\.(skip|xfail)|except:|except Exception")

GLUE = ROOT / "steps" / "gherkin"
BRANCHES_AND_LOOPS = (ast.If, ast.IfExp, ast.Match, ast.For, ast.While, ast.comprehension, ast.Try, ast.TryStar)
LOCATING = re.compile(r"(frame_)?locator|get_by_\w+|query_selector\w*|evaluate|first|last|nth|filter|page")


@pytest.fixture(scope="session")
def written() -> list[tuple[Path, WrittenScenario]]:
    return [(path, each) for path in PATHS for each in read_feature(path, CATALOGUE)[1]]


def step_function_contexts() -> list[StepFunctionContext]:
    return [each for each in registered_steps() if each.step_func.__module__.startswith("steps.")]


@pytest.fixture(scope="session")
def step_functions() -> list[StepFunctionContext]:
    return step_function_contexts()


def sentences(written: list[tuple[Path, WrittenScenario]]) -> Iterator[tuple[str, Step]]:
    for path, each in written:
        for step in each.template.steps:
            yield f"{path.name}:{each.template.line_number}", step


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
    told = [(kind, text) for kind, text in sentences_of_walks()]
    said |= {
        id(each)
        for each in step_functions
        for kind, text in told
        if each.type == kind and each.parser.is_matching(text)
    }
    silent = {str(each.parser.name) for each in step_functions if id(each) not in said}
    assert not silent


def says(function: StepFunctionContext, kind: str, text: str) -> bool:
    return bool(function.type == kind and function.parser.is_matching(text))


def sentences_of_walks() -> Iterator[tuple[str, str]]:
    """The sentences in which the model tells its walks, which stand in no feature of this checkout."""
    for action in every_form():
        yield "given", given_sentence(action)
    yield from (("given", f"una persona {start_sentence(each)}") for each in EVERY_START)
    yield from (("when", when_sentence(SignIn(each))) for each in CredentialChoice)
    yield from (("when", when_sentence(each)) for each in (Register(), TakeBack()))
    yield "then", then_sentence(Expectation(Demand.NOT_TAKEN, "5.3.1.correo-disponible"))


def test_every_sentence_of_a_walk_matches_exactly_one_step(step_functions: list[StepFunctionContext]) -> None:
    for kind, text in sentences_of_walks():
        assert sum(says(each, kind, text) for each in step_functions) == 1, text


def test_scenarios_are_short_and_decide_one_thing(written: list[tuple[Path, WrittenScenario]]) -> None:
    for path, each in written:
        kinds = Counter(step.type for step in each.template.steps)
        where = f"{path.name}: {each.template.name}"
        assert (kinds["when"], kinds["then"]) == (1, 1), where
        assert 2 <= len(each.template.steps) <= 5, where


def test_titles_and_sentences_are_filled_in_and_ids_hold_no_bracket(
    written: list[tuple[Path, WrittenScenario]],
) -> None:
    for path, each in written:
        for text in (each.template.name, *(step.name for step in each.template.steps)):
            assert not re.search(r"<\w", text), f"{path.name}:{each.template.line_number} «{text}»"
        assert not set("[]") & set(each.template.name), f"{path.name}:{each.template.line_number}"


def test_an_outline_has_more_than_one_row() -> None:
    for path in PATHS:
        for child in get_gherkin_document(str(path)).feature.children:
            rows = (
                [row for table in child.scenario.examples for row in table.table_body or ()] if child.scenario else []
            )
            assert len(rows) != 1, f"{path.name}:{rows[0].location.line}"


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
            if path.parent == GLUE or path.parent.name == "profile":  # they read files, not pages
                continue
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            assert not [node for node in nodes if isinstance(node, kinds)], path.name


def decorated_steps(text: str) -> Iterator[ast.FunctionDef]:
    """Functions of a module that a sentence calls."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id in ("given", "when", "then")
            for each in node.decorator_list
        ):
            yield node


def shortcuts(text: str) -> list[str]:
    """Branches, loops and locators in the step functions of a module, by name and kind."""
    return [
        f"{step.name}: {node.attr if isinstance(node, ast.Attribute) else type(node).__name__}"
        for step in decorated_steps(text)
        for node in ast.walk(step)
        if isinstance(node, BRANCHES_AND_LOOPS) or (isinstance(node, ast.Attribute) and LOCATING.fullmatch(node.attr))
    ]


def test_step_functions_have_no_branch_loop_or_locator() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "steps").rglob("*.py")}
    functions = {each.step_func for each in step_function_contexts()}
    assert sum(len(list(decorated_steps(text))) for text in texts.values()) == len(functions)
    assert {path.name: found for path, text in texts.items() if (found := shortcuts(text))} == {}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("if form: form.send()", "If"),
        ("form.send() if form else None", "IfExp"),
        ("for each in form: each.send()", "For"),
        ("while form: form.send()", "While"),
        ("[each.send() for each in form]", "comprehension"),
        ("try: form.send()\n    finally: pass", "Try"),
        ("form.get_by_label('País').click()", "get_by_label"),
        ("form.rows.first.click()", "first"),
    ],
)
def test_gate_of_step_functions_finds(body: str, found: str) -> None:
    assert shortcuts(f"@given(parse('x'))\ndef step(form):\n    {body}\n") == [f"step: {found}"]
    assert shortcuts(f"def helper(form):\n    {body}\n") == []
