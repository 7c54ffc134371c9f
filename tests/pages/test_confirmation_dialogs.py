"""Questions about an act of the person are answered with a yes, and count for no message."""

from __future__ import annotations

import pytest

from pages.components.availability import Availability
from pages.confirmation_dialogs import confirmation_dialog_over
from pages.messages.notices import Notice
from pages.registration_form import RegistrationForm
from pages.view import View
from tests.pages.conftest import Shows

PAGE = """
<style>.capa { position: fixed; inset: 0; background: #fff } .capa div { margin: 80px }</style>
<form onsubmit="return false">
<label>Fax <input></label><button onclick="ask()">Solicitar código de seguridad</button></form>
<template><div class="capa"><div>ASKED</div></div></template>
<script>
var told = [];
const answer = (text) => { document.querySelector(".capa").remove(); told.push(text); };
const ask = () => document.body.append(document.querySelector("template").content.cloneNode(true));
const no = () => answer("no");
const yes = () => {
  answer("sí");
  document.body.insertAdjacentHTML("beforeend", "<p role=alert>Listo, ya tiene cuenta.</p>");
};
</script>
"""
ASKED = "<p>¿Desea registrarse?</p>"
QUESTIONS = [
    pytest.param("<button onclick=no()>No</button><button onclick=yes()>Sí</button>", id="sí y no"),
    pytest.param("<button onclick=no()>Cancelar</button><button onclick=yes()>Registrar</button>", id="otra vez"),
    pytest.param("<a href=# onclick=yes()>Sí, continuar</a> <a href=# onclick=no()>No, corregir</a>", id="enlaces"),
    pytest.param(
        "<style>b { cursor: pointer }</style><b onclick=yes()>ACEPTAR</b> <b onclick=no()>CANCELAR</b>",
        id="sin papel",
    ),
    pytest.param(
        "<input type=hidden><input type=button onclick=yes() value=Confirmar><input type=button value=Volver>",
        id="input",
    ),
]
BESIDE = """
<style>.capa {{ position: absolute; inset: auto; top: 300px; left: 200px; z-index: 9; width: 200px; height: 90px }}
.capa div {{ margin: 0 }}</style>{}"""
"""A small layer near its button, neither at an edge nor in the middle of the window."""
NO_QUESTIONS = [
    pytest.param("<button onclick=no()>Aceptar</button>", id="un aviso"),
    pytest.param("<input><button onclick=yes()>Aceptar</button><button>Cancelar</button>", id="pide un dato"),
    pytest.param("<button>Descargar</button><button>Imprimir</button>", id="otra elección"),
]


def press(shows: Shows, controls: str) -> tuple[View, Notice]:
    view = shows(PAGE.replace("ASKED", ASKED + controls))
    form = RegistrationForm(view)
    form.request_code()
    return view, form.notice


def answers(view: View) -> list[str]:
    told: list[str] = view.page.evaluate("told")
    return told


@pytest.mark.parametrize("controls", QUESTIONS)
def test_question_is_answered_with_a_yes_and_told(shows: Shows, controls: str) -> None:
    view, notice = press(shows, controls)
    assert answers(view) == ["sí"]
    assert [each.startswith("El portal preguntó «¿Desea registrarse?") for each in view.observations] == [True]
    assert notice.shown().others == ("Listo, ya tiene cuenta.",)


@pytest.mark.parametrize("decline", ["No", "Todavía no"])
def test_question_beside_its_button_is_answered(shows: Shows, decline: str) -> None:
    controls = f"<button onclick=no()>{decline}</button><button onclick=yes()>Sí</button>"
    view, notice = press(shows, BESIDE.format(controls))
    assert answers(view) == ["sí"]
    assert notice.shown().others == ("Listo, ya tiene cuenta.",)


def test_question_of_a_chat_that_stood_there_before_is_left_alone(shows: Shows) -> None:
    chat = "<p style='position:absolute; z-index:9; top:200px'>¿Le ayudamos? <button>Sí</button><button>No</button></p>"
    view = shows(
        f"{chat}<form onsubmit='return false'><label>Fax <input></label>"
        "<button>Solicitar código de seguridad</button></form>",
        deadline=2,
    )
    RegistrationForm(view).request_code()
    assert not any("preguntó" in each for each in view.observations)


def test_words_of_a_question_are_no_answer_about_availability(shows: Shows) -> None:
    view = shows(
        PAGE.replace("ASKED", "¿Verificar? Si está libre, queda fijo." + str(QUESTIONS[0].values[0]))
        .replace("<label>Fax <input></label>", "<label>ID.usuario <input></label>")
        .replace("Solicitar código de seguridad", "Comprobar disponibilidad"),
        free="libre",
        taken="en uso",
    )
    checked = RegistrationForm(view).check_availability("ID.usuario")
    assert checked.texts() == ["Listo, ya tiene cuenta."]
    assert checked.told_within(0.2) is Availability.UNSAID


@pytest.mark.parametrize("controls", NO_QUESTIONS)
def test_notice_or_another_choice_is_no_question(shows: Shows, controls: str) -> None:
    view, _ = press(shows, controls)
    assert not answers(view)
    assert confirmation_dialog_over(view.layers) is None
    assert not any("preguntó" in each for each in view.observations)


REVIEW = """
<main><label>ID.usuario <input></label><button onclick="review()">Registrar</button></main><p id=dicho></p>
<template><section><h1>Revise sus datos</h1><p>ID.usuario: ana2026, de Ana Vera</p>CONTROLS</section></template>
<script>
const say = (text) => { dicho.textContent = text; };
const review = () => document.querySelector("main").replaceChildren(
  document.querySelector("template").content.cloneNode(true));
</script>
"""


@pytest.mark.parametrize(
    ("controls", "said"),
    [
        ("<button onclick=say('no')>Corregir</button><button onclick=say('sí')>Confirmar</button>", "sí"),
        ("<a href=# onclick=say('no')>Volver</a><button onclick=say('sí')>Enviar solicitud</button>", "sí"),
        ("<button onclick=say('no')>Volver</button><button onclick=say('otra')>Continuar</button>", ""),
        ("<button onclick=say('otra')>Confirmar</button>", ""),
        ("<button onclick=say('otra')>Enviar nuevo código</button><button>Volver</button>", ""),
        ("<button onclick=say('otra')>Registrar otro usuario</button><a href=#>Volver al inicio</a>", ""),
        ("<input><button>Volver</button><button onclick=say('otra')>Confirmar</button>", ""),
    ],
)
def test_a_screen_that_asks_to_confirm_what_was_written_is_confirmed(shows: Shows, controls: str, said: str) -> None:
    view = shows(REVIEW.replace("CONTROLS", controls), deadline=1.0)
    presses = RegistrationForm(view).presses
    presses.stimulate(view.button("Registrar"), "«Registrar»")
    presses.confirm({"ID.usuario": "ana2026", "Nombre Usuario": "Ana Vera", "Correo Electrónico": ""})
    assert view.page.locator("#dicho").text_content() == said
    assert bool(view.observations) == bool(said)
