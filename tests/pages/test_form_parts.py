"""A form that is divided into tabs, folded parts or steps is reached as a person reaches it, and judged as a whole."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from harness.errors import Undecided
from pages.components.pressing import Press
from pages.profile.keys import PartKeys
from pages.registration_form import RegistrationForm
from tests.pages.conftest import Shows

FIRST = "<label>ID.usuario <input></label><label>Nombre Usuario <input></label>"
SECOND = "<label>Dirección <input></label><label>Fax <input></label>"
PANELS = f"<div id=uno>{FIRST}</div><div id=dos hidden>{SECOND}</div>"
TURN = "function turn(at) { uno.hidden = at !== 0; dos.hidden = at !== 1; %s }"
BARE = "<script>" + TURN % "" + "</script>"
ARIA = TURN % "[a, b].forEach((each, place) => each.setAttribute('aria-selected', String(place === at)));"
TABS = (
    "<div role=tablist><button type=button role=tab id=a aria-controls=uno aria-selected=true onclick=turn(0)>Datos"
    "</button><button type=button role=tab id=b aria-controls=dos aria-selected=false onclick=turn(1)>Domicilio"
    "</button></div>"
)
DRAWN = (
    "<form><div role=tablist><button type=button role=tab id=a aria-selected=true onclick=draw(0)>Datos</button>"
    "<button type=button role=tab id=b aria-selected=false onclick=draw(1)>Domicilio</button></div>"
    "<div role=tabpanel id=panel aria-labelledby=a></div></form><script>const made = text => { const part = "
    "document.createElement('div'); part.innerHTML = text; return part; };"
    f"const parts = [{FIRST!r}, {SECOND!r}].map(made);"
    "function draw(at) { panel.replaceChildren(parts[at]); panel.setAttribute('aria-labelledby', 'ab'[at]);"
    "[a, b].forEach((each, place) => each.setAttribute('aria-selected', String(place === at))); } draw(0);</script>"
)
HEADS = (
    "<h3><button type=button id=a aria-expanded=true aria-controls=uno onclick=turn(0)>Datos</button></h3>"
    f"<div id=uno>{FIRST}</div><h3><button type=button id=b aria-expanded=false aria-controls=dos onclick=turn(1)>"
    f"Domicilio</button></h3><div id=dos hidden>{SECOND}</div><script>"
    + TURN % "[a, b].forEach((each, place) => each.setAttribute('aria-expanded', String(place === at)));"
    + "</script>"
)
STEPS = (
    f"{PANELS}<button type=button id=atras onclick=turn(0)>← Anterior</button>"
    "<button type=button id=sigue onclick=turn(1)>Siguiente paso</button><button id=fin>Registrar</button><script>"
    + TURN % "atras.hidden = at === 0; sigue.hidden = at === 1; fin.hidden = at === 0;"
    + "turn(0)</script>"
)
PLAIN = PANELS + "<p onclick=turn(0)>Datos</p><p onclick=turn(1)>Domicilio</p>" + BARE
WORDED = STEPS.replace("← Anterior", "Ir a los datos").replace("Siguiente paso", "Ir al domicilio")
TOLD_STEPS = PartKeys(next="Ir al domicilio", previous="Ir a los datos")
DIVIDED = [
    pytest.param(f"{TABS}{PANELS}<script>{ARIA}</script>", {}, id="pestañas"),
    pytest.param(DRAWN, {}, id="pestañas que se dibujan al abrirse"),
    pytest.param(f"<details open><summary>Datos</summary>{FIRST}</details><details><summary>Domicilio</summary>"
                 f"{SECOND}</details>", {}, id="details"),
    pytest.param(HEADS, {}, id="acordeón"),
    pytest.param(STEPS, {}, id="pasos"),
    pytest.param(PLAIN, {"parts": PartKeys(names=("Datos", "Domicilio"))}, id="partes que dice el perfil"),
    pytest.param(WORDED, {"parts": TOLD_STEPS}, id="paso que dice el perfil"),
]  # fmt: skip
WHOLE = [
    pytest.param(f"{FIRST}{SECOND}", id="de una vez"),
    pytest.param(f"<nav role=tablist><a role=tab>Inicio</a><a role=tab>Guía</a></nav>{FIRST}", id="pestañas del sitio"),
    pytest.param(f"{FIRST}<details><summary>¿Qué es el ID?</summary>Un nombre.</details>", id="ayuda plegada"),
    pytest.param(f"{FIRST}<button aria-expanded=false aria-haspopup=menu>Menú</button>", id="menú"),
    pytest.param(f"{FIRST}<a href=#>Siguientes pasos del trámite</a>", id="enlace que no es un paso"),
    pytest.param(f"{FIRST}<button>Regresar</button><button>Registrar</button>", id="con «Regresar»"),
    pytest.param(f"{FIRST}<a href='/otra'>Siguiente</a>", id="enlace a otra página"),
    pytest.param(f"<nav><button>Siguiente</button></nav>{FIRST}", id="navegación del sitio"),
    pytest.param(f"<form>{FIRST}</form><form><input><button>Siguiente</button></form>", id="pasos de otro formulario"),
    pytest.param(
        f"{FIRST}<div role=tablist><button role=tab aria-controls=a>Entrar</button><button role=tab aria-controls=b>"
        "Ayuda</button></div><div id=a><label>Contraseña <input type=password></label></div><div id=b hidden></div>",
        id="pestañas del acceso",
    ),
]


@pytest.fixture
def page(page_of_module: Page) -> Page:
    """The page of all tests of this module."""
    return page_of_module


def form_of(shows: Shows, body: str, **profile: object) -> RegistrationForm:
    form = RegistrationForm(shows(body, deadline=1.0, **profile))
    form.parts.look()
    return form


@pytest.mark.parametrize(("body", "profile"), DIVIDED)
def test_fields_of_every_part_are_found_and_filled(shows: Shows, body: str, profile: dict[str, object]) -> None:
    form = form_of(shows, body, **profile)
    expect(form.field("Dirección").seen).to_be_visible()
    values = {"Nombre Usuario": "Ana Vera", "Dirección": "Calle 1", "Fax": "042233445"}
    form.fill(values, typed=["Fax"])
    assert {label: form.field(label).value() for label in reversed(values)} == values


@pytest.mark.parametrize(("body", "profile"), [DIVIDED[0], *DIVIDED[3:5]])
def test_the_order_is_that_of_the_parts(shows: Shows, body: str, profile: dict[str, object]) -> None:
    form = form_of(shows, body, **profile)
    labels = ["Fax", "Nombre Usuario", "Dirección", "ID.usuario"]
    assert form.layout.labels_in_order(labels) == ["ID.usuario", "Nombre Usuario", "Dirección", "Fax"]


@pytest.mark.parametrize(("body", "profile"), [DIVIDED[0], DIVIDED[4]])
def test_what_no_part_has_is_missing(shows: Shows, body: str, profile: dict[str, object]) -> None:
    form = form_of(shows, body, **profile)
    assert form.field("Teléfono1").seen.count() == 0
    assert form.fields_about("certificado").count() == 0
    assert form.fields_about("fax").count() == 1


@pytest.mark.parametrize("body", WHOLE)
def test_a_whole_form_is_not_divided(shows: Shows, body: str) -> None:
    form = form_of(shows, body)
    assert not form.parts.is_divided
    assert form.field("Teléfono1").seen.count() == 0


def test_a_documented_button_is_no_step(shows: Shows) -> None:
    assert not form_of(shows, f"{FIRST}<button>Continuar</button>", labels={"Registrar": "Continuar"}).parts.is_divided


def test_what_is_found_nowhere_leaves_the_first_part_open(shows: Shows) -> None:
    form = form_of(shows, f"{TABS}{PANELS}<script>{ARIA}</script>")
    assert form.field("Teléfono1").seen.count() == 0
    assert form.field("Nombre Usuario").is_shown()


def test_that_a_form_is_divided_is_told_once(shows: Shows) -> None:
    view = shows(STEPS, deadline=1.0)
    form = RegistrationForm(view)
    for _ in range(2):
        form.fill({"Fax": "042233445"})
    assert view.observations == ["La solicitud se ve por partes, que se abrieron para llegar a cada campo."]


def test_a_button_in_another_part_is_reached(shows: Shows) -> None:
    expect(form_of(shows, STEPS).button("Registrar")).to_be_visible()


@pytest.fixture
def demanding(shows: Shows) -> RegistrationForm:
    """Form whose first step must be filled before the second."""
    body = STEPS.replace("sigue onclick=turn(1)", 'sigue onclick="if (uno.querySelector(`input`).value) { turn(1) }"')
    return form_of(shows, body)


def test_a_field_after_a_step_that_does_not_come_is_not_missing(demanding: RegistrationForm) -> None:
    with pytest.raises(Undecided, match="«Siguiente paso» no llevó a su paso siguiente"):
        assert demanding.field("Fax").seen
    assert demanding.field("Nombre Usuario").seen.count() == 1


def test_a_step_that_comes_later_is_filled_then(demanding: RegistrationForm) -> None:
    demanding.fill({"Fax": "042233445"})
    assert demanding.closed == {"Fax"}
    demanding.write("ID.usuario", "ana2026")
    demanding.go_on("escribir el ID")
    assert (demanding.closed, demanding.field("Fax").value()) == (frozenset(), "042233445")


def test_a_button_after_a_step_that_does_not_come_cannot_be_pressed(demanding: RegistrationForm) -> None:
    assert demanding.register().press is Press.OUT_OF_REACH
