"""Consents that a form asks for are given, and mandatory fields that the document does not name are told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from harness.errors import Undecided
from pages.components.beyond_document import BeyondDocument
from pages.registration_form import Submission
from pages.view import View
from steps.expect.beyond_document import leave_undecided_if_more_is_demanded
from tests.pages.conftest import Shows

FORM = (
    "<form><label>* ID.usuario <input value='ana2026'></label><label>Fax <input></label><p>{}</p>"
    "<button type=button onclick=\"dicho.textContent = 'enviado'\">Registrar</button><p id=dicho></p></form>"
)
TICKED = "els => els.every(each => each.checked || each.ariaChecked === 'true')"
BOXES = "[type=checkbox], [role=checkbox], [role=switch]"
TOGGLE = "onclick=\"this.ariaChecked = String(this.ariaChecked !== 'true')\""
CONSENTS = [
    pytest.param("<label><input type=checkbox> Acepto los términos y condiciones</label>", id="en su rótulo"),
    pytest.param(
        "<input type=checkbox id=c required><label for=c>He leído la <a href='/p'>política</a></label>", id="con enlace"
    ),
    pytest.param("<input type=checkbox> Autorizo el tratamiento de mis datos", id="texto al lado"),
    pytest.param("<input type=checkbox aria-label='Declaro que los datos son ciertos'>", id="aria-label"),
    pytest.param(f"<span role=checkbox aria-checked=false tabindex=0 {TOGGLE}>Acepto</span>", id="role=checkbox"),
    pytest.param(
        f"<b id=t>Acepto las condiciones</b><button type=button role=switch aria-checked=false aria-labelledby=t "
        f"{TOGGLE}>no</button>",
        id="interruptor",
    ),
    pytest.param(
        "<input type=checkbox id=c style='opacity:0;position:absolute'><label for=c><i style='display:inline-block;"
        "width:16px;height:16px;border:1px solid'></i> Acepto los <a href='/t'>términos</a></label>",
        id="casilla dibujada",
    ),
    pytest.param(
        "<input type=checkbox id=c style='display:none'><label for=c style='padding-left:20px;display:block'>Acepto "
        "los <a href='/t'>términos y condiciones de uso</a></label>",
        id="casilla que solo se ve por su rótulo",
    ),
    pytest.param(
        "<label><input type=checkbox> Acepto los términos</label><label><input type=checkbox> Autorizo el uso de mis "
        "datos</label>",
        id="dos",
    ),
    pytest.param("<label><input type=checkbox required> Deseo recibir novedades y acepto</label>", id="oferta exigida"),
]
NOT_CONSENTS = [
    pytest.param("<label><input type=checkbox> Acepto recibir promociones</label>", id="publicidad"),
    pytest.param("<label><input type=checkbox> Mostrar la contraseña</label>", id="mostrar"),
    pytest.param("<label><input type=checkbox> Operador Económico Autorizado</label>", id="calidad de la persona"),
    pytest.param("<label><input type=checkbox> En condiciones de vulnerabilidad</label>", id="condición de la persona"),
    pytest.param("<label><input type=checkbox disabled> Acepto los términos</label>", id="apagada"),
    pytest.param("<label hidden><input type=checkbox> Acepto los términos</label>", id="oculta"),
    pytest.param("</form><form><label><input type=checkbox> Acepto los términos</label>", id="otro formulario"),
]
BEYOND = [
    pytest.param("<label>Fecha de nacimiento <input type=date required></label>", "Fecha de nacimiento", id="required"),
    pytest.param("<label>* Género <select><option value=''>--</option><option>F</option></select></label>", "Género",
                 id="asterisco"),
    pytest.param("<fieldset><legend>Estado civil</legend><label><input type=radio name=e required>Soltera</label>"
                 "</fieldset>", "Estado civil", id="opciones"),
    pytest.param("<label>Segundo apellido <input aria-required=true></label>", "Segundo apellido", id="aria-required"),
    pytest.param("<label>Copia de su cédula <input type=file required></label>", "Copia de su cédula", id="archivo"),
]  # fmt: skip
NOT_BEYOND = [
    pytest.param("<label>Segundo apellido <input></label>", id="opcional"),
    pytest.param("<label>Segundo apellido <input required value='Vera'></label>", id="con valor"),
    pytest.param("<label>* Dirección <input required></label>", id="del documento"),
    pytest.param("<label>* Certificado digital <input required></label>", id="certificado, de 4.2.2"),
    pytest.param("</form><form><label>Boletín <input type=email required></label>", id="de otro formulario"),
]


@pytest.fixture
def page(page_of_module: Page) -> Page:
    """The page of all tests of this module."""
    return page_of_module


def is_ticked(view: View) -> bool:
    return bool(view.page.locator(BOXES).evaluate_all(TICKED))


@pytest.mark.parametrize("more", CONSENTS)
def test_what_the_form_asks_to_accept_is_accepted_and_told(shows: Shows, more: str) -> None:
    view = shows(FORM.format(more), deadline=1.0)
    for _ in range(2):
        BeyondDocument(view).accept()
        assert is_ticked(view)
    assert view.page.url == "about:blank"
    assert len(view.observations) == view.page.locator(BOXES).count()
    assert all(each.startswith("El portal pide además «") for each in view.observations)


def test_boxes_that_do_not_say_that_they_are_ticked_are_pressed_once(shows: Shows) -> None:
    silent = (
        "<b role=checkbox tabindex=0 onclick='this.dataset.times = 1 + Number(this.dataset.times || 0)'>Acepto {}</b>"
    )
    view = shows(FORM.format(silent.format("los términos y condiciones") + silent.format("el uso de mis datos")))
    form = BeyondDocument(view)
    for _ in range(2):
        form.accept()
    times = view.page.locator("[role=checkbox]").evaluate_all("all => all.map(each => each.dataset.times)")
    assert times == ["1", "1"]


@pytest.mark.parametrize("more", NOT_CONSENTS)
def test_nothing_else_is_ticked(shows: Shows, more: str) -> None:
    view = shows(FORM.format(more), deadline=1.0)
    BeyondDocument(view).accept()
    assert (view.page.locator(":checked").count(), view.observations) == (0, [])


@pytest.mark.parametrize(("more", "name"), BEYOND)
def test_a_mandatory_field_that_the_document_does_not_name_is_told(shows: Shows, more: str, name: str) -> None:
    found = tuple(BeyondDocument(shows(FORM.format(more))).accept())
    assert found == (name,)
    with pytest.raises(Undecided, match=rf"exige además «{name}», que el documento no menciona"):
        leave_undecided_if_more_is_demanded(Submission(beyond=found))


@pytest.mark.parametrize("more", NOT_BEYOND)
def test_other_fields_are_not_told(shows: Shows, more: str) -> None:
    assert BeyondDocument(shows(FORM.format(more))).accept() == []
    leave_undecided_if_more_is_demanded(Submission())


@pytest.mark.parametrize(
    ("label", "value", "more", "read"),
    [
        ("Fecha de nacimiento", "1990-05-17", "<label>Fecha de nacimiento <input id=x type=date></label>", "value"),
        ("Género", "f", "<label>Género <select id=x><option></option><option>F</option></select></label>", "value"),
        ("Sexo", "F", "<label><input type=radio name=s>M</label><label><input id=x type=radio name=s>F", "checked"),
        ("Soy mayor de edad", "sí", "<label><input id=x type=checkbox> Soy mayor de edad</label>", "checked"),
    ],
)  # fmt: skip
def test_the_profile_gives_other_fields_their_values(
    shows: Shows, label: str, value: str, more: str, read: str
) -> None:
    view = shows(FORM.format(more), deadline=1.0, extra_fields={label: value})
    BeyondDocument(view).give()
    told = view.page.locator("#x").evaluate(f"element => element.{read}")
    assert told is True or told.casefold() == value.casefold()
