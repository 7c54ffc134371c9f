"""The tests of the portal that stand for perils, read from their source: Django's runner has no plugins."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from bench.faults.cases import MARK, Peril
from harness.errors import ConfigurationError
from harness.scope import ROOT

PORTAL = ROOT / "portal"
_FORM = f'@{MARK}("nombre", injected="…", holds="…")'


def perils_of_the_portal(folder: Path = PORTAL) -> Iterator[Peril]:
    """The tests below a folder whose decorator is ``portal.registration.tests.perils.peril``.

    Raises:
        ConfigurationError: A decorator is not written with literal texts.
    """
    for file in sorted(folder.rglob("test_*.py")):
        module = ".".join(file.relative_to(folder.parent).with_suffix("").parts)
        for holder in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(holder, ast.ClassDef):
                yield from _perils_of(holder, f"{module}.{holder.name}")


def _perils_of(holder: ast.ClassDef, name: str) -> Iterator[Peril]:
    for node in (holder, *holder.body):
        for each in getattr(node, "decorator_list", ()):
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id == MARK:
                inside = "" if node is holder else f".{getattr(node, 'name', '')}"
                yield _peril(each, f"{name}{inside}")


def _peril(call: ast.Call, test: str) -> Peril:
    try:
        (name,) = (ast.literal_eval(each) for each in call.args)
        told = {each.arg: ast.literal_eval(each.value) for each in call.keywords}
        return Peril(name, told["injected"], told.get("holds", ""), test)
    except (ValueError, KeyError) as error:
        raise ConfigurationError(f"{test}: escriba {_FORM} con textos literales.") from error
