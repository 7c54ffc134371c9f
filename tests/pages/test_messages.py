"""Messages are captured in every channel, with text, channel and time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from pages.components.availability import Availability
from pages.components.availability_field import AvailabilityField
from pages.messages.notices import Notice, ShownMessages
from pages.profile import Message, Wording
from pages.registration_form import RegistrationForm
from pages.view import View
from tests.pages.conftest import Shows

SAID = "Su código venció: pida otro."
PINS = {Message.CODE_EXPIRED: Wording(SAID), Message.CODE_WRONG: Wording("Ese código no es el que enviamos.")}
CHANNELS = [
    pytest.param("document.querySelector('dialog').showModal()", "diálogo", id="diálogo"),
    pytest.param("put('<div role=alertdialog>'+said+'<button>Aceptar</button></div>')", "diálogo", id="rol de diálogo"),
    pytest.param("document.querySelector('#vivo').textContent = said", "región viva", id="región viva"),
    pytest.param("put('<div style=\"position:fixed;top:9px\">'+said+'</div>')", "aviso flotante", id="aviso flotante"),
    pytest.param(
        "put('<div style=\"position:fixed\" id=t>'+said+'</div>'); setTimeout(() => t.remove(), 120)",
        "aviso flotante",
        id="aviso que desaparece",
    ),
    pytest.param("document.querySelector('#junto').textContent = said", "junto a un campo", id="junto a un campo"),
    pytest.param("document.querySelector('#oculto').hidden = false", "texto de la página", id="texto que se muestra"),
    pytest.param("put('<ul><li>Otra cosa.</li><li>'+said+'</li></ul>')", "texto de la página", id="lista de errores"),
    pytest.param("alert(said)", "alerta nativa", id="alerta"),
    pytest.param("confirm(said)", "alerta nativa", id="confirmación"),
    pytest.param("open('', '', 'width=200').document.write(said)", "ventana nueva", id="ventana nueva"),
]
PAGE = f"""
<script>const said = "{SAID}"; const put = html => document.querySelector('#aqui').innerHTML = html;</script>
<p>Siempre estuvo aquí.</p><div id='vivo' role='status'></div><p id='oculto' hidden>{SAID}</p><div id='aqui'></div>
<div><label>Fax <input></label><span id='junto'></span></div>
<dialog><h2>Aviso</h2><p>{SAID}</p><form method='dialog'><button>Aceptar</button></form></dialog>
"""


def after(view: View, script: str) -> Notice:
    """The messages after a button ran a script."""
    notice = Notice(view)
    notice.set_baseline()
    view.page.evaluate(
        "script => document.body.append(Object.assign(document.createElement('button'), {onclick: () => eval(script),"
        "textContent: 'Hacer'}))",
        script,
    )
    notice.set_baseline()
    view.page.get_by_role("button", name="Hacer").click()
    view.traffic.settle()
    return notice


@pytest.mark.parametrize(("script", "channel"), CHANNELS)
def test_message_is_captured_in_every_channel(shows: Shows, script: str, channel: str) -> None:
    view = shows(PAGE, messages=PINS)
    begun = datetime.now(UTC)
    notice = after(view, script)
    expect(notice.with_wording_of(Message.CODE_EXPIRED)).to_be_visible()
    shown = notice.shown()
    assert shown.known == {Message.CODE_EXPIRED}
    told = next(each for each in shown.captured if SAID in each.words)
    assert told.channel == channel
    assert begun.timestamp() - 1 < told.at.timestamp() < datetime.now(UTC).timestamp() + 1


@pytest.mark.parametrize(("script", "channel"), CHANNELS)
def test_message_without_an_approved_wording_is_captured(shows: Shows, script: str, channel: str) -> None:
    notice = after(shows(PAGE), script)
    expect(notice.anything).to_be_visible()
    shown = notice.shown()
    assert not shown.known
    assert SAID in shown.in_words()
    assert bool(shown.others) == (channel not in ("texto de la página", "junto a un campo"))


def test_vanished_message_is_still_shown(shows: Shows) -> None:
    view = shows(PAGE, messages=PINS)
    notice = after(view, "put('<div style=\"position:fixed\" id=t>'+said+'</div>'); setTimeout(() => t.remove(), 60)")
    expect(view.page.locator("#t")).to_have_count(0)
    assert notice.shown().known == {Message.CODE_EXPIRED}
    expect(notice.with_wording_of(Message.CODE_EXPIRED)).to_be_visible()


def test_message_that_comes_late_is_waited_for(shows: Shows) -> None:
    notice = after(shows(PAGE, messages=PINS), "setTimeout(() => put(said), 400)")
    expect(notice.with_wording_of(Message.CODE_EXPIRED)).to_be_visible()


def test_page_without_a_message_shows_none(shows: Shows) -> None:
    notice = after(shows(PAGE, messages=PINS), "1")
    assert notice.shown() == ShownMessages(frozenset(), ())
    assert notice.shown().in_words() == "El portal no mostró ningún mensaje."


@pytest.mark.parametrize("words", ["Espere un momento…", "Cargando...", "Por favor, espere", "Procesando su solicitud"])
def test_notice_that_the_page_is_busy_is_no_message(shows: Shows, words: str) -> None:
    view = shows(PAGE)
    notice = Notice(view)
    notice.set_baseline()
    busy = f"<div style='position:fixed; top:9px'>{words}</div>"
    view.page.evaluate("busy => { document.body.insertAdjacentHTML('beforeend', busy); }", busy)
    view.page.evaluate("put('<div role=alertdialog>Espere nuestro correo.</div>')")
    assert notice.shown().others == ("Espere nuestro correo.",)


def test_text_of_the_baseline_is_no_message(shows: Shows) -> None:
    view = shows(PAGE, messages={Message.CODE_EXPIRED: Wording("Siempre estuvo aquí")})
    notice = after(view, "put('Otra cosa')")
    assert not notice.shown().known
    expect(notice.with_wording_of(Message.CODE_EXPIRED)).to_be_visible()


def test_second_toast_with_the_same_text_is_captured(shows: Shows) -> None:
    view = shows(PAGE, messages=PINS)
    toast = "document.body.insertAdjacentHTML('beforeend', '<div style=\"position:fixed\">' + said + '</div>')"
    notice = after(view, toast)
    assert notice.shown().known == {Message.CODE_EXPIRED}
    notice.set_baseline()
    assert not notice.shown().known
    view.page.evaluate(toast)
    assert notice.shown().known == {Message.CODE_EXPIRED}
    expect(notice.with_wording_of(Message.CODE_EXPIRED)).to_be_visible()


def test_reloaded_page_shows_only_new_texts(shows: Shows) -> None:
    view = shows(PAGE, messages={**PINS, Message.CODE_WRONG: Wording("Siempre estuvo aquí")})
    notice = Notice(view)
    notice.set_baseline()
    view.page.set_content(f"<html><body><ul><li>{SAID}</li></ul>{PAGE}</body></html>")
    assert notice.shown().known == {Message.CODE_EXPIRED}
    expect(notice.with_wording_of(Message.CODE_EXPIRED)).to_be_visible()


def test_message_in_another_frame(shows: Shows) -> None:
    view = shows("<iframe srcdoc='<label>Fax <input></label>'></iframe><iframe id='m' srcdoc='<p></p>'></iframe>")
    view.traffic.settle()
    notice = Notice(view)
    notice.set_baseline()
    view.page.frames[2].evaluate("said => document.querySelector('p').textContent = said", SAID)
    assert SAID in notice.shown().in_words()


@pytest.mark.parametrize("script", ["document.querySelector('dialog').showModal()", "put(over)"])
def test_layer_over_the_page_is_closed(shows: Shows, script: str) -> None:
    over = (
        "<div style='position:fixed; inset:0; background:#fff'><div style='margin:90px'><p>Aviso</p>"
        "<button onclick='put(``)'>Cerrar</button></div></div>"
    ).replace("``", "&quot;&quot;")
    view = shows(PAGE + f"<script>const over = `{over}`</script>")
    after(view, script)
    view.uncover(view.find(field="Fax"))
    view.find(field="Fax").click()
    view.uncover(view.find(field="Fax"))


ANSWERS = [
    pytest.param("this.nextElementSibling.textContent = said", id="en su renglón"),
    pytest.param("alert(said)", id="alerta"),
    pytest.param(
        "put('<div style=\"position:fixed\" id=t>'+said+'</div>'); setTimeout(() => t.remove(), 80)", id="toast"
    ),
    pytest.param("setTimeout(() => put('<ul><li>'+said+'</li></ul>'), 300)", id="arriba y tarde"),
]
ROWS = """
<script>const put = html => document.querySelector('#aqui').innerHTML = html; const said = "{said}"</script>
<div id='aqui'></div><form onsubmit='return false'>
<p>ID <input> <button>Comprobar disponibilidad</button> <i>Está disponible.</i></p>
<p>Fax <input> <button onclick="{script}">Comprobar disponibilidad</button> <i></i></p></form>
"""


@pytest.mark.parametrize("script", ANSWERS)
@pytest.mark.parametrize(("said", "free"), [("El fax está disponible.", True), ("El fax ya está en uso.", False)])
def test_answer_of_a_check_is_read_in_every_channel(shows: Shows, script: str, said: str, free: bool) -> None:
    view = shows(ROWS.format(said=said, script=script.replace('"', "&quot;")))
    view.listener.set_baseline()
    field = AvailabilityField(view, "Fax")
    field.button.click()
    expect(field.answer.first).to_be_visible()
    assert (field.told() is Availability.FREE) is free


def test_answer_with_the_text_of_the_baseline_counts_in_a_new_document(shows: Shows) -> None:
    row = "<p id='told'>está disponible</p><form><div>Fax <input><button>Comprobar disponibilidad</button></div></form>"
    view = shows(row)
    view.page.route("http://portal.example/**", lambda route: route.fulfill(content_type="text/html", body=row))
    view.page.goto("http://portal.example/")
    view.listener.set_baseline()
    field = AvailabilityField(view, "Fax")
    field.button.click()
    view.traffic.settle()
    assert field.told() is Availability.FREE


def test_answer_in_an_alert_that_comes_late_is_waited_for(shows: Shows) -> None:
    late = "setTimeout(() => alert('ya está en uso'), 400)"
    view = shows(f'Fax <input><button onclick="{late}">Comprobar disponibilidad</button>')
    view.listener.uses_native_dialogs = True
    view.listener.set_baseline()
    field = AvailabilityField(view, "Fax")
    field.button.click()
    assert field.told() is Availability.TAKEN


def test_page_that_delays_its_request_is_waited_for(shows: Shows) -> None:
    late = "setTimeout(() => fetch('/pide').then(answer => answer.text()).then(text => aqui.innerHTML = text), 900)"
    body = f"<button onclick=\"{late}\">Solicitar código de seguridad</button><div id='aqui' role='status'></div>"
    view = shows("", messages=PINS)
    view.page.route(
        "http://portal.example/", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=body)
    )
    view.page.route("**/pide", lambda route: route.fulfill(content_type="text/plain; charset=utf-8", body=SAID))
    view.page.goto("http://portal.example/")
    form = RegistrationForm(view)
    form.request_code()
    assert form.notice.shown().known == {Message.CODE_EXPIRED}


def test_question_on_leaving_a_page_is_no_message(shows: Shows) -> None:
    view = shows("<script>addEventListener('beforeunload', event => event.preventDefault())</script><input id=x>")
    asked: list[str] = []
    view.page.on("dialog", lambda dialog: asked.append(dialog.type))
    view.listener.set_baseline()
    view.page.locator("#x").press_sequentially("a")
    view.open("data:text/html,otra")
    assert asked == ["beforeunload"]
    assert [each.text for each in view.listener.captured()] == ["otra"]
    assert not view.listener.uses_native_dialogs
