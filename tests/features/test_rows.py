"""Rows of outlines: each is a scenario of its own, and says in the column «requisito» what it decides."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from harness.scope import FEATURES, ROOT
from harness.verdict import Verdict
from instructivo.catalogue import load_catalogue
from reports.exports.ci import annotation_lines, code_quality
from reports.judge.outcomes import ScenarioOutcome
from steps.gherkin.feature_text import WrittenScenario, read_feature, written_scenarios

CATALOGUE = load_catalogue()
HEAD = "# language: es\nCaracterística: Filas\n\n"
OUTLINE = """  Esquema del escenario: Está el campo «<campo>»
    Cuando una persona mira la solicitud
    Entonces ve el campo «<campo>»

    Ejemplos:
      | requisito       | campo  |
      | 5.3.campo-id    | ID     |
      | 5.3.campo-fax   | Fax    |
"""
ADDRESS = "features/4.2.1-campos-obligatorios.feature::Sin «Nombre Usuario» no hay registro"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], tuple[WrittenScenario, ...]]:
    """Reads the scenarios of a feature."""

    def scenarios(text: str) -> tuple[WrittenScenario, ...]:
        path = tmp_path / "filas.feature"
        path.write_text(HEAD + text, encoding="utf-8")
        return read_feature(path, CATALOGUE)[1]

    return scenarios


def test_a_row_is_a_scenario_with_its_requirement_its_title_and_its_line(
    read: Callable[[str], tuple[WrittenScenario, ...]],
) -> None:
    first, second = read(OUTLINE)
    assert (first.requirement, second.requirement) == ("5.3.campo-id", "5.3.campo-fax")
    assert [each.node_id("filas.feature") for each in (first, second)] == [
        "filas.feature::Está el campo «ID»",
        "filas.feature::Está el campo «Fax»",
    ]
    scenario = second.template.render({})
    assert (scenario.line_number, scenario.steps[-1].name) == (11, "ve el campo «Fax»")
    assert second.template.tags == {"5.3.campo-fax"}, "a mark comes of each tag"


def test_background_and_tables_of_a_row_are_filled_in_once(
    read: Callable[[str], tuple[WrittenScenario, ...]],
) -> None:
    background = "  Antecedentes:\n    Dada una persona\n\n"
    _, second = read(background + OUTLINE.replace("ve el campo «<campo>»\n", "ve:\n      | <campo> |\n"))
    assert [step.name for step in second.template.steps] == ["una persona", "una persona mira la solicitud", "ve:"]
    table = second.template.steps[-1].datatable
    assert table is not None
    assert table.raw() == [["Fax"]]


def test_rows_of_a_tagged_outline_decide_its_requirement(
    read: Callable[[str], tuple[WrittenScenario, ...]],
) -> None:
    rows = "    Ejemplos:\n      | campo |\n      | ID |\n\n    Ejemplos: otros\n      | campo |\n      | Fax |\n"
    found = read(f"  @5.3.campo-fax\n{OUTLINE.partition('    Ejemplos')[0]}{rows}")
    assert [each.requirement for each in found] == ["5.3.campo-fax", "5.3.campo-fax"]
    assert [each.template.line_number for each in found] == [11, 15]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param(
            "5.3.campo-fax",
            "5.3.campo-fox",
            "filas.feature, línea 11: la fila dice «5.3.campo-fox» en «requisito», y no es un requisito de",
            id="la fila dice un requisito que no existe",
        ),
        pytest.param("5.3.campo-fax", "", "filas.feature, línea 11: la fila dice «» en «requisito»", id="no dice nada"),
        pytest.param(
            "  Esquema",
            "  @5.3.campo-id\n  Esquema",
            "línea 5: el escenario «Está el campo «<campo>»» lleva la etiqueta «@5.3.campo-id» y también la columna",
            id="etiqueta y columna",
        ),
        pytest.param(
            "requisito ",
            "requisitos",
            "línea 4: el escenario «Está el campo «<campo>»» debe llevar la etiqueta de exactamente un requisito, "
            "o sus filas la columna «requisito», y lleva ninguno.",
            id="ni etiqueta ni columna",
        ),
        pytest.param(
            "| Fax    |",
            "| ID     |",
            "línea 11: hay dos escenarios llamados «Está el campo «ID»» (el otro, en la línea 10)",
            id="dos filas con el mismo título",
        ),
        pytest.param(
            "    Ejemplos",
            "    @5.3.campo-fax\n    Ejemplos",
            "línea 4: el esquema «Está el campo «<campo>»» lleva la etiqueta «@5.3.campo-fax» en «Ejemplos»",
            id="etiqueta en Ejemplos",
        ),
        pytest.param(
            "      | 5.3.campo-id    | ID     |\n      | 5.3.campo-fax   | Fax    |\n",
            "",
            "línea 4: el esquema «Está el campo «<campo>»» no tiene filas en «Ejemplos».",
            id="sin filas",
        ),
    ],
)
def test_wrong_row_is_told_with_its_line(
    read: Callable[[str], tuple[WrittenScenario, ...]], old: str, new: str, words: str
) -> None:
    assert OUTLINE.count(old) == 1
    with pytest.raises(ConfigurationError, match=re.escape(words)):
        read(OUTLINE.replace(old, new))


def test_two_outlines_of_one_title_are_refused(read: Callable[[str], tuple[WrittenScenario, ...]]) -> None:
    with pytest.raises(ConfigurationError, match="línea 12: hay dos escenarios llamados «Está el campo «<campo>»»"):
        read(OUTLINE + OUTLINE)


def test_annotations_of_a_row_stand_on_its_own_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.exports.ci.hindrances", lambda data: [])
    path = FEATURES / "5.2-tipos-de-solicitud.feature"
    row = next(each for each in read_feature(path, CATALOGUE)[1] if each.requirement == "5.2.tipo-empleado")
    line = row.template.render({}).line_number
    assert "| 5.2.tipo-empleado " in path.read_text(encoding="utf-8").splitlines()[line - 1]
    name = path.relative_to(ROOT).as_posix()
    outcome = ScenarioOutcome(row.node_id(name), row.requirement, row.template.name, name, line, Verdict.FAIL)
    one = {"id": row.requirement, "level": "documentado", "blocked_by": "", "scenarios": [outcome.data()]}
    (told,) = annotation_lines({"requirements": [one]})
    assert f"file={name},line={line}," in told
    assert code_quality({"requirements": [one]})[0]["location"] == {"path": name, "lines": {"begin": line}}


def test_every_row_of_the_suite_has_a_line_and_an_id_of_its_own() -> None:
    assert len(written_scenarios(FEATURES, CATALOGUE, ROOT)) == 348
    for path in FEATURES.rglob("*.feature"):
        lines = [each.template.line_number for each in read_feature(path, CATALOGUE)[1]]
        assert len(lines) == len(set(lines)), path.name


@pytest.mark.parametrize(
    "selected",
    [
        pytest.param(["features", "-m", "4.2.1.obligatorio-nombre"], id="por la marca de su requisito"),
        pytest.param(["features", "-k", "Sin and Nombre and hay"], id="por las palabras de su título"),
        pytest.param(["features", "--requirement", "4.2.1.obligatorio-nombre"], id="por su requisito"),
        pytest.param([ADDRESS], id="por su identificador"),
    ],
)
def test_one_row_can_be_selected_and_foreseen(selected: list[str]) -> None:
    order = [sys.executable, "-m", "pytest", *selected, "--dry-run", "-p", "no:cacheprovider"]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert "       1        1  4.2.1.obligatorio-nombre · Sin «Nombre Usuario» no hay registro\n" in done.stdout
    assert "1 escenario: 1 escribe en el portal y 0 solo lo miran." in done.stdout, done.stdout + done.stderr
