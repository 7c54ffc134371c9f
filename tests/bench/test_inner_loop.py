"""Targets, shares and page of the inner loop's cost."""

from __future__ import annotations

from typing import Any

import pytest

from bench.speed.inner_loop import TARGETS, TOP, holds, inner_lines, inner_page, shares
from bench.speed.profiled import part_of
from harness.layout import ROOT


def data(**medians: float) -> dict[str, Any]:
    """A result whose figures are half of their limits, or as given."""
    figures = {name: medians.get(name, limit / 2) for name, (_, limit) in TARGETS.items()}
    found = {name: {"median": at, "low": at, "high": at, "confidence": 0.96} for name, at in figures.items()}
    whole = {"cpu": 4.0, "wall": 5.0, "memory": 0}
    known = {
        "date": "2026-11-27T18:00:00",
        "commit": "abc",
        "suite": "abc",
        "machine": {"Núcleos": "2"},
        "rounds": 6,
        "load": 0.5,
    }
    return {**known, **found, "alone": whole, "cold": whole, "profile": [("playwright", 0.25)]}


def test_targets_hold_where_the_whole_interval_does() -> None:
    assert holds(data())
    assert sum(each.startswith("se cumple") for each in inner_lines(data())) == len(TARGETS)
    dear = data(wall=9.0)
    assert not holds(dear)
    assert sum(each.startswith("no llega") for each in inner_lines(dear)) == 1
    assert "| 3,00 | 9,00 | 9,00 a 9,00 | **no llega** |" in inner_page(dear)
    few = {**data(), "cpu": {"median": 1.0, "low": 1.0, "high": 1.0, "confidence": 0.0}}
    assert not holds(few), "without an interval nothing is shown"


def test_shares_are_of_all_processes_and_the_largest_first() -> None:
    found = shares({"own": {f"parte {number}": 1.0 + number for number in range(30)}, "others": 100.0})
    assert len(found) == TOP
    assert (found[0][0], round(found[0][1], 6)) == ("el navegador y su controlador", round(100 / 565, 6))


@pytest.mark.parametrize(
    ("file", "name", "part"),
    [
        (f"{ROOT}/fixtures/preflight/inspection.py", "_inspected", "fixtures.preflight"),
        ("/v/lib/python3.11/site-packages/playwright/_impl/_page.py", "goto", "playwright"),
        ("<frozen importlib._bootstrap>", "_load", "Python: cargar módulos"),
        ("~", "<built-in method builtins.compile>", "Python: funciones en C"),
        ("/usr/lib/python3.11/json/__init__.py", "loads", "Python: json"),
    ],
)
def test_a_function_belongs_to_a_part(file: str, name: str, part: str) -> None:
    assert part_of(file, name) == part
