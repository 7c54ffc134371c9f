"""Buttons and boxes that a page opens only after something else: a person does what the page allows, in its order."""

from __future__ import annotations

import pytest

from pages.components.pressing import Press
from pages.profile.vocabulary import CODE, FIELDS, LISTS
from pages.registration_form import RegistrationForm
from pages.view import View
from tests.pages.conftest import Shows

DEADLINE = 0.6
"""Seconds of a page's deadline; most buttons here never change."""
IDS = {"ID.usuario": "id", "Nombre Usuario": "nombre", "Fax": "fax", CODE: "codigo"}
BUTTONS = {
    "ID.usuario": "<button type='button' id='libre'>Comprobar disponibilidad</button>",
    CODE: "<button type='button' id='pedir'>Solicitar código de seguridad</button>",
}
BOXES = "".join(
    [
        f"<p><label>{each} <input id='{IDS.get(each, '')}'></label>{BUTTONS.get(each, '')}</p>"
        for each in (*FIELDS, CODE)
    ]
    + [f"<p><label>{each} <select><option>--</select></label></p>" for each in LISTS]
)
FORM = BOXES + "<button type='button' id='registrar' {attributes}>Registrar</button><script>{script}</script>"
STAYS_OFF = [
    pytest.param("disabled", Press.OFF, id="disabled"),
    pytest.param("inert", Press.OFF, id="inert"),
    pytest.param("style='pointer-events:none'", Press.OFF, id="sin puntero"),
    pytest.param("aria-disabled='true'", Press.IGNORED, id="marcado y mudo"),
]
TELLS = "registrar.onclick = () => fetch('http://127.0.0.1:9/').catch(() => 0)"


def form(shows: Shows, attributes: str = "", script: str = "") -> tuple[View, RegistrationForm]:
    view = shows(FORM.format(attributes=attributes, script=script), deadline=DEADLINE)
    return view, RegistrationForm(view)


@pytest.mark.parametrize(("attributes", "expected"), STAYS_OFF)
def test_button_that_stays_off_is_not_pressed(shows: Shows, attributes: str, expected: Press) -> None:
    view, filled = form(shows, attributes)
    assert filled.register().press is expected
    assert view.observations[-1].startswith("El botón «Registrar» ")


def test_passwords_that_the_page_empties_are_written_again(shows: Shows) -> None:
    boxes = "document.querySelectorAll('input')"
    view, filled = form(shows, script=f"libre.onclick = () => {boxes}.forEach(each => each.value = '')")
    filled.fill({"Contraseña": "Aduana26", "Confirmación de Contraseña": "Aduana27", "Fax": "042233445"})
    filled.check_availability("ID.usuario")
    sent = filled.register()
    assert [sent.values[each] for each in ("Contraseña", "Confirmación de Contraseña", "Fax")] == [
        "Aduana26",
        "Aduana27",
        "",
    ]
    assert view.observations == [
        "La página vació «Contraseña» y «Confirmación de Contraseña» antes de registrar, y se escribió otra vez."
    ]


def test_name_that_the_page_gives_is_known_where_labels_stand_in_pieces(shows: Shows) -> None:
    script = "libre.onclick = () => { nombre.value = 'ANA PAZ'; nombre.readOnly = true }"
    pieces = FORM.replace("<label>Nombre Usuario", "<label><b>Nombre</b><br>Usu\xadario")
    view = shows(pieces.format(attributes="", script=script), deadline=DEADLINE)
    filled = RegistrationForm(view)
    filled.fill({"Nombre Usuario": "Ana Ruiz"}, typed=["Nombre Usuario"])
    filled.check_availability("ID.usuario")
    filled.go_on("comprobar «ID.usuario»")
    assert view.observations == [
        "La página puso un valor en «Nombre Usuario» después de comprobar «ID.usuario» y no deja cambiarlo: "
        "se siguió con ese valor."
    ]


def test_box_that_became_a_text_is_not_written_again(shows: Shows) -> None:
    script = "libre.onclick = () => { nombre.type = 'hidden'; nombre.value = 'ANA'; nombre.after('ANA') }"
    view, filled = form(shows, script=script)
    filled.fill({"Nombre Usuario": "Ana Ruiz"}, typed=["Nombre Usuario"])
    filled.check_availability("ID.usuario")
    filled.go_on("comprobar «ID.usuario»")
    assert view.observations == []


def test_fieldset_switches_its_button_off(shows: Shows) -> None:
    view = shows(f"<fieldset disabled>{BOXES}<button>Registrar</button></fieldset>", deadline=DEADLINE)
    assert RegistrationForm(view).register().press is Press.OFF


def test_button_that_only_looks_off_is_pressed(shows: Shows) -> None:
    view, filled = form(shows, "aria-disabled='true'", TELLS)
    assert filled.register().press is Press.DONE
    assert not view.observations


