"""The measurement of the walks: which runs it makes, what counts as found, and what its page says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.detection.defects import Defect
from bench.engine.journal import Journal
from bench.engine.portal_lists import Variation
from bench.walks.measurement import Conditions, measure, of_conforming, of_defects
from bench.walks.page import walks_page
from bench.walks.portals import MOST, that_conform, with_defects

OWN, OTHER = "5.3.1.codigo-llega", "5.3.2.registro"
DEFECT = Defect("codigo-mudo", OWN, "correo", "El segundo código no llega.", "")
VARIATION = Variation("sondeo", "red", "Pregunta sin cesar.", technique=True, words={}, undecided={})
CONTEXT = {"date": "2026-11-27T10:00:00", "commit": "abc", "seed": 1, "workers": 2, "machine": {"Núcleos": "2"}}


def _row(*blamed: str, name: str = "codigo-mudo", walks: int = 7, actions: int = 3) -> dict[str, Any]:
    feature = "# language: es\nCaracterística: X\n\n  Escenario: Y\n    Dado algo\n"
    findings = [{"requirement": each, "observed": "Nada.", "actions": actions, "feature": feature} for each in blamed]
    counts = {"walks": walks, "troubled": 1, "registering": 4, "actions": 70, "seconds": 60.0}
    return {"key": name, "name": name, "title": "Un defecto.", "requirement": OWN, **counts, "findings": findings}


@pytest.mark.parametrize(
    ("rows", "found", "wrong", "good"),
    [
        ([_row(OWN)], 1, 0, True),
        ([_row()], 0, 0, False),
        ([_row(OWN, OTHER)], 1, 1, False),
        ([_row(OTHER)], 0, 1, False),
        ([*[_row(OWN)] * 19, _row()], 19, 0, True),
        ([*[_row(OWN)] * 18, _row()], 18, 0, False),
    ],
    ids=["hallado", "no hallado", "con otro", "culpa de otro", "19 de 20", "18 de 19"],
)
def test_a_measurement_is_good_where_nearly_all_are_found_and_nothing_else_is_blamed(
    rows: list[dict[str, Any]], found: int, wrong: int, good: bool
) -> None:
    data = of_defects(rows)
    assert (data["found"], data["blamed_wrongly"], data["good"]) == (found, wrong, good)


def test_one_accusation_of_a_portal_that_conforms_is_bad_and_walks_that_ended_early_prove_nothing() -> None:
    assert not of_conforming([_row(), _row(OTHER)])["good"]
    data = of_conforming([_row(walks=20), _row(walks=20)])
    assert data["good"]
    assert data["walks"] == 38


def test_every_portal_is_walked_as_often_as_it_should_be() -> None:
    runs = that_conform([VARIATION], 50)
    walks = {name: sum(each.walks for each in runs if each.name == name) for name in {each.name for each in runs}}
    assert walks == {"portal de referencia": 50, "aspecto clasica": 10, "aspecto jquery": 10, "variante sondeo": 20}
    seeds = [each.arguments(1)[3] for each in runs if each.name == "portal de referencia"]
    assert seeds == ["1", "2", "3"], "other walks in each"
    assert runs[-1].arguments(1)[-2:] == ["--variations", "sondeo"]
    (run,) = with_defects([DEFECT])
    assert run.arguments(1) == ["--walks", str(MOST), "--seed", "1", "--maxfail", "1", "--defects", "codigo-mudo"]


def test_what_the_journal_holds_is_not_run_again(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path / "runs.jsonl", {})
    (run,) = with_defects([DEFECT])
    journal.append({**_row(OWN), "key": run.key})
    assert measure([run], Conditions(1, 2), journal) == journal.results()


def test_the_page_tells_what_was_found_what_was_not_and_the_shortest_scenarios() -> None:
    missed = _row(name="otro-mudo")
    defects = of_defects([_row(OWN, actions=5), missed]) | CONTEXT
    page = walks_page(defects, of_conforming([_row(walks=20)]) | CONTEXT)
    assert "| Hallados con 60 recorridos o menos | 1 de 2 |" in page
    assert "- `otro-mudo` (5.3.1.codigo-llega): Un defecto." in page
    assert page.count("```gherkin\n# language: es") == 1
    assert "| Cuarenta recorridos duran | 2 min 00 s |" in page
    assert "Ningún portal fue acusado de nada." in page
    assert "Portales que cumplen" not in walks_page(defects, None)
