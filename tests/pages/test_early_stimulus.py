"""A stimulus that a page without its scripts did not catch is given once more; any other never is."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from harness.run_memo import RunMemo
from pages.front import FrontPage
from pages.profile import Profile
from pages.registration_form import RegistrationForm
from pages.view import View
from pages.waiting import early_stimulus
from pages.waiting.missing_elements import MissingElements

ADDRESS = "http://portal.example/"
LATE = 400
"""Milliseconds after the first act at which the scripts of the page attach, as nobody knows how fast a machine is."""
PAGE = """<!doctype html><meta charset=utf-8><form onsubmit='return false'>
<label>ID.usuario <input id=id></label><label>SENAE Correo Electrónico <input id=senae readonly></label>
<label>Provincia <select id=prov><option>--<option>Azuay<option>Guayas</select></label>
<label>Ciudad <select id=ciudad><option>--</select></label>
<button id=pedir>Solicitar código de seguridad</button></form><p id=dicho></p>
<script>
const send = () => fetch('/pedir', { method: 'POST', body: id.value });
const begin = () => { %s };
const late = %d;
const once = { once: true, capture: true };
const beginLate = () => setTimeout(begin, late);
if (late) { %s.forEach(each => addEventListener(each, beginLate, once)); } else { begin(); }
</script>"""


@pytest.fixture
def sent() -> list[str]:
    """What was sent to the portal."""
    return []


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorter times, so that the tests need not wait for whole ones."""
    monkeypatch.setattr(early_stimulus, "_SCRIPTS", 1.6)
    monkeypatch.setattr(early_stimulus, "_SLOWEST", 0.2)
    monkeypatch.setattr(early_stimulus, "_REQUEST_DELAY", 0.2)


def opened(
    page: Page, sent: list[str], script: str, late: int = LATE, acts: Sequence[str] = ("click", "input")
) -> RegistrationForm:
    """A form whose script attaches late: so many milliseconds after the first of these acts, or at once."""

    def answer(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.post_data or "")
            route.fulfill(content_type="text/plain", body="Recibido")
        elif route.request.resource_type == "script":
            begins = "pedir.onclick = send; dicho.textContent = 'Bienvenido'"
            route.fulfill(content_type="text/javascript", body=begins)
        else:
            route.fulfill(content_type="text/html; charset=utf-8", body=PAGE % (script, late, list(acts)))

    page.set_default_timeout(20_000)
    page.route("**/*", answer)
    page.goto(ADDRESS)
    return RegistrationForm(View.of(page, Profile("de prueba", address=ADDRESS)))


def observations(form: RegistrationForm) -> list[str]:
    return View.take_observations([form.page])[0]


@pytest.mark.usefixtures("quick")
def test_press_that_nothing_caught_is_given_once_more(page: Page, sent: list[str]) -> None:
    form = opened(page, sent, "pedir.onclick = send")
    form.request_code()
    assert len(sent) == 1
    pressed = "la primera pulsación de «Solicitar código de seguridad»"
    assert observations(form) == [
        f"La página no atendió a {pressed} porque todavía no había cargado sus scripts; se repitió una vez."
    ]
    form.request_code()
    assert len(sent) == 2
    assert observations(form) == []


@pytest.mark.usefixtures("quick")
def test_what_was_filled_before_is_filled_again(page: Page, sent: list[str]) -> None:
    kept = "let kept = ''; id.oninput = () => { kept = id.value }; pedir.onclick = () => { id.value = kept; send() }"
    form = opened(page, sent, kept, acts=["click"])
    form.fill({"ID.usuario": "mariana"})
    form.request_code()
    assert sent == ["mariana"]


@pytest.mark.usefixtures("quick")
def test_program_that_comes_as_a_file_meanwhile_is_no_answer(page: Page, sent: list[str]) -> None:
    fetched = "document.head.append(Object.assign(document.createElement('script'), { src: '/programa.js' }))"
    form = opened(page, sent, fetched, 100)
    form.request_code()
    assert len(sent) == 1
    assert len(observations(form)) == 1


@pytest.mark.usefixtures("quick")
def test_button_that_never_answers_is_tried_twice_only_once_in_a_run(
    page: Page, sent: list[str], tmp_path: Path
) -> None:
    (tmp_path / "memo").touch()
    MissingElements(RunMemo(tmp_path / "memo"), 5).share(page.context)
    count = "window.count = 0; addEventListener('click', () => { window.count += 1 }, true)"
    form = opened(page, sent, count, 0)
    form.request_code()
    assert page.evaluate("window.count") == 2
    page.goto(ADDRESS)
    form.request_code()
    assert page.evaluate("window.count") == 1
    assert len(observations(form)) == 1


