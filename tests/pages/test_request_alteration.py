"""What a page sends of the form is altered on its way, past every check of the page (4.2.1; docs/decisions/0043)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Route

from fixtures.people.altered_form import register_altered
from harness.errors import Stuck, Undecided
from pages.profile import Profile, vocabulary
from pages.profile.vocabulary import CODE
from pages.registration_form import RegistrationForm
from pages.view import View

PORTAL = "http://portal.example/"
VALUES = {
    "ID.usuario": "ana2026",
    "Nombre Usuario": "Ana Paz",
    "Contraseña": "Aduana26",
    "Confirmación de Contraseña": "Aduana26",
    "Dirección": "Calle Nueve 123",
    "Teléfono1": "0422334455",
    "Correo Electrónico": "ana@prueba.example",
    "Confirmación de correo electrónico": "ana@prueba.example",
}
NAMES = ("id", "nombre", "clave", "clave2", "calle", "tel", "correo", "correo2")
CHECKED = "pattern=0[0-9]* maxlength=14 required"
FIELDS = "".join(
    [
        *(
            f"<p><label>{label} <input name='{name}' {CHECKED if name == 'tel' else ''}></label>"
            for label, name in zip(VALUES, NAMES, strict=True)
        ),
        *(f"<p><label>{each} <input></label>" for each in (*vocabulary.FIELDS, CODE) if each not in VALUES),
        *(f"<p><label>{each} <select><option>uno</select></label>" for each in vocabulary.LISTS),
    ]
)
BY_SCRIPT = """<script>
const value = name => document.querySelector(`[name=${name}]`).value;
const names = [...document.querySelectorAll("input[name]")].map(each => each.name);
const json = (path, data) => fetch(path, {method: "POST", body: JSON.stringify(data),
  headers: {"Content-Type": "application/json"}});
async function registrar() {
  if (!/^0[0-9]{8,13}$/.test(value("tel"))) { document.body.append("Revise el teléfono."); return; }
  await json("/revisar", {tel: value("tel")});
  SEND
}
</script><button type='button' onclick='registrar()'>Registrar</button>"""


@pytest.fixture
def opens(page_of_module: Page) -> Callable[[str], tuple[RegistrationForm, list[tuple[str, str]]]]:
    """Gives a form with these buttons, filled, and the requests that reach its portal: path and body."""

    def open_form(buttons: str) -> tuple[RegistrationForm, list[tuple[str, str]]]:
        received: list[tuple[str, str]] = []

        def answer(route: Route) -> None:
            if route.request.method == "POST":
                received.append((route.request.url.removeprefix("http://"), route.request.post_data or ""))
            body = f"<!doctype html><meta charset=utf-8><form method=post action='/enviar'>{FIELDS}{buttons}</form>"
            route.fulfill(content_type="text/html; charset=utf-8", body=body)

        page_of_module.context.unroute_all()
        page_of_module.context.route("**/*", answer)
        view = View.of(page_of_module, Profile("de prueba", address=PORTAL))
        view.open(PORTAL)
        form = RegistrationForm(view)
        form.fill(VALUES)
        return form, received

    return open_form


def by_script(send: str) -> str:
    return BY_SCRIPT.replace("SEND", send)


@pytest.mark.parametrize(
    "buttons",
    [
        pytest.param("<button>Registrar</button>", id="formulario"),
        pytest.param(
            by_script('await json("/guardar", Object.fromEntries(names.map(n => [n, value(n)])));'), id="JSON"
        ),
        pytest.param(
            by_script('await json("/guardar", {op: 1, p: names.map((n, i) => ({["campo" + i]: value(n)}))});'),
            id="JSON sin los nombres de los campos",
        ),
        pytest.param(
            by_script('await fetch("/guardar", {method: "POST", body: new FormData(document.forms[0])});'),
            id="por partes",
        ),
    ],
)
@pytest.mark.parametrize(
    "new",
    [
        pytest.param({"Teléfono1": "42-23"}, id="un teléfono que la página no admite"),
        pytest.param({"Teléfono1": ""}, id="ninguno"),
        pytest.param({"Confirmación de Contraseña": "Otra9999"}, id="otra confirmación"),
    ],
)
def test_the_form_reaches_the_portal_with_what_the_page_would_stop(
    opens: Callable[[str], tuple[RegistrationForm, list[tuple[str, str]]]], buttons: str, new: dict[str, str]
) -> None:
    form, received = opens(buttons)
    sent = register_altered(form, new)
    assert sent.values["Teléfono1"] == VALUES["Teléfono1"], "the page itself holds what it admits"
    told = f"En el camino se cambió «{next(iter(new))}» de lo que la página envió."
    assert told in View.take_observations([form.page])[0]
    path, body = received[-1]
    for old, value in ((VALUES[label], value) for label, value in new.items()):
        assert value in body
        assert body.count(old) == (1 if "Contraseña" in str(new) else 0), path
    questions = [each for each in received[:-1] if "revisar" in each[0]]
    assert all(VALUES["Teléfono1"] in asked for _, asked in questions), "a question about one value goes on as it is"


def test_without_alteration_nothing_changes(
    opens: Callable[[str], tuple[RegistrationForm, list[tuple[str, str]]]],
) -> None:
    form, received = opens("<button>Registrar</button>")
    register_altered(form, {"Teléfono1": "42"})
    form.fill(VALUES)
    form.register()
    assert parse_qs(received[-1][1])["tel"] == [VALUES["Teléfono1"]], "the alteration ends with its press"


@pytest.mark.parametrize(
    ("buttons", "kind", "words"),
    [
        pytest.param(
            by_script('await json("/guardar", {todo: btoa(names.map(value).join())});'),
            Undecided,
            "no se reconoce la solicitud",
            id="cifrada",
        ),
        pytest.param(
            by_script(
                'await json("/guardar", Object.fromEntries(names.map(n => [n, n === "tel" ? "x9" : value(n)])));'
            ).replace("names.map(n =>", "names.filter(n => n !== 'tel').map(n =>"),
            Undecided,
            "no se reconoce el valor de «Teléfono1»",
            id="sin ese campo",
        ),
        pytest.param(
            by_script('await fetch("http://otro.example/", {method: "POST", body: new FormData(document.forms[0])});'),
            Undecided,
            "no se reconoce la solicitud",
            id="a otro servidor",
        ),
        pytest.param("<button disabled>Registrar</button>", Stuck, "siguió deshabilitado", id="deshabilitado"),
    ],
)
def test_what_cannot_be_altered_decides_nothing(
    opens: Callable[[str], tuple[RegistrationForm, list[tuple[str, str]]]],
    buttons: str,
    kind: type[Exception],
    words: str,
) -> None:
    form, received = opens(buttons)
    with pytest.raises(kind, match=words):
        register_altered(form, {"Teléfono1": "42"})
    assert all('"42"' not in body for _, body in received)
