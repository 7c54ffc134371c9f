"""The sequence defects of the page's script: what each sequence leads to, in the healthy portal and with its defect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from itertools import count
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page

from bench.engine.plan import DEFECT_HEADER
from bench.engine.portal_lists import ask_portal
from tests.bench.form_visitor import FORM, VALUES, Visitor
from tests.conftest import Services

SERIAL = count(1)
Case = Callable[[Visitor], object]


def _senae_after(*acts: Case) -> Case:
    """Another ID is written after these acts: what the address at SENAE follows."""

    def act(who: Visitor) -> object:
        who.writes("usuario", who.name)
        for each in acts:
            each(who)
        who.writes("usuario", "otra")
        return who.senae

    return act


def _locked_after(*acts: Case) -> Case:
    """The e-mail is checked, then these acts: whether it can still not be changed."""

    def act(who: Visitor) -> object:
        who.fills()
        who.checks_email()
        for each in acts:
            each(who)
        return who.is_locked

    return act


def _two_codes(who: Visitor) -> None:
    for _ in range(2):
        who.presses("solicitar-codigo")
        who.page.click("#mensaje-aceptar")


def _cities_after(*choices: tuple[str, str], check: bool = False) -> Case:
    """The first city on offer after these choices; the e-mail is checked before where that is asked for."""

    def act(who: Visitor) -> object:
        if check:
            who.checks_email()
        for field, value in choices:
            who.chooses(field, value)
        return who.cities[:1]

    return act


def _mends_and_spoils(field: str, *values: str) -> Case:
    """These values one after the other in a field, each left, and then «Registrar»: whether it is refused."""

    def act(who: Visitor) -> object:
        who.fills()
        for each in values:
            who.writes(field, each)
        return field.removesuffix("2") in {name.removesuffix("2") for name in who.refused()}

    return act


def _insists(field: str, **spoilt: str) -> Case:
    """«Registrar» twice with the same values: whether the field is refused the second time too."""

    def act(who: Visitor) -> object:
        who.fills(**spoilt)
        who.refused()
        return field in who.refused()

    return act


def _province_taken_back(who: Visitor) -> object:
    who.fills()
    who.chooses("provincia", "01")
    who.chooses("provincia", "")
    return "provincia" in who.refused()


def _refused_twice(then: Case) -> Case:
    def act(who: Visitor) -> object:
        who.fills(telefono1="42", celular="42")
        who.refused()
        who.writes("telefono1", VALUES["telefono1"])
        who.refused()
        return then(who)

    return act


def _mended(who: Visitor) -> object:
    who.writes("celular", VALUES["celular"])
    return "celular" in who.refused()


def _after_a_taken_id(who: Visitor) -> object:
    who.page.route(f"**{FORM}", _taken, times=1)
    who.writes("usuario", "ocupado")
    who.presses("comprobar-usuario")
    who.writes("usuario", who.name)
    who.presses("comprobar-usuario")
    return who.page.inner_text("#usuario-aviso")


def _taken(route: Any) -> None:
    said = {"tipo": "ocupado", "texto": "El ID de usuario ya está en uso."}
    route.fulfill(json={"resultado": "ocupado", "errores": {}, "estados": {"usuario": said}, "mensaje": None})


def _presses(action: str) -> Case:
    return lambda who: who.presses(action)


CASES: Mapping[str, tuple[Case, object]] = {
    "senae-quieto-con-id-comprobado": (_senae_after(_presses("comprobar-usuario")), "otra"),
    "senae-quieto-con-correo-comprobado": (_senae_after(lambda who: who.checks_email()), "otra"),
    "senae-quieto-tras-un-rechazo": (_senae_after(lambda who: who.fills(telefono1="42"), Visitor.refused), "otra"),
    "correo-suelto-al-comprobar-el-id": (_locked_after(_presses("comprobar-usuario")), True),
    "correo-suelto-a-la-tercera": (_locked_after(lambda who: who.checks_email(2)), True),
    "correo-suelto-con-otro-id": (_locked_after(lambda who: who.writes("usuario", "otra")), True),
    "correo-suelto-con-el-segundo-codigo": (_locked_after(_two_codes), True),
    "ciudades-quedan-sin-provincia": (_cities_after(("provincia", "01"), ("provincia", "")), []),
    "ciudades-quedan-con-ciudad-elegida": (
        _cities_after(("provincia", "01"), ("ciudad", "Cuenca"), ("provincia", "09")),
        ["Guayaquil"],
    ),
    "ciudades-vacias-con-correo-comprobado": (_cities_after(("provincia", "09"), check=True), ["Guayaquil"]),
    "ciudades-vacias-al-volver": (
        _cities_after(("provincia", "01"), ("provincia", ""), ("provincia", "09")),
        ["Guayaquil"],
    ),
    "telefono1-bueno-para-siempre": (_mends_and_spoils("telefono1", "072345678", "472345678"), True),
    "confirmacion-buena-para-siempre": (_mends_and_spoils("contrasena", "otra98765"), True),
    "nombre-bueno-para-siempre": (_mends_and_spoils("nombre", ""), True),
    "celular-avisado-una-vez": (_insists("celular", celular="8991234567"), True),
    "telefono2-exigido-si-se-escribio": (_mends_and_spoils("telefono2", "072345678", ""), False),
    "provincia-exigida-si-se-eligio": (_province_taken_back, False),
    "registrar-sordo-tras-dos-rechazos": (_refused_twice(_mended), False),
    "fax-perdido-al-segundo-rechazo": (_refused_twice(lambda who: who.page.input_value("#fax")), VALUES["fax"]),
    "comprobar-sordo-tras-un-id-en-uso": (_after_a_taken_id, "El ID de usuario está disponible."),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all."""
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.set_default_timeout(20_000)
        yield page


def _outcome(page: Page, address: str, act: Case, defect: str) -> object:
    """Result of a sequence in a form that is opened for it."""
    page.context.clear_cookies()
    page.set_extra_http_headers({DEFECT_HEADER: defect} if defect else {})
    page.goto(address + FORM)
    return act(Visitor(page, f"secuencia{next(SERIAL)}"))


def test_every_defect_of_the_page_is_tried() -> None:
    listed = {each["id"] for each in ask_portal("defects", "--sequence", "--json")}
    assert CASES.keys() <= listed, "the others have no page, and are tried by the portal's own tests"


@pytest.mark.parametrize("name", CASES)
def test_the_defect_alone_changes_what_a_sequence_leads_to(page: Page, shared_services: Services, name: str) -> None:
    act, expected = CASES[name]
    assert _outcome(page, shared_services.portal, act, "") == expected
    assert _outcome(page, shared_services.portal, act, name) != expected


def test_the_healthy_page_has_no_part_of_it(shared_services: Services) -> None:
    page = httpx.get(shared_services.portal + FORM).text
    assert "secuencia.js" not in page
    assert '"secuencias": []' in page
