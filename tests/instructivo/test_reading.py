"""Loading of the files of this room: their content is kept, and an error names its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from instructivo.catalogue import load_catalogue
from instructivo.observations import Observation, load_observations
from instructivo.passages import FRONT, fingerprint, read_passages
from instructivo.tables import entries, only_keys, texts
from tests.instructivo.conftest import requirement

OBSERVATION = """\
[[observation]]
id = "O-01"
title = "Tamaño"
section = "2.2"
page = 2
says = "Dice dos."
reading = "Dos."
alternatives = ["Tres.", "Cuatro."]
requirements = ["2.2.uno"]
"""


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def bad_observations(folder: Path, text: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load_observations(("2.2.uno",), written(folder, "lista.toml", text))
    return str(caught.value)


def bad_catalogue(folder: Path, text: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load_catalogue(written(folder, "requisitos.toml", text))
    return str(caught.value)


def test_an_observation_comes_back_as_it_was_written(tmp_path: Path) -> None:
    found = load_observations(("2.2.uno",), written(tmp_path, "lista.toml", OBSERVATION))
    assert found == (Observation("O-01", "Tamaño", "2.2", 2, "Dice dos.", "Dos.", ("Tres.", "Cuatro."), ("2.2.uno",)),)


def test_missing_observations_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"^No se puede leer la lista de observaciones nada\.toml: no existe"):
        load_observations((), tmp_path / "nada.toml")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[[observation]]", "[[otra]]", "En lista.toml no hay ninguna entrada [[observation]]."),
        ('id = "O-01"\n', "", "En lista.toml, la observación «sin id», falta «id»."),
        ('reading = "Dos."\n', "", "En lista.toml, la observación «O-01», falta «reading»."),
        ("page = 2\n", "page = 2\ncolor = 1\n", "En lista.toml, la observación «O-01», sobra la clave desconocida"),
        ('"Tamaño"', "3", "En lista.toml, la observación «O-01», «title» no es un texto: escríbalo entre comillas."),
        ("page = 2", 'page = "2"', "En lista.toml, la observación «O-01», «page» no es un número entero"),
        ('["Tres.", "Cuatro."]', "[3]", "En lista.toml, la observación «O-01», «alternatives» debe ser una lista"),
        ('["2.2.uno"]', '"2.2.uno"', "En lista.toml, la observación «O-01», «requirements» debe ser una lista"),
        ('"2.2.uno"', '"2.2.dos"', "En lista.toml, la observación O-01 nombra el requisito «2.2.dos», que no existe."),
        ("O-01", "O-02", "En lista.toml se esperaba la observación O-01 y está «O-02»."),
    ],
)
def test_an_invalid_observation_is_refused_with_the_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert bad_observations(tmp_path, OBSERVATION.replace(old, new)).startswith(told)


def test_the_document_is_named_by_its_catalogue(tmp_path: Path) -> None:
    head = "[document]\ncode = 'IN-1'\nversion = '3'\ndate = 'año 2023'\n"
    found = load_catalogue(written(tmp_path, "requisitos.toml", head + requirement("2.1.uno", 1)))
    assert (found.code, found.version, found.date) == ("IN-1", "3", "año 2023")


@pytest.mark.parametrize("head", ["", "[document]\n"])
def test_a_catalogue_need_not_name_its_document(tmp_path: Path, head: str) -> None:
    found = load_catalogue(written(tmp_path, "requisitos.toml", head + requirement("2.1.uno", 1)))
    assert (found.code, found.version, found.date) == ("", "", "")


def test_a_requirement_without_id_is_refused(tmp_path: Path) -> None:
    told = bad_catalogue(tmp_path, requirement("2.1.uno", 1).replace('id = "2.1.uno"\n', ""))
    assert told == "En el catálogo requisitos.toml, el requisito «sin id» le falta id."


def test_an_id_outside_its_section_is_refused_with_the_section(tmp_path: Path) -> None:
    told = bad_catalogue(tmp_path, requirement("2.1.uno", 1, section="2.2"))
    assert told.startswith("En el catálogo requisitos.toml, el requisito «2.1.uno» no tiene un id de la forma")
    assert told.endswith("de su sección 2.2.")


@pytest.mark.parametrize("page", ["-1", "true", "1.0"])
def test_a_page_is_a_number_from_0(tmp_path: Path, page: str) -> None:
    told = bad_catalogue(tmp_path, requirement("2.1.uno", 1).replace("page = 1", f"page = {page}"))
    assert told == "En el catálogo requisitos.toml, el requisito «2.1.uno», «page» no es un número de página."


def test_page_0_stands_for_an_unknown_page(tmp_path: Path) -> None:
    found = load_catalogue(written(tmp_path, "requisitos.toml", requirement("2.1.uno", 0)))
    assert found["2.1.uno"].page == 0


@pytest.mark.parametrize("value", [[3], [""], ["a", 3], "a", 3, {"a": "b"}])
def test_a_list_of_texts_holds_texts_only(value: object) -> None:
    with pytest.raises(ConfigurationError, match=r"^En aquí, «k» debe ser una lista de textos\.$"):
        texts({"k": value}, "k", "aquí")


def test_a_missing_list_is_empty() -> None:
    assert texts({}, "k", "aquí") == ()


@pytest.mark.parametrize("value", [None, [], {}, 3, [{}, 3]])
def test_entries_are_tables_and_at_least_one(value: object) -> None:
    with pytest.raises(ConfigurationError, match=r"^En aquí no hay ninguna entrada \[\[k\]\]\.$"):
        entries({"k": value}, "k", "aquí")


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({}, "En aquí, falta «a»."),
        ({"a": ""}, "En aquí, falta «a»."),
        ({"a": 1}, "En aquí, falta «b»."),
        ({"a": 1, "b": 1, "z": 1, "y": 1}, "En aquí, sobra la clave desconocida «y»."),
    ],
)
def test_a_missing_or_unknown_key_of_an_entry_is_refused(entry: dict[str, object], told: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        only_keys(entry, ("a", "b"), ("c",), "aquí")
    assert str(caught.value) == told


def test_an_entry_may_leave_out_what_is_optional() -> None:
    only_keys({"a": 1}, ("a",), ("c",), "aquí")
    only_keys({"a": 1, "c": 1}, ("a",), ("c",), "aquí")


def test_lines_know_their_place_in_the_document(tmp_path: Path) -> None:
    text = "Portada\n\n1. AÑOS\n  Uno.  \nPágina 7 de 9\n1.2. Dos.\nFIN\nTres.\n"
    found = read_passages(written(tmp_path, "documento.txt", text), {fingerprint("fin")})
    assert [(each.line, each.page, each.section, each.text) for each in found] == [
        (1, 1, FRONT, "Portada"),
        (3, 1, "1", "1. AÑOS"),
        (4, 1, "1", "Uno."),
        (5, 7, "1", "Página 7 de 9"),
        (6, 7, "1.2", "1.2. Dos."),
        (7, 7, "1.2", "FIN"),
        (8, 8, "1.2", "Tres."),
    ]


@pytest.mark.parametrize("line", ["3. FAROS\t12", "  3. FAROS\t12  "])
def test_a_line_of_the_index_opens_no_section(tmp_path: Path, line: str) -> None:
    (found,) = read_passages(written(tmp_path, "documento.txt", line + "\n"))
    assert found.section == FRONT
