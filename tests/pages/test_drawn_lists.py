"""Lists of any kit are read, chosen in and closed again (4.1.4): native, with roles, without them, with suggestions."""

from __future__ import annotations

from time import monotonic

import pytest
from playwright.sync_api import expect

from pages.components import drawn_list
from pages.components.catalog_field import CatalogField
from pages.components.fields import Field
from pages.explore.inventory import take_inventory
from pages.registration_form import RegistrationForm
from steps.expect.lists import expect_catalog, expect_no_options, expect_options
from tests.pages.conftest import Shows
from tests.pages.list_markup import BESIDE, HIDDEN, KEY_BOX, LISTS, MODAL, NAMES, PAGE, WITH_ROLES


@pytest.mark.parametrize("kind", LISTS)
def test_list_of_any_kit_is_read_chosen_in_and_closed(shows: Shows, kind: str) -> None:
    selectors = {"Provincia": "div.pick"} if kind == "sin roles" else {}
    view = shows((PAGE % NAMES) + LISTS[kind], selectors=selectors)
    provinces = CatalogField(view, "Provincia")
    expect_catalog(provinces)
    assert provinces.entries() == NAMES
    RegistrationForm(view).fill({"Provincia": "el oro"})
    assert provinces.chosen() == "El Oro"
    expect(view.page.locator("[role=option]:visible, .item:visible")).to_have_count(0)
    provinces.choose("Azuay")
    assert provinces.chosen() == "Azuay"


@pytest.mark.parametrize("kind", [KEY_BOX, BESIDE], ids=["en su dibujo", "junto a su dibujo"])
def test_widget_of_a_hidden_list_shows_what_was_chosen_and_taken_back(shows: Shows, kind: str) -> None:
    view = shows((PAGE % NAMES) + kind)
    provinces = CatalogField(view, "Provincia")
    shown = view.page.locator("#shown, span#c")
    provinces.choose("El Oro")
    expect(shown).to_have_text("El Oro")
    provinces.take_back()
    expect(shown).to_have_text("--Selección--")
    assert provinces.chosen() == "--Selección--"


@pytest.mark.parametrize(
    "name", ["<label for=n>Numero de Celular</label>", "Numero de Celular: "], ids=["rótulo", "texto"]
)
def test_unnamed_hidden_list_is_that_of_its_row_and_its_key_box_no_field(shows: Shows, name: str) -> None:
    row = KEY_BOX.replace("<label for=keys>Provincia</label>", name)
    view = shows((PAGE % ["Claro", "Cnt"]) + row.replace("<script>", "<input id=n><script>"))
    operator, number = CatalogField(view, "Operador"), Field(view, "Numero de Celular")
    operator.choose("Claro")
    assert [each.input.get_attribute("id") for each in (operator, number)] == ["x", "n"]
    operator.choose("Cnt")
    assert operator.chosen() == "Cnt"
    handles = operator.input.element_handles() + view.page.locator("#n, #taps, p input").element_handles()
    assert list(take_inventory(view.page, handles).unknown_fields) == []


def test_hidden_list_without_options_offers_none_whatever_its_layer_says(shows: Shows) -> None:
    provinces = CatalogField(
        shows((PAGE % []) + KEY_BOX.replace("<ul role=listbox>", "<p>Sin resultados</p><ul>")), "Provincia"
    )
    assert list(provinces.entries()) == []
    assert not provinces.is_drawn


def test_words_of_a_row_beside_a_hidden_list_are_no_widget(shows: Shows) -> None:
    view = shows(f"<div style='width:300px'>Provincia <span {HIDDEN}><select><option>Azuay</select></span></div>")
    assert CatalogField(view, "Provincia").seen.filter(visible=True).count() == 0


def test_list_of_another_field_that_fades_away_is_not_taken_for_its_own(shows: Shows) -> None:
    view = shows((PAGE % NAMES) + MODAL, deadline=3)
    provinces, cities = CatalogField(view, "Provincia"), CatalogField(view, "Ciudad")
    assert provinces.entries() == NAMES
    with pytest.raises(AssertionError, match="no ofrece opciones"):
        expect_options(cities)
    provinces.choose("Azuay")
    expect_options(cities)
    assert cities.offered() == ["Cuenca", "Girón"]


@pytest.mark.parametrize("first", ["Ninguna", "Seleccione…", "(Sin seleccionar)", "- Elija una -"])
def test_entry_that_takes_the_choice_back_is_none_of_the_list(shows: Shows, first: str) -> None:
    view = shows((PAGE % [first, *NAMES]) + WITH_ROLES)
    assert CatalogField(view, "Provincia").entries() == NAMES


def test_first_option_of_a_select_may_invite_with_a_value_of_its_own(shows: Shows) -> None:
    view = shows("<label>Provincia <select><option value=0>Seleccione…<option selected>Azuay</select></label>")
    provinces = CatalogField(view, "Provincia")
    assert provinces.entries() == ["Azuay"]
    provinces.take_back()
    assert provinces.chosen() == "Seleccione…"


def test_list_without_options_that_says_that_it_is_closed_is_soon_taken_for_empty(
    shows: Shows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn_list, "_BRIEF", 0.1)
    view = shows("<p id=l>Ciudad</p><div role=combobox tabindex=0 aria-labelledby=l aria-expanded=false>…</div>")
    started = monotonic()
    expect_no_options(CatalogField(view, "Ciudad"))
    assert monotonic() - started < view.profile.deadline


def test_box_that_only_takes_text_is_no_list(shows: Shows) -> None:
    view = shows("<label>Provincia <input id=c></label><p style='position:absolute'>Ayuda</p>")
    view.page.set_default_timeout(500)
    with pytest.raises(AssertionError, match="«Provincia» no es una lista desplegable"):
        expect_catalog(CatalogField(view, "Provincia"))
