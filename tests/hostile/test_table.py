"""The table of docs/seguridad-del-portal.md names existing tests and requirements of ASVS 5.0."""

from __future__ import annotations

import ast
import re

import pytest

from harness.scope import ROOT

PAGE = (ROOT / "docs" / "seguridad-del-portal.md").read_text(encoding="utf-8")
OWN, SERVED = ROOT / "portal" / "registration" / "tests", ROOT / "tests" / "hostile"
FILES = {
    "seguridad": OWN / "test_security.py",
    "sitio": OWN / "test_site.py",
    "codigos": OWN / "test_codes.py",
    "registro": OWN / "test_registration.py",
    "reglas": OWN / "test_rules.py",
    "respuestas": SERVED / "test_responses.py",
    "carreras": SERVED / "test_races.py",
    "azar": SERVED / "test_fuzz.py",
    "postgresql": SERVED / "test_postgresql.py",
}
NAMED = sorted(set(re.findall(r"`([a-z]+)::(test_\w+)`", PAGE)))


def test_the_table_names_tests() -> None:
    assert len(NAMED) > 40


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_the_named_test_exists(file: str, name: str) -> None:
    tree = ast.parse(FILES[file].read_text(encoding="utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_each_row_has_requirements_and_a_proof() -> None:
    rows = [line.split("|")[1:-1] for line in PAGE.splitlines() if re.match(r"\| V\d", line)]
    assert len(rows) > 40
    for asked, *rest in rows:
        ids = asked.replace("(nivel 3)", "").split(",")
        assert all(re.fullmatch(r"V\d{1,2}\.\d\.\d{1,2}", each.strip()) for each in ids), asked
        assert len(rest) == 2 or "::test_" in rest[-1], asked
