"""What becomes of the form after «Registrar»: another screen with a way back, or a new form (4.2.1, 5.3.1)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from harness.errors import Undecided
from pages.profile.vocabulary import CODE, FIELDS, LISTS
from pages.registration_form import RegistrationForm
from pages.view import View
from steps.expect.fields import expect_checked_address
from steps.expect.marks import expect_red_asterisk
from tests.pages.conftest import Shows

BOXES = "".join(
    [f"<p><label><b style='color:red'>*</b> {each} <input></label></p>" for each in (*FIELDS, CODE)]
    + [f"<p><label>{each} <select><option>--</select></label></p>" for each in LISTS]
)
PAGE = (
    f"<form id=f onsubmit='return false'>{BOXES}<button id=registrar>Registrar</button></form>"
    "<section id=s hidden><p>Faltan datos.</p>{way}</section><script>"
    "const turn = (refused) => {{ f.hidden = refused; s.hidden = !refused; }};"
    "registrar.onclick = () => {{ {answer} }}</script>"
)
ANOTHER = "other@ejemplo.test"


def sent(shows: Shows, way: str = "", answer: str = "turn(true)", prepare: str = "") -> tuple[View, RegistrationForm]:
    """A form on which «Registrar» was pressed, with an answer of the page."""
    view = shows(PAGE.format(way=way, answer=answer), deadline=0.6)
    form = RegistrationForm(view)
    if prepare:
        form.fill(dict.fromkeys(("ID.usuario", "Nombre Usuario", "Dirección"), prepare))
    form.register()
    return view, form


@pytest.mark.parametrize(
    "way",
    [
        "<button onclick='turn(false)'>Volver</button>",
        "<a href='#' onclick='turn(false)'>« Regresar al formulario</a>",
        "<button>Ayuda</button><input type=button value='Aceptar' onclick='turn(false)'>",
        "<button>Aceptar</button><button onclick='turn(false)'>Corregir los datos</button>",
    ],
)
def test_the_way_back_is_pressed_before_the_form_is_used(shows: Shows, way: str) -> None:
    view, form = sent(shows, way)
    notes: list[str] = []
    expect_red_asterisk(form, "Dirección", notes)
    assert "se volvió con" in " ".join(view.observations)
    assert form.register().values


def test_a_mark_that_is_gone_after_a_refusal_is_a_finding(shows: Shows) -> None:
    gone = "turn(true); f.querySelectorAll('b').forEach((each) => each.remove())"
    _, form = sent(shows, "<button onclick='turn(false)'>Volver</button>", gone)
    expect.set_options(timeout=600)  # the mark does not come back
    with pytest.raises(AssertionError, match="no lleva asterisco"):
        expect_red_asterisk(form, "Dirección", [])


@pytest.mark.parametrize("way", ["", "<a href='#'>Volver al inicio</a>", "<button>Cerrar sesión</button>"])
def test_a_screen_without_a_way_back_leaves_the_marks_open(shows: Shows, way: str) -> None:
    _, form = sent(shows, way)
    with pytest.raises(Undecided, match="no se ve la solicitud"):
        expect_red_asterisk(form, "Dirección", [])


def test_another_address_in_a_new_form_is_no_finding(shows: Shows) -> None:
    _, form = sent(shows, answer="f.reset()", prepare="algo")
    form.try_to_change_the_emails(ANOTHER)
    with pytest.raises(Undecided, match="solicitud nueva"):
        expect_checked_address(form, ANOTHER, [])


def test_another_address_in_the_same_form_is_one(shows: Shows) -> None:
    emptied = "f.querySelectorAll('input')[9].value = ''"
    _, form = sent(shows, answer=emptied, prepare="algo")
    form.try_to_change_the_emails(ANOTHER)
    with pytest.raises(AssertionError, match="se dejan cambiar"):
        expect_checked_address(form, ANOTHER, [])
