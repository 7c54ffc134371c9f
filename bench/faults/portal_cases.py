"""Fault cases among the portal's own tests, read from their source because Django's runner has no plugins."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from bench.faults.cases import MARK, FaultCase
from harness.errors import ConfigurationError
from harness.scope import ROOT

PORTAL = ROOT / "portal"
_FORM = f'@{MARK}("nombre", injected="…", holds="…")'


def portal_fault_cases(folder: Path = PORTAL) -> Iterator[FaultCase]:
    """The tests below a folder that have the decorator ``portal.registration.tests.fault_cases.fault_case``.

    Raises:
        ConfigurationError: The arguments of a decorator are not literal texts.
    """
    for file in sorted(folder.rglob("test_*.py")):
        module = ".".join(file.relative_to(folder.parent).with_suffix("").parts)
        for holder in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(holder, ast.ClassDef):
                yield from _cases_of(holder, f"{module}.{holder.name}")


def _cases_of(holder: ast.ClassDef, name: str) -> Iterator[FaultCase]:
    for node in (holder, *holder.body):
        for each in getattr(node, "decorator_list", ()):
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id == MARK:
                inside = "" if node is holder else f".{getattr(node, 'name', '')}"
                yield _case(each, f"{name}{inside}")


def _case(call: ast.Call, test: str) -> FaultCase:
    try:
        (name,) = (ast.literal_eval(each) for each in call.args)
        given = {each.arg: ast.literal_eval(each.value) for each in call.keywords}
        return FaultCase(name, given["injected"], given.get("holds", ""), test)
    except (ValueError, KeyError) as error:
        raise ConfigurationError(f"{test}: escriba {_FORM} con textos literales.") from error
