"""What kits draw is known by what a person sees of it: areas under the hand, icons, lists with a hidden box."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from playwright.sync_api import Page

from pages.components.catalog_field import CatalogField
from pages.components.fields import Field
from pages.drawn_text import text_of_document
from pages.explore.exploration import explore
from pages.explore.inventory import take_inventory
from pages.profile import Profile
from pages.request_types import RequestTypes
from pages.sign_in import find_sign_in
from pages.waiting.closed_controls import is_closed
from steps.expect.lists import expect_options
from tests.pages.conftest import Shows

HAND = "<script>document.addEventListener('click', event => { event.target.closest('.t')?.append('!'); })</script>"
ICON = (
    """<i aria-hidden=true style="font: 24px {font}; width: 1em; overflow: hidden; display: inline-block">{name}</i>"""
)
ONE_PICTURE = "font: 24px monospace; letter-spacing: -.55em"
"""Style in which a word is as narrow as the one picture that a font with ligatures draws."""
FIELD = """<label style='display:block; position:relative; width:220px; height:48px; border:1px solid'{attributes}>
<div style='position:absolute; font-size:10px'>{name}</div><div style='padding-top:20px; height:20px'>
<span>{value}</span>{box}</div>{icon}</label>"""
BOX = "<input role=combobox readonly style='position:absolute; width:1px; height:1px; opacity:0' value='{}'>"


def icon(name: str) -> str:
    """An icon as fonts with ligatures draw it, of a font that is not there."""
    return ICON.format(font="'Material Icons', monospace", name=name)


def drawn_field(name: str, value: str = "", *, is_off: bool = False) -> str:
    """A list whose label holds its name, its value and a hidden box, which is taken away while it is closed."""
    box = "" if is_off else BOX.format(value)
    attributes = " aria-disabled=true" if is_off else ""
    return FIELD.format(name=name, value=value, box=box, icon=icon("arrow_drop_down"), attributes=attributes)


@pytest.mark.parametrize(
    "area",
    [
        pytest.param("<div class=t style='cursor:pointer'>Nuevo Registro</div>", id="texto"),
        pytest.param(
            f"<div class=t style='cursor:pointer'>{icon('person_add')}<h6>Nuevo Registro</h6></div>", id="icono"
        ),
        pytest.param(
            "<div class=t style='cursor:pointer'><h6>Nuevo Registro</h6><p>Para quien no tiene cuenta</p></div>",
            id="tarjeta",
        ),
    ],
)
def test_area_under_the_hand_is_pressed(shows: Shows, area: str) -> None:
    view = shows(f"<p>Nuevo Registro no es difícil</p>{area}{HAND}")
    view.press(view.button("Nuevo Registro"))
    assert view.page.locator(".t").inner_text().endswith("!")


def test_text_without_a_hand_is_no_button(shows: Shows) -> None:
    view = shows("<div>Registrar</div><label style='cursor:pointer'>Registrar <input></label>")
    assert view.button("Registrar").count() == 0


def test_button_is_preferred_to_an_area(shows: Shows) -> None:
    view = shows("<div style='cursor:pointer'>Registrar</div><button id=x>Registrar</button>")
    assert view.button("Registrar").get_attribute("id") == "x"


def test_requests_are_listed_in_areas_under_the_hand(shows: Shows) -> None:
    names = ["Solicitud de registro de usuario de Empleado", "Solicitud de registro para Usuario General"]
    body = "".join(f"<div style='cursor:pointer'><b>{each}</b><p>Permite el ingreso.</p></div>" for each in names)
    assert RequestTypes(shows(f"<main>{body}</main>")).names() == names


def test_sign_in_is_reached_and_left_by_areas_under_the_hand(shows: Shows) -> None:
    view = shows(
        "<div style='cursor:pointer' id=a>Ingresar</div><script>a.addEventListener('click', () => {"
        "document.body.innerHTML = `<input placeholder=Usuario><input type=password><button>Entrar</button>`})</script>"
    )
    assert find_sign_in(view).boxes


def test_way_of_areas_that_scripts_draw_late_is_explored(page: Page) -> None:
    area = "<div style='cursor:pointer'>{}</div>"
    form = "".join(f"<label>{each} <input></label>" for each in ("Nombre Usuario", "Dirección", "Fax", "Teléfono1"))
    screens = [area.format("Nuevo Registro"), area.format("Solicitud de registro para Usuario General"), form]
    page.context.route(
        "**/*",
        lambda route: route.fulfill(
            content_type="text/html; charset=utf-8",
            body=f"<main></main><script>const screens = {screens}; "
            "const [main] = document.getElementsByTagName('main');"
            "const show = () => { main.innerHTML = screens.shift(); }; setTimeout(show, 300);"
            "main.addEventListener('click', () => {"
            "if (screens.length) { main.innerHTML = ''; setTimeout(show, 300); } });</script>",
        ),
    )
    found = explore(page, Profile("de prueba", address="http://portal.example/"))
    assert [each.pressed for each in found.steps] == ["Nuevo Registro", "Solicitud de registro para Usuario General"]


@pytest.mark.parametrize("font", ["'Material Icons'", "'Material Symbols Outlined'", "FontAwesome"])
def test_name_of_an_icon_is_not_read(shows: Shows, font: str) -> None:
    drawn = ICON.format(font=f"{font}, monospace", name="how_to_reg")
    view = shows(f"<button id=x>{drawn}<span>Registrar</span></button><label>{drawn} Fax {drawn}<input id=y></label>")
    assert view.button("Registrar").get_attribute("id") == "x"
    assert Field(view, "Fax").input.get_attribute("id") == "y"
    assert [each["clickable"] for each in view.list_controls()] == [["Registrar"]]
    assert list(take_inventory(view.page).buttons) == ["Registrar"]


def test_inventory_tells_the_boxes_of_a_code_once_and_nothing_unseen(shows: Shows) -> None:
    view = shows(
        "<label for=x>Código</label><input id=x size=1><input size=1><input size=1>"
        "<textarea name=medida style='visibility:hidden; position:absolute'></textarea><input name=otro>"
    )
    known = view.page.locator("#x").element_handles()
    assert take_inventory(view.page, known).unknown_fields == ["otro"]


def test_name_of_an_icon_is_no_text_of_a_page(shows: Shows) -> None:
    drawn = ICON.format(font="'Material Icons'", name="arrow_back")
    assert text_of_document(shows(f"<a href=/>{drawn}</a><p>Mi <b>cuenta</b></p>").frame) == "Mi cuenta"
    assert text_of_document(shows(f"<button>{drawn}</button>").frame) == ""


def test_button_of_an_icon_has_the_name_that_is_heard(shows: Shows) -> None:
    view = shows(
        f"<button aria-label='Mostrar la contraseña'>{icon('visibility')}</button><button aria-label=Cerrar>×</button>"
    )
    assert list(take_inventory(view.page).buttons) == ["Mostrar la contraseña", "×"]


def test_icon_is_no_part_of_a_message(shows: Shows) -> None:
    view = shows("<p>Solicitud</p>")
    view.listener.set_baseline()
    toast = f"<div style='position:fixed; top:9px'>{icon('priority_high')}<div>El código ya no sirve</div></div>"
    view.page.evaluate("toast => { document.body.insertAdjacentHTML('beforeend', toast); }", toast)
    assert "El código ya no sirve" in [each.words for each in view.listener.captured()]


def test_button_of_an_icon_alone_has_its_name(shows: Shows) -> None:
    assert shows(f"<button>{icon('menu')}</button>").list_controls()[0]["clickable"] == ["menu"]


def test_word_in_another_font_is_read(shows: Shows) -> None:
    for font in ("monospace", "system-ui, 'Segoe UI Symbol'"):
        view = shows(f'<button>Nuevo <code style="font-family:{font}">registro</code></button>')
        assert view.button("Nuevo registro").count() == 1


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        pytest.param("<i style='font-family: \"Material Icons\"'>person_add</i>", "Registrar", id="fuente de iconos"),
        pytest.param(f"<i style='{ONE_PICTURE}'>person_add</i>", "Registrar", id="otra fuente, un solo dibujo"),
        pytest.param(f"<i style='{ONE_PICTURE}'><!-- a -->person_add<!-- b --></i>", "Registrar", id="comentarios"),
        pytest.param("<i style='font-family: monospace'>person_add</i>", "person_add Registrar", id="otra fuente"),
        pytest.param(f"<i style='{ONE_PICTURE}'>Nuevo</i>", "Nuevo Registrar", id="una palabra"),
    ],
)
def test_engine_and_texts_agree_on_icons(shows: Shows, drawn: str, text: str) -> None:
    view = shows(f"<button>{drawn} <span>Registrar</span></button>")
    assert view.list_controls()[0]["clickable"] == [text]
    assert text_of_document(view.frame) == text


@pytest.mark.parametrize("value", ["", "Azuay"], ids=["vacía", "con lo elegido"])
def test_list_with_a_hidden_box_is_found_by_its_name(shows: Shows, value: str) -> None:
    view = shows(drawn_field("Provincia", value) + drawn_field("Operador celular", "Claro"))
    provinces = CatalogField(view, "Provincia")
    assert provinces.chosen() == value
    assert provinces.seen.count() == 1
    assert not is_closed(provinces.input)


def test_list_without_its_box_is_closed_and_empty(shows: Shows) -> None:
    view = shows(drawn_field("Provincia") + drawn_field("Ciudad", is_off=True))
    cities = CatalogField(view, "Ciudad")
    assert cities.seen.count() == 1
    assert is_closed(cities.input)
    assert (list(cities.offered()), cities.chosen()) == ([], "")


def test_prompt_of_a_list_with_a_hidden_box_is_read(shows: Shows) -> None:
    prompt = drawn_field("Provincia", "").replace("<span></span>", "<span>--Selección--</span>")
    assert CatalogField(shows(prompt), "Provincia").chosen() == "--Selección--"
    closed = drawn_field("Ciudad", "--Selección--", is_off=True)
    assert CatalogField(shows(closed), "Ciudad").chosen() == "--Selección--"
    searched = "<label>País <input role=combobox placeholder=--Selección--></label>"
    assert CatalogField(shows(searched), "País").chosen() == "--Selección--"


def test_words_that_stand_for_no_options_are_none(shows: Shows) -> None:
    view = shows(
        "<label>Ciudad <input role=combobox aria-controls=o id=c></label><div id=o hidden style='position:absolute'>"
        "<div><svg width=9 height=9></svg><p>No hay datos</p></div></div>"
        "<script>c.onclick = () => { o.hidden = false }</script>",
        deadline=1,
    )
    cities = CatalogField(view, "Ciudad")
    assert cities.offered() == []
    view.page.locator("p").evaluate("each => { each.textContent = 'Nobol'; }")
    assert cities.offered() == ["Nobol"]


@pytest.mark.parametrize("count", [0, 2])
def test_options_of_a_drawn_list_are_demanded(shows: Shows, count: int) -> None:
    options = "<li role=option>Quito</li>" * count
    view = shows(
        f"<label id=l>Ciudad</label><div role=combobox aria-labelledby=l aria-controls=o tabindex=0 id=c>-</div>"
        f"<ul role=listbox id=o hidden>{options}</ul><script>c.onclick = () => {{ o.hidden = false }}</script>",
        deadline=1,
    )
    with nullcontext() if count else pytest.raises(AssertionError, match="no ofrece opciones"):
        expect_options(CatalogField(view, "Ciudad"))


def test_list_without_a_name_stands_on_the_line_of_its_field(shows: Shows) -> None:
    row = "<div style='display:flex; gap:9px'>{}<label>Numero de Celular<br><input></label></div>"
    view = shows(row.format(FIELD.format(name="", value="Claro", box=BOX.format("Claro"), icon="", attributes="")))
    assert CatalogField(view, "Operador").chosen() == "Claro"


def test_list_with_the_name_of_its_row_is_the_list_of_the_row(shows: Shows) -> None:
    row = "<div style='display:flex; gap:9px'>{}<input id=x placeholder='Número'></div>"
    view = shows(row.format(drawn_field("Doc. Identificación", "RUC")))
    assert CatalogField(view, "Tipo de documento").chosen() == "RUC"
    assert Field(view, "Doc. Identificación").input.get_attribute("id") == "x"


def test_box_with_an_empty_list_of_suggestions_is_no_list(shows: Shows) -> None:
    view = shows("Doc. Identificación <select><option>RUC</select><input id=x list=s><datalist id=s></datalist>")
    assert Field(view, "Doc. Identificación").input.get_attribute("id") == "x"
    assert CatalogField(view, "Tipo de documento").entries() == ["RUC"]
