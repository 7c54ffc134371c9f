"""Order of the requests on a page that groups them under the two heads that the document announces (5.2, O-15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from pages.request_types import RequestTypes
from steps.expect.lists import expect_order_in_groups
from tests.pages.conftest import Shows

DUE = ("Registro de A", "Registro de B", "Registro de C", "Registro de D")
OFFICE, OTHER = "Usuarios del despacho", "Usuario de servicio adicional"


def request(name: str) -> str:
    return f"<li><a href='#'>{name}</a></li>"


@pytest.mark.parametrize("heads", ["<h2>{}:</h2>", "<p><b>{}</b></p>", "<fieldset><legend>{}</legend></fieldset>"])
def test_requests_are_read_by_group(shows: Shows, heads: str) -> None:
    intro = "<p>Se clasifica por usuarios del despacho y usuario de servicio adicional.</p>"
    office, other = (heads.format(each) for each in (OFFICE, OTHER))
    body = f"{intro}{other}{request(DUE[2])}{office}{request(DUE[0])}{request(DUE[3])}"
    grouped = RequestTypes(shows(body)).groups()
    assert [*grouped.values()] == [[DUE[2]], [DUE[0], DUE[3]]]
    assert [each.rstrip(":") for each in grouped] == [OTHER, OFFICE]


def test_requests_of_a_page_without_groups_have_no_head(shows: Shows) -> None:
    assert RequestTypes(shows("".join(map(request, DUE)))).groups() == {"": [*DUE]}


@pytest.mark.parametrize(
    ("grouped", "holds"),
    [
        ({"": DUE}, True),
        ({"": (DUE[1], DUE[0], *DUE[2:])}, False),
        ({OTHER: (DUE[2],), OFFICE: (DUE[0], DUE[1], DUE[3])}, True),
        ({OTHER: (DUE[2],), OFFICE: (DUE[1], DUE[0], DUE[3])}, False),
        ({OTHER: (DUE[2],), OFFICE: (DUE[0], DUE[3])}, False),
        ({OTHER: (DUE[1], "Registro de X"), OFFICE: (DUE[0], DUE[2], DUE[3])}, True),
    ],
)
def test_order_is_judged_inside_each_group(grouped: Mapping[str, Sequence[str]], *, holds: bool) -> None:
    notes: list[str] = []
    if not holds:
        with pytest.raises(AssertionError, match=r"no sigue el orden|falta"):
            expect_order_in_groups(grouped, DUE, notes, name="Tipos")
        return
    expect_order_in_groups(grouped, DUE, notes, name="Tipos")
    assert bool(notes) is (len(grouped) > 1)


TYPES = {
    "Solicitud de registro de usuario de Empleado": "Permite el registro de la información del empleado.",
    "Solicitud de registro para Usuario General": "Permite el registro de un ciudadano.",
    "Registro de Usuario Persona con Discapacidad": "Permite el registro de una persona.",
}
CARDS = [
    pytest.param("<article><h3>{0}</h3><p>{1}</p><a href='#{2}'>Continuar</a></article>", id="cards"),
    pytest.param("<dl><dt><b>{0}</b></dt><dd>{1} <a href='#{2}'>Ingresar</a></dd></dl>", id="definitions"),
    pytest.param("<table><tr><td>{0}</td><td>{1}</td><td><a href='#{2}'>Seleccionar</a></td></tr></table>", id="rows"),
    pytest.param(
        "<div><p><span>{0}</span></p><p>{1}</p><a href='/ayuda'>Manual</a> <button onclick=\"location.hash='{2}'\">"
        "Registrarse</button></div>",
        id="two-links",
    ),
]


@pytest.mark.parametrize("card", CARDS)
def test_requests_whose_way_in_has_another_name(shows: Shows, card: str) -> None:
    body = "".join(card.format(name, said, at) for at, (name, said) in enumerate(TYPES.items()))
    view = shows(f"<h1>Registro de usuario</h1><p>Se clasifica el registro de usuario.</p>{body}")
    requests = RequestTypes(view)
    assert requests.names() == [*TYPES]
    for name, said in TYPES.items():
        assert requests.type(name).count() == 1
        assert said in (requests.entry(name).text_content() or "")
    requests.choose_general_user()
    assert view.page.evaluate("location.hash") == "#1"


def test_only_the_general_user_needs_a_way_in(shows: Shows) -> None:
    body = "".join(f"<li>{name}<p>{said}</p></li>" for name, said in TYPES.items())
    general = "Solicitud de registro para Usuario General"
    view = shows(f"<ul>{body.replace(general, f'<a href=#aqui>{general}</a>')}</ul>")
    assert RequestTypes(view).names() == [*TYPES]
    RequestTypes(view).choose_general_user()
    assert view.page.evaluate("location.hash") == "#aqui"