CAUGHT = {
    "una petición lenta": "setTimeout(send, 100)",
    "un texto": "dicho.textContent = 'Falta el ID'",
    "un atributo": "pedir.disabled = true; setTimeout(() => { pedir.disabled = false }, 100)",
    "un valor": "id.value = 'otro'",
    "una alerta": "alert('No')",
    "otra dirección": "location.hash = 'paso2'",
    "una ventana": "open('about:blank', '', 'width=200')",
    "un campo que falta": "id.required = true; pedir.form.reportValidity()",
}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("reaction", CAUGHT.values(), ids=CAUGHT)
def test_press_that_was_caught_is_never_repeated(page: Page, sent: list[str], reaction: str) -> None:
    form = opened(page, sent, f"window.count = 0; pedir.onclick = () => {{ window.count += 1; {reaction} }}", 0)
    page.wait_for_function("window.count === 0")
    form.request_code()
    assert page.evaluate("window.count") == 1
    assert observations(form) == []


@pytest.mark.usefixtures("quick")
def test_press_after_the_scripts_is_never_repeated(page: Page, sent: list[str]) -> None:
    form = opened(page, sent, "window.count = 0; pedir.onclick = () => { window.count += 1 }", 0)
    page.wait_for_function("performance.now() > 2500")
    form.request_code()
    assert page.evaluate("window.count") == 1


@pytest.mark.usefixtures("quick")
def test_layer_that_comes_meanwhile_is_no_reaction(page: Page, sent: list[str]) -> None:
    layer = "<div id=c style=position:fixed;inset:0>Cookies <button onclick=c.remove()>Rechazar</button></div>"
    form = opened(page, sent, "pedir.onclick = send", 800)
    page.evaluate(
        "html => addEventListener('click', () => setTimeout(() => document.body.insertAdjacentHTML('beforeend', html),"
        "400), { once: true, capture: true })",
        layer,
    )
    form.request_code()
    assert len(sent) == 1


@pytest.mark.usefixtures("quick")
def test_written_value_that_nothing_caught_is_written_once_more(page: Page, sent: list[str]) -> None:
    form = opened(page, sent, "id.oninput = () => { senae.value = id.value + '@correo.aduana.gob.ec' }")
    assert form.write("ID.usuario", "mariana") == "mariana"
    assert form.senae_email.value() == "mariana@correo.aduana.gob.ec"
    assert len(observations(form)) == 1


CITIES = "prov.onchange = () => { %s }"
AT_ONCE = "ciudad.length = 1; ['Cuenca', 'Paute', 'Gualaceo'].forEach(each => ciudad.add(new Option(each)))"
IN_PARTS = (
    "['Cuenca', 'Paute', 'Gualaceo'].forEach((each, at) => setTimeout(() => ciudad.add(new Option(each)), 110 * at))"
)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("fills", "late"), [(AT_ONCE, LATE), (AT_ONCE, 0), (IN_PARTS, 0), (IN_PARTS, LATE)])
def test_cities_are_read_when_the_page_is_done(page: Page, sent: list[str], fills: str, late: int) -> None:
    form = opened(page, sent, CITIES % fills, late)
    assert form.choose_province("Azuay") == ["Cuenca", "Paute", "Gualaceo"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("also", ["dicho.textContent = 'Bienvenido'", "fetch('/novedades', { method: 'POST' })"])
def test_what_the_scripts_do_at_their_beginning_is_no_list_of_cities(page: Page, sent: list[str], also: str) -> None:
    form = opened(page, sent, f"{CITIES % AT_ONCE}; {also}; document.body.dataset.listo = ''", 60)
    assert form.choose_province("Azuay") == ["Cuenca", "Paute", "Gualaceo"]
    assert len(observations(form)) == 1


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("late", [0, LATE])
def test_city_is_chosen_when_its_province_was_caught(page: Page, sent: list[str], late: int) -> None:
    form = opened(page, sent, CITIES % IN_PARTS, late)
    form.fill({"Provincia": "Azuay", "Ciudad": "Gualaceo"})
    assert form.contents.value_of("Ciudad") == "Gualaceo"


PROVINCES = "prov.length = 1; ['Azuay', 'Loja'].forEach(each => prov.add(new Option(each)))"


def test_list_that_comes_after_its_prompt_is_read_whole(page: Page, sent: list[str]) -> None:
    form = opened(page, sent, f"setTimeout(() => {{ {PROVINCES} }}, 150)", 0)
    assert form.catalog("Provincia").entries() == ["Azuay", "Loja"]


@pytest.mark.usefixtures("quick")
def test_link_of_the_front_page_that_nothing_caught_is_followed_once_more(page: Page) -> None:
    goes = "b.onclick = () => { location.href = '/tipos' }"
    later = f"addEventListener('click', () => setTimeout(() => {{ {goes} }}, 400))"
    body = f"<button id=b>Nuevo Registro</button><script>{later}</script>"
    page.route("**/*", lambda route: route.fulfill(content_type="text/html", body=body))
    front = FrontPage(page, Profile("de prueba", address=ADDRESS))
    front.open()
    begun = time.monotonic()
    front.choose_new_registration()
    assert page.url == f"{ADDRESS}tipos"
    assert time.monotonic() - begun < 15
