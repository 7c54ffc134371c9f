"""Attempt to change a field that may be locked: what a page lets a person do decides, not how it says so (5.3.1)."""

from __future__ import annotations

import pytest

from pages.components.change_attempt import ChangeAttempt
from tests.pages.conftest import Shows

LABEL, OLD, NEW = "Correo Electrónico", "uno@prueba.example", "otro@prueba.example"
NO_KEYS = 'onkeydown="if (!event.ctrlKey) { event.preventDefault() }"'
NO_PASTE = 'onpaste="event.preventDefault()"'
REVERTS = f"onblur=\"this.value = '{OLD}'\""


@pytest.mark.parametrize(
    ("attributes", "typed", "pasted"),
    [
        pytest.param("", True, True, id="abierto"),
        pytest.param("class='apagado' style='opacity: .5' aria-readonly='true'", True, True, id="solo gris"),
        pytest.param("readonly", False, False, id="de solo lectura"),
        pytest.param("disabled", False, False, id="apagado"),
        pytest.param(NO_KEYS, False, True, id="sin teclas"),
        pytest.param(NO_PASTE, True, False, id="sin pegar"),
        pytest.param(f"{NO_KEYS} {NO_PASTE}", False, False, id="sin teclas ni pegar"),
        pytest.param(REVERTS, False, False, id="vuelve al salir"),
        pytest.param("onfocus='this.blur()'", False, False, id="no toma el foco"),
    ],
)
def test_a_field_takes_what_the_page_lets_it(shows: Shows, attributes: str, *, typed: bool, pasted: bool) -> None:
    body = f"<label>{LABEL} <input value='{OLD}' {attributes}></label><input id='vecino' autofocus>"
    for paste, taken in ((False, typed), (True, pasted)):
        view = shows(body)
        change = ChangeAttempt(view)
        assert change.shows(LABEL, OLD)
        (change.paste if paste else change.type)(LABEL, NEW)
        assert change.shows(LABEL, NEW) is taken
        assert change.shows(LABEL, OLD) is not taken
        assert view.page.input_value("#vecino") == "", "nothing strays into another field"


def test_a_field_that_became_text_is_left_alone(shows: Shows) -> None:
    change = ChangeAttempt(shows(f"<p>{LABEL}: {OLD} <input type='hidden' value='{OLD}'></p>"))
    change.type(LABEL, NEW)
    change.paste(LABEL, NEW)
    assert not change.shows(LABEL, NEW)
    assert not change.shows(LABEL, OLD)


def test_an_empty_value_empties_the_field(shows: Shows) -> None:
    change = ChangeAttempt(shows(f"<label>{LABEL} <input value='{OLD}'></label>"))
    change.type(LABEL, "")
    assert change.shows(LABEL, "")
