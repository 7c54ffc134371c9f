"""The loader of the catalogue returns a catalogue or raises one Spanish sentence."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import ConfigurationError
from instructivo.catalogue import Catalogue, load_catalogue
from tests.instructivo.conftest import requirement

GOOD = requirement("2.1.uno", 1, "Una línea.")
KEYS = (
    "id",
    "section",
    "statement",
    "level",
    "verified_by",
    "page",
    "field",
    "depends_on",
    "explained_by",
    "open_because",
)


def load(text: str) -> Catalogue:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "requirements.toml"
        path.write_text(text, encoding="utf-8")
        return load_catalogue(path)


def needing(name: str, *others: str) -> str:
    return requirement(name, 1) + f"depends_on = {json.dumps(others)}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[requirement", "no es TOML válido"),
        ("", "no hay ninguna entrada"),
        ("requirement = 3", "no hay ninguna entrada"),
        ("document = 3\n" + GOOD, "no es una tabla"),
        (GOOD + "color = 1", "clave desconocida «color»"),
        (GOOD.replace("statement", "# statement"), "le falta statement"),
        (GOOD.replace("2.1.uno", "2.1.Uno"), "no tiene un id"),
        (GOOD.replace('section = "2.1"', 'section = "2.2"'), "no tiene un id"),
        (
            GOOD.replace("documentado", "seguro"),
            "«level» vale «seguro» y se esperaba uno de: documentado, interpretado, informativo",
        ),
        (GOOD.replace("escenario", "nadie"), "«verified_by» vale «nadie» y se esperaba"),
        (requirement("2.1.uno", 1, level="interpretado"), "qué deja abierto"),
        (requirement("2.1.uno", 1, level="informativo", open_because="  "), "qué deja abierto"),
        (GOOD.replace("page = 1", 'page = "uno"'), "número de página"),
        (GOOD + 'depends_on = "2.1.uno"', "lista de textos"),
        (requirement("2.1.uno", 1).replace("[]", '["Una línea."]'), "nunca el texto"),
        (GOOD + GOOD, "repite los requisitos 2.1.uno"),
        (needing("2.1.uno", "2.1.dos"), "«2.1.dos», que no existe"),
        (GOOD + 'explained_by = ["2.1.dos"]', "se explica por «2.1.dos», que no existe"),
        (needing("2.1.uno", "2.1.dos") + needing("2.1.dos", "2.1.uno"), "en círculo"),
    ],
)
def test_a_bad_catalogue_is_one_sentence(text: str, words: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(text)
    assert words in str(caught.value)
    assert "requirements.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_catalogue_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="No se puede leer el catálogo"):
        load_catalogue(tmp_path / "requirements.toml")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(st.characters(exclude_categories=["C"]), max_size=9),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_gives_a_catalogue_or_the_one_error(text: str) -> None:
    with pytest.raises(ConfigurationError):
        load("# nada\n" + text + "\n")


@given(st.sampled_from(KEYS), VALUES)
def test_any_value_of_any_key_gives_a_catalogue_or_the_one_error(key: str, value: object) -> None:
    lines = [line for line in GOOD.splitlines() if not line.startswith(f"{key} =")]
    text = "\n".join(lines + ([] if value is None else [f"{key} = {json.dumps(value)}"]))
    said = ""
    try:
        load(text.replace("null", '""'))
    except ConfigurationError as error:
        said = str(error)
    assert "\n" not in said


@given(st.data())
def test_every_requirement_comes_after_what_it_depends_on(data: st.DataObject) -> None:
    names = [f"1.r{number}" for number in range(data.draw(st.integers(1, 8)))]
    needs = {
        name: data.draw(st.lists(st.sampled_from(names[:place]), unique=True)) if place else []
        for place, name in enumerate(names)
    }
    shuffled = data.draw(st.permutations(names))
    catalogue = load("".join(needing(name, *needs[name]) for name in shuffled))
    order = [one.id for one in catalogue.in_order_of_dependency]
    assert [one.id for one in catalogue] == shuffled
    assert sorted(order) == sorted(names)
    assert all(order.index(each) < order.index(name) for name in names for each in needs[name])
