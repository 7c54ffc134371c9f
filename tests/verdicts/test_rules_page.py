"""The page of the rules names existing tests, and at least one for every rule of a table."""

from __future__ import annotations

import ast
import re

from harness.scope import ROOT
from harness.verdict import Disposition
from reports.judge.document_verdict import ExitCode

PAGE = (ROOT / "docs" / "veredictos.md").read_text(encoding="utf-8")
HERE = ROOT / "tests" / "verdicts"


def test_named_tests_exist() -> None:
    functions = {
        node.name
        for path in HERE.glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert named
    assert not named - functions
    files = set(re.findall(r"`(tests/[\w/]+\.py)`", PAGE))
    assert not [each for each in files if not (ROOT / each).exists()]


def test_every_row_of_rules_names_its_test() -> None:
    rules = [line for line in PAGE.splitlines() if re.match(r"\| (\d|[A-Z]\d)+ \|", line)]
    assert len(rules) > 20
    assert not [line for line in rules if "test" not in line]


def test_every_exit_code_and_disposition_is_explained() -> None:
    for code in ExitCode:
        assert re.search(rf"^\| {code.value} \|", PAGE, re.MULTILINE), code.name
    for disposition in Disposition:
        assert f"`{disposition}`" in PAGE, disposition
