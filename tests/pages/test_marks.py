"""Marks of mandatory fields: found and read in every technique, and red where a person calls them red (4.2.1)."""

from __future__ import annotations

import pytest

from pages.components.fields import Field
from steps.expect.red import is_red
from tests.pages.conftest import Shows

SVG = (
    "<svg width='10' height='10' role='img'><title>Obligatorio</title><path d='M0 0h10v10h-10z' fill='#c80000'/></svg>"
)
DATA = (
    "url(data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20width=%2210%22%20height=%2210%22%3E"
    "%3Crect%20width=%2210%22%20height=%2210%22%20fill=%22%23c80000%22/%3E%3C/svg%3E)"
)
BOX = "display:inline-block;width:10px;height:10px"
MARKS = [
    pytest.param("<b style='color:oklch(0.52 0.21 28)'>*</b>", id="oklch"),
    pytest.param("<b style='color:color(display-p3 0.75 0.05 0.05)'>*</b>", id="display-p3"),
    pytest.param("<b style='color:color-mix(in srgb, red 80%, black)'>*</b>", id="color-mix"),
    pytest.param("<b style='color:lab(42 66 55)'>*</b>", id="lab"),
    pytest.param("<b style='color:darkred'>*</b>", id="darkred"),
    *(
        pytest.param(f"<b style='color:#c00'>{sign}</b>", id=f"signo {sign}")
        for sign in ("✱", "⁎", "﹡", "**", "[*]", "(*)")
    ),
    pytest.param(SVG, id="dibujo SVG"),
    pytest.param(f"<i class='requerido' style='{BOX};background:{DATA}'></i>", id="imagen de fondo"),
    pytest.param(f"<i class='obligatorio' style='{BOX};background:#c80000;mask:{DATA}'></i>", id="máscara"),
    pytest.param(
        "<style>.fa-asterisk::before { content: '\\f069'; color: #c00 }</style><i class='fa fa-asterisk'></i>",
        id="fuente de iconos",
    ),
    pytest.param(
        "<style>.req::after { content: '*'; color: #c00 }</style><span class='req'></span>", id="pseudoelemento"
    ),
]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "place", ["<label for='x'>{} Fax</label><input id='x'>", "{} <label for='x'>Fax</label><input id='x'>"]
)
def test_red_mark_is_found_in_and_beside_the_name(shows: Shows, mark: str, place: str) -> None:
    view = shows(f"{place.format(mark)}<br><label for='y'>Ciudad</label><input id='y'>")
    field = Field(view, "Fax")
    assert field.input.get_attribute("id") == "x"
    assert field.asterisk.count() >= 1
    assert is_red(field.colour_of_asterisk()), field.colour_of_asterisk()
    assert Field(view, "Ciudad").asterisk.count() == 0


def test_mark_that_a_style_writes_around_the_box_alone_is_of_its_field(shows: Shows) -> None:
    style = "<style>.req::after { content: '*'; color: #c00 }</style>"
    row = "<div><label for='{0}'>{1}</label><div class='{2}'><input id='{0}'></div></div>"
    view = shows(style + row.format("x", "Dirección", "req") + row.format("y", "Fax", ""))
    assert is_red(Field(view, "Dirección").colour_of_asterisk())
    assert Field(view, "Fax").asterisk.count() == 0


def test_mark_around_two_boxes_is_of_neither(shows: Shows) -> None:
    style = "<style>.req::after { content: '*'; color: #c00 }</style>"
    view = shows(f"{style}<label for=x>Fax</label><div class=req><input id=x><input id=y></div>")
    assert Field(view, "Fax").asterisk.count() == 0


