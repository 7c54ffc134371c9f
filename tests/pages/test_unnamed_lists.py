"""Lists that the figure of 5.3 shows without a name are found in the row of their field (5.3)."""

from __future__ import annotations

import pytest

from pages.components.catalog_field import CatalogField
from pages.components.fields import Field
from tests.pages.conftest import Shows

TABLE = "<table><tr>{}</tr></table>"
COMPANION = [
    pytest.param(
        TABLE.format("<td>* {}</td><td><select id='l'><option>RUC</select><input id='x'></td><td>Fax</td>"), id="fila"
    ),
    pytest.param("<p>{}</p><select id='l'><option>RUC</select> - <input id='x'>", id="encima"),
    pytest.param(
        "<label for='x'>{}</label><select id='l' aria-label='Tipo'><option>RUC</select><input id='x'>", id="rótulo"
    ),
    pytest.param("<label for='l'>{}</label><select id='l'><option>RUC</select><input id='x'>", id="rótulo de la lista"),
    pytest.param(
        "<div style='display:flex'><label>{}</label><div style='position:relative; width:150px'><b style='position:"
        "absolute; inset:0'><input id='l' role=combobox readonly style='width:100%; opacity:0'></b>"
        "<i>Pasaporte</i></div><input id='x'></div>",
        id="palabras de la lista",
    ),
    pytest.param(
        "<label>País <select></select></label><label>Clase <select id='l'></select></label>"
        "<label>{} <input id='x'></label>",
        id="con otro nombre",
    ),
]


@pytest.mark.parametrize("body", COMPANION)
@pytest.mark.parametrize(
    ("label", "companion"), [("Doc. Identificación", "Tipo de documento"), ("Numero de Celular", "Operador")]
)
def test_list_without_a_name_stands_in_the_row_of_its_field(
    shows: Shows, body: str, label: str, companion: str
) -> None:
    view = shows(body.format(label))
    assert Field(view, label).input.get_attribute("id") == "x"
    assert CatalogField(view, companion).input.get_attribute("id") == "l"


@pytest.mark.parametrize("between", ["", "<br>"])
def test_list_of_another_name_of_the_document_is_not_that_of_the_row(shows: Shows, between: str) -> None:
    view = shows(f"<label>País <select></select></label>{between}<label>Numero de Celular <input></label>")
    assert CatalogField(view, "Operador").input.count() == 0


def test_two_lists_with_other_names_in_a_row_are_an_ambiguity(shows: Shows) -> None:
    lists = "<label>Compañía <select></select></label>{}<label>Plan <select></select></label>"
    for between in ("{}", "<br>{}"):
        view = shows(lists.format(between.format("<label>Numero de Celular <input></label>")))
        assert CatalogField(view, "Operador").input.count() == 2
