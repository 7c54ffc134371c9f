"""Steps that read the form as it opens (4.1.4, 4.2.1, 5.3, 5.3.1)."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect
from pytest_bdd import parsers, then, when

from fixtures.browser.shared_pages import SharedPages
from fixtures.people.form_arrival import FormArrival
from pages.registration_form import RegistrationForm
from steps.expect.certificates import expect_no_field_demanding
from steps.expect.fields import catalog_of, expect_beside, expect_field
from steps.expect.lists import (
    expect_catalog,
    expect_entries,
    expect_no_options,
    expect_only_entries,
    expect_order,
    first_column,
)
from steps.expect.marks import expect_no_asterisk, expect_red_asterisk


@when("una persona mira la solicitud", target_fixture="form")
def look_at_the_form(shared_pages: SharedPages) -> RegistrationForm:
    """A person looks at the form as it opens (5.3)."""
    return shared_pages.form()


@when("una persona va hasta la solicitud", target_fixture="arrival")
def go_to_the_form(form_arrival: Callable[[], FormArrival]) -> FormArrival:
    """A person goes to the form, and may be stopped by a server that demands a client certificate (4.2.2)."""
    return form_arrival()


@then(parsers.parse("se titula «{title}»"))
def title_is(form: RegistrationForm, title: str) -> None:
    """Assert that the page has this title (5.3)."""
    expect(form.heading(title), f"La página no se titula «{title}».").to_be_visible()


@then(parsers.parse("ve el campo «{label}»"))
def field_is_seen(form: RegistrationForm, label: str) -> None:
    """Assert that a field can be seen (5.3)."""
    expect_field(form, label)


@then(parsers.parse("ni el camino ni la solicitud le exigen un «{word}»"))
def certificate_is_not_demanded_before(arrival: FormArrival, word: str, notes: list[str]) -> None:
    """Assert that neither a server on the way nor a mandatory field of the form demands a certificate (4.2.2)."""
    expect_no_field_demanding(arrival.form_without_certificate(), word, notes)


@then("los campos aparecen en este orden:")
def fields_are_in_order(form: RegistrationForm, datatable: list[list[str]]) -> None:
    """Assert that the fields stand in this order (5.3)."""
    wanted = first_column(datatable)
    expect_order(form.layout.labels_in_order(wanted), wanted, name="Formulario")


@then(parsers.parse("«{left}» y «{right}» forman una fila"))
def fields_are_one_row(form: RegistrationForm, left: str, right: str) -> None:
    """Assert that two fields stand in one row, in this order (5.3)."""
    assert form.layout.are_one_row(left, right), f"«{left}» y «{right}» no están en una fila, en ese orden."


@then(parsers.parse("junto a «{label}» está el botón «{button}»"))
def button_beside_is_there(form: RegistrationForm, label: str, button: str) -> None:
    """Assert that a button stands beside a field; when it can be pressed is another clause (5.3)."""
    expect(form.button_beside(label, button), f"Junto a «{label}» no hay un botón «{button}».").to_be_visible()


@then(parsers.parse("está el botón «{name}»"))
def button_is_there(form: RegistrationForm, name: str) -> None:
    """Assert that a button of the form can be seen; when it can be pressed is another clause (5.3.2)."""
    expect(form.button(name), f"No hay un botón «{name}».").to_be_visible()


@then(parsers.parse("«{label}» lleva un asterisco rojo"))
def asterisk_is_red(form: RegistrationForm, label: str, notes: list[str]) -> None:
    """Assert that a field has a red asterisk (4.2.1)."""
    expect_red_asterisk(form, label, notes)


@then(parsers.parse("«{label}» no lleva asterisco"))
def asterisk_is_absent(form: RegistrationForm, label: str) -> None:
    """Assert that a field has no asterisk (4.2.1)."""
    expect_no_asterisk(form, label)


@then(parsers.parse("«{label}» es una lista desplegable con opciones"))
def field_is_a_catalog(form: RegistrationForm, label: str, shared_pages: SharedPages, notes: list[str]) -> None:
    """Assert that a field is a drop-down list with options (4.1.4)."""
    expect_catalog(shared_pages.with_options(catalog_of(form, label), notes))


@then(parsers.parse("la lista «{catalog}» está junto a «{label}»"))
def list_is_beside(form: RegistrationForm, catalog: str, label: str) -> None:
    """Assert that a list stands beside its field (4.1.4)."""
    expect_beside(form, catalog, label)


@then(parsers.parse("la lista «{label}» muestra «{option}»"))
def list_shows(form: RegistrationForm, label: str, option: str) -> None:
    """Assert that a list shows this option as chosen (5.3)."""
    assert catalog_of(form, label).chosen().casefold() == option.casefold(), (
        f"La lista «{label}» muestra «{catalog_of(form, label).chosen()}» y no «{option}»."
    )


@then(parsers.parse("la lista «{label}» contiene:"))
def list_contains(
    form: RegistrationForm, label: str, datatable: list[list[str]], shared_pages: SharedPages, notes: list[str]
) -> None:
    """Assert that a list contains these entries (5.3.1)."""
    catalog = shared_pages.with_options(catalog_of(form, label), notes)
    expect_entries(catalog.entries(), first_column(datatable), name=label)


@then(parsers.parse("la lista «{label}» empieza por:"))
def list_begins_with(
    form: RegistrationForm, label: str, datatable: list[list[str]], shared_pages: SharedPages, notes: list[str]
) -> None:
    """Assert that a list begins with these entries, in this order (5.3.1)."""
    catalog = shared_pages.with_options(catalog_of(form, label), notes)
    expect_order(catalog.entries(), first_column(datatable), name=label)


@then(parsers.parse("la lista «{label}» contiene solo:"))
def list_is(form: RegistrationForm, label: str, datatable: list[list[str]]) -> None:
    """Assert that a list has these entries and no others, in any order (5.3.1)."""
    expect_only_entries(catalog_of(form, label).entries(), first_column(datatable), name=label)


@then(parsers.parse("la lista «{label}» no ofrece ninguna opción"))
def list_is_empty(form: RegistrationForm, label: str) -> None:
    """Assert that a list offers no option (5.3.1)."""
    expect_no_options(catalog_of(form, label))