@pytest.mark.parametrize(
    "beside",
    [
        "<svg width='10' height='10' role='img'><title>Ayuda</title><path d='M0 0h10v10' fill='#c00'/></svg>",
        f"<i class='ayuda' style='{BOX};background:#c00'></i>",
        "<b style='visibility:hidden;color:red'>*</b>",
        "<style>label::before { content: '*'; color: red; display: none }</style>",
        "<style>i::after { content: '*'; color: red; opacity: 0 }</style><i></i>",
    ],
)
def test_other_drawing_and_hidden_sign_are_no_mark(shows: Shows, beside: str) -> None:
    assert Field(shows(f"<label for='x'>{beside} Fax</label><input id='x'>"), "Fax").asterisk.count() == 0


def test_transparent_red_over_a_dark_ground_is_what_a_person_sees(shows: Shows) -> None:
    label = "<label for='x'><b style='color:rgb(255 0 0 / 20%)'>*</b> Fax</label><input id='x'>"
    colour = Field(shows(f"<div style='background:#000'>{label}</div>"), "Fax").colour_of_asterisk()
    assert colour[0] < 80
    assert not is_red(colour)


RED = [
    "ff0000",
    "ff283c",
    "c80000",
    "8b0000",
    "800000",
    "dc143c",
    "b22222",
    "dc3545",
    "d32f2f",
    "f44336",
    "ff4d4f",
    "e11d48",
    "b50909",
]
OTHER = [
    "000000",
    "ffffff",
    "808080",
    "ff8c00",
    "8b4513",
    "d2691e",
    "ff69b4",
    "ff1493",
    "ffc0cb",
    "ff00ff",
    "008000",
    "0000ff",
]


@pytest.mark.parametrize(("colours", "red"), [(RED, True), (OTHER, False)])
def test_colours_that_a_person_calls_red(colours: list[str], red: bool) -> None:
    assert [each for each in colours if is_red(bytes.fromhex(each)) is not red] == []


STAR = "<b style='color:#c00'>*</b>"
AFTER_BOXES = [
    pytest.param("<p>ID.usuario <input> {0}</p><p>{1} <input> {0} {2} <input></p>", id="renglón"),
    pytest.param(
        "<p>ID.usuario <input>{0}</p><p>{1} <input>{0} &nbsp; &nbsp; {2} <input></p>", id="junto a la casilla"
    ),
    pytest.param(
        "<table><tr><td>ID.usuario</td><td><input>{0}</td></tr>"
        "<tr><td>{1}</td><td><input>{0}</td><td>{2}</td><td><input></td></tr></table>",
        id="en la celda de la casilla",
    ),
    pytest.param(
        "<table><tr><td>ID.usuario</td><td><input></td><td>{0}</td></tr>"
        "<tr><td>{1}</td><td><input></td><td>{0}</td><td>{2}</td><td><input></td></tr></table>",
        id="en celda propia",
    ),
    pytest.param(
        "<div style='display:grid; grid-template-columns:120px 200px 12px 120px 200px'>"
        "<span>ID.usuario</span><input>{0}<span></span><span></span><span>{1}</span><input>{0}<span>{2}</span><input></div>",
        id="cuadrícula",
    ),
]
BEFORE_NAMES = [
    pytest.param("<p>{0} ID.usuario <input></p><p>{2} <input> {0} {1} <input></p>", id="renglón"),
    pytest.param(
        "<table><tr><td>{0} ID.usuario</td><td><input></td></tr>"
        "<tr><td>{2}</td><td><input></td><td>{0} {1}</td><td><input></td></tr></table>",
        id="en la celda del nombre",
    ),
    pytest.param(
        "<table><tr><td>{0}</td><td>ID.usuario</td><td><input></td></tr>"
        "<tr><td></td><td>{2}</td><td><input></td><td>{0}</td><td>{1}</td><td><input></td></tr></table>",
        id="en celda propia",
    ),
]


@pytest.mark.parametrize("place", [*AFTER_BOXES, *BEFORE_NAMES])
def test_mark_between_two_fields_belongs_to_one(shows: Shows, place: str) -> None:
    view = shows(place.format(STAR, "Teléfono1", "Teléfono2"))
    marked = [Field(view, each).asterisk.count() for each in ("ID.usuario", "Teléfono1", "Teléfono2")]
    assert marked == [1, 1, 0]
