"""Web components with open shadow roots are read as they are drawn: what is slotted, what another root holds."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route

from pages.components.bulk_fill import bulk_fill, bulk_read
from pages.components.catalog_field import CatalogField
from pages.drawn_text import text_of, text_of_document
from pages.profile import Profile
from pages.registration_form import RegistrationForm
from pages.selector_engine import selector_for
from pages.services import follow_service
from pages.sign_in.recognition import look_at, told_by
from pages.view import View
from pages.waiting.closed_controls import ButtonState, is_closed, state_of
from tests.pages.conftest import Shows

KIT = """
<script>
const define = (name, draw, after = () => {}) => customElements.define(name, class extends HTMLElement {
  connectedCallback() {
    if (!this.shadowRoot) { this.attachShadow({mode: "open"}).innerHTML = draw(this); after(this, this.shadowRoot); }
  }
});
const told = (host, name) => host.getAttribute(name) || "";
define("x-input", host => `<style>:host {display: block}
    [part]::after {content: "${told(host, "mark")}"; color: red}</style>
  <label for=input part=label><slot name=label>${told(host, "label")}</slot></label>
  <input id=input type="${told(host, "type") || "text"}"><div part=help><slot name=help></slot></div>`);
define("x-button", host => `<button type=button><slot name=prefix></slot><span><slot></slot></span></button>`);
define("x-option", host => `<div><slot></slot></div>`);
define("x-select", host => `<style>:host {display: block; position: relative}
    [role=listbox] {position: absolute; z-index: 9; background: #fff; ${told(host, "up") || "top"}: 100%}</style>
  <label id=label>${told(host, "label")}</label>
  <input role=combobox readonly aria-controls=box aria-labelledby=label aria-expanded=false aria-haspopup=listbox>
  <input aria-hidden=true tabindex=-1 style="position: absolute; opacity: 0; width: 100%; height: 100%; z-index: -1">
  <div id=box role=listbox aria-labelledby=label hidden><slot></slot></div>`, (host, root) => {
    const [box, layer] = [root.querySelector("[role=combobox]"), root.querySelector("[role=listbox]")];
    const close = () => { layer.hidden = true; };
    box.onclick = () => { layer.hidden = false; };
    box.onkeydown = event => { if (event.key === "Escape") { close(); } };
    host.onclick = event => {
      const option = event.target.closest("x-option");
      if (option) { box.value = option.textContent; close(); }
    };
  });
