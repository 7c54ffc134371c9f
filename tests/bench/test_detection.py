"""The measurement itself, run for real on a few defects; and without the assertions of a step it must fail."""

from __future__ import annotations

import ast
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd.steps import step_function_context_registry

from harness.scope import FEATURES, ROOT
from instructivo.catalogue import load_catalogue
from steps.gherkin.feature_text import WrittenScenario, read_feature

_ROOMS = ("harness", "instructivo", "features", "steps", "pages", "fixtures", "profiles", "reports", "portal", "bench")
_SECONDS = 600


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout that a test may spoil."""
    ignored = shutil.ignore_patterns("out", "__pycache__", "*.sqlite3*")
    for room in _ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=ignored)
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / ".cache").symlink_to(ROOT / ".cache")
    return tmp_path


def detect(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "MAILPIT_"))}
    order = ["-m", "bench", "detection", "--quick", *arguments]
    return subprocess.run(
        [sys.executable, *order],
        cwd=checkout,
        env={**kept, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )


def test_finds_the_defects_of_a_requirement_and_writes_the_figures(checkout: Path) -> None:
    done = detect(checkout, "--others", "0", "--only", "5.3.titulo")
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads((checkout / "reports/out/detection/detection.json").read_text(encoding="utf-8"))
    assert found["defects"] >= 1
    assert found["caught_rate"] == found["attributed_rate"] == 1.0
    assert found["runs"] == found["defects"]
    assert all(row["requirement"] == "5.3.titulo" for row in found["matrix"])
    assert "<h1" in (checkout / "reports/out/detection/detection.html").read_text(encoding="utf-8")


def test_every_defect_whose_turn_it_is_is_found_and_blamed_alone(checkout: Path) -> None:
    done = detect(checkout, "--every", "4", "--others", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads((checkout / "reports/out/detection/detection.json").read_text(encoding="utf-8"))
    assert found["defects"] > 50


def deciding_steps() -> Iterator[tuple[str, str]]:
    """Room file and name of every step function that decides."""
    for path in sorted((ROOT / "steps").glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and any(is_then(each) for each in node.decorator_list):
                yield path.name, node.name


def is_then(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "then"


def blind(path: Path, name: str) -> None:
    """Leave nothing of a step but its name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    step = next(each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == name)
    step.body = [ast.Pass()]
    path.write_text(ast.unparse(tree), encoding="utf-8")


def requirement_decided_by(module: str, step: str) -> str:
    """The first requirement that the step decides."""
    catalogue = load_catalogue()
    for path in sorted(FEATURES.rglob("*.feature")):
        for each in read_feature(path, catalogue)[1]:
            if decides(f"steps.{Path(module).stem}", step, each):
                return each.requirement
    raise AssertionError(f"nobody says {step}")


def decides(module: str, step: str, written: WrittenScenario) -> bool:
    """Whether the scenario's ``Entonces`` is that function."""
    row = next((row for examples in written.template.examples for row in examples.as_contexts()), {})
    sentence = written.template.render(row).steps[-1].name
    return any(
        (each.step_func.__module__, each.step_func.__name__) == (module, step) and each.parser.is_matching(sentence)
        for each in step_function_context_registry.values()
    )


HANDFUL = random.Random(os.environ.get("HANDFUL", "1")).sample(sorted(deciding_steps()), 3)  # noqa: S311 - a sample


@pytest.mark.parametrize(("module", "step"), HANDFUL, ids=[step for _, step in HANDFUL])
def test_without_the_assertions_of_a_step_it_fails(checkout: Path, module: str, step: str) -> None:
    requirement = requirement_decided_by(module, step)
    blind(checkout / "steps" / module, step)
    done = detect(checkout, "--others", "0", "--only", requirement)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Defectos que la suite no descubre" in done.stdout
