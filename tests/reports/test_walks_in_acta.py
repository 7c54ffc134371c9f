"""The acta of a run that walked: its section, and a file of walks that says something else than walks do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.acta.walks import walks_in
from reports.record.closing import close_record

FOUND = {"requirement": "5.1.registro", "observed": "No abre.", "stable": False}
DATA = {
    "walks": 2,
    "asked": 3,
    "actions": 17,
    "registering": 1,
    "undecided": 1,
    "seed": 7,
    "seconds": 12,
    "transitions": [["completa", "Register", 3]],
    "never_taken": [["completa", "Wait"]],
    "learnt": [["recarga", "registró", 1]],
    "results": [
        {"number": 1, "finding": FOUND, "trouble": ""},
        {"number": 2, "finding": None, "trouble": "La <b>página</b> no dejó continuar."},
    ],
}


def acta(folder: Path, content: str | None) -> str:
    """The page of a record with a file of walks, or without one."""
    if content is not None:
        (folder / "recorridos.json").write_text(content, encoding="utf-8")
    close_record(folder)
    return (folder / "acta.html").read_text(encoding="utf-8")


def test_section_tells_what_was_walked_learnt_and_in_the_way(record: Callable[..., Path]) -> None:
    page = acta(record(), json.dumps(DATA))
    assert '<section id="recorridos">' in page
    assert "2 de 3 pedidos, con 17 acciones; en 1 se registró alguien" in page
    assert "1 tomada; 1 prevista no se dio" in page
    assert '<th scope="col">registrar</th>' in page
    assert '<td class="none">0</td>' in page
    assert "El portal registró (1 vez)." in page
    assert "Contradijeron al documento una vez y no al repetirse" in page
    assert "Recorrido 2: La &lt;b&gt;página&lt;/b&gt; no dejó continuar." in page


def test_acta_of_a_run_without_walks_has_no_section(record: Callable[..., Path]) -> None:
    assert 'id="recorridos"' not in acta(record(), None)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", "null", json.dumps({**DATA, "learnt": [["otra", "registró", 1]]}), json.dumps({"walks": "muchos"})],
)
def test_file_that_tells_no_walks_is_left_out_and_breaks_nothing(record: Callable[..., Path], content: str) -> None:
    folder = record()
    assert 'id="recorridos"' not in acta(folder, content)
    assert walks_in(folder / "recorridos.json") is None
