"""A message is read wherever a page can tell it: bubbles, pseudo-elements, boxes, pictures, titles, shadow roots."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from pages.messages.notices import Notice
from pages.profile import Message, Wording
from pages.view import View
from tests.pages.conftest import Shows

SAID = "Su código venció: pida otro."
PINS = {Message.CODE_EXPIRED: Wording(SAID)}
WIDE = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22300%22 height=%2240%22/%3E"
PAGE = f"""
<style>
  .malo::after {{ content: "{SAID}"; }}
  .dato::before {{ content: attr(data-aviso); }}
  .variable::after {{ content: var(--aviso); }}
  @media screen {{ .fila {{ &.roja span::after {{ content: "{SAID}"; }} }} }}
  input:invalid + i::after {{ content: "{SAID}"; }}
  .aparece {{ animation: aparece .3s both; }}
  @keyframes aparece {{ from {{ opacity: 0 }} to {{ opacity: 1 }} }}
  .pasa {{ animation: pasa .6s both; }}
  @keyframes pasa {{ from {{ opacity: 0 }} 40% {{ opacity: 1 }} 70% {{ opacity: 1 }} to {{ opacity: 0 }} }}
</style>
<form id='f' onsubmit='return false'><label>Fax <input id='x'></label><button id='b'>Enviar</button></form>
<p id='p'>Nota</p><div class='fila' id='d'><span>Fila</span></div><p><input id='v' value='1'><i></i></p>
<textarea id='t' readonly></textarea><div id='aqui'></div><div id='h'></div>
"""
CHANNELS = {
    "globo al enviar": ("x.setCustomValidity(said); b.click()", "globo del navegador"),
    "globo pedido": ("x.setCustomValidity(said); x.reportValidity()", "globo del navegador"),
    "después del texto": ("p.className = 'malo'", "texto de la página"),
    "antes del texto, de un atributo": ("p.dataset.aviso = said; p.className = 'dato'", "texto de la página"),
    "de una variable": (
        "p.style.setProperty('--aviso', `\"${said}\"`); p.className = 'variable'",
        "texto de la página",
    ),
    "regla anidada": ("d.classList.add('roja')", "texto de la página"),
    "por el estado del campo": ("v.setCustomValidity('no')", "junto a un campo"),
    "caja de solo lectura": ("t.value = said", "texto de la página"),
    "caja apagada": ("aqui.innerHTML = `<input disabled size=60 value='${said}'>`", "junto a un campo"),
    "resultado": ("aqui.innerHTML = `<output>${said}</output>`", "región viva"),
    "insignia": ("aqui.innerHTML = `<h4>Fax <span class=badge>${said}</span></h4>`", "texto de la página"),
    "título al señalar": ("x.title = said", "título emergente"),
    "globo de un equipo": ("aqui.innerHTML = `<div role=tooltip>${said}</div>`", "texto de la página"),
    "descripción del campo": (
        "aqui.innerHTML = `<small id=m>${said}</small>`; x.setAttribute('aria-describedby', 'm')",
        "texto de la página",
    ),
    "imagen de las palabras": (f"aqui.innerHTML = `<img src='{WIDE}' alt='${{said}}'>`", "texto de la página"),
    "ejemplo del campo": ("x.placeholder = said; x.value = ''", "junto a un campo"),
    "raíz sombra": ("h.attachShadow({mode: 'open'}).innerHTML = `<p role=alert>${said}</p>`", "región viva"),
    "raíz sombra, por un momento": (
        "window.r = h.shadowRoot || h.attachShadow({mode: 'open'}); r.innerHTML = `<p>Ya</p>`;"
        "setTimeout(() => { r.innerHTML = `<p role=alert>${said}</p>`; setTimeout(() => r.innerHTML = '', 150) }, 100)",
        "región viva",
    ),
    "se aclara poco a poco": ("aqui.innerHTML = `<p class=aparece>${said}</p>`", "texto de la página"),
    "aparece y se va": ("aqui.innerHTML = `<p class=pasa>${said}</p>`", "texto de la página"),
    "con guiones blandos y espacios raros": (
        "aqui.innerHTML = `<p>Su c\\u00f3\\u00addi\\u200bgo&nbsp;ven<wbr>ci<b>o\\u0301</b>: pida\\u2003otro.</p>`",
        "texto de la página",
    ),
}


@pytest.fixture
def page(page_of_module: Page) -> Page:
    """The page of all tests of this module."""
    return page_of_module


def after(view: View, script: str) -> Notice:
    """The messages after a script of the page, once it has had time to show and hide them."""
    notice = Notice(view)
    notice.set_baseline()
    view.page.evaluate("([script, said]) => { eval(script) }", [script, SAID])
    view.page.evaluate("() => new Promise(done => setTimeout(done, 30))")
    return notice


@pytest.mark.parametrize(("script", "channel"), CHANNELS.values(), ids=CHANNELS)
def test_message_is_read_where_a_page_tells_it(shows: Shows, script: str, channel: str) -> None:
    view = shows(PAGE, messages=PINS)
    notice = after(view, script)
    expect(notice.with_wording_of(Message.CODE_EXPIRED)).to_be_visible()
    shown = notice.shown()
    assert shown.known == {Message.CODE_EXPIRED}
    assert channel in {each.channel for each in shown.captured}


NOT_READ = {
    "se valida sin decirlo": "x.setCustomValidity(said); x.checkValidity()",
    "el portal calla el globo": (
        "x.setCustomValidity(said); x.addEventListener('invalid', event => event.preventDefault()); x.reportValidity()"
    ),
    "pseudoelemento oculto": "document.body.insertAdjacentHTML('beforeend',"
    " '<style>#p::after{visibility:hidden}</style>'); p.className = 'malo'",
    "pseudoelemento del color del fondo": "p.style.color = '#fff'; p.className = 'malo'",
    "caja oculta": "t.hidden = true; t.value = said",
    "descripción oculta": "x.setAttribute('aria-description', said)",
    "imagen oculta": "aqui.innerHTML = `<img hidden alt='${said}'>`",
    "título de la pestaña": "document.title = said",
    "lo que la persona escribe": "x.value = said; x.dispatchEvent(new Event('input'))",
    "lo que la persona escribió, y ya no se puede cambiar": "v.readOnly = true",
}


@pytest.mark.parametrize("script", NOT_READ.values(), ids=NOT_READ)
def test_what_nobody_reads_is_no_message(shows: Shows, script: str) -> None:
    view = shows(PAGE.replace("id='v' value='1'", f"id='v' value='{SAID}'"), messages=PINS)
    assert not after(view, script).shown().known


def test_message_that_appears_and_goes_is_captured_on_a_large_page(shows: Shows) -> None:
    view = shows(PAGE + "<p>Fila de <b>una tabla</b></p>" * 1500, messages=PINS)
    notice = after(view, "aqui.innerHTML = `<p>${said}</p>`; setTimeout(() => aqui.innerHTML = '', 900)")
    expect(view.page.locator("#aqui p")).to_have_count(0)
    assert notice.shown().known == {Message.CODE_EXPIRED}
