"""Names that lead to several fields are told with their places; a list without a name is found in its row (5.3)."""

from __future__ import annotations

import pytest

from pages.candidates import ambiguity, candidates
from pages.components.catalog_field import CatalogField
from pages.components.fields import Field
from tests.pages.conftest import Shows

TWO = [
    pytest.param("<table><tr><td>Fax<td><input name=a size=3> - <input name=b></table>", id="beside a text"),
    pytest.param("<p>Fax</p><input name=a size=3> <input name=b>", id="below a text"),
    pytest.param("<label>Fax <input name=a size=3> <input name=b></label>", id="in a label"),
]
ONE = [
    pytest.param("<table><tr><td>Fax<td><input name=a> <input name=b aria-label='Anexo'></table>", id="named"),
    pytest.param("<table><tr><td>Fax<td><input name=a> <input placeholder='Buscar'></table>", id="with an example"),
    pytest.param("<table><tr><td>Fax<td><input name=a> <select><option>Casa</select></table>", id="of another kind"),
    pytest.param("Fax <span role=combobox><input name=a></span>", id="one in the other"),
    pytest.param("<label for=x>Fax</label><input id=x name=a> <input name=b>", id="named by its label"),
]
_PLACE = "each => [...document.querySelectorAll('input')].indexOf(each)"
_DRAWN_LATER = "<script>setTimeout(() => { d.innerHTML = '<input>'; }, 300)</script>"
LIST = "<select id=l><option>CLARO<option>MOVISTAR</select>"


@pytest.mark.parametrize("body", TWO)
def test_two_fields_as_good_as_each_other_are_both_found(shows: Shows, body: str) -> None:
    view = shows(f"<h2>Contacto</h2>{body}")
    found = candidates(view, Field(view, "Fax").query)
    assert [each.selector for each in found] == ["input[name='a']", "input[name='b']"]
    told = ambiguity("Fax", found)
    assert "1.º de 2 en su renglón" in told
    assert "«Fax», en «Contacto»" in told


@pytest.mark.parametrize("body", ONE)
def test_a_field_that_is_better_is_the_one(shows: Shows, body: str) -> None:
    field = Field(shows(body), "Fax")
    assert [each.get_attribute("name") or each.get_attribute("role") for each in field.input.all()][:1] in (
        ["a"],
        ["combobox"],
    )
    assert field.input.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        "<label for=c>Numero de Celular</label>LIST<input id=c> <label for=f>Fax</label><input id=f>",
        "LIST<input placeholder='Numero de Celular'><input placeholder='Fax'>",
        "LIST<input aria-label='Numero de Celular'><input aria-label='Fax'>",
        "<div>LIST</div><div><input placeholder='Numero de Celular'></div><div><input placeholder='Fax'></div>",
        "<div style='display:flex'><div><p><label for=c>Numero de Celular</label></p>LIST <input id=c></div>"
        "<div><p>Fax</p><input></div></div>",
        "<table><tr><td>Numero de Celular<td>LIST<input><td>Fax<td><input></table>",
        "<div style='display:flex'><input aria-label='Numero de Celular'>LIST<input aria-label='Fax'></div>",
    ],
)
def test_list_without_a_name_is_found_in_a_row_of_two_fields(shows: Shows, body: str) -> None:
    view = shows(f"<p>País</p><select><option>Perú</select><br>{body.replace('LIST', LIST)}")
    assert [each.get_attribute("id") for each in CatalogField(view, "Operador").input.all()] == ["l"]


def test_two_lists_without_a_name_beside_a_field_are_both_told(shows: Shows) -> None:
    other = LIST.replace("id=l", "id=m")
    view = shows(f"<div>{LIST}<input aria-label='Numero de Celular'>{other}<input aria-label='Fax'></div>")
    assert len(candidates(view, Field(view, "Operador").query)) == 2


def test_list_with_a_name_of_its_own_is_none_of_the_row(shows: Shows) -> None:
    view = shows("<div>País <select><option>Perú</select><input aria-label='Numero de Celular'></div>")
    assert not CatalogField(view, "Operador").input.count()


def test_selector_leads_to_one_element_without_id_or_name(shows: Shows) -> None:
    view = shows("<div><p>Fax</p><input><input></div><div><input><input></div>")
    found = candidates(view, Field(view, "Fax").query)
    assert len(found) == 2
    for at, each in enumerate(found):
        assert view.page.locator(each.selector).count() == 1
        assert view.page.locator(each.selector).evaluate(_PLACE) == at


@pytest.mark.parametrize(
    ("body", "is_unnamed", "unresolved"),
    [
        (
            "<p>Fax</p><div id=d></div><script>setTimeout(() => { d.innerHTML = '<input>'; }, 300)</script>",
            False,
            False,
        ),
        ("<p>Fax</p>", False, True),
        ("<p>Otro</p>", False, False),
        ("<p>Otro</p>", True, True),
    ],
    ids=["drawn after its name", "never drawn", "neither name nor field", "an unnamed list that is missing"],
)
def test_a_field_that_is_drawn_after_its_name_is_waited_for(
    shows: Shows, body: str, is_unnamed: bool, unresolved: bool
) -> None:
    assert Field(shows(body), "Fax").is_unresolved(is_unnamed=is_unnamed) == unresolved
