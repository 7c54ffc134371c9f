"""Screens between the choice of the request and its form are gone through as a person does (5.2)."""

from __future__ import annotations

import pytest

from pages.request_types import RequestTypes
from tests.pages.conftest import Shows

FORM = (
    "<p>ID.usuario <input></p><p>Doc. Identificación <input></p><p>Nombre Usuario <input></p><p>Dirección <input></p>"
)
CHOICE = "<a href='#' onclick='first()'>Solicitud de registro para Usuario General</a><script>{}</script>"
SHOWS = (
    "const opens = () => {{ document.body.innerHTML = `{form}`; }};"
    "const first = () => {{ document.body.innerHTML = `{first}`; }};"
)
SCREENS = [
    pytest.param("<p>Lea antes.</p><button onclick='opens()'>Continuar</button>", id="read"),
    pytest.param(
        "<label><input type=checkbox onchange='b.disabled = !this.checked'> Acepto los términos y condiciones</label>"
        "<button id=b disabled onclick='opens()'>Siguiente</button>",
        id="accept",
    ),
    pytest.param(
        "<p>Tiene una solicitud sin terminar.</p><a href='#' onclick='opens()'>Empezar una nueva</a>", id="begin-anew"
    ),
]
OTHERS = [
    pytest.param("<p>Usuario <input></p><button onclick='opens()'>Continuar</button>", id="asks-for-data"),
    pytest.param("<p>No disponible.</p><button onclick='opens()'>Volver</button>", id="leads-back"),
]


def follows(shows: Shows, screen: str) -> tuple[bool, list[str]]:
    """Whether the form is open after the choice, and what was observed."""
    view = shows(CHOICE.format(SHOWS.format(form=FORM, first=screen)), deadline=1)
    form = RequestTypes(view).choose_general_user()
    return form.is_open(), list(view.observations)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_to_read_or_accept_is_gone_through_and_noted(shows: Shows, screen: str) -> None:
    is_open, noted = follows(shows, screen)
    assert is_open
    assert "que el documento no menciona, y se siguió con" in noted[-1]


@pytest.mark.parametrize("screen", OTHERS)
def test_other_screens_are_not_gone_through(shows: Shows, screen: str) -> None:
    is_open, noted = follows(shows, screen)
    assert not is_open
    assert not noted
