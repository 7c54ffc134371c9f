"""A page that sends itself at every choice, as old frameworks do, is filled all the same (5.3.1)."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Route

from pages.profile import Profile
from pages.registration_form import RegistrationForm
from pages.view import View

CITIES = {"Azuay": "Cuenca", "Guayas": "Guayaquil"}
VALUES = {
    "Nombre Usuario": "Ana Paz",
    "Contraseña": "Aduana26",
    "Provincia": "Guayas",
    "Ciudad": "Guayaquil",
    "Dirección": "Calle Nueve 123",
}
SIGN_IN = "<div>Usuario <input> Contraseña <input type='password'><button type='button'>Entrar</button></div>"


def body(sent: str, header: str) -> str:
    """The form with what was sent, but its passwords."""
    typed = {name: values[0] for name, values in parse_qs(sent).items()}
    chosen = typed.get("prov", "")
    options = "".join(f"<option{' selected' if each == chosen else ''}>{each}</option>" for each in CITIES)
    city = f"<option>{CITIES[chosen]}</option>" if chosen in CITIES else ""
    name, street = (escape(typed.get(each, "")) for each in ("nombre", "dir"))
    return f"""<!doctype html><form method="post" action="/">{header}
    <p><label>Nombre Usuario <input name="nombre" value="{name}"></label></p>
    <p><label>Contraseña <input type="password" name="clave"></label></p>
    <p><label>Confirmación de Contraseña <input type="password" name="clave2"></label></p>
    <p><label>Provincia <select name="prov" onchange="this.form.submit()"><option>--Selección--</option>{options}
    </select></label></p>
    <p><label>Ciudad <select name="ciudad"><option>--Selección--</option>{city}</select></label></p>
    <p><label>Dirección <input name="dir" value="{street}"></label></p></form>"""


@pytest.mark.parametrize("header", [pytest.param("", id="a la vez"), pytest.param(SIGN_IN, id="una por una")])
@pytest.mark.parametrize("typed", [pytest.param((), id="sin teclear"), pytest.param(tuple(VALUES), id="tecleando")])
def test_form_that_sends_itself_at_a_choice_is_filled(page: Page, header: str, typed: tuple[str, ...]) -> None:
    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html; charset=utf-8", body=body(route.request.post_data or "", header))

    page.route("**/*", answer)
    view = View(page, Profile("de prueba", address="http://portal.example/"))
    view.open("http://portal.example/")
    form = RegistrationForm(view)
    form.fill(VALUES, typed)
    filled = {label: form.contents.value_of(label) for label in VALUES}
    assert filled == {**VALUES, "Contraseña": ""}
    assert page.locator("[name=dir]").input_value() == "Calle Nueve 123"
