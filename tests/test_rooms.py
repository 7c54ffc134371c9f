"""Rules between rooms that import-linter cannot see: modules named in a string, and private parts of libraries."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.layout import ROOT

ROOMS = ("harness", "instructivo", "steps", "pages", "fixtures", "reports", "walks", "portal", "bench")
COMPAT = ROOT / "harness" / "compat"
DOTTED = re.compile(rf"\b(?:{'|'.join(ROOMS)})(?:\.\w+)+")
PUBLIC = ("pytest_bdd", "playwright.sync_api", "playwright.async_api")
"""Modules of the libraries whose names are their public interface."""
PRIVATE = re.compile(r"(_pytest|xdist|pytest_split|pytest_bdd|playwright|pluggy)(\.|$)")
XDIST = ("workerinput", "workeroutput", "dsession", "terminaldistreporter")


def modules(room: str) -> Iterator[tuple[Path, ast.Module]]:
    """The modules of a room but its own tests, and copies that a measurement left in ``reports/out``, parsed."""
    for path in sorted((ROOT / room).rglob("*.py")):
        if not {"tests", "peers", "out"}.intersection(path.relative_to(ROOT).parts):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of each string literal that is no docstring."""
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            yield node.lineno, node.value


def is_module(name: str) -> bool:
    """Whether a dotted name is that of a module, of a package, or of something in a module."""
    path = ROOT.joinpath(*name.split("."))
    return any(Path(each).is_file() for each in (f"{path}.py", f"{path.parent}.py", path / "__init__.py"))


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and module of each import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""


@pytest.mark.parametrize("room", ROOMS)
def test_no_string_names_a_module_of_another_room(room: str) -> None:
    named = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path, tree in modules(room)
        for line, text in texts(tree)
        for name in DOTTED.findall(text)
        if name.partition(".")[0] != room and is_module(name)
    ]
    assert not named


@pytest.mark.parametrize("room", ROOMS)
def test_private_modules_of_libraries_are_imported_by_the_compat_package_only(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {module}"
        for path, tree in modules(room)
        if COMPAT not in path.parents
        for line, module in imported(tree)
        if PRIVATE.match(module) and module not in PUBLIC
    ]
    assert not found


@pytest.mark.parametrize("room", ROOMS)
def test_what_xdist_adds_to_objects_of_pytest_is_named_in_the_compat_package_only(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path, tree in modules(room)
        if COMPAT not in path.parents
        for word in [
            *(node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)),
            *(text for _, text in texts(tree)),
        ]
        if word in XDIST
    ]
    assert not found


def test_a_string_that_names_a_module_is_recognised() -> None:
    tree = ast.parse(
        '"""reports.session.plugin."""\norder = ["-m", "reports.session.plugin"]\nother = "reports.nada.mas"'
    )
    assert [name for _, text in texts(tree) for name in DOTTED.findall(text) if is_module(name)] == [
        "reports.session.plugin"
    ]
