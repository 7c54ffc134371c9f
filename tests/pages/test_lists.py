"""A prompt is no option, and a list or a page of which nothing is seen fulfils nothing (4.1.4, 5.1, 5.3.1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from harness.errors import Stuck
from pages.components.catalog_field import CatalogField
from pages.front import FrontPage
from pages.profile import Profile
from pages.view import View
from steps.expect.fields import expect_something
from steps.expect.lists import (
    expect_no_options,
    expect_none_empty,
    expect_only_entries,
    expect_options,
    expect_other_options,
    expect_several,
)

Lists = Callable[[str], CatalogField]


@pytest.fixture
def cities(page: Page) -> Iterator[Lists]:
    """Gives the list of cities with these options."""
    expect.set_options(timeout=100)

    def made(options: str) -> CatalogField:
        page.set_content(f"<label for='c'>Ciudad</label><select id='c'>{options}</select>")
        return CatalogField(View(page, Profile("x", deadline=0.1)), "Ciudad")

    yield made
    expect.set_options(timeout=5_000)


NONE = {
    "ocultas": "<option value=''>--Selección--</option><option hidden>Cuenca</option>",
    "en un grupo oculto": "<option value=''>--Selección--</option><optgroup hidden><option>Cuenca</option></optgroup>",
    "sin caja": "<option value=''>--Selección--</option><option style='display:none'>Cuenca</option>",
}


@pytest.mark.parametrize("options", NONE.values(), ids=NONE)
def test_hidden_options_are_not_on_offer(cities: Lists, options: str) -> None:
    expect_no_options(cities(options))


def test_disabled_list_offers_nothing_and_can_be_read(page: Page, cities: Lists) -> None:
    catalog = cities("<option value=''>--Selección--</option><option>Cuenca</option>")
    page.locator("#c").evaluate("list => { list.disabled = true }")
    expect_no_options(catalog)
    assert catalog.entries() == ["Cuenca"]


def test_of_two_entries_with_the_same_text_the_one_on_offer_is_chosen(page: Page, cities: Lists) -> None:
    cities("<option value='1' hidden>Olmedo</option><option value='2'>Olmedo</option>").choose("Olmedo")
    assert page.locator("#c").input_value() == "2"


@pytest.mark.parametrize(
    "prompt",
    [
        "",
        "<option>--Selección--</option>",
        "<option value=''>Elija una ciudad</option>",
        "<option></option>",
        "<option value='0'>Seleccione</option>",
        "<option value='-1'>— Selección —</option>",
        "<option value='0' selected>---------</option>",
        "<option value=''>--Selección--</option><option value='' disabled>Elija primero la provincia</option>",
        "<option value='-1' disabled selected>Ciudad</option>",
    ],
)
def test_prompt_is_no_option(cities: Lists, prompt: str) -> None:
    expect_no_options(cities(prompt))
    with pytest.raises(AssertionError, match="no ofrece opciones"):
        expect_options(cities(prompt))
    one = cities(f"{prompt}<option>Loja</option>")
    expect_options(one)
    assert one.entries() == ["Loja"]
    with pytest.raises(AssertionError, match="ya ofrece opciones: Loja"):
        expect_no_options(one)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(unicodedata.normalize("NFD", "Cañar del Río"), id="descompuesto"),
        pytest.param("Cañar&nbsp;del\n  Río", id="espacios"),
        pytest.param("Ca&shy;ñar del&#8203; Río", id="sin ancho"),
        pytest.param("CAÑAR DEL RÍO", id="mayúsculas"),
    ],
)
def test_option_is_read_and_chosen_as_a_person_reads_it(cities: Lists, written: str) -> None:
    one = cities(f"<option>--Selección--</option><option>{written}</option><option>Cañar</option>")
    assert [each.casefold() for each in one.entries()] == ["cañar del río", "cañar"]
    one.choose("Cañar del Río")
    assert one.chosen().casefold() == "cañar del río"


def test_missing_list_does_not_pass_for_an_empty_one(page: Page, cities: Lists) -> None:
    missing = cities("")
    page.set_content("<p>Ciudad</p>")
    with pytest.raises(AssertionError, match="No se ve la lista"):
        expect_no_options(missing)


def test_other_options_need_options_before_and_after(cities: Lists) -> None:
    expect_other_options(cities("<option>Loja</option>"), ["Cuenca"], [])
    with pytest.raises(AssertionError, match="conserva las opciones"):
        expect_other_options(cities("<option>Loja</option>"), ["Loja"], [])
    with pytest.raises(AssertionError, match="no ofrece opciones"):
        expect_other_options(cities(""), ["Cuenca"], [])
    with pytest.raises(Stuck, match="no hay con qué comparar"):
        expect_other_options(cities("<option>Loja</option>"), [], [])


def test_closed_list_has_its_entries_in_any_order_and_no_others() -> None:
    expect_only_entries(["Pasaporte", "ruc"], ["RUC", "Pasaporte"], name="x")
    with pytest.raises(AssertionError, match="hay además: Carné"):
        expect_only_entries(["RUC", "Carné"], ["RUC"], name="x")
    with pytest.raises(AssertionError, match="En la lista «x» falta: RUC"):
        expect_only_entries([], ["RUC"], name="x")
    with pytest.raises(AssertionError, match="opciones repetidas: ruc"):
        expect_only_entries(["RUC", "Pasaporte", "ruc"], ["RUC", "Pasaporte"], name="x")


def test_several_and_never_empty_are_what_they_say() -> None:
    expect_several(["Uno", "Otro"], name="tipos")
    with pytest.raises(AssertionError, match="No se ven varios tipos, sino Uno, uno"):
        expect_several(["Uno", "uno"], name="tipos")
    expect_none_empty({"Azuay": ["Cuenca"]}, name="Ciudad")
    with pytest.raises(AssertionError, match="no ofreció opciones con Cañar"):
        expect_none_empty({"Azuay": ["Cuenca"], "Cañar": []}, name="Ciudad")
    with pytest.raises(AssertionError, match="No se vio qué ofrece"):
        expect_none_empty({}, name="Ciudad")


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<p>Hola</p>", True),
        ("<button style='width:9px;height:9px'></button>", True),
        ("<iframe srcdoc='<p>Dentro</p>'></iframe>", True),
        ("", False),
        ("<script>const a = 1;</script>", False),
        ("<p hidden>Hola</p>", False),
        ("<iframe srcdoc=''></iframe>", False),
    ],
)
def test_front_page_is_seen_by_a_text_or_a_picture(page: Page, body: str, *, seen: bool) -> None:
    page.set_content(f"<body>{body}</body>")
    front = FrontPage(page, Profile("x", deadline=0.2))
    if seen:
        expect_something(front)
        return
    with pytest.raises(AssertionError, match="está vacía"):
        expect_something(front)
