"""Actions of a person on the portal, with Selenium."""

from __future__ import annotations

import re

from behave.runner import Context
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from bench.speed.peers.people import (
    CODE,
    EMAIL_AGAIN,
    FORM,
    FRONT,
    IDS,
    LISTS,
    WAIT_SECONDS,
    can_ask_for_the_code,
    code_of,
)

_POLL = 0.1


def wait(context: Context, condition):
    return WebDriverWait(context.driver, WAIT_SECONDS, poll_frequency=_POLL).until(lambda _: condition())


def one(context: Context, css: str) -> WebElement:
    return wait(context, lambda: next(iter(context.driver.find_elements(By.CSS_SELECTOR, css)), None))


def field(context: Context, label: str) -> WebElement:
    return one(context, f"#{IDS[label]}")


def button(context: Context, name: str) -> WebElement:
    return one_of(context, f"//button[normalize-space()='{name}']")


def one_of(context: Context, xpath: str) -> WebElement:
    return wait(context, lambda: next(iter(context.driver.find_elements(By.XPATH, xpath)), None))


def write(context: Context, label: str, value: str) -> None:
    if label not in LISTS:
        field(context, label).clear()
        field(context, label).send_keys(value)
        return
    chosen = Select(field(context, label))
    texts = [each.text.strip() for each in chosen.options]
    chosen.select_by_visible_text(next(each for each in texts if each.casefold() == value.casefold()))


def check(context: Context, label: str) -> bool:
    row = f"[data-campo={IDS[label]}]"
    one(context, f"{row} button").click()
    said = wait(context, lambda: re.search("está disponible|ya está en uso", one(context, f"{row} [role=status]").text))
    return said[0] == "está disponible"


def fill(context: Context) -> None:
    context.driver.get(FORM)
    for label, value in context.person.items():
        if value:
            write(context, label, value)
    for label in ("ID.usuario", "Doc. Identificación"):
        if context.person[label]:
            check(context, label)


def request_code(context: Context) -> None:
    button(context, "Solicitar código de seguridad").click()
    one(context, "dialog[open]")


def type_code(context: Context, code: str) -> None:
    if context.driver.find_elements(By.CSS_SELECTOR, "dialog[open]"):
        button(context, "Aceptar").click()
    write(context, CODE, code)


def get_ready(context: Context) -> None:
    fill(context)
    if not can_ask_for_the_code(context.person):
        type_code(context, "A1B2C3D4")
        return
    check(context, EMAIL_AGAIN)
    request_code(context)
    type_code(context, code_of(context.person))


def register(context: Context) -> None:
    context.sent = {label: field(context, label).get_property("value") for label in IDS}
    button(context, "Registrar").click()
    one(context, "#resumen:not([hidden]), dialog[open], .done")


def sign_in(context: Context) -> bool:
    context.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    context.driver.get(FRONT)
    one(context, "#usuario").send_keys(context.person["ID.usuario"])
    one(context, "#contrasena").send_keys(context.person["Contraseña"])
    button(context, "Ingresar").click()
    one(context, ".session button, [role=alert]")
    return bool(context.driver.find_elements(By.CSS_SELECTOR, ".session button"))


def account_exists(context: Context) -> bool:
    context.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    context.driver.get(FORM)
    label = "ID.usuario" if context.person["ID.usuario"] else "Doc. Identificación"
    for each in ("Tipo de documento", label):
        write(context, each, context.person[each])
    free = check(context, label)
    if context.person["ID.usuario"] and context.person["Contraseña"]:
        assert sign_in(context) is not free, "las dos señales no coinciden"
    return not free
