"""The sample's sentences for behave."""

from __future__ import annotations

import re

from behave import given, then, use_step_matcher, when
from behave.runner import Context
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from bench.speed.peers.behave.person import (
    account_exists,
    check,
    field,
    fill,
    get_ready,
    one,
    one_of,
    register,
    request_code,
    sign_in,
    type_code,
)
from bench.speed.peers.people import EMAIL_AGAIN, FORM, FRONT, IDS, TESTBED, code_of, mail_of, new_person

use_step_matcher("re")


@given("una persona con todos sus datos")
def complete(context: Context) -> None:
    context.person = new_person()


@given("una persona que acaba de registrarse")
def just_registered(context: Context) -> None:
    context.person = new_person()
    get_ready(context)
    register(context)


@given("una persona cuya contraseña es «(?P<password>.*)»")
def with_password(context: Context, password: str) -> None:
    context.person = new_person(dict.fromkeys(("Contraseña", "Confirmación de Contraseña"), password))


@given("una persona que en «(?P<label>.*)» pone «(?P<value>.*)»")
def with_value(context: Context, label: str, value: str) -> None:
    context.person = new_person({label: value})


@given("una persona que deja vacío el campo «(?P<label>.*)»")
def without(context: Context, label: str) -> None:
    context.person = new_person({label: ""})


@given("que completó el resto de la solicitud")
def ready(context: Context) -> None:
    get_ready(context)


@given("que llenó la solicitud")
def filled(context: Context) -> None:
    fill(context)


@given("que llenó la solicitud hasta el código")
def filled_up_to_the_code(context: Context) -> None:
    fill(context)
    check(context, EMAIL_AGAIN)


@given("una persona que recibió su código")
def received(context: Context) -> None:
    context.person = new_person()
    fill(context)
    check(context, EMAIL_AGAIN)
    request_code(context)


@when("solicita el código")
def requested(context: Context) -> None:
    request_code(context)


@given("que escribió el código recibido")
def typed(context: Context) -> None:
    type_code(context, code_of(context.person))


@given("que no escribió el código recibido")
def typed_nothing(context: Context) -> None:
    code_of(context.person)
    type_code(context, "")


@given("que escribió un código distinto del recibido")
def typed_wrong(context: Context) -> None:
    code = code_of(context.person)
    type_code(context, code[:-1] + ("X" if code[-1] != "X" else "Y"))


@given("que escribió un código que nadie le envió")
def typed_some(context: Context) -> None:
    type_code(context, "A1B2C3D4")


@when("una persona mira la solicitud")
def looks(context: Context) -> None:
    context.driver.get(FORM)


@when("una persona sigue la opción «Nuevo Registro»")
def follows(context: Context) -> None:
    context.driver.get(FRONT)
    one_of(context, "//a[normalize-space()='Nuevo Registro']").click()


@when("presiona «Registrar»")
def presses(context: Context) -> None:
    register(context)


@when("comprueba la disponibilidad de «(?P<label>.*)»")
def checks(context: Context, label: str) -> None:
    context.free = check(context, label)


@when("entra con su ID y su contraseña")
def enters(context: Context) -> None:
    context.inside = sign_in(context)


@then("el portal la deja entrar")
def is_inside(context: Context) -> None:
    assert context.inside


@then("encuentra «(?P<name>.*)»")
def finds(context: Context, name: str) -> None:
    shown = [each.text.casefold() for each in context.driver.find_elements(By.CSS_SELECTOR, ".service h2")]
    assert name.casefold() in shown, shown


@then("la cuenta queda registrada")
def is_registered(context: Context) -> None:
    assert account_exists(context)


@then("la solicitud no queda registrada")
def is_refused(context: Context) -> None:
    assert not account_exists(context)


@then("el portal no admite ese valor en «(?P<label>.*)»")
def is_not_admitted(context: Context, label: str) -> None:
    assert context.sent[label] != context.person[label] or not account_exists(context)


@then("el portal dice que está disponible")
def is_free(context: Context) -> None:
    assert context.free


@then("el portal muestra el mensaje de (?P<name>.*)")
def is_told(context: Context, name: str) -> None:
    assert TESTBED["messages"][name] in one(context, "dialog[open]").text


@then("llega un correo a su dirección")
def mail_comes(context: Context) -> None:
    mail_of(context.person)


@then("el correo que llega se denomina «(?P<subject>.*)»")
def mail_is_called(context: Context, subject: str) -> None:
    assert mail_of(context.person)["Subject"] == subject


@then("ve el campo «(?P<label>.*)»")
def sees(context: Context, label: str) -> None:
    named = field(context, label).find_element(By.XPATH, f"//label[@for='{IDS[label]}']").text
    assert named.lstrip("* ") == label and field(context, label).is_displayed()


@then("«(?P<label>.*)» lleva un asterisco rojo")
def has_asterisk(context: Context, label: str) -> None:
    mark = one(context, f"label[for={IDS[label]}] .star")
    red, green, blue = map(int, re.findall(r"\d+", mark.value_of_css_property("color"))[:3])
    assert mark.is_displayed() and red >= 140 and max(green, blue) <= red // 2


@then("«(?P<label>.*)» no lleva asterisco")
def has_no_asterisk(context: Context, label: str) -> None:
    assert field(context, label).is_displayed()
    assert not context.driver.find_elements(By.CSS_SELECTOR, f"label[for={IDS[label]}] .star")


@then("«(?P<left>.*)» y «(?P<right>.*)» forman una fila")
def are_one_row(context: Context, left: str, right: str) -> None:
    first, second = field(context, left).rect, field(context, right).rect
    assert first["x"] < second["x"]
    assert first["y"] < second["y"] + second["height"] and second["y"] < first["y"] + first["height"]


@then("junto a «(?P<label>.*)» está el botón «(?P<name>.*)»")
def has_button(context: Context, label: str, name: str) -> None:
    found = one(context, f"[data-campo={IDS[label]}] button")
    assert found.text == name and found.is_displayed()


@then("«(?P<label>.*)» es una lista desplegable con opciones")
def is_a_list(context: Context, label: str) -> None:
    assert field(context, label).tag_name == "select" and Select(field(context, label)).options


@then("la lista «(?P<label>.*)» muestra «(?P<option>.*)»")
def list_shows(context: Context, label: str, option: str) -> None:
    assert Select(field(context, label)).first_selected_option.text.strip().casefold() == option.casefold()


@then("entre los tipos está «(?P<name>.*)»")
def is_listed(context: Context, name: str) -> None:
    assert one_of(context, f"//a[normalize-space()='{name}']").is_displayed()


@then("«(?P<name>.*)» avisa que requiere la aprobación del «(?P<who>.*)»")
def tells_of_approval(context: Context, name: str, who: str) -> None:
    entry = one_of(context, f"//li[.//a[normalize-space()='{name}']]").text
    assert re.search(f"aprobaci[oó]n.*{who}", entry, re.IGNORECASE | re.DOTALL), entry
