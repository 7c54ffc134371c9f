"""Buttons, marks of mandatory fields, titles and request lists are found in every technique that a page may use."""

from __future__ import annotations

import base64

import pytest

from pages.components.availability_field import AvailabilityField
from pages.components.fields import Field
from pages.registration_form import RegistrationForm
from pages.request_types import RequestTypes
from tests.pages.conftest import Shows

DOT = base64.b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect x="2" y="2" width="5" height="5" '
    b'fill="#c00"/></svg>'
).decode()
STAR = f"<img alt='obligatorio' width='9' height='9' src='data:image/svg+xml;base64,{DOT}'>"
RED = "color:#c00"

BUTTONS = [
    pytest.param("<button id='x'>Comprobar disponibilidad</button>", id="button"),
    pytest.param("<button id='x'><span>Comprobar</span> <b>disponibilidad</b> »</button>", id="button con partes"),
    pytest.param("<input id='x' type='button' value='Comprobar disponibilidad'>", id="input button"),
    pytest.param("<input id='x' type='submit' value='Comprobar disponibilidad'>", id="input submit"),
    pytest.param("<input id='x' type='image' alt='Comprobar disponibilidad' width='9' height='9'>", id="imagen"),
    pytest.param("<a id='x' href='#' onclick='return 0'>Comprobar disponibilidad</a>", id="enlace con onclick"),
    pytest.param("<a id='x' href='javascript:void(0)'>Comprobar disponibilidad</a>", id="enlace javascript"),
    pytest.param(
        "<a id='x' href='#' onclick='return 0'><img alt='Comprobar disponibilidad' width='9' height='9'></a>",
        id="enlace con imagen",
    ),
    pytest.param("<span id='x' onclick='return 0'>Comprobar disponibilidad</span>", id="span con onclick"),
    pytest.param("<a id='x' href='/otra'>Comprobar disponibilidad</a>", id="enlace"),
    pytest.param("<div id='x' role='button'>Comprobar disponibilidad</div>", id="role"),
]


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            "<table><tr><td>Fax</td><td><input></td><td>{0}</td></tr>"
            "<tr><td>Otro</td><td><input></td><td>{1}</td></tr></table>",
            id="tabla",
        ),
        pytest.param("<form>Fax <input> {0}<br>Otro <input> {1}<br></form>", id="texto suelto"),
    ],
)
def test_button_of_its_own_row(shows: Shows, button: str, rows: str) -> None:
    other = button.replace("id='x'", "id='y'")
    assert AvailabilityField(shows(rows.format(button, other)), "Fax").button.get_attribute("id") == "x"
    assert AvailabilityField(shows(rows.format(other, button)), "Otro").button.get_attribute("id") == "x"


def test_button_on_the_line_below_boxes_of_one_character(shows: Shows) -> None:
    boxes = "".join("<input maxlength=1 size=1>" for _ in range(8))
    view = shows(f"<p><label>Código {boxes}</label><br><button id=x>Solicitar</button></p><p>Fax <input></p>")
    assert Field(view, "Código").button_named("Solicitar").get_attribute("id") == "x"
    assert Field(view, "Otro").button_named("Solicitar").count() == 0


ROWS = "<form>Fax <input> {0} <i class=b onclick=''>?</i><br>Otro <input> {0} <i class=b onclick=''>?</i></form>"


def test_selector_of_the_profile_has_the_last_word_for_buttons(shows: Shows) -> None:
    wrong = "<button>Comprobar disponibilidad</button>"
    view = shows(ROWS.format(wrong), selectors={"Comprobar disponibilidad": "i.b", "Registrar": "br"})
    order = "each => [...document.querySelectorAll('.b')].indexOf(each)"
    assert [AvailabilityField(view, each).button.evaluate(order) for each in ("Fax", "Otro")] == [0, 1]
    assert (
        shows("<button>Registrar</button><i id=x>?</i>", selectors={"Registrar": "#x"})
        .button("Registrar")
        .evaluate("each => each.id")
        == "x"
    )


def test_selector_of_the_profile_has_the_last_word_for_answers_and_marks(shows: Shows) -> None:
    button = "<button>Comprobar disponibilidad</button>"
    row = f"<p>{{0}} <input> {button} <span>en uso</span></p><hr><b class={{0}}>disponible</b>"
    view = shows(row.format("Fax") + row.format("Otro"), answer=".Fax", marks={"Fax": ".Fax", "Otro": "hr"})
    assert AvailabilityField(view, "Fax").answer.inner_text() == "disponible"
    assert [Field(view, each).asterisk.first.evaluate("each => each.localName") for each in ("Fax", "Otro")] == [
        "b",
        "hr",
    ]


