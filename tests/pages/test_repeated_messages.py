"""The same words given twice are heard twice, and what a page only keeps or rebuilds is not heard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages.components.availability import Availability
from pages.components.availability_field import AvailabilityField
from pages.messages.notices import Notice
from pages.profile import Message, Wording
from pages.view import View
from tests.pages.conftest import Shows

SAID, OTHER = "Su código venció: pida otro.", "Ese código no es el que enviamos."
PINS = {Message.CODE_EXPIRED: Wording(SAID), Message.CODE_WRONG: Wording(OTHER)}
PAGE = f"""
<script>
  const said = "{SAID}", other = "{OTHER}";
  const put = html => document.querySelector('#aqui').innerHTML = html;
  const add = html => document.querySelector('#aqui').insertAdjacentHTML('beforeend', html);
  const text = words => document.querySelector('#junto').textContent = words;
</script>
<p>Siempre estuvo aquí.</p><div id='aqui'></div><div id='vivo' aria-live='polite'></div>
<form onsubmit='return false'><table><tr><td>Fax</td><td><div><input></div></td></tr>
<tr><td colspan='2'><div><div><small id='junto'></small></div></div></td></tr></table></form>
<dialog><p>{SAID}</p></dialog><p id='oculto' hidden>{SAID}</p>
"""
TWICE = {
    "aviso con role=alert": ("add(`<div role=alert>${said}</div>`)", "add(`<div role=alert>${said}</div>`)"),
    "aviso en una pila viva": (
        "vivo.innerHTML = `<p>${said}</p>`",
        "vivo.insertAdjacentHTML('beforeend',`<p>${said}</p>`)",
    ),
    "aviso flotante": ("add(`<p style='position:fixed'>${said}</p>`)", "add(`<p style='position:fixed'>${said}</p>`)"),
    "diálogo que se abre otra vez": (
        "document.querySelector('dialog').show()",
        "document.querySelector('dialog').close(); document.querySelector('dialog').show()",
    ),
    "texto bajo su campo, escrito de nuevo": ("text(said)", "text(said)"),
    "texto bajo su campo, vaciado antes": ("text(said)", "text(''); text(said)"),
    "texto cambiado en su nodo": ("text(said)", "document.querySelector('#junto').firstChild.data = said"),
    "parte dibujada de nuevo": ("put(`<p>${said}</p>`)", "put(`<p>${said}</p>`)"),
    "renglón dibujado de nuevo": (
        "text(said)",
        "const row = document.querySelector('tbody'), html = row.innerHTML; row.innerHTML = ''; row.innerHTML = html",
    ),
    "quitado y vuelto a poner": (
        "text(said)",
        "const old = document.querySelector('#junto'), up = old.parentElement; old.remove(); up.append(old)",
    ),
    "ocultado y mostrado enseguida": (
        "oculto.hidden = false",
        "oculto.hidden = true; Promise.resolve().then(() => oculto.hidden = false)",
    ),
    "ocultado por su sección y mostrado": (
        "oculto.hidden = false",
        "document.body.style.display = 'none'; setTimeout(() => document.body.style.display = '', 30)",
    ),
}


@pytest.fixture
def page(page_of_module: Page) -> Page:
    """The page of all tests of this module."""
    return page_of_module


def hears(view: View, notice: Notice, script: str) -> frozenset[Message]:
    """The messages that the page shows after a script, which stands for the portal's answer."""
    notice.set_baseline()
    view.page.evaluate(f"() => {{ {script} }}")
    view.page.evaluate("() => new Promise(done => setTimeout(done, 60))")
    return notice.shown().known


@pytest.mark.parametrize(("first", "second"), TWICE.values(), ids=TWICE)
def test_same_message_given_twice_is_shown_twice(shows: Shows, first: str, second: str) -> None:
    view = shows(PAGE, messages=PINS)
    notice = Notice(view)
    assert hears(view, notice, first) == {Message.CODE_EXPIRED}
    assert hears(view, notice, second) == {Message.CODE_EXPIRED}
    assert hears(view, notice, "1") == frozenset()


def test_message_in_a_new_document_with_the_same_words_is_shown(shows: Shows) -> None:
    view = shows("")
    answers = iter(["", f"<ul><li>{SAID}</li></ul>", f"<ul><li>{SAID}</li></ul>", ""])
    frame = "<p>Portal</p><div style='position:fixed;top:0'>Ayuda</div>{}<form><label>Fax <input></label></form>"
    view.page.route(
        "http://portal.example/",
        lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=frame.format(next(answers))),
    )
    view.page.goto("http://portal.example/")
    notice = Notice(View.of(view.page, view.profile.__class__("de prueba", messages=PINS)))
    seen = []
    for _ in range(3):
        notice.set_baseline()
        view.page.goto("http://portal.example/")
        seen.append(notice.texts())
        assert not notice.shown().others
    assert seen == [(SAID,), (SAID,), ()]


def test_page_built_anew_shows_no_message(shows: Shows) -> None:
    view = shows(PAGE, messages={Message.CODE_EXPIRED: Wording("Siempre estuvo aquí")})
    notice = Notice(view)
    again = "const html = document.body.innerHTML; document.body.innerHTML = html"
    assert hears(view, notice, again) == frozenset()
    assert not notice.shown().anything


def test_second_notice_of_a_stack_is_told_without_the_first(shows: Shows) -> None:
    view = shows(PAGE, messages=PINS)
    notice = Notice(view)
    assert hears(view, notice, "vivo.innerHTML = `<p>${other}</p>`") == {Message.CODE_WRONG}
    assert hears(view, notice, "vivo.insertAdjacentHTML('beforeend', `<p>${said}</p>`)") == {Message.CODE_EXPIRED}
    assert notice.texts() == (SAID,)


def test_wording_with_a_title_that_stays_is_recognised(shows: Shows) -> None:
    view = shows(PAGE, messages={Message.CODE_EXPIRED: Wording(f"Aviso del portal {SAID}")})
    notice = Notice(view)
    view.page.evaluate("() => vivo.innerHTML = '<h4>Aviso del portal</h4><p></p>'")
    assert hears(view, notice, "vivo.lastChild.textContent = said") == {Message.CODE_EXPIRED}


NESTED = {
    "en su celda": "<table><tr><td>Fax</td><td><input>{button}{answer}</td></tr></table>",
    "bajo su grupo": "<div>Fax<div><span><input>{button}</span></div>{answer}</div>",
    "en la fila siguiente": "<table><tr><td>Fax</td><td><input>{button}</td></tr><tr><td>{answer}</td></tr></table>",
    "fuera, dos cajas más arriba": "<section><div><p>Fax <input>{button}</p></div><div>{answer}</div></section>",
}


@pytest.mark.parametrize("row", NESTED.values(), ids=NESTED)
@pytest.mark.parametrize("act", ["a.textContent = 'Está disponible.'", "a.innerHTML = '<b>Está disponible.</b>'", "1"])
def test_second_answer_of_a_check_is_read_in_any_nesting(shows: Shows, row: str, act: str) -> None:
    own = row.format(
        button=f'<button onclick="{act}">Comprobar disponibilidad</button>',
        answer="<small id='a'>Está disponible.</small>",
    )
    other = "<p>Otro <input><button>Comprobar disponibilidad</button> <i>Ya está en uso.</i></p>"
    view = shows(f"<form onsubmit='return false'>{other}{own}</form>")
    field = AvailabilityField(view, "Fax")
    for _ in range(2):
        view.listener.set_baseline()
        field.button.click()
        assert field.told() is Availability.FREE