define("x-row", host => `<div style="display: flex"><slot></slot></div>`);
define("x-layout", host => `<nav>Portal</nav><main><slot></slot></main>`);
define("x-note", host => `<style>:host {display: contents}</style><div role=alert><slot></slot></div>`);
</script>"""
OPTIONS = "".join(f"<x-option role=option>{each}</x-option>" for each in ("CLARO", "MOVISTAR", "CNT"))


def test_button_with_its_text_in_a_slot_is_pressed_beside_its_field(shows: Shows) -> None:
    button = "<x-button onclick='taps.value += {}'>Comprobar disponibilidad</x-button>"
    rows = "".join(
        f"<x-row><x-input label='{name}'></x-input>{button.format(number)}</x-row>"
        for number, name in enumerate(("ID.usuario", "Doc. Identificación"), 1)
    )
    view = shows(f"{KIT}{rows}<output><input id=taps></output>")
    view.press(RegistrationForm(view).button_beside("Doc. Identificación", "Comprobar disponibilidad"))
    assert view.page.locator("#taps").input_value() == "2"


def test_label_of_a_slot_and_a_label_outside_name_a_field(shows: Shows) -> None:
    inside, outside = "<span slot=label>Dirección</span>", "<p><label for=fax>Fax</label></p><x-input id=fax></x-input>"
    view = shows(f"{KIT}<x-input label=Teléfono1></x-input><x-input>{inside}</x-input>{outside}")
    for name, number in (("Teléfono1", 0), ("Dirección", 1), ("Fax", 2)):
        RegistrationForm(view).field(name).fill("123")
        assert view.page.locator("input").nth(number).input_value() == "123"


def test_asterisk_that_a_style_of_the_component_writes_is_seen_in_its_colour(shows: Shows) -> None:
    view = shows(f"{KIT}<x-input label=Dirección mark='*'></x-input><x-input label=Fax></x-input>")
    form = RegistrationForm(view)
    assert form.field("Dirección").colour_of_asterisk() == (255, 0, 0)
    assert not form.field("Fax").asterisk.all()


def test_list_in_a_shadow_root_is_read_chosen_in_and_closed(shows: Shows) -> None:
    view = shows(f"{KIT}<x-select label=Provincia>{OPTIONS}</x-select>")
    catalog = CatalogField(view, "Provincia")
    assert catalog.offered() == ["CLARO", "MOVISTAR", "CNT"]
    assert not catalog.is_open()
    catalog.choose("movistar")
    assert catalog.chosen() == "MOVISTAR"


def test_entries_of_a_list_that_opens_upwards_name_no_field(shows: Shows) -> None:
    row = f"<x-row><x-select up=bottom>{OPTIONS}</x-select><x-input label='Numero de Celular'></x-input></x-row>"
    view = shows(f"{KIT}<p style='height: 300px'>Teléfonos</p>{row}")
    catalog = CatalogField(view, "Operador")
    assert catalog.offered() == ["CLARO", "MOVISTAR", "CNT"]
    catalog.choose("CNT")
    assert catalog.chosen() == "CNT"


@pytest.mark.parametrize(
    "selector",
    ["x-input.b", "div >>> x-input.b", "x-row >>> x-input.b >>> input"],
    ids=["anfitrión", "en dos", "en tres"],
)
def test_selector_of_the_profile_leads_into_a_component(shows: Shows, selector: str) -> None:
    view = shows(
        f"{KIT}<div><x-row><x-input label=A></x-input><x-input class=b label=B></x-input></x-row></div>",
        selectors={"Fax": selector},
    )
    field = RegistrationForm(view).field("Fax")
    field.fill("022")
    assert view.page.locator("x-input.b input").input_value() == "022"


def test_place_of_each_candidate_has_a_selector_that_leads_to_it_alone(shows: Shows) -> None:
    view = shows(f"{KIT}<p><x-input label=Fax></x-input></p><p><x-input label=Fax></x-input></p>")
    found = view.ask(selector_for(located={"field": "Fax"}))[0]["found"]
    assert len({each["selector"] for each in found}) == 2
    for number, each in enumerate(found):
        view.find(field="Fax", selector=each["selector"]).fill(str(number))
    assert [each.input_value() for each in view.page.locator("input").all()] == ["0", "1"]


def test_many_fields_of_components_are_filled_and_read_at_once(shows: Shows) -> None:
    view = shows(f"{KIT}<x-input label=Fax></x-input><x-select label=País>{OPTIONS}</x-select>")
    assert bulk_fill(view.page, {"Fax": "022", "País": "CNT"}).left == {"País"}
    assert bulk_read(view.page, ["Fax"]) == {"Fax": "022"}


def test_message_in_a_slot_is_heard_once(shows: Shows) -> None:
    """An attribute that changes on what has no box of its own draws nothing again."""
    view = shows(f"{KIT}<div id=stack style='position: fixed; bottom: 0'></div>")
    view.listener.set_baseline()
    view.page.evaluate("stack.innerHTML = '<x-note id=n>Le mandamos un código</x-note>'")
    assert [each.text for each in view.listener.captured()] == ["Le mandamos un código"]
    view.listener.set_baseline()
    view.page.evaluate("n.className = 'vista'")
    assert not view.listener.captured()
    view.page.evaluate("(note => { note.remove(); stack.append(note); })(n)")
    assert [each.text for each in view.listener.captured()] == ["Le mandamos un código"]


def test_answer_in_the_help_of_a_component_is_that_of_its_row(shows: Shows) -> None:
    button = "<x-button>Comprobar disponibilidad</x-button>"
    row = f"<x-row><x-input label='{{0}}'><b slot=help id='{{1}}'></b></x-input>{button}</x-row>"
    view = shows(f"{KIT}{row.format('ID.usuario', 'a')}{row.format('Doc. Identificación', 'b')}", free="disponible")
    field = RegistrationForm(view).availability("Doc. Identificación")
    view.listener.set_baseline()
    view.page.evaluate("a.textContent = 'No está disponible'; b.textContent = 'Está disponible'")
    assert text_of(field.answer) == "Está disponible"


def test_contents_that_a_layout_draws_in_a_slot_are_those_of_the_page(shows: Shows) -> None:
    kinds = ("Solicitud de registro de usuario de Empleado", "Solicitud de registro para Usuario General")
    links = " ".join(f"<x-button><a href='#{number}'>{kind}</a></x-button>" for number, kind in enumerate(kinds))
    view = shows(f"{KIT}<x-layout><h1>Registro de usuario</h1>{links}</x-layout>")
    names = json.loads(view.find(entries="registro", **{"as": "names"}).text_content() or "")["names"]
    assert tuple(names) == kinds
    assert text_of(view.content).splitlines() == ["Portal", "Registro de usuario", " ".join(kinds)]


def test_text_leaves_out_what_nobody_sees(shows: Shows) -> None:
    hidden = (
        "<x-note style='display: none'>No</x-note><x-note><span style='visibility: hidden'>Tampoco</span>Sí</x-note>"
    )
    view = shows(f"{KIT}{hidden}<x-row>Otra<style>p {{}}</style></x-row>")
    assert text_of_document(view.page.main_frame).split() == ["Sí", "Otra"]


def test_page_that_a_component_draws_is_not_empty(shows: Shows) -> None:
    view = shows(f"{KIT}<x-row><a id=avisos href='#'>Avisos</a></x-row>")
    view.page.evaluate("void (avisos.onclick = () => { document.body.innerHTML = '<x-page></x-page>'; })")
    view.page.evaluate("define('x-page', () => '<h1>Avisos</h1><p>Ninguno</p>')")
    visit = follow_service("Avisos", view, view.find(text="Avisos"))
    assert visit.changed
    assert visit.text.split() == ["Avisos", "Ninguno"]
    assert visit.headings == ("Avisos",)


def test_sign_in_of_components_is_recognised(shows: Shows) -> None:
    boxes = "<x-input label=Usuario></x-input><x-input label=Clave type=password></x-input>"
    view = shows(f"{KIT}<x-layout><form>{boxes}<x-button>Acceder</x-button></form></x-layout>")
    look = look_at(view, told_by(view.profile))
    assert (look["user"], look["password"], look["button"]) == (True, True, "Acceder")


def test_way_out_in_a_slot_is_a_sign_of_being_inside(shows: Shows) -> None:
    view = shows(f"{KIT}<x-layout><x-button>Salir del portal</x-button></x-layout>")
    assert look_at(view, told_by(view.profile))["outs"] == ["salir del portal"]


def test_shadow_root_that_comes_later_is_read(shows: Shows) -> None:
    """It changes nothing in the tree of the document, and the form was looked for before."""
    view = shows(f"{KIT}<x-row>Arriba</x-row><div id=late></div>")
    field = RegistrationForm(view).field("Fax")
    assert not field.input.count()
    view.page.evaluate("late.attachShadow({mode: 'open'}).innerHTML = '<label>Fax <input></label>'")
    assert field.input.count() == 1


@pytest.mark.parametrize(
    ("around", "state"), [("inert", ButtonState.OFF), ("aria-disabled=true", ButtonState.MARKED), ("", ButtonState.ON)]
)
def test_state_of_what_holds_a_component_is_that_of_its_button(shows: Shows, around: str, state: ButtonState) -> None:
    view = shows(f"{KIT}<div {around}><x-row><x-button>Registrar</x-button><x-input label=Fax></x-input></x-row></div>")
    assert state_of(view.find(button="Registrar")) is state
    assert is_closed(view.find(field="Fax")) is (state is not ButtonState.ON)


def test_value_that_a_component_sends_under_its_own_name_is_altered(page_of_module: Page) -> None:
    """It shows the name of the country and sends its code."""
    names = ("ID.usuario", "Nombre Usuario", "Dirección", "Teléfono1", "Fax")
    boxes = "".join(f"<x-input label={name!r} name=c{number}></x-input>" for number, name in enumerate(names))
    send = """<x-button onclick="fetch('/enviar', {method: 'POST', headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(Object.assign({pais: 'EC'}, ...[...document.querySelectorAll('x-input')].map(each =>
        ({[told(each, 'name')]: each.shadowRoot.querySelector('input').value}))))})">Registrar</x-button>"""
    options = "<x-option role=option>Ecuador</x-option>"
    body = f"<!doctype html><meta charset=utf-8>{KIT}{boxes}<x-select label=País name=pais>{options}</x-select>{send}"
    received: list[str] = []

    def answer(route: Route) -> None:
        received.extend(filter(None, [route.request.post_data]))
        route.fulfill(content_type="text/html; charset=utf-8", body=body)

    page_of_module.context.unroute_all()
    page_of_module.context.route("**/*", answer)
    view = View.of(page_of_module, Profile("de prueba", address="http://portal.example/"))
    view.open("http://portal.example/")
    form = RegistrationForm(view)
    written = {name: f"valor{number}" for number, name in enumerate(names)} | {"País": "Ecuador"}
    form.fill(written)
    with form.alteration.changing(written, {"País": ""}) as altered:
        form.do(lambda: form.button("Registrar").click())
    assert (altered.requests, altered.unknown) == (1, set())
    assert json.loads(received[0]) == {f"c{number}": f"valor{number}" for number in range(5)} | {"pais": ""}
