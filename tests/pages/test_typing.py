"""What a scenario speaks about is typed key by key, the rest at once; what counts is what a field keeps."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from fixtures.people.generated_address import write_and_generate
from harness.errors import Undecided
from pages.components.fields import Field
from pages.registration_form import RegistrationForm
from pages.view import View
from tests.pages.conftest import Shows

NUMBER = "<label>Teléfono1 <input {attributes}></label><label>Teléfono2 <input id='otro'></label>"
MASK = "oninput=\"this.value = this.value.replace(/\\D/g, '').replace(/^(\\d{3})(\\d+)/, '$1-$2')\""
ONLY_KEYS = (
    "data-v='' onkeydown=\"if (event.key.length === 1) { this.dataset.v += event.key; this.value = this.dataset.v }"
    "else { this.dataset.v = '' } event.preventDefault()\" oninput='this.value = this.dataset.v'"
)
NO_BULK = "onbeforeinput='if ((event.data || ``).length > 1) { event.preventDefault() }'"
CAPITALS = "oninput='this.value = this.value.toUpperCase()'"
ADVANCES = "maxlength='4' oninput='if (this.value.length >= 4) { otro.focus() }'"
BLURS = "oninput='this.blur()'"
TRIMS = "oninput='this.value = this.value.trim()'"
CONTROLLED = (
    "data-v='' oninput='if (window.ready !== false) { this.dataset.v = this.value } this.value = this.dataset.v'"
)
BOXES = [
    pytest.param("type='number'", "04223344AB", "04223344", id="number"),
    pytest.param("type='number'", "0422334455", "0422334455", id="number con ceros"),
    pytest.param("type='tel'", "0422-33445", "0422-33445", id="tel"),
    pytest.param("type='email'", "a b@c.example", "a b@c.example", id="email"),
    pytest.param("maxlength='10'", "042233445566", "0422334455", id="maxlength"),
    pytest.param(MASK, "0422334455", "042-2334455", id="máscara"),
    pytest.param(f"value='9' {MASK}", "0422334455", "042-2334455", id="máscara con algo"),
    pytest.param(ONLY_KEYS, "0422334455", "0422334455", id="solo teclas"),
    pytest.param(NO_BULK, "0422334455", "0422334455", id="de una en una"),
    pytest.param("onpaste='event.preventDefault()'", "0422334455", "0422334455", id="sin pegar"),
    pytest.param(CAPITALS, "abc4", "ABC4", id="mayúsculas"),
    pytest.param(TRIMS, " 0422 ", "0422", id="recorta"),
    pytest.param(CONTROLLED, "0422334455", "0422334455", id="controlado"),
]


def box(shows: Shows, attributes: str) -> tuple[View, Field]:
    view = shows(NUMBER.format(attributes=attributes))
    return view, Field(view, "Teléfono1")


@pytest.mark.parametrize(("attributes", "written", "kept"), BOXES)
def test_value_is_typed_and_the_box_keeps_what_it_wants(shows: Shows, attributes: str, written: str, kept: str) -> None:
    view, field = box(shows, attributes)
    field.type(written)
    assert field.value() == kept
    assert not view.observations


@pytest.mark.parametrize(
    ("attributes", "written", "kept"),
    [each for each in BOXES if each.id not in ("email", "recorta", "máscara con algo")],
)
def test_box_that_takes_no_value_at_once_is_typed_in(shows: Shows, attributes: str, written: str, kept: str) -> None:
    view, field = box(shows, attributes)
    RegistrationForm(view).fill({"Teléfono1": written})
    assert field.value() == kept


def test_each_key_has_its_events(shows: Shows) -> None:
    view, field = box(shows, "")
    view.page.evaluate(
        "for (const each of ['keydown', 'beforeinput', 'input', 'keyup', 'change', 'blur'])"
        "{ document.querySelector('input').addEventListener(each, () => (window.heard ||= []).push(each)) }"
    )
    field.type("09")
    key = ["keydown", "beforeinput", "input", "keyup"]
    assert [each for each in view.page.evaluate("heard")][:8] == key * 2
    assert {"change", "blur"} <= set(view.page.evaluate("heard"))


def test_what_is_not_spoken_about_is_filled_at_once(shows: Shows) -> None:
    view, field = box(shows, "onkeydown='window.keys = true'")
    RegistrationForm(view).fill({"Teléfono1": "0422334455"})
    assert field.value() == "0422334455"
    assert view.page.evaluate("window.keys") is None


@pytest.mark.parametrize("other", ["", "0733445566"])
def test_letters_that_came_into_the_next_box_are_corrected(shows: Shows, other: str) -> None:
    view, field = box(shows, ADVANCES)
    RegistrationForm(view).fill({"Teléfono1": "123456", "Teléfono2": other}, typed=["Teléfono1"])
    assert field.value() == "1234"
    expect(view.page.locator("#otro")).to_have_value(other)
    assert view.observations == ["Al escribir en «Teléfono1», la página llevó el cursor a otra parte."]


def test_box_that_leaves_at_each_key_is_written_to_its_end(shows: Shows) -> None:
    view, field = box(shows, BLURS)
    field.type("0422")
    assert field.value() == "0422"
    assert len(view.observations) == 1


def test_field_that_is_no_input(shows: Shows) -> None:
    view = shows("<p>Dirección</p><div contenteditable='true' style='min-height:20px; border:1px solid'>vieja</div>")
    field = Field(view, "Dirección")
    field.type("Calle Nueve")
    assert field.value() == "Calle Nueve"
    field.fill("Calle Diez")
    assert field.value() == "Calle Diez"


def test_sign_in_box_of_numbers(shows: Shows) -> None:
    view = shows("<label>Fax <input type='number' value='7'></label>")
    Field(view, "Fax").fill("09AB")
    assert Field(view, "Fax").value() == "09"


BOX = "<input maxlength=1 {}>"
GOES_ON = "oninput='if (this.value) { this.nextElementSibling?.focus() }'"
ONE_WIDE = """<input size=1 oninput="if (this.value) {
  this.value = this.value.slice(0, 1); this.nextElementSibling?.focus() }">"""
