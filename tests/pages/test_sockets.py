"""A page that answers every act over a web socket is read only after its server has spoken."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from pages.profile import Profile
from pages.view import View
from tests.pages.socket_server import served_over_a_socket

PAGE = """<!doctype html><meta charset=utf-8><label>Fax <input id=fax></label><button id=pedir>Registrar</button>
<a id=sigue href=# onclick="say('sigue:pantalla siguiente'); return false">Nuevo Registro</a><p id=dicho></p>
<script>
const socket = new WebSocket(location.href.replace("http", "ws") + "enchufe");
const say = text => socket.send(JSON.stringify({ action: "una cosa que hizo la persona", text }));
socket.onmessage = event => {
  const { text } = JSON.parse(event.data);
  if (text === "otra") { say("otra respuesta"); } else { dicho.textContent = text; }
};
socket.onopen = () => { document.title = "listo"; };
</script>"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Address of the portal."""
    with served_over_a_socket(PAGE) as served:
        yield served


@pytest.fixture
def view(page: Page, address: str) -> View:
    """The page with its socket open."""
    page.set_default_timeout(20_000)
    view = View.of(page, Profile("de prueba", address=address, deadline=10))
    view.open(address)
    page.wait_for_function("document.title === 'listo'")
    return view


@pytest.mark.parametrize(
    ("text", "said"), [("recibido", "recibido"), ("dos", "otra respuesta")], ids=["una respuesta", "dos idas"]
)
def test_page_shows_what_its_server_answered(view: View, text: str, said: str) -> None:
    view.page.evaluate("text => { pedir.onclick = () => say(text); }", text)
    view.press(view.button("Registrar"))
    view.traffic.settle()
    assert view.page.locator("#dicho").inner_text() == said


def test_link_is_followed_to_what_the_server_draws(view: View) -> None:
    view.follow(view.button("Nuevo Registro"))
    assert view.page.locator("#dicho").inner_text() == "pantalla siguiente"


def test_slow_answer_to_a_press_is_waited_for(view: View) -> None:
    view.page.evaluate("() => { sigue.onclick = () => say('tarda'); }")
    view.follow(view.button("Nuevo Registro"))
    assert view.page.locator("#dicho").inner_text() == "tarda"


def test_message_counts_as_a_question_to_the_server(view: View) -> None:
    view.page.evaluate("() => { pedir.onclick = () => say('calla'); }")
    before = view.traffic.sent
    view.press(view.button("Registrar"))
    view.traffic.settle()
    assert view.traffic.sent == before + 1


@pytest.mark.parametrize("script", ["say('calla')", "socket.send('2')"], ids=["sin respuesta", "latido"])
def test_message_without_an_answer_holds_up_briefly(view: View, script: str) -> None:
    view.page.evaluate(f"() => {{ pedir.onclick = () => {script}; }}")
    view.press(view.button("Registrar"))
    begun = time.monotonic()
    view.traffic.settle()
    assert time.monotonic() - begun < 4


def test_server_that_never_stops_speaking_holds_up_briefly(view: View) -> None:
    view.page.evaluate("() => { pedir.onclick = () => say('uno'); setInterval(() => say('calla'), 50); }")
    view.press(view.button("Registrar"))
    begun = time.monotonic()
    view.traffic.settle()
    assert time.monotonic() - begun < 6


def test_press_that_is_only_told_is_waited_for_once(view: View) -> None:
    view.page.evaluate("() => { sigue.onclick = () => { say('calla'); return false; }; }")
    view.follow(view.button("Nuevo Registro"))
    begun = time.monotonic()
    view.follow(view.button("Nuevo Registro"))
    assert time.monotonic() - begun < 4
