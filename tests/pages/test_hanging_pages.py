"""Pages with parts that never come: none of them is waited for without a bound, and what was passed over is named."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Timer

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from harness.compat.playwright_private import close_from_another_thread
from pages.components.fields import Field
from pages.messages.notices import Notice
from pages.profile import Profile
from pages.view import View
from pages.waiting.frames import answering_frames
from pages.waiting.traffic import UnansweredRequest
from pages.waiting.unawaited import unawaited_in
from tests.pages.hanging import HALF, NEVER, SLOW, STREAM, served

pytestmark = pytest.mark.xdist_group("tiempo")  # they measure time
DEADLINE = 3
LIMIT = 25
"""Seconds after which a page that hangs loses its browser, so that its test fails and the others run."""
FORM = "<p>Fax <input id='x'></p><p id='dicho'></p>"
WRITES = "<iframe src='/nunca' id='m'></iframe><script>setTimeout(() => {{ {} }}, 100)</script>"
PAGES = {
    "/vacia": "<p>Nada</p>",
    "/otro-sitio": f"{FORM}<iframe src='{{other}}{NEVER}'></iframe>",
    "/aislado": f"{FORM}<iframe sandbox src='{NEVER}'></iframe>",
    "/perezoso": f"{FORM}<div style='height: 9000px'></div><iframe loading='lazy' src='/vacia'></iframe>",
    "/objeto": f"{FORM}<object data='{NEVER}'></object><embed src='{NEVER}'>",
    "/oculto": f"{FORM}<iframe style='display: none' src='{NEVER}'></iframe>",
    "/a-medias": f"{FORM}<iframe src='{{other}}{HALF}'></iframe>",
    "/sin-direccion": f"{FORM}<iframe></iframe><iframe src='about:blank'></iframe>",
    "/rechazado": f"{FORM}<iframe src='http://127.0.0.1:9/'></iframe>",
    "/quitado": f"{FORM}<iframe src='{NEVER}' id='m'></iframe>"
    "<script>setInterval(() => document.body.append(m), 50)</script>",
    "/marcos": f"<frameset cols='50%,50%'><frame src='{NEVER}'><frame src='/formulario'></frameset>",
    "/formulario": FORM,
    "/escrito": WRITES.format("m.contentDocument.body.innerHTML = 'Fax <input>'"),
    "/imagen": f"{FORM}<img src='{{other}}{NEVER}'>",
    "/guion": f"{FORM}<script async src='{{other}}{NEVER}'></script>",
    "/estadistica": f"{FORM}<script>fetch('{{other}}{NEVER}')</script>",
    "/cuenta-visitas": f"{FORM}<script>fetch('{{other}}{NEVER}-visitas')</script>",
    "/bloqueado": f"<script src='{{other}}{NEVER}'></script>{FORM}",
    "/estilos": f"<link rel='stylesheet' href='{{other}}{NEVER}'>{FORM}",
    "/sin-cerrar": f"{FORM}<script>setTimeout(() => {{ document.open(); document.write(`{FORM}`); }}, 100)</script>",
    "/imprime": f"{FORM}<script>print()</script>",
}
SAYS = "dicho.textContent = 'listo'"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """URL of the server."""
    with served(PAGES) as url:
        yield url


@pytest.fixture
def view(page: Page, browser: Browser) -> Iterator[View]:
    """A window that a hanging test loses after ``LIMIT``."""
    page.set_default_timeout(DEADLINE * 1000)
    expect.set_options(timeout=DEADLINE * 1000)
    end = Timer(LIMIT, close_from_another_thread, [browser])
    end.start()
    yield View.of(page, Profile("de prueba", deadline=DEADLINE))
    end.cancel()


def pressed(view: View, script: str) -> float:
    """Seconds that a page takes to settle after a button ran a script."""
    view.page.evaluate(
        "script => { const made = document.createElement('button'); made.textContent = 'Hacer';"
        "made.onclick = () => eval(script); document.body.append(made); }",
        script,
    )
    view.press(view.page.get_by_role("button", name="Hacer"))
    begun = time.monotonic()
    view.traffic.settle()
    return time.monotonic() - begun


@pytest.mark.parametrize(
    ("path", "passed"),
    [
        ("/otro-sitio", "un marco de localhost"),
        ("/aislado", "un marco de 127.0.0.1"),
        ("/perezoso", "un marco de 127.0.0.1"),
        ("/objeto", "un marco de 127.0.0.1"),
        ("/oculto", "un marco de 127.0.0.1"),
        ("/marcos", "un marco de 127.0.0.1"),
        ("/a-medias", ""),
        ("/sin-direccion", ""),
        ("/rechazado", ""),
        ("/quitado", ""),
        ("/escrito", ""),
        ("/imagen", ""),
        ("/guion", ""),
        ("/estadistica", ""),
        ("/sin-cerrar", ""),
        ("/imprime", ""),
    ],
)
def test_field_is_found_beside_what_never_comes(view: View, address: str, path: str, passed: str) -> None:
    begun = time.monotonic()
    view.open(f"{address}{path}")
    expect(view.find(field="Fax")).to_be_attached()
    Field(view, "Fax").fill("123")
    notice = Notice(view)
    notice.set_baseline()
    assert not notice.shown().known
    assert any(each["fields"] for each in view.list_controls())
    assert view.explain("Fax")["found"]
    assert view.content.inner_text() is not None
    assert time.monotonic() - begun < 2 * DEADLINE
    noted = unawaited_in(view.page.context)
    assert (not noted) if not passed else (len(noted) == 1 and noted[0].startswith(passed)), noted


@pytest.mark.parametrize(
    "script",
    [
        f"navigator.sendBeacon('{{other}}{NEVER}', 'x')",
        f"new Image().src = '{{other}}{NEVER}'",
        f"new EventSource('{STREAM}')",
        f"new Image().src = '{NEVER}'",
        f"document.head.append(Object.assign(document.createElement('link'), {{rel: 'prefetch', href: '{NEVER}'}}))",
        f"setInterval(() => fetch('{NEVER}?t=' + Date.now()), 400)",
        "new WebSocket('ws://127.0.0.1:9/')",
        "location.href = '/descarga'",
        "location.href = '/204'",
        "navigator.serviceWorker.register('/guion.js').catch(() => 0)",
    ],
)
def test_background_of_an_act_is_not_waited_for(view: View, address: str, script: str) -> None:
    view.open(f"{address}/formulario")
    other = address.replace("127.0.0.1", "localhost")
    assert pressed(view, f"{SAYS}; {script.replace('{other}', other)}") < DEADLINE * 0.8
    assert view.page.locator("#dicho").inner_text() == "listo"


@pytest.mark.parametrize(
    "background",
    [
        f"fetch('{NEVER}')",
        f"fetch('{{other}}{NEVER}', {{method: 'POST', body: 'x'}})",
        "const poll = () => fetch('/largo').then(() => setTimeout(poll, 200)); poll()",
        f"setInterval(() => fetch('{NEVER}'), 150)",
        f"new EventSource('{STREAM}')",
    ],
)
def test_traffic_before_an_act_is_not_waited_for(view: View, address: str, background: str) -> None:
    view.open(f"{address}/vacia")
    other = address.replace("127.0.0.1", "localhost")
    view.page.evaluate(f"() => {{ {background.replace('{other}', other)} }}")
    view.page.set_default_timeout(20_000)
    view.page.evaluate(f"() => document.body.insertAdjacentHTML('beforeend', `{FORM}`)")
    took = pressed(view, f"fetch('{SLOW}').then(each => each.text()).then(text => {{ dicho.textContent = text; }})")
    assert view.page.locator("#dicho").inner_text() == "listo"
    assert took < DEADLINE * 0.8


@pytest.mark.parametrize(
    ("script", "named"),
    [
        (f"fetch('{{other}}{NEVER}?clave=secreta', {{method: 'POST'}})", "POST a localhost:"),
        (f"fetch('{NEVER}')", "GET a 127.0.0.1:"),
        (f"setTimeout(() => {{ location.href = '{NEVER}' }}, 5)", "GET a 127.0.0.1:"),
        ("location.href = '/estilos'", "GET a localhost:"),
        (f"document.head.append(Object.assign(document.createElement('script'), {{src: '{{other}}{NEVER}'}}))", "GET"),
        ("location.href = '/bloqueado'", "GET a localhost:"),
    ],
)
def test_request_of_an_act_is_awaited_and_then_named(view: View, address: str, script: str, named: str) -> None:
    view.open(f"{address}/formulario")
    with pytest.raises(TimeoutError) as told:  # of Playwright's click, where the navigation begins at once
        pressed(view, script.replace("{other}", address.replace("127.0.0.1", "localhost")))
    assert named in f"{told.value} {view.traffic.unanswered()}"
    assert "secreta" not in f"{told.value} {view.traffic.unanswered()}"


def test_equal_requests_of_one_act_are_awaited(view: View, address: str) -> None:
    view.open(f"{address}/formulario")
    twice = f"fetch('{SLOW}'); fetch('{SLOW}').then(each => each.text()).then(text => {{ dicho.textContent = text; }})"
    pressed(view, twice)
    assert view.page.locator("#dicho").inner_text() == "listo"


def test_no_frame_is_asked_while_the_page_leaves_for_one_that_never_comes(view: View, address: str) -> None:
    view.open(f"{address}/otro-sitio")
    with view.page.expect_request(f"**{NEVER}"):
        view.page.evaluate(f"() => {{ setTimeout(() => {{ location.href = '{NEVER}'; }}) }}")
    with pytest.raises(UnansweredRequest, match=r"la página de 127\.0\.0\.1"):
        view.find(field="Fax")
    assert answering_frames(view.page) == []


def test_request_of_a_new_document_is_awaited_once_and_noted(view: View, address: str) -> None:
    view.open(f"{address}/formulario")
    first = pressed(view, "location.href = '/cuenta-visitas'")
    assert any(each.startswith("GET a localhost:") for each in unawaited_in(view.page.context))
    view.open(f"{address}/formulario")
    again = pressed(view, "location.href = '/cuenta-visitas'")
    assert first >= DEADLINE / 2 * 0.8
    assert again < DEADLINE / 2 * 0.8