def test_button_of_another_row_is_not_its_own(shows: Shows) -> None:
    view = shows("<form>Fax <input><br>Otro <input> <button>Comprobar disponibilidad</button></form>")
    assert AvailabilityField(view, "Fax").button.count() == 0
    assert AvailabilityField(view, "Otro").button.count() == 1


LINES = {
    "apiladas": "<a href='#' style='display:flex;flex-direction:column'><span>Nuevo</span><span>Registro</span></a>",
    "de bloque": "<button><span style='display:block'>Nuevo</span><span style='display:block'>Registro</span></button>",
    "una suelta": "<button>Nuevo<span style='display:block'>Registro</span></button>",
    "letra por letra": "<button>N<b>u</b>evo <span style='display:inline-block'>R</span>egistro</button>",
}


@pytest.mark.parametrize("control", LINES.values(), ids=LINES)
def test_button_in_lines_of_its_own_is_read_word_by_word(shows: Shows, control: str) -> None:
    assert shows(f"<p>Nuevo</p>{control}").button("Nuevo Registro").count() == 1


def test_button_below_its_field(shows: Shows) -> None:
    view = shows("<div>Fax <input></div><div><button>Comprobar disponibilidad</button></div><div>Otro <input></div>")
    assert AvailabilityField(view, "Fax").button.count() == 1


@pytest.mark.parametrize("counter", ["(1)", "(1 s)", "0:01", "en 1 segundos"])
def test_button_that_counts_down_keeps_its_name_and_is_awaited(shows: Shows, counter: str) -> None:
    view = shows(
        f"<button disabled id=b><i>Solicitar código de seguridad</i> {counter}</button>"
        "<script>setTimeout(() => { b.disabled = false; b.lastChild.remove(); }, 900)</script>",
        deadline=0.5,
    )
    form = RegistrationForm(view)
    assert form.button("Solicitar código de seguridad").count() == 1
    assert form.lets_press("Solicitar código de seguridad")


def test_hidden_button_is_no_button(shows: Shows) -> None:
    assert shows("<button hidden>Registrar</button>").find(button="Registrar").count() == 0


def test_button_goes_before_a_link_of_the_same_name(shows: Shows) -> None:
    view = shows("<a href='/registrar'>Registrar</a><button id='x'>Registrar</button>")
    assert view.find(button="Registrar").get_attribute("id") == "x"


MARKS = [
    pytest.param(f"<label for='f'><b style='{RED}'>*</b> Fax</label><input id='f'>", id="en el rótulo"),
    pytest.param(f"<table><tr><td><font color='#c00'>*</font>Fax</td><td><input></td></tr></table>", id="en la celda"),  # noqa: F541
    pytest.param(f"<table><tr><td style='{RED}'>* Fax:</td><td><input></td></tr></table>", id="en el texto"),
    pytest.param(
        f"<table><tr><td style='{RED}'>*</td><td>Fax</td><td><input></td></tr></table>", id="en otra celda, antes"
    ),
    pytest.param(
        f"<table><tr><td>Fax</td><td style='{RED}'>(*)</td><td><input></td></tr></table>", id="en otra celda, después"
    ),
    pytest.param(f"Fax <input> <span style='{RED}'>*</span><br>Otro <input>", id="detrás del campo"),
    pytest.param(
        "<style>.o::before{content:'*'; color:#c00}</style><label class='o' for='f'>Fax</label><input id='f'>",
        id="pseudoelemento",
    ),
    pytest.param(
        "<style>.o b::after{content:' *'; color:#c00}</style><div class='o'><b>Fax</b> <input></div>",
        id="pseudoelemento del texto",
    ),
    pytest.param(f"<table><tr><td>{STAR}Fax</td><td><input></td></tr></table>", id="imagen en la celda"),
    pytest.param(f"<table><tr><td>{STAR}</td><td>Fax</td><td><input></td></tr></table>", id="imagen en otra celda"),
    pytest.param(f"<p>Fax <span style='{RED}'>*</span></p><input>", id="encima"),
]


@pytest.mark.parametrize("body", MARKS)
def test_mark_of_a_mandatory_field(shows: Shows, body: str) -> None:
    field = Field(shows(body), "Fax")
    assert field.input.count() == 1
    assert field.asterisk.first.is_visible()
    red, green, blue = field.colour_of_asterisk()
    assert red > 180
    assert max(green, blue) < 60


def test_mark_before_a_name_of_two_lines_is_not_the_mark_of_the_list_beside_it(shows: Shows) -> None:
    view = shows(
        f"<table><tr valign='top'><td width='40' align='right'><b style='{RED}'>*</b> Doc. Identificación:</td>"
        "<td><select></select> <input></td></tr></table>"
    )
    assert Field(view, "Doc. Identificación").asterisk.count() == 1
    assert Field(view, "Tipo de documento").asterisk.count() == 0