def test_button_that_comes_on_late_is_pressed(shows: Shows) -> None:
    view, filled = form(shows, "disabled", "setTimeout(() => { registrar.disabled = false }, 100);" + TELLS)
    assert filled.register().press is Press.DONE
    assert not view.observations


def test_box_is_written_once_the_page_opens_it(shows: Shows) -> None:
    script = "nombre.disabled = fax.disabled = true; libre.onclick = () => { nombre.disabled = fax.disabled = false }"
    view, filled = form(shows, script=script)
    filled.fill({"ID.usuario": "ana", "Nombre Usuario": "Ana Paz", "Fax": "0422334455"}, typed=["Fax"])
    assert filled.closed == {"Nombre Usuario", "Fax"}
    filled.check_availability("ID.usuario")
    filled.go_on("comprobar «ID.usuario»")
    assert filled.contents.value_of("Nombre Usuario") == "Ana Paz"
    assert filled.contents.value_of("Fax") == "0422334455"
    assert not filled.closed
    assert view.observations == ["La página abrió «Nombre Usuario», «Fax» solo después de comprobar «ID.usuario»."]


def test_box_that_stays_closed_is_left_and_told(shows: Shows) -> None:
    view, filled = form(shows, script=f"fax.disabled = true; {TELLS}")
    filled.fill({"Nombre Usuario": "Ana", "Fax": "0422334455"})
    assert filled.register().closed == {"Fax"}
    assert view.observations == ["La página mantuvo cerrado «Fax»."]


def test_box_of_a_fieldset_is_closed(shows: Shows) -> None:
    view = shows(f"<fieldset disabled>{BOXES}</fieldset>", deadline=DEADLINE)
    filled = RegistrationForm(view)
    filled.fill({"Nombre Usuario": "Ana"})
    assert filled.closed == {"Nombre Usuario"}
    assert filled.contents.value_of("Nombre Usuario") == ""


def test_box_that_opens_when_it_is_clicked(shows: Shows) -> None:
    _, filled = form(shows, script="fax.readOnly = true; fax.onfocus = () => { fax.readOnly = false }")
    filled.fill({"Fax": "0422334455"})
    assert filled.contents.value_of("Fax") == "0422334455"


def test_code_is_typed_once_its_box_is_open(shows: Shows) -> None:
    _, filled = form(shows, script="codigo.disabled = true; pedir.onclick = () => { codigo.disabled = false }")
    filled.type_code("A1B2")
    assert filled.read_back().code == ""
    assert CODE in filled.closed
    filled.request_code()
    filled.type_code("A1B2")
    assert filled.read_back().code == "A1B2"
    assert not filled.closed


def test_value_of_the_page_is_taken_back_where_it_may_be_changed(shows: Shows) -> None:
    view, filled = form(shows, script="libre.onclick = () => { nombre.value = 'Del Registro'; fax.value = '02' }")
    filled.fill({"ID.usuario": "ana", "Nombre Usuario": "Ana Paz", "Fax": ""}, typed=["Fax"])
    filled.check_availability("ID.usuario")
    filled.go_on("comprobar «ID.usuario»")
    assert (filled.contents.value_of("Nombre Usuario"), filled.contents.value_of("Fax")) == ("Ana Paz", "")
    assert len(view.observations) == 2


def test_value_that_the_person_has_typed_since_is_theirs(shows: Shows) -> None:
    view, filled = form(shows)
    filled.fill({"ID.usuario": "libre1", "Nombre Usuario": "Ana Paz"})
    assert filled.write("ID.usuario", "ana") == "ana"
    filled.go_on("comprobar «ID.usuario»")
    assert filled.contents.value_of("ID.usuario") == "ana"
    assert not [each for each in view.observations if "puso un valor" in each]


def test_value_that_the_page_fixes_is_left_and_told(shows: Shows) -> None:
    script = "libre.onclick = () => { nombre.value = 'Del Registro'; nombre.readOnly = true }"
    view, filled = form(shows, script=script)
    filled.fill({"ID.usuario": "ana", "Nombre Usuario": "Ana Paz"})
    filled.check_availability("ID.usuario")
    filled.go_on("comprobar «ID.usuario»")
    assert filled.read_back().given == {"Nombre Usuario"}
    assert view.observations == [
        "La página puso un valor en «Nombre Usuario» después de comprobar «ID.usuario» y no deja cambiarlo: se siguió "
        "con ese valor."
    ]


def test_check_that_may_be_made_once_is_made_again_with_the_value_written_again(shows: Shows) -> None:
    script = (
        "libre.onclick = () => { window.times = (window.times || 0) + 1; libre.disabled = true };"
        "id.oninput = () => { libre.disabled = false }"
    )
    view, filled = form(shows, script=script)
    filled.fill({"ID.usuario": "ana"})
    assert [filled.check_availability("ID.usuario").press for _ in range(2)] == [Press.DONE, Press.DONE]
    assert view.page.evaluate("times") == 2
    assert view.observations == ["«ID.usuario» se escribió otra vez, pues la página deja comprobarlo una sola vez."]
