"""Steps of the front page and of the types of request (5.1, 5.2)."""

from __future__ import annotations

from http import HTTPStatus

from playwright.sync_api import expect
from pytest_bdd import parsers, then, when

from fixtures.browser.shared_pages import SharedPages
from fixtures.people.person import Person
from pages.front import FrontPage
from pages.registration_form import RegistrationForm
from pages.request_types import RequestTypes
from steps.expect.approvals import expect_approval, expect_no_approval
from steps.expect.fields import expect_form, expect_seen, expect_something
from steps.expect.lists import expect_order_in_groups, expect_several, first_column


@when("una persona abre el portal en su navegador", target_fixture="front")
def open_the_portal(person: Person) -> FrontPage:
    """A person opens the portal (5.1)."""
    return person.arrives()


@when("vuelve a la portada", target_fixture="front")
def return_to_the_portal(person: Person) -> FrontPage:
    """The person opens the portal again in the same window (5.1)."""
    return person.returns()


@then("ve el portal")
def portal_is_seen(front: FrontPage) -> None:
    """Assert that the front page is no error and that something can be seen on it (5.1)."""
    assert front.status < HTTPStatus.BAD_REQUEST, f"El portal responde en su dirección con el error {front.status}."
    expect_something(front)


@then(parsers.parse("la portada ofrece la opción «{name}»"))
def option_is_offered(front: FrontPage, name: str) -> None:
    """Assert that the front page offers an option (5.1)."""
    expect(front.option(name), f"La portada no ofrece la opción «{name}».").to_be_visible()


@when("una persona sigue la opción «Nuevo Registro»", target_fixture="requests")
def follow_new_registration(shared_pages: SharedPages) -> RequestTypes:
    """A person follows the option «Nuevo Registro» (5.1, 5.2)."""
    return shared_pages.requests()


@then("ve el detalle de los tipos de solicitud")
def detail_is_seen(requests: RequestTypes) -> None:
    """Assert that several request types can be seen (5.2)."""
    expect_seen(requests.all, "No se ve ningún tipo de solicitud.")
    expect_several(requests.names(), name="tipos de solicitud")


@then(parsers.parse("la página de los tipos se titula «{title}»"))
def types_are_titled(requests: RequestTypes, title: str) -> None:
    """Assert that the page of the request types has this title (5.2)."""
    expect(requests.heading(title), f"La página no se titula «{title}».").to_be_visible()


@then(parsers.parse("entre los tipos está «{name}»"))
def type_is_listed(requests: RequestTypes, name: str) -> None:
    """Assert that a request type is listed (5.2)."""
    expect(requests.type(name), f"Entre los tipos de solicitud no está «{name}».").to_be_visible()


@then("los tipos de solicitud aparecen en este orden:")
def types_are_in_order(requests: RequestTypes, datatable: list[list[str]], notes: list[str]) -> None:
    """Assert that the request types stand in this order, inside each group where the page groups them (5.2)."""
    expect_order_in_groups(requests.groups(), first_column(datatable), notes, name="Tipos de solicitud")


@then(parsers.parse("«{name}» avisa que requiere la aprobación del «{who}»"))
def approval_is_told(requests: RequestTypes, name: str, who: str) -> None:
    """Assert that a request type says whose approval it requires (5.2)."""
    expect_approval(requests.entry(name), name, who, requests.approval_text(who))


@then(parsers.parse("«{name}» no avisa que requiera una aprobación"))
def approval_is_not_told(requests: RequestTypes, name: str) -> None:
    """Assert that a request type can be seen and does not say that it requires an approval (5.2, 5.4)."""
    expect_no_approval(requests.entry(name), name)


@when("una persona elige «Solicitud de registro para Usuario General»", target_fixture="form")
def choose_general_user(person: Person) -> RegistrationForm:
    """A person chooses the request of the general user (5.2)."""
    return person.is_led_to_the_form()


@when("vuelve a elegir «Solicitud de registro para Usuario General»", target_fixture="form")
def choose_general_user_again(person: Person) -> RegistrationForm:
    """The person chooses the request of the general user again in the same window (5.2)."""
    return person.is_led_to_the_form_again()


@then("se abre la solicitud")
def form_is_open(form: RegistrationForm) -> None:
    """Assert that the form is open: several of its own fields, and no other form (5.2, 5.3)."""
    expect_form(form)