SPLIT = [
    pytest.param(f"<label for=x>Código</label> <span>{BOX.format('id=x') + BOX.format('') * 5}</span>", id="con for"),
    pytest.param(f"<p>Código</p><p>{BOX.format(GOES_ON) * 6}</p>", id="texto encima, y sigue solo"),
    pytest.param(
        "<p>Código</p><p>" + "".join(BOX.format(f"aria-label='Dígito {each}'") for each in range(6)) + "</p>",
        id="cada casilla con su nombre",
    ),
    pytest.param(
        f"<p>Código</p><p onpaste=\"[...event.clipboardData.getData('text')].forEach((letter, at) => {{ "
        f'this.children[at].value = letter }})">{BOX.format("") * 6}</p>',
        id="se puede pegar",
    ),
    pytest.param(f"<p>Código</p><p>{ONE_WIDE * 6}</p>", id="de una letra de ancho"),
    pytest.param(
        f"<p>Código</p><p><span>{BOX.format('') * 3}</span> – <span>{BOX.format('') * 3}</span></p>", id="en dos grupos"
    ),
]


@pytest.mark.parametrize("body", SPLIT)
def test_a_field_of_boxes_of_one_character_is_one_field(shows: Shows, body: str) -> None:
    view = shows(f"{body}<label>Fax <input></label>", labels={"Ingrese código de seguridad": "Código"})
    form = RegistrationForm(view)
    field = form.code
    expect(field.input).to_have_count(1)
    assert not form.is_unresolved("Ingrese código de seguridad")
    for written in ("AB12CD", "XY34ZW", "K9"):
        form.type_code(written)
        assert (field.value(), form.contents.value_of("Ingrese código de seguridad")) == (written, written)
    form.type_code("")
    assert field.value() == ""
    assert not view.observations


def test_what_is_written_into_a_box_that_keeps_nothing_is_undecided(shows: Shows) -> None:
    view = shows("<label>Correo Electrónico <input readonly></label><label>SENAE Correo Electrónico <input></label>")
    with pytest.raises(Undecided, match="no dejó escribir en «Correo Electrónico»"):
        write_and_generate(RegistrationForm(view), "Correo Electrónico", "ana@prueba.example", [])
