"""A walk as plain data: it comes back as it was, and what is no walk of the model is left out."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from walks.drawing import draw
from walks.stored import contradictions_beside, read, stored

PORTAL = "Portal de prueba"


def keep(folder: Path, portal: str, *walks: object, age: int = 0) -> None:
    """Leave the results of walks beside a record."""
    folder.mkdir()
    results = [{"finding": {"walk": walk} if walk else None} for walk in walks]
    path = folder / "recorridos.json"
    path.write_text(json.dumps({"portal": portal, "results": results}), encoding="utf-8")
    os.utime(path, (1_000_000 - age, 1_000_000 - age))


def test_every_walk_comes_back_as_it_was() -> None:
    for walk in draw(30, seed=5, moves_clock=True):
        assert read(json.loads(json.dumps(stored(walk)))) == walk


@pytest.mark.parametrize(
    "data",
    [
        [],
        [["Register"]],
        [["Start", True, []], ["Fly"]],
        [["Start", True, []], ["Write", "Fax"]],
        [["Start", True, []], ["Write", "Fax", "azul"]],
        [["Start", False, []], ["ChangeEmail"]],
        [["Start", True, [["Fax", "azul"]]]],
    ],
)
def test_what_is_no_walk_is_refused(data: list[list[object]]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        read(data)


def test_contradictions_are_those_of_the_newest_record_of_the_same_portal(tmp_path: Path) -> None:
    old, new = draw(2, seed=5, moves_clock=True)
    keep(tmp_path / "a", PORTAL, stored(old), age=50)
    keep(tmp_path / "b", PORTAL, None, stored(new), age=20)
    keep(tmp_path / "c", "otro", stored(old), age=10)
    keep(tmp_path / "d", PORTAL, [["Register"]])
    assert [read(each) for each in contradictions_beside(tmp_path / "acta", PORTAL)] == [new]
    keep(tmp_path / "acta", PORTAL, stored(old))
    assert [read(each) for each in contradictions_beside(tmp_path / "acta", PORTAL)] == [new]
    assert contradictions_beside(tmp_path / "acta", "desconocido") == []


def test_a_healed_portal_has_none(tmp_path: Path) -> None:
    walk = stored(draw(1, seed=5, moves_clock=True)[0])
    keep(tmp_path / "a", PORTAL, walk, age=50)
    keep(tmp_path / "b", PORTAL, None)
    assert contradictions_beside(tmp_path / "acta", PORTAL) == []
