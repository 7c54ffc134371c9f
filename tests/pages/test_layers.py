"""Layers over a page are closed as a person closes them, and what cannot be closed is named."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from harness.errors import Stuck
from pages.explore.inventory import take_inventory
from pages.messages.notices import Notice
from pages.view import View
from tests.pages.conftest import Shows

FORM = """
<script>var pressed = []; var gone = (id) => document.getElementById(id).remove();</script>
<form onsubmit="return false"><label>Fax <input></label><button onclick="pressed.push('Registrar')">Registrar</button>
{inside}</form>
"""
OVER = "position:fixed; inset:0; background:#fff; z-index:9"
BOX = "<div id='capa' style='" + OVER + "'><div style='margin:80px'>{0}</div></div>"
GOES = "onclick=\"pressed.push(this.textContent || this.title); gone('capa')\""
OFFERS = [
    pytest.param(
        f"<p>Usamos cookies.</p><button {GOES}>Aceptar todas</button><button {GOES}>Rechazar</button>", "Rechazar"
    ),
    pytest.param(
        f"<p>Aviso: hay mantenimiento.</p><button>Ver más</button><button {GOES}>Entendido</button>", "Entendido"
    ),
    pytest.param(
        f"<p>Le ayudamos.</p><textarea></textarea><a href='#' {GOES} title='Cerrar chat' style='padding:9px'></a>",
        "Cerrar chat",
    ),
    pytest.param(f"<p>Novedades</p><input placeholder='Su correo'><span {GOES}>×</span>", "×"),
    pytest.param(f"<p>Bienvenida</p><a href='#' {GOES}>Continuar</a>", "Continuar"),
    pytest.param(f"<p>Encuesta</p><button>Participar</button><button {GOES}>No, gracias</button>", "No, gracias"),
]
ALERT = """
<div id='capa' class='swal2-container' style='position:fixed; inset:0; display:grid; place-items:center; z-index:1060'>
<div class='swal2-popup'><h2>Listo</h2><div>Le enviamos el código.</div>
<button class='swal2-confirm' onclick="gone('capa')">OK</button><button style='display:none'>Cancel</button></div></div>
"""
SHADOW = """
<div id='capa' style='position:fixed; inset:0; z-index:99'></div><script>
const root = document.getElementById('capa').attachShadow({ mode: 'open' });
root.innerHTML = "<div style='position:fixed; inset:0; background:#eee'><p>¿Le ayudo?</p><button>✕</button></div>";
root.querySelector('button').addEventListener('click', () => gone('capa'));
</script>
"""
FRAME = """
<iframe id='capa' style='position:fixed; inset:0; width:100%; height:100%; background:#fff'
srcdoc='<p>Usamos cookies.</p><button onclick="parent.gone(`capa`)">Solo las necesarias</button>'></iframe>
"""
BACKDROP = f"""
<div id='fondo' style='{OVER}; opacity:.5'></div>
<div id='capa' style='position:fixed; top:10px; left:10px; z-index:99'><p>Enviado.</p>
<b style='cursor:pointer' onclick="gone('capa'); gone('fondo')">Aceptar</b></div>
"""
LAYERS = [
    pytest.param(ALERT, "", id="sin rol"),
    pytest.param(SHADOW, "", id="en un shadow root"),
    pytest.param(FRAME, "", id="en un marco"),
    pytest.param(BACKDROP, "", id="con fondo aparte"),
    pytest.param(
        BOX.format("<p>Va.</p>") + "<script>setTimeout(() => gone('capa'), 700)</script>", "", id="se cierra sola"
    ),
    pytest.param(
        "<dialog id='capa'><p>Enviado.</p><form method='dialog'><button>Aceptar</button></form></dialog>"
        "<script>document.querySelector('dialog').showModal()</script>",
        "",
        id="dialog modal",
    ),
    pytest.param(
        "<dialog><p>Enviado.</p></dialog><script>document.querySelector('dialog').showModal()</script>",
        "",
        id="solo Escape",
    ),
    pytest.param(
        "", BOX.format("<p>Enviado.</p><button onclick=\"gone('capa')\">Cerrar</button>"), id="en el formulario"
    ),
    pytest.param(
        BOX.format("<p>Uno.</p><button onclick=\"gone('capa')\">OK</button>")
        + BOX.format("<p>Dos.</p><button onclick=\"gone('otra')\">OK</button>").replace("'capa'", "'otra'", 1),
        "",
        id="dos",
    ),
]


def page_with(shows: Shows, layer: str, inside: str = "", **dismiss: Mapping[str, str]) -> View:
    return shows(FORM.format(inside=inside) + layer, **dismiss)


def presses(view: View) -> list[str]:
    pressed: list[str] = view.page.evaluate("pressed")
    return pressed


@pytest.mark.parametrize(("offer", "control"), OFFERS)
def test_offer_over_the_page_is_closed_before_the_first_act(shows: Shows, offer: str, control: str) -> None:
    view = page_with(shows, BOX.format(offer)).close_foreign_layers()
    assert presses(view) == [control]
    assert [each.split(":")[0] for each in view.closed_layers] == [f"Se cerró con «{control}» lo que tapaba la página"]
    view.press(view.button("Registrar"))
    assert presses(view) == [control, "Registrar"]


def test_bar_at_an_edge_is_closed(shows: Shows) -> None:
    bar = "<div id='capa' style='position:fixed; bottom:0; width:100%'>Cookies <button {0}>Rechazar todo</button></div>"
    assert presses(page_with(shows, bar.format(GOES)).close_foreign_layers()) == ["Rechazar todo"]


@pytest.mark.parametrize(("layer", "inside"), LAYERS)
def test_layer_is_closed_before_the_next_press(shows: Shows, layer: str, inside: str) -> None:
    view = page_with(shows, layer, inside)
    view.press(view.button("Registrar"))
    assert presses(view) == ["Registrar"]
    expect(view.page.locator("#capa:visible")).to_have_count(0)


def test_layer_that_comes_late_is_closed_by_its_refusal_and_recorded(shows: Shows) -> None:
    offer = BOX.format(f"Usamos cookies. <button {GOES}>Aceptar</button><button {GOES}>Rechazar</button>")
    comes = (
        f"addEventListener('click', () => document.body.insertAdjacentHTML('beforeend', `{offer}`), {{ once: true }})"
    )
    view = page_with(shows, f"<script>{comes}</script>")
    view.close_foreign_layers()
    view.press(view.button("Registrar"))
    view.page.locator("#capa").wait_for()
    view.press(view.button("Registrar"))
    assert presses(view) == ["Registrar", "Rechazar", "Registrar"]
    assert len(view.closed_layers) == 1


def test_layer_that_comes_between_look_and_click_is_closed(shows: Shows) -> None:
    layer = BOX.format("<p>Enviado.</p><button onclick=\"gone('capa')\">Aceptar</button>")
    view = page_with(shows, layer)
    view.page.set_default_timeout(1_000)
    view.click(view.button("Registrar"))  # as after a look that found nothing
    assert presses(view) == ["Registrar"]


def test_layer_that_grows_into_its_place_is_closed_by_its_control(shows: Shows) -> None:
    grown = "<style>@keyframes g { from { translate: -100vw } } #capa button { animation: g .2s steps(1) }</style>"
    view = shows(FORM.format(inside=grown + BOX.format(f"Enviado <button {GOES}>Entendido</button>")))
    view.page.locator("#capa").evaluate("each => { each.parentElement.append(each); }")
    view.uncover(view.button("Registrar"))
    assert view.page.evaluate("pressed") == ["Entendido"]


def test_small_layer_over_the_button_alone_is_closed(shows: Shows) -> None:
    place = "position:absolute; z-index:3; left:0; top:0; width:700px; height:60px; background:#fff"
    view = page_with(
        shows, f"<div id='capa' style='{place}'>Chat <span style='margin-left:600px' {GOES}>×</span></div>"
    )
    view.page.evaluate("document.body.style.paddingTop = '20px'")
    view.page.set_default_timeout(2_000)
    view.press(view.button("Registrar"))
    assert presses(view) == ["×", "Registrar"]


def test_answer_is_read_although_its_layer_is_closed(shows: Shows) -> None:
    view = page_with(shows, "")
    view.press(view.button("Registrar"))
    notice = Notice(view)
    notice.set_baseline()
    view.page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", ALERT)
    view.uncover(view.button("Registrar"))
    assert "Le enviamos el código." in notice.shown().in_words()
    assert not view.closed_layers


@pytest.mark.parametrize("control", ["Configurar después", "css=.después"])
def test_profile_names_what_closes_a_layer(shows: Shows, control: str) -> None:
    choices = f"<button>Suscribirse</button><i class='después' {GOES}>Configurar después</i><button>Aceptar</button>"
    view = page_with(shows, BOX.format(f"Boletín {choices}"), dismiss={"boletín": control})
    view.press(view.button("Registrar"))
    assert presses(view) == ["Configurar después", "Registrar"]


@pytest.mark.parametrize(
    ("layer", "told"),
    [
        pytest.param(
            BOX.format("Estamos en obras. <button>Leer</button><button>Llamar</button>"), "Estamos en obras.", id="capa"
        ),
        pytest.param(
            f"<iframe style='{OVER}; width:100%; height:100%' title='Anuncio' srcdoc='<p>Compre</p>'></iframe>",
            "Compre",
            id="marco",
        ),
        pytest.param(f"<img alt='' title='Anuncio' style='{OVER}; width:100%; height:100%'>", "Anuncio", id="imagen"),
    ],
)
def test_what_covers_a_button_is_named(shows: Shows, layer: str, told: str) -> None:
    view = page_with(shows, layer)
    view.page.set_default_timeout(600)
    with pytest.raises(Stuck, match=f"no se pudo presionar el botón «Registrar», porque lo tapa «{told}»"):
        view.press(view.button("Registrar"))


STAYS = [
    pytest.param(BOX.format(f"<label>Teléfono1 <input></label><button {GOES}>Cerrar</button>"), id="el formulario"),
    pytest.param(BOX.format(f"<a href='#'>Nuevo Registro</a><button {GOES}>×</button>"), id="el menú"),
    pytest.param(f"<div id='capa' style='position:fixed; top:0'><a {GOES}>Cerrar sesión</a></div>", id="cabecera"),
    pytest.param(
        f"<div id='capa' style='position:fixed; bottom:0; width:100%'><button {GOES}>Continuar</button></div>", id="pie"
    ),
]


@pytest.mark.parametrize("part", STAYS)
def test_part_of_the_portal_stays(shows: Shows, part: str) -> None:
    view = page_with(shows, part).close_foreign_layers()
    assert not presses(view)
    expect(view.page.locator("#capa")).to_be_visible()


def test_page_without_layers_is_left_alone(shows: Shows) -> None:
    view = page_with(shows, "<div style='height:3000px'></div><button onclick=\"pressed.push('abajo')\">Abajo</button>")
    view.close_foreign_layers()
    view.press(view.find(button="Abajo"))
    assert presses(view) == ["abajo"]
    assert not view.closed_layers


def test_layer_over_the_frame_of_the_form(shows: Shows) -> None:
    inner = "<script>const pressed = []</script><button onclick=pressed.push(1)>Registrar</button>"
    layer = BOX.format(f"<p>Usamos cookies.</p><button {GOES}>Rechazar</button>")
    view = page_with(shows, f"<iframe id='f' srcdoc='{inner}'></iframe>{layer}").close_foreign_layers()
    view.page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", layer)
    view.page.evaluate("document.forms[0].remove()")
    view.press(view.button("Registrar"))
    assert presses(view) == ["Rechazar", "Rechazar"]
    assert view.page.frames[1].evaluate("pressed") == [1]


def test_parts_of_a_drawn_list_are_no_controls_of_their_own(shows: Shows) -> None:
    view = shows(
        "<div><div role=combobox tabindex=0>Azuay</div><input name=p aria-hidden=true tabindex=-1 value=1></div>"
        "<div><input name=q role=combobox><span><button tabindex=-1 aria-label=Abrir>v</button></span></div>"
        "<button>Registrar</button>"
    )
    inventory = take_inventory(view.page)
    assert (inventory.unknown_fields, inventory.buttons) == (["q"], ["Registrar"])


def test_offer_is_no_part_of_the_inventory(shows: Shows) -> None:
    view = page_with(shows, BOX.format("Usamos cookies. <input><button>Rechazar</button>"))
    inventory = take_inventory(view.page)
    assert (len(inventory.fields), inventory.buttons) == (1, ["Registrar"])
