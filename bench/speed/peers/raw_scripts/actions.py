"""Actions of the raw scripts: plain functions on Playwright's sync API.

They run in two ways. *Shared*, they do in the browser what the suite does: fields that the scenario does not mention
are filled at once, scripts that only read share a page, and the account check keeps one context. *Isolated*, each
script starts with a new context and fills field by field, as such scripts are usually written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Page, expect

from bench.speed.peers.people import (
    CODE,
    EMAIL_AGAIN,
    FORM,
    FRONT,
    IDS,
    TESTBED,
    can_ask_for_the_code,
    code_of,
    mail_of,
    new_person,
)
from bench.speed.peers.raw_scripts.form import check, field, row, write
from bench.speed.peers.raw_scripts.process import SHARED, Tools, kept, new_page

_READ = "ids => Object.fromEntries(ids.map(id => [id, document.getElementById(id)?.value ?? '']))"
_CHOSEN = "list => list.selectedOptions[0].textContent.trim()"
_COLOUR = "mark => getComputedStyle(mark).color.match(/\\d+/g).slice(0, 3).map(Number)"
_FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


def look_at_the_form(tools: Tools) -> Page:
    """Open the form to read it."""
    return kept(tools, "form", FORM)


def follow_new_registration(tools: Tools) -> Page:
    """Open the list of requests."""
    page = kept(tools, "requests", FRONT)
    if page.url == FRONT:
        page.get_by_role("link", name="Nuevo Registro").click()
    return page


def fill(tools: Tools, person: dict[str, str], mentioned: Sequence[str] = ()) -> Page:
    """Open the form in a new session, fill it, and check the availability of ID and document."""
    page = new_page(tools)
    page.goto(FORM)
    write(page, {label: value for label, value in person.items() if value}, mentioned)
    for label in ("ID.usuario", "Doc. Identificación"):
        if person[label]:
            check(page, label)
    return page


def fill_up_to_the_code(tools: Tools, person: dict[str, str], mentioned: Sequence[str] = ()) -> Page:
    """Fill the form and check the availability of the e-mail address too."""
    page = fill(tools, person, mentioned)
    check(page, EMAIL_AGAIN)
    return page


def get_ready(tools: Tools, person: dict[str, str], mentioned: Sequence[str] = ()) -> Page:
    """Everything before «Registrar»."""
    if not can_ask_for_the_code(person):
        page = fill(tools, person, mentioned)
        type_code(page, "A1B2C3D4")
        return page
    page = fill_up_to_the_code(tools, person, mentioned)
    request_code(page)
    type_the_code(page, person)
    return page


def request_code(page: Page) -> None:
    """Press «Solicitar código de seguridad» and wait for the message."""
    page.get_by_role("button", name="Solicitar código de seguridad").click()
    page.locator("dialog[open]").wait_for()


def type_code(page: Page, code: str) -> None:
    """Type a code, or empty its field."""
    if page.locator("dialog[open]").count():
        page.get_by_role("button", name="Aceptar").click()
    field(page, CODE).fill(code)


def type_the_code(page: Page, person: dict[str, str]) -> None:
    """Read the code in the mail and type it."""
    type_code(page, code_of(person))


def type_a_wrong_code(page: Page, person: dict[str, str]) -> None:
    """Type the code with another last character."""
    code = code_of(person)
    type_code(page, code[:-1] + ("X" if code[-1] != "X" else "Y"))


def type_no_code(page: Page, person: dict[str, str]) -> None:
    """Read the mail and leave the code empty."""
    code_of(person)
    type_code(page, "")


def register(page: Page) -> dict[str, str]:
    """Press «Registrar» and wait for the portal; returns the values of the form before that."""
    values: dict[str, str] = page.evaluate(_READ, list(IDS.values()))
    page.get_by_role("button", name="Registrar", exact=True).click()
    page.locator("#resumen:not([hidden]), dialog[open], .done").first.wait_for()
    return values


def account_exists(tools: Tools, person: dict[str, str]) -> bool:
    """Check in another session whether a person is registered; availability and sign-in must agree."""
    page = _outside(tools)
    page.goto(FORM)
    label = "ID.usuario" if person["ID.usuario"] else "Doc. Identificación"
    needed = ("Tipo de documento", label)
    write(page, {each: person[each] for each in needed})
    free = check(page, label)
    inside = bool(person["ID.usuario"] and person["Contraseña"]) and _signs_in(_outside(tools), person)
    assert free is not inside or not person["Contraseña"] or not person["ID.usuario"], f"{free=} {inside=}"
    return not free


def _outside(tools: Tools) -> Page:
    if not SHARED:
        return new_page(tools)
    page = tools.kept.get("account check") or tools.kept.setdefault("account check", new_page(tools, keep=True))
    if page.url.startswith("http"):
        page.evaluate(_FORGET)
    page.context.clear_cookies()
    return page


def _signs_in(page: Page, person: dict[str, str]) -> bool:
    page.goto(FRONT)
    page.get_by_label("ID.usuario").fill(person["ID.usuario"])
    page.get_by_label("Contraseña").fill(person["Contraseña"])
    page.get_by_role("button", name="Ingresar").click()
    leave = page.get_by_role("button", name="Cerrar sesión")
    leave.or_(page.get_by_role("alert")).first.wait_for()
    return leave.is_visible()


def sign_in(tools: Tools, person: dict[str, str]) -> Page:
    """Sign in, in a fresh session."""
    page = _outside(tools)
    assert _signs_in(page, person), "el portal no dejó entrar"
    return page


def just_registered(tools: Tools, person: dict[str, str]) -> None:
    """Register a person."""
    register(get_ready(tools, person))


def expect_registered(tools: Tools, person: dict[str, str]) -> None:
    """Expect an account."""
    assert account_exists(tools, person), "no quedó registrada"


def expect_refused(tools: Tools, person: dict[str, str]) -> None:
    """Expect no account."""
    assert not account_exists(tools, person), "quedó registrada"


def expect_not_admitted(tools: Tools, person: dict[str, str], label: str, sent: dict[str, str]) -> None:
    """Expect that the field changed the value or that there is no account."""
    if sent[IDS[label]] == person[label]:
        expect_refused(tools, person)


def expect_field(page: Page, label: str) -> None:
    """Expect a visible field."""
    expect(page.get_by_label(_mandatory(label))).to_be_visible()


def expect_asterisk(page: Page, label: str) -> None:
    """Expect a red asterisk."""
    mark = page.locator(f"label[for={IDS[label]}] .star")
    expect(mark).to_be_visible()
    red, green, blue = mark.evaluate(_COLOUR)
    assert red >= 140 and max(green, blue) <= red // 2, "el asterisco no es rojo"


def expect_no_asterisk(page: Page, label: str) -> None:
    """Expect no asterisk."""
    expect(field(page, label)).to_be_visible()
    expect(page.locator(f"label[for={IDS[label]}] .star")).to_have_count(0)


def expect_one_row(page: Page, left: str, right: str) -> None:
    """Expect two fields beside each other."""
    first, second = (field(page, each).bounding_box() for each in (left, right))
    assert first and second and first["x"] < second["x"], "no van en ese orden"
    assert first["y"] < second["y"] + second["height"] and second["y"] < first["y"] + first["height"], "no en una fila"


def expect_button_beside(page: Page, label: str, name: str) -> None:
    """Expect a button beside a field."""
    expect(row(page, label).get_by_role("button", name=name)).to_be_visible()


def expect_catalog(page: Page, label: str) -> None:
    """Expect a drop-down list with options."""
    expect(page.get_by_label(_mandatory(label))).to_have_role("combobox")
    expect(field(page, label).locator("option")).not_to_have_count(0)


def expect_chosen(page: Page, label: str, option: str) -> None:
    """Expect the option that a list shows."""
    assert field(page, label).evaluate(_CHOSEN).casefold() == option.casefold(), "muestra otra opción"


def expect_request(page: Page, name: str) -> None:
    """Expect a request in the list."""
    expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()


def expect_approval(page: Page, name: str, who: str) -> None:
    """Expect the approving person in the text of a request."""
    entry = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=name, exact=True))
    expect(entry).to_contain_text(re.compile(f"aprobaci[oó]n.*{who}", re.IGNORECASE | re.DOTALL))


def expect_free(page: Page, label: str) -> None:
    """Expect the answer that a value is available."""
    expect(row(page, label).get_by_role("status")).to_contain_text("está disponible")


def expect_message(page: Page, name: str) -> None:
    """Expect one of the five messages."""
    expect(page.locator("dialog[open]")).to_contain_text(TESTBED["messages"][name])


def expect_mail(person: dict[str, str], subject: str = "") -> None:
    """Expect a mail, with a subject where one is given."""
    found = mail_of(person)["Subject"]
    assert subject in ("", found), f"el correo se denomina {found}"


def expect_service(page: Page, name: str) -> None:
    """Expect a service on the page after sign-in."""
    expect(page.get_by_text(name).first).to_be_visible()


def _mandatory(label: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*(\*\s*)?{re.escape(label)}\s*$")


__all__ = ["new_person"]
