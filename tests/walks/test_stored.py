"""A walk as plain data: it comes back as it was, and what is no walk of the model is left out."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from instructivo.model.actions import Register, Start, Wait
from reports.record.walks import Finding, StoredWalk, WalkRecord, WalkResult
from walks.drawing import Walk, draw
from walks.stored import MOST, contradictions_beside, read, stored

PORTAL = "Portal de prueba"
RESULT = WalkResult(1, 12, 0, (), (), (), 3, 1.5)
FINDING = Finding("5.3.2.registro", "documentado", "se registra", "no", "texto", True, 3)


def keep(folder: Path, portal: str, *walks: StoredWalk, age: int = 0, pending: tuple[StoredWalk, ...] = ()) -> None:
    """Leave the results of walks that contradicted beside a record."""
    folder.mkdir()
    found = [
        replace(RESULT, number=number, finding=replace(FINDING, walk=each)) for number, each in enumerate(walks, 1)
    ]
    write(folder, WalkRecord(portal, 7, len(walks), tuple(found), pending=pending).text(), age)


def write(folder: Path, text: str, age: int = 0) -> None:
    """Write a file of walks that is some seconds old."""
    path = folder / "recorridos.json"
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_000_000 - age, 1_000_000 - age))


def beside(folder: Path, portal: str = PORTAL, *, moves_clock: bool = True) -> list[Walk]:
    """Walks to take again in a run whose record is ``acta`` in a folder."""
    return [read(each) for each in contradictions_beside(folder / "acta", portal, moves_clock=moves_clock)]


def test_every_walk_comes_back_as_it_was() -> None:
    for walk in draw(30, seed=5, moves_clock=True):
        assert read(json.loads(json.dumps(stored(walk)))) == walk


START: list[Any] = ["Start", True, [], False]


@pytest.mark.parametrize(
    "data",
    [
        [],
        [["Register"]],
        [START, ["Fly"]],
        [START, ["Write", "Fax"]],
        [START, ["Write", "Fax", "azul"]],
        [["Start", False, [], False], ["ChangeEmail"]],
        [["Start", True, [["Fax", "azul"]], False]],
        [["Start", True, [["Fax", "vacío"], ["Fax", "vacío"]], False]],
        [["Start", {"a": 1}, [], False]],
        [START, *[["AskCode"]] * 100],
        "texto",
        [1, 2],
    ],
)
def test_what_is_no_walk_is_refused(data: Any) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, IndexError)):
        read(data)


def test_contradictions_are_those_of_the_newest_record_of_the_same_portal(tmp_path: Path) -> None:
    old, new = draw(2, seed=5, moves_clock=True)
    keep(tmp_path / "a", PORTAL, stored(old), age=50)
    keep(tmp_path / "b", PORTAL, stored(new), stored(new), age=20)
    keep(tmp_path / "c", "otro", stored(old), age=10)
    assert beside(tmp_path) == [new]
    keep(tmp_path / "acta", PORTAL, stored(old))
    assert beside(tmp_path) == [new], "the record of the run itself tells nothing"
    assert beside(tmp_path, "desconocido") == []


def test_a_healed_portal_has_none_and_a_cut_run_forgets_none(tmp_path: Path) -> None:
    walk = draw(1, seed=5, moves_clock=True)[0]
    keep(tmp_path / "a", PORTAL, stored(walk), age=50)
    keep(tmp_path / "b", PORTAL, pending=(stored(walk),), age=40)
    assert beside(tmp_path) == [walk]
    keep(tmp_path / "c", PORTAL)
    assert beside(tmp_path) == []


def test_walks_that_let_time_pass_need_a_clock(tmp_path: Path) -> None:
    timeless = Walk(Start(), (Register(),))
    patient = next(
        each for each in draw(30, seed=5, moves_clock=True) if any(isinstance(one, Wait) for one in each.actions)
    )
    keep(tmp_path / "a", PORTAL, stored(timeless), stored(patient))
    assert beside(tmp_path) == [timeless, patient]
    assert beside(tmp_path, moves_clock=False) == [timeless]


def test_few_are_taken_again(tmp_path: Path) -> None:
    keep(tmp_path / "a", PORTAL, *map(stored, draw(MOST + 3, seed=5, moves_clock=True)))
    assert len(beside(tmp_path)) == MOST


@pytest.mark.parametrize("content", ["", "[]", "{", "null", '{"portal": 1e999}', "[" * 100_000])
def test_file_that_is_no_record_of_walks_is_passed_over(tmp_path: Path, content: str) -> None:
    walk = draw(1, seed=5, moves_clock=True)[0]
    keep(tmp_path / "a", PORTAL, stored(walk), age=50)
    (tmp_path / "b").mkdir()
    write(tmp_path / "b", content)
    (tmp_path / "c" / "recorridos.json").mkdir(parents=True)
    assert beside(tmp_path) == [walk]
