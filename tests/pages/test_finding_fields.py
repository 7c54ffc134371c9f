"""Fields are found by what a person sees, in every technique that a page may use; an ambiguous name is an error."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, expect

from harness.compat.playwright_private import strict_mode_candidates
from pages.components.fields import Field
from pages.registration_form import RegistrationForm
from pages.selector_engine import describe_selector
from steps.expect.fields import expect_field, expect_value
from tests.pages.conftest import Shows

LABELS = [
    pytest.param("<label for='x'><b>*</b> Correo Electrónico:</label><input id='x'>", "rótulo", id="label y for"),
    pytest.param("<label>* Correo Electrónico <input id='x'></label>", "rótulo", id="label que envuelve"),
    pytest.param(
        "<label for='x'>Correo Electrónico <small>personal</small></label><input id='x'>", "rótulo", id="con nota"
    ),
    pytest.param("<input id='x' aria-label='Correo Electrónico'>", "nombre accesible", id="aria-label"),
    pytest.param(
        "<p id='a'>Correo</p><p id='b'>Electrónico</p><input id='x' aria-labelledby='a b'>",
        "nombre accesible",
        id="aria-labelledby",
    ),
    pytest.param("<input id='x' title='Correo Electrónico'>", "nombre accesible", id="title"),
    pytest.param("<input id='x' placeholder='Correo Electrónico *'>", "texto de ejemplo", id="placeholder"),
]
TABLE = "<table><tr>{}</tr></table>"
BESIDE = [
    pytest.param(TABLE.format("<td>Correo Electrónico</td><td><input id='x'></td>"), id="celda"),
    pytest.param(TABLE.format("<td>*</td><td><b>Correo Electrónico:</b></td><td><input id='x'></td>"), id="negrita"),
    pytest.param(
        TABLE.format("<td><font color='red'>*</font>Correo&nbsp;Electrónico</td><td><input id='x'></td>"), id="font"
    ),
    pytest.param(
        TABLE.format("<td>Correo</td><td><input id='y'></td><td>Correo Electrónico</td><td><input id='x'></td>"),
        id="segunda pareja de la fila",
    ),
    pytest.param(
        TABLE.format(
            "<td><table><tr><td>Correo Electrónico</td></tr></table></td>"
            "<td><table><tr><td><input id='x'></td></tr></table></td>"
        ),
        id="tablas anidadas",
    ),
    pytest.param(
        "<table><tr><th>Correo Electrónico</th><th>Fax</th></tr>"
        "<tr><td><input id='x'></td><td><input id='y'></td></tr></table>",
        id="encabezado de columna",
    ),
    pytest.param("Fax: <input id='y'><br>Correo Electrónico: <input id='x'><br>Otro: <input>", id="texto suelto"),
    pytest.param("<div>Correo Electrónico *</div><div><input id='x'></div><div>Fax</div><input>", id="encima"),
    pytest.param(
        "<div style='display:flex'><div><p>Correo Electrónico</p><input id='x'></div>"
        "<div><p>Fax</p><input></div></div>",
        id="encima, en columnas",
    ),
    pytest.param("<span>Correo </span><i>Electrónico</i> <input id='x'>", id="texto partido"),
    pytest.param(
        "<div style='position:absolute;left:20px;top:40px'>Correo Electrónico</div>"
        "<input id='y' style='position:absolute;left:220px;top:80px'>"
        "<input id='x' style='position:absolute;left:220px;top:40px'>",
        id="posición absoluta",
    ),
    pytest.param(
        "<h3>Correo Electrónico</h3><table><tr><td>Correo Electrónico</td><td><input id='x'></td></tr></table>",
        id="título con el mismo texto",
    ),
    pytest.param(
        "<table><tr valign='top'><td width='60' align='right'>* Correo Electrónico:</td>"
        "<td><input id='x' style='height:16px'><br><small>Uno de la persona.</small></td></tr></table>",
        id="en dos líneas, con una nota bajo el campo",
    ),
]


@pytest.mark.parametrize(("body", "way"), LABELS)
def test_field_by_its_own_name(shows: Shows, body: str, way: str) -> None:
    view = shows(f"<input id='before'>{body}<input id='after'>")
    assert Field(view, "Correo Electrónico").input.get_attribute("id") == "x"
    assert view.explain("Correo Electrónico")["strategy"] == way


@pytest.mark.parametrize("body", BESIDE)
def test_field_by_the_text_beside_or_above(shows: Shows, body: str) -> None:
    view = shows(body)
    field = Field(view, "Correo Electrónico")
    assert field.input.get_attribute("id") == "x"
    assert field.is_named_on_page()
    assert view.explain("Correo Electrónico")["strategy"] == "texto al lado o encima"


_ENTRANCE = "<label>ID.usuario <input></label><label>Contraseña <input type=password></label><button>Entrar</button>"
_PASSWORDS = (
    "<label>Contraseña <input id=x type=password></label><button>Mostrar</button>"
    "<label>Confirmación de Contraseña <input type=password></label>"
)
_IN_TABLE = (
    "<table><tr><td>Contraseña<td><input id=x type=password>"
    "<tr><td>Confirmación de Contraseña<td><input type=password></table>"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<form>{_ENTRANCE}</form><form><input>{_PASSWORDS}</form>", id="dos formularios"),
        pytest.param(f"<header>{_ENTRANCE}</header><div><input>{_PASSWORDS}</div>", id="sin formulario"),
        pytest.param(f"<form><div>{_ENTRANCE}</div><input>{_PASSWORDS}</form>", id="en el mismo formulario"),
        pytest.param(f"<form>{_ENTRANCE}</form>Fax <input>{_IN_TABLE}<button>Registrar</button>", id="sin rótulos"),
    ],
)
def test_field_is_not_that_of_a_sign_in_beside_the_form(shows: Shows, body: str) -> None:
    field = Field(shows(body), "Contraseña")
    assert [each.get_attribute("id") for each in field.input.all()] == ["x"]


def test_field_is_not_that_of_a_sign_in_while_the_form_shows_no_password(shows: Shows) -> None:
    view = shows(
        f"<form>{_ENTRANCE}</form><form><label>ID.usuario <input id=x></label><label>Fax <input></label></form>"
    )
    assert [each.get_attribute("id") for each in Field(view, "ID.usuario").input.all()] == ["x"]
    assert Field(view, "Contraseña").input.count() == 0


def test_field_of_a_sign_in_alone_is_found(shows: Shows) -> None:
    assert Field(shows(f"<form>{_ENTRANCE}</form>"), "Contraseña").input.count() == 1


def test_field_inside_an_open_shadow_root(shows: Shows) -> None:
    view = shows(
        "<div id='host'></div><script>host.attachShadow({mode: 'open'}).innerHTML = "
        "\"<label for='x'>Fax</label><input id='x'>\"</script>"
    )
    assert Field(view, "Fax").input.get_attribute("id") == "x"


def test_field_that_comes_late_is_waited_for(shows: Shows) -> None:
    view = shows("<script>setTimeout(() => document.body.innerHTML = 'Fax <input id=x>', 300)</script>")
    assert Field(view, "Fax").input.get_attribute("id") == "x"


def test_field_in_a_frame(shows: Shows) -> None:
    view = shows("<iframe srcdoc='<p>Aquí no</p>'></iframe><iframe srcdoc='<p>Fax</p><input id=x>'></iframe>")
    view.traffic.settle()
    field = Field(view, "Fax")
    field.fill("123")
    assert field.input.input_value() == "123"
    assert field.input.get_attribute("id") == "x"


def test_page_of_frames_is_the_largest_of_them(shows: Shows) -> None:
    view = shows("")
    view.page.set_content(
        "<frameset rows='40,*'><frame src='data:text/html,Cabecera'><frame src='data:text/html,Portada'></frameset>"
    )
    view.traffic.settle()
    assert view.content.inner_text() == "Portada"


def test_page_that_listens_to_keys_gets_a_key_event(shows: Shows) -> None:
    copies = "document.getElementById('y').value = this.value"
    view = shows(f"Fax <input id='x' onkeyup=\"{copies}\"><input id='y' title='Eco'>")
    Field(view, "Fax").fill("123")
    assert view.page.locator("#y").input_value() == "123"


def test_controls_are_listed_with_their_names(shows: Shows) -> None:
    view = shows(
        "<table><tr><td>Telefax</td><td><input name='f' placeholder='Fax'></td></tr></table><a href='#'>Ir</a>"
    )
    seen = view.list_controls()[0]
    assert seen["clickable"] == ["Ir"]
    assert seen["fields"] == [{"element": '<input name="f">', "names": ["Fax", "Telefax"]}]


def test_box_that_keeps_the_choice_of_a_drawn_list_is_no_field(shows: Shows) -> None:
    view = shows(
        "<div style='position:relative; width:300px; background:#eee'><div id=l>Provincia</div>"
        "<div role=combobox tabindex=0 aria-haspopup=listbox aria-labelledby=l id=c>Azuay</div>"
        "<input aria-hidden=true tabindex=-1 name=p style='position:absolute; inset:0; opacity:0; width:100%'></div>"
    )
    assert [each["element"] for each in view.list_controls()[0]["fields"]] == ['<div id="c">']


def test_invisible_field_of_the_same_name_is_ignored(shows: Shows) -> None:
    view = shows(
        "<div style='display:none'><label for='h'>Fax</label><input id='h'></div>"
        "<label for='x'>Fax</label><input id='x'>"
    )
    assert Field(view, "Fax").input.get_attribute("id") == "x"


def test_hidden_field_is_found_as_hidden(shows: Shows) -> None:
    view = shows("<div style='display:none'><label for='x'>Fax</label><input id='x'></div>")
    assert Field(view, "Fax").input.get_attribute("id") == "x"
    assert not Field(view, "Fax").input.is_visible()
    assert not Field(view, "Fax").is_named_on_page()


def test_label_of_the_profile_replaces_the_documents(shows: Shows) -> None:
    view = shows("<p>Nro. de fax</p><input id='x'>", labels={"Fax": "Nro. de fax"})
    assert Field(view, "Fax").input.get_attribute("id") == "x"


def test_two_fields_of_one_name_are_an_error_that_lists_them(shows: Shows) -> None:
    view = shows("<label>Fax <input id='x'></label><label>Fax <input id='y'></label>")
    with pytest.raises(Error) as caught:
        Field(view, "Fax").fill("1")
    assert strict_mode_candidates(str(caught.value)) == ['<input id="x"/>', '<input id="y"/>']


def test_selector_of_the_profile_decides_between_two(shows: Shows) -> None:
    view = shows("<label>Fax <input id='x'></label><label>Fax <input id='y'></label>", selectors={"Fax": "#y"})
    assert Field(view, "Fax").input.get_attribute("id") == "y"


@pytest.mark.parametrize("label", ["Fax", "Telefax"])
def test_selector_of_the_profile_has_the_last_word_and_the_label_its_own(shows: Shows, label: str) -> None:
    view = shows(f"<input id='x'><label>{label} <input id='y'></label>", selectors={"Fax": "#x"})
    assert Field(view, "Fax").input.get_attribute("id") == "x"
    assert Field(view, "Fax").is_legible() == (label == "Fax")


def test_field_of_a_selector_without_its_label_is_a_finding(shows: Shows) -> None:
    form = RegistrationForm(shows("<input id='x'><p>Telefax</p>", selectors={"Fax": "#x"}))
    with pytest.raises(AssertionError, match="no su rótulo, «Fax»"):
        expect_field(form, "Fax")
    expect_field(RegistrationForm(shows("<p>Fax</p><hr><input id='x'>", selectors={"Fax": "#x"})), "Fax")


@pytest.mark.parametrize("selector", ["#nada", "]["])
def test_selector_that_leads_nowhere_leaves_the_names(shows: Shows, selector: str) -> None:
    view = shows("<label>Fax <input id='y'></label>", selectors={"Fax": selector})
    assert Field(view, "Fax").input.get_attribute("id") == "y"


def test_form_is_filled_and_read_where_the_selectors_of_the_profile_lead(shows: Shows) -> None:
    wrong = "<label>Fax <input id='y'></label><label>País <select id='q'><option>Perú</select></label>"
    right = "<input id='x'><select id='p'><option>Ecuador</select>"
    form = RegistrationForm(shows(wrong + right, selectors={"Fax": "#x", "País": "#p", "ID.usuario": "#x"}))
    form.fill({"País": "Ecuador", "Fax": "42"})
    assert [form.contents.value_of("Fax"), form.contents.value_of("País")] == ["42", "Ecuador"]
    assert form.page.locator("#y").input_value() == ""
    assert form.is_open()


def test_name_without_a_field_differs_from_no_name(shows: Shows) -> None:
    view = shows("<h2>Registro</h2><p>Fax</p>")
    assert Field(view, "Fax").is_named_on_page()
    assert Field(view, "Fax").input.count() == 0
    assert not Field(view, "Dirección").is_named_on_page()


def test_longer_name_is_another_name(shows: Shows) -> None:
    view = shows("<table><tr><td>SENAE Correo Electrónico</td><td><input></td></tr></table>")
    assert Field(view, "Correo Electrónico").input.count() == 0


@pytest.mark.parametrize(
    "body",
    [
        "<label>Certificado digital (P12) <input id='x' type='file'></label>",
        "<table><tr><td>Su certificado:</td><td><input id='x' type='file'></td></tr></table>",
        "<label for='x'>Contraseña del certificado</label><input id='x'>",
    ],
)
def test_fields_about_a_word(shows: Shows, body: str) -> None:
    view = shows(f"<p>No hace falta un certificado.</p><label>Fax <input></label>{body}")
    assert view.find(about="certificado").evaluate_all("all => all.map(each => each.id)") == ["x"]


def test_selector_is_described_in_spanish() -> None:
    assert describe_selector('locator("query={\\"field\\":\\"Fax\\"}")') == "el campo «Fax»"
    button = 'locator("query={\\"button\\": \\"Comprobar\\", \\"field\\": \\"Fax\\"}")'
    assert describe_selector(button) == "el botón «Comprobar» junto a «Fax»"
    assert describe_selector('locator("#x")') == "lo que señala el selector «#x»"


@pytest.mark.parametrize("beside", ["<b>@correo.aduana.gob.ec</b>", ""])
def test_value_whose_domain_stands_beside_its_box_is_read_whole(shows: Shows, beside: str) -> None:
    kept = "mariana" if beside else "mariana@correo.aduana.gob.ec"
    box = f"<span><input id='s' readonly value='{kept}'>{beside}</span>"
    field = Field(shows(f"<label for='s'>SENAE Correo Electrónico</label>{box}"), "SENAE Correo Electrónico")
    expect_value(field, "mariana@correo.aduana.gob.ec")
    expect.set_options(timeout=300)
    with pytest.raises(AssertionError, match="no muestra"):
        expect_value(field, "ana@correo.aduana.gob.ec")
