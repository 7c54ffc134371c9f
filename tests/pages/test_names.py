"""Names are compared as they read, however a page writes them; a longer name is not the shorter one in it."""

from __future__ import annotations

import unicodedata

import pytest
from playwright.sync_api import Page

from pages.components.availability_field import AvailabilityField
from pages.components.bulk_fill import bulk_fill
from pages.components.fields import Field
from pages.components.text_patterns import as_read, text_pattern
from pages.profile import Wording
from pages.view import View
from tests.pages.conftest import Shows

NAME = "Identificación de oficina"
WRITTEN = {
    "guiones blandos": "Identi&shy;fica&shy;ción de ofi&shy;cina",
    "anchura cero": "Identi\u200bficación\u2060 de \ufeffoficina",
    "marcas de dirección": "\u200eIdentificación de oficina\u200f",
    "salto de línea": "Identificación<br>de oficina",
    "corte posible": "Identifi<wbr>cación de ofi<wbr>cina",
    "espacios duros": "Identificación&nbsp;de&#8239;oficina",
    "ligaduras": "Identi\ufb01cación de o\ufb01cina",
    "letras compuestas": unicodedata.normalize("NFD", NAME),
    "elementos anidados": "<b><i>Identi</i>ficación</b> <span>de <u>oficina</u></span>",
    "letra a letra": "".join(f"<span>{letter}</span>" for letter in NAME),
    "una parte para lectores de pantalla": "Identificación de oficina<span style='position:absolute;width:1px;"
    "height:1px;overflow:hidden;clip:rect(0 0 0 0)'>, obligatorio</span>",
}
PLACES = {
    "rótulo": "<label for='x'>{}</label><input id='x'>",
    "rótulo que envuelve": "<label>{} <input id='x'></label>",
    "celda": "<table><tr><td>{}</td><td><input id='x'></td></tr></table>",
    "encima": "<div>{}</div><div><input id='x'></div>",
}


@pytest.fixture
def page(page_of_module: Page) -> Page:
    """The page of all tests of this module."""
    return page_of_module


def ids_of(view: View, label: str) -> list[str]:
    """The ids of the fields that a label leads to."""
    return list(Field(view, label).input.evaluate_all("all => all.map(each => each.id)"))


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_name_is_recognised_however_it_is_written(shows: Shows, written: str) -> None:
    for place, body in PLACES.items():
        view = shows(f"<p>Antes <input></p>{body.format(written)}<p>Después <input></p>")
        assert ids_of(view, NAME) == ["x"], place
        assert Field(view, NAME).is_named_on_page(), place


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_button_is_recognised_however_it_is_written(shows: Shows, written: str) -> None:
    assert shows(f"<button id='x'>{written}</button>").find(button=NAME).get_attribute("id") == "x"


LONGER = {
    "rótulo": "<label for='y'>Confirmación de <b>correo electrónico</b></label><input id='y'>",
    "rótulo, la otra parte": "<label for='y'><b>Confirmación de</b> correo electrónico</label><input id='y'>",
    "celda": "<table><tr><td>SENAE <b>Correo Electrónico</b></td><td><input id='y'></td></tr></table>",
    "texto suelto": "<i>Confirmación de </i><i>Correo Electrónico</i> <input id='y'>",
    "de dos líneas": "<div><span>Confirmación de</span> <span>correo electrónico</span></div><input id='y'>",
    "con un guion blando": "<div>Confir&shy;mación de <b>correo electrónico</b></div><input id='y'>",
}
SHORTER = {
    "": "",
    "rótulo": "<label for='x'>Correo Electrónico</label><input id='x'>",
    "celda": "<table><tr><td>* <b>Correo</b> Electrónico:</td><td><input id='x'></td></tr></table>",
    "tras otra frase": "<p>Sus datos. <b>Correo Electrónico</b> <input id='x'></p>",
    "tras un icono": "<p><i aria-hidden='true'>mail</i> Correo Electrónico <input id='x'></p>",
    "con una nota": "<p>Correo Electrónico <input id='x'> <small>personal</small></p>",
    "tras otro campo": "<p>Nombre <input> Correo Electrónico <input id='x'></p>",
}


@pytest.mark.parametrize("shorter", SHORTER.values(), ids=SHORTER)
def test_longer_name_is_not_taken_for_the_shorter_in_it(shows: Shows, shorter: str) -> None:
    for name, longer in LONGER.items():
        for body in (f"<div>{longer}</div><div>{shorter}</div>", f"<div>{shorter}</div><div>{longer}</div>"):
            assert ids_of(shows(body), "Correo Electrónico") == (["x"] if shorter else []), name


BUTTONS = {
    "con lo que dice a lectores de pantalla": "<button id='x'>Comprobar disponibilidad<span style='position:absolute;"
    "width:1px;height:1px;overflow:hidden'> de Fax</span></button>",
    "con otro nombre accesible": "<button id='x' aria-label='Comprobar disponibilidad de Fax'>Comprobar "
    "disponibilidad</button>",
    "con un dibujo": "<button id='x' aria-label='Comprobar disponibilidad'><svg width='9' height='9'></svg></button>",
}


@pytest.mark.parametrize("button", BUTTONS.values(), ids=BUTTONS)
def test_button_is_named_by_what_is_read_on_it(shows: Shows, button: str) -> None:
    view = shows(f"<p>Fax <input> {button}</p><p>Otro <input><button>Comprobar</button></p>")
    assert AvailabilityField(view, "Fax").button.get_attribute("id") == "x"


@pytest.mark.parametrize(
    "button",
    [
        "<button aria-label='Comprobar disponibilidad'>Verificar</button>",
        "<input type='button' value='Verificar' aria-label='Comprobar disponibilidad'>",
    ],
)
def test_button_is_not_named_by_what_is_only_heard(shows: Shows, button: str) -> None:
    view = shows(f"<p>Fax <input> {button}</p><p>Otro <input><button>Comprobar</button></p>")
    assert AvailabilityField(view, "Fax").button.count() == 0


def test_honeypot_is_not_filled_at_once(shows: Shows) -> None:
    trap = "<div style='position:absolute;left:-9999px'><label for='y'>Fax</label><input id='y'></div>"
    view = shows(f"{trap}<p>Fax <input id='x'></p><label>Otro <input id='z'></label>")
    assert bulk_fill(view.page, {"Fax": "1", "Otro": "2"}).left == {"Fax"}
    assert view.page.locator("#y").input_value() == ""
    assert view.page.locator("#z").input_value() == "2"


def test_text_reads_the_same_with_characters_that_nobody_sees() -> None:
    assert as_read("Veri\u00ad\ufb01que\u200b su co\u0301digo") == "Verifique su código"
    assert as_read("línea\notra") == "línea\notra"
    assert as_read("e\u2011docs y e\u2010docs") == "e-docs y e-docs"
    assert text_pattern("ya esta\u0301 en uso").search("Ya está en uso")
    assert Wording("Co\u0301digo vencido").is_in("Su código vencido")
