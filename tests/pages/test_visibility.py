"""What a person cannot see is neither message, field nor name, by whatever means it is hidden."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages.components.availability import Availability
from pages.components.availability_field import AvailabilityField
from pages.components.catalog_field import CatalogField
from pages.components.fields import Field
from pages.messages.notices import Notice
from pages.profile import Message, Wording
from tests.pages.conftest import Shows

SAID = "Su código venció: pida otro."
PINS = {Message.CODE_EXPIRED: Wording(SAID)}
LAYER = "<div style='position:{};left:0;top:0;width:100%;height:{};background:#fff'>Otra cosa</div>"
UNSEEN = {
    "sin representar": "<p style='display:none'>{}</p>",
    "sin visibilidad": "<p style='visibility:hidden'>{}</p>",
    "transparente": "<p style='opacity:0'>{}</p>",
    "dentro de algo transparente": "<div style='opacity:0'><p>{}</p></div>",
    "casi transparente": "<div style='opacity:.2'><p style='opacity:.1'>{}</p></div>",
    "filtro": "<div style='filter:opacity(0)'><p>{}</p></div>",
    "a la izquierda": "<p style='position:absolute;left:-9999px'>{}</p>",
    "arriba": "<p style='position:absolute;top:-900px'>{}</p>",
    "sangría": "<p style='text-indent:-9999px;white-space:nowrap'>{}</p>",
    "trasladado": "<p style='transform:translateX(-3000px)'>{}</p>",
    "fijo, fuera de la ventana": "<p style='position:fixed;right:-900px;width:400px;top:9px'>{}</p>",
    "encogido": "<p style='transform:scale(0)'>{}</p>",
    "recortado": "<p style='position:absolute;clip:rect(0 0 0 0)'>{}</p>",
    "para lectores de pantalla": "<p style='position:absolute;width:1px;height:1px;overflow:hidden;margin:-1px'>{}</p>",
    "clip-path inset": "<p style='clip-path:inset(50%)'>{}</p>",
    "clip-path círculo": "<p style='clip-path:circle(0)'>{}</p>",
    "clip-path polígono": "<p style='clip-path:polygon(0 0, 0 0, 0 0)'>{}</p>",
    "caja de altura cero": "<div style='height:0;overflow:hidden'><p>{}</p></div>",
    "fuera de su caja": "<div style='height:20px;overflow:hidden'><p style='margin-top:90px'>{}</p></div>",
    "del color del fondo": "<p style='color:#fff'>{}</p>",
    "casi del color del fondo": "<div style='background:oklch(0.3 0 0)'><p style='color:oklch(0.31 0 0)'>{}</p></div>",
    "de color transparente": "<p style='color:transparent'>{}</p>",
    "relleno transparente": "<p style='-webkit-text-fill-color:rgb(0 0 0 / 0)'>{}</p>",
    "letra de tamaño cero": "<p style='font-size:0'>{}</p>",
    "letra de un píxel": "<p style='font-size:1px'>{}</p>",
    "contenido omitido": "<p style='content-visibility:hidden;height:20px'>{}</p>",
    "oculto hasta que se busque": "<p hidden='until-found'>{}</p>",
    "detalle cerrado": "<details>{}<summary>Más</summary></details>",
    "detalle cerrado, con párrafo": "<details><summary>Más</summary><p>{}</p></details>",
    "bajo otra capa": "<p style='position:absolute;left:0;top:0'>{}</p>" + LAYER.format("absolute", "300px"),
    "bajo una capa que cubre la ventana": "<p>{}</p>" + LAYER.format("fixed", "100%"),
    "detrás de su marco": "<div style='background:#fff;position:relative;z-index:0'></div>"
    "<div style='background:#fff;height:60px'><p style='position:absolute;z-index:-1'>{}</p></div>",
}
SEEN = {
    "a media opacidad": "<p style='opacity:.5'>{}</p>",
    "abajo, donde se llega desplazando": "<div style='height:3000px'></div><p>{}</p>",
    "en una zona que se desplaza": "<div style='height:50px;overflow:auto'><div style='height:900px'></div>{}</div>",
    "gris claro": "<p style='color:#bbb'>{}</p>",
    "blanco sobre oscuro": "<div style='background:linear-gradient(#000,#333)'><p style='color:#fff'>{}</p></div>",
    "blanco sobre la capa de al lado": "<div style='position:absolute;left:0;top:0;width:900px;height:90px;"
    "background:#024'></div><p style='position:absolute;left:0;top:0;color:#fff'>{}</p>",
    "degradado en las letras": "<p style='background:linear-gradient(red,blue);background-clip:text;"
    "color:transparent'>{}</p>",
    "inerte": "<div inert><p>{}</p></div>",
    "no recibe clics": "<p style='pointer-events:none'>{}</p>" + LAYER.format("static", "20px"),
    "detalle abierto": "<details open><summary>Más</summary>{}</details>",
    "bajo un velo": "<p>{}</p><div style='position:fixed;inset:0;background:rgba(0,0,0,.4)'></div>",
    "bajo una barra, que se aparta": "<p>{}</p>" + LAYER.format("fixed", "90px") + "<div style='height:3000px'></div>",
    "absoluto fuera de un padre recortado": "<div style='height:0;overflow:hidden'><p style='position:absolute'>{}</p>"
    "</div>",
}


@pytest.fixture
def page(page_of_module: Page) -> Page:
    """The page of all tests of this module."""
    return page_of_module


@pytest.mark.parametrize("html", UNSEEN.values(), ids=UNSEEN)
def test_unseen_message_is_not_shown_and_counts_once_it_is_seen(shows: Shows, html: str) -> None:
    view = shows("<main></main>", messages=PINS)
    notice = Notice(view)
    notice.set_baseline()
    put = "html => document.querySelector('main').innerHTML = html"
    view.page.evaluate(put, html.format(SAID))
    assert not notice.shown().known
    notice.set_baseline()
    uncover = """() => document.querySelectorAll('main *').forEach(each => {
        if (each.textContent.includes('Otra cosa')) { each.remove(); }
        each.removeAttribute('style'); each.removeAttribute('hidden');
        if (each.localName === 'details') { each.open = true; }
    })"""
    view.page.evaluate(uncover)
    assert notice.shown().known == {Message.CODE_EXPIRED}


@pytest.mark.parametrize("html", SEEN.values(), ids=SEEN)
def test_seen_message_is_shown(shows: Shows, html: str) -> None:
    view = shows("<main></main>", messages=PINS)
    notice = Notice(view)
    notice.set_baseline()
    view.page.evaluate("html => document.querySelector('main').innerHTML = html", html.format(SAID))
    assert notice.shown().known == {Message.CODE_EXPIRED}


@pytest.mark.parametrize("style", ["display:none", "opacity:0", "position:absolute;left:-9999px", "width:0;height:0"])
def test_message_in_a_frame_that_nobody_sees_is_not_shown(shows: Shows, style: str) -> None:
    view = shows(f"<iframe style='{style}' srcdoc='<p></p>'></iframe>", messages=PINS)
    view.traffic.settle()
    notice = Notice(view)
    notice.set_baseline()
    view.page.frames[1].evaluate("said => document.querySelector('p').textContent = said", SAID)
    assert not notice.shown().known
    view.page.evaluate("() => document.querySelector('iframe').removeAttribute('style')")
    assert notice.shown().known == {Message.CODE_EXPIRED}


def test_page_that_a_layer_covered_for_a_while_is_not_shown_anew(shows: Shows) -> None:
    view = shows(f"<p role='alert'>{SAID}</p><p>Siempre estuvo aquí.</p>", messages=PINS)
    notice = Notice(view)
    notice.set_baseline()
    view.page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", LAYER.format("fixed", "100%"))
    assert notice.texts() == ("Otra cosa",)
    view.page.evaluate("() => document.body.lastElementChild.remove()")
    assert notice.texts() == ("Otra cosa",)


TRAPS = [name for name in UNSEEN if name not in {"bajo una capa que cubre la ventana", "color", "letra de tamaño cero"}]
ABOUT_BOXES = [name for name in TRAPS if "color" not in name and "letra" not in name and "sangría" not in name]


@pytest.mark.parametrize("trap", [name for name in ABOUT_BOXES if "relleno" not in name])
def test_honeypot_is_no_field(shows: Shows, trap: str) -> None:
    box = "<label for='trampa'>Fax</label><input id='trampa' autocomplete='off' tabindex='-1'>"
    hidden = UNSEEN[trap].replace("<p ", "<div ").replace("<p>", "<div>").replace("</p>", "</div>").format(box)
    shown = "<div style='margin-top:400px'><label for='x'>Fax</label><input id='x'></div>"
    for body in (hidden + shown, shown + hidden):
        assert Field(shows(body), "Fax").input.get_attribute("id") == "x"


def test_honeypot_alone_is_no_field_to_see(shows: Shows) -> None:
    view = shows("<div style='position:absolute;left:-9999px'><label for='x'>Fax</label><input id='x'></div>")
    assert Field(view, "Fax").input.count() == 0
    assert not Field(view, "Fax").is_named_on_page()


def test_name_that_nobody_can_read_is_no_name(shows: Shows) -> None:
    view = shows("<p style='color:#fff'>Fax</p><input><h2><span style='opacity:0'>Solicitud</span></h2>")
    assert not Field(view, "Fax").is_named_on_page()
    assert view.find(heading="Solicitud").count() == 0
    assert shows("<main><p hidden>Consulta</p>Nada</main>").find(text="Consulta").count() == 0


HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)"
LIST = "<label for='x'>País</label>{}"
WIDGETS = {
    "lista tapada por su caja": f"<div><select id='x' style='{HIDDEN}'><option>Ecuador<option>Perú</select>"
    "<div tabindex='0' style='border:1px solid'>Ecuador ▾</div></div>",
    "lista que no se representa": "<div><select id='x' style='display:none'><option>Ecuador<option>Perú</select>"
    "<a class='chosen' tabindex='0'><span>Ecuador</span></a></div>",
    "lista de un equipo, con su función": f"<span><select id='x' style='{HIDDEN}'><option>Ecuador<option>Perú"
    "</select></span><button type='button' aria-haspopup='listbox'>Elija</button>",
    "lista transparente sobre un dibujo": "<div style='position:relative;width:200px;height:24px;background:#eee'>Elija"
    "<select id='x' style='opacity:0;position:absolute;inset:0'><option>Ecuador<option>Perú</select></div>",
}


@pytest.mark.parametrize("widget", WIDGETS.values(), ids=WIDGETS)
@pytest.mark.parametrize("name", ["<label for='x'>País</label>", "<p>País</p>"], ids=["con rótulo", "con texto encima"])
def test_hidden_list_behind_a_widget_is_the_field(shows: Shows, widget: str, name: str) -> None:
    view = shows(f"{name}{widget}<p>Fax</p><input>")
    field = CatalogField(view, "País")
    assert field.input.get_attribute("id") == "x"
    assert field.seen.is_visible()
    field.choose("Perú")
    assert field.chosen() == "Perú"


def test_file_behind_a_button_is_a_field(shows: Shows) -> None:
    view = shows("<label style='border:1px solid'>Certificado digital<input id='x' type='file' hidden></label>")
    assert view.find(about="certificado").evaluate_all("all => all.map(each => each.id)") == ["x"]


def test_code_typed_through_a_transparent_box_over_drawn_ones(shows: Shows) -> None:
    view = shows(
        "<label for='x'>Fax</label><div style='position:relative;width:200px;height:30px'>"
        "<div style='border:1px solid;width:200px;height:30px'></div>"
        "<input id='x' style='position:absolute;inset:0;opacity:0'></div>"
    )
    assert Field(view, "Fax").input.get_attribute("id") == "x"


DOT = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/%3E"
ROW = (
    "<form onsubmit='return false'><div>Fax <input><button onclick='act()'>Comprobar disponibilidad</button>"
    "<span id='i'></span></div></form><script>const act = () => { i.innerHTML = `%s` }</script>"
)
ICONS = {
    "color con nombre oculto": f"<b style='display:inline-block;width:12px;height:12px;background:#080'>"
    f"<span style='{HIDDEN}'>Ya está en uso</span></b>",
    "dibujo con título": "<svg width='12' height='12'><title>Ya está en uso</title><circle r='6' cx='6' cy='6'/></svg>",
    "icono con title": "<i title='Ya está en uso' style='display:inline-block;width:9px;height:9px;background:red'>"
    "</i>",
    "imagen pequeña": f"<img alt='Ya está en uso' width='9' height='9' src='{DOT}'>",
    "icono de otra letra": f"<style>.f::before{{content:'✖'}}</style><i class='f'><em style='{HIDDEN}'>"
    "Ya está en uso</em></i>",
}


@pytest.mark.parametrize("icon", ICONS.values(), ids=ICONS)
def test_name_of_an_icon_answers_and_is_no_message(shows: Shows, icon: str) -> None:
    view = shows(ROW % icon, messages={Message.CODE_EXPIRED: Wording("Ya está en uso")})
    view.listener.set_baseline()
    field = AvailabilityField(view, "Fax")
    field.button.click()
    assert field.told() is Availability.TAKEN
    shown = Notice(view).shown()
    assert not shown.known
    assert not shown.others
    assert not shown.possible
    view.listener.set_baseline()
    assert field.told() is Availability.TAKEN