NO_MARKS = [
    pytest.param("<b>*</b> Otro <input> Fax <input>", id="del campo anterior"),
    pytest.param("Fax <input> <b>*</b> Otro <input>", id="del campo siguiente"),
    pytest.param(
        "<table width='900'><tr><td>Fax</td><td><input></td><td>*</td><td>Otro</td><td><input></td></tr></table>",
        id="del campo siguiente, en su celda",
    ),
    pytest.param("<p>Los campos con * son obligatorios.</p>Fax <input>", id="de la nota"),
    pytest.param("Fax <input><br><b>*</b> Otro <input>", id="de otra línea"),
    pytest.param(
        "<div style='display:flex; gap:200px'><div><p>Fax</p><input></div><div><p><b>*</b> Otro</p><input></div></div>",
        id="de la columna siguiente",
    ),
    pytest.param("Fax <input placeholder='*'>", id="de lo que se escribe"),
]


@pytest.mark.parametrize("body", NO_MARKS)
def test_mark_of_another_field_is_not_its_own(shows: Shows, body: str) -> None:
    field = Field(shows(body), "Fax")
    assert field.input.count() == 1
    assert field.asterisk.count() == 0


TITLES = [
    pytest.param("<h2>Solicitud</h2>", 1, id="encabezado"),
    pytest.param("<b>Solicitud</b>", 1, id="negrita"),
    pytest.param("<table><tr><th>Solicitud</th></tr></table>", 1, id="celda de título"),
    pytest.param("<font size='5'>Solicitud</font>", 1, id="letra grande"),
    pytest.param("<p>Solicitud</p>", 0, id="texto como otro"),
    pytest.param("<b><a href='#'>Solicitud</a></b>", 0, id="enlace"),
]


@pytest.mark.parametrize(("body", "many"), TITLES)
def test_title_stands_out(shows: Shows, body: str, many: int) -> None:
    assert shows(f"<p>Antes</p>{body}<p>Después</p>").find(heading="Solicitud").count() == many


CARDS = [
    pytest.param("<a href='#'><h3>{}</h3><p>{}</p></a>", id="tarjeta"),
    pytest.param("<button><b>{}</b><br>{}</button>", id="botón"),
    pytest.param("<a href='#'>{}<br><small>{}</small></a>", id="nota"),
    pytest.param("<div onclick=''><div>{}</div><div>{}</div></div>", id="capas"),
]


@pytest.mark.parametrize("card", CARDS)
def test_card_is_known_by_its_name_and_holds_its_description(shows: Shows, card: str) -> None:
    names = ["Solicitud de registro de Empleado", "Solicitud de registro para Usuario General", "Registro de Usuario"]
    told = "Permite el registro de {}. Requiere aprobación."
    view = shows("".join(card.format(each, told.format(each[-3:])) for each in names))
    assert RequestTypes(view).names() == names
    for each in names:
        found = view.find(button=each)
        assert found.count() == 1
        assert each in found.inner_text()
        assert told.format(each[-3:]) in view.find(entry=each).inner_text()


def test_words_that_go_on_in_the_line_are_another_name(shows: Shows) -> None:
    view = shows("<a href='#'><b>Registrar</b> una empresa</a>")
    assert view.find(button="Registrar").count() == 0


LISTS = [
    pytest.param("<ul>{}</ul>", "<li><a href='#'>{}</a><p>{}</p></li>", id="lista"),
    pytest.param("<table>{}</table>", "<tr><td><a href='#'>{}</a></td><td>{}</td></tr>", id="filas"),
    pytest.param("<table>{}</table>", "<tr><td><a href='#'>{}</a></td></tr><tr><td>{}</td></tr>", id="filas dobles"),
    pytest.param("<dl>{}</dl>", "<dt><a href='#'>{}</a></dt><dd>{}</dd>", id="definiciones"),
]


@pytest.mark.parametrize(("whole", "one"), LISTS)
def test_request_is_found_with_its_description(shows: Shows, whole: str, one: str) -> None:
    names = ["Solicitud de registro de Empleado", "Solicitud de registro para Entidades", "Registro de Usuario"]
    view = shows("<p>Menú</p>" + whole.format("".join(one.format(name, f"Nota {name[-3:]}.") for name in names)))
    assert view.find(entries="registro").all_inner_texts() == names
    for name in names:
        said = view.find(entry=name).inner_text()
        assert f"Nota {name[-3:]}." in said
        assert sum(f"Nota {each[-3:]}." in said for each in names) == 1
