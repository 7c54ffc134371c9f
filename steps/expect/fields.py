"""Assertions about a field of the form: that it can be seen and is resolved (4.1.4, 5.3)."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from harness.errors import Undecided
from pages.components.fields import CatalogField, Field
from pages.registration_form import RegistrationForm


@dataclass(frozen=True)
class WrittenValue:
    """A value that a person wrote, and what the field kept of it.

    Attributes:
        text: As written.
        kept: As the field has it, e.g. in capitals.
    """

    text: str
    kept: str

    def as_kept_in(self, value: str, notes: list[str]) -> str:
        """A value that is made of the written one, as it must be where the field wrote that in another letter case."""
        if self.kept == self.text or self.kept.casefold() != self.text.casefold():
            return value
        notes.append(f"La página cambió las mayúsculas de lo escrito: quedó «{self.kept}», y con eso se siguió.")
        return value.replace(self.text, self.kept)


def expect_value(field: Field, value: str) -> None:
    """Assert that a field shows a value."""
    expect(field.input, f"«{field.name}» no muestra «{value}».").to_have_value(value)


def expect_seen(locator: Locator, absent: str) -> None:
    """Assert that the first element of a locator is visible.

    Raises:
        AssertionError: ``absent``, if it is not.
    """
    expect(locator.first, absent).to_be_visible()


def expect_field(form: RegistrationForm, label: str) -> None:
    """Assert that a field can be seen: its label's text and its input.

    Raises:
        Undecided: The label can be seen but not which input is its own; the profile must say it.
    """
    _refuse_unresolved(form, label)
    expect(form.field(label).seen, f"No se ve el campo «{label}».").to_be_visible()
    if form.field(label).is_told_by_profile:
        assert form.field(label).is_legible(), f"Se ve el campo que el perfil señala, pero no su rótulo, «{label}»."


def catalog_of(form: RegistrationForm, label: str) -> CatalogField:
    """Return the list with a label.

    Raises:
        Undecided: The label leads to no single list.
    """
    _refuse_unresolved(form, label)
    return form.catalog(label)


def expect_catalog(catalog: CatalogField) -> None:
    """Assert that a field is a drop-down list with options, be it drawn by the browser or by the page."""
    if catalog.is_drawn:
        assert catalog.entries(), f"«{catalog.name}» no es una lista desplegable, o no ofrece opciones."
    else:
        expect(catalog.input, f"«{catalog.name}» no es una lista desplegable.").to_have_role("combobox")
        expect(catalog.options, f"La lista «{catalog.name}» no tiene opciones.").not_to_have_count(0)


def _refuse_unresolved(form: RegistrationForm, label: str) -> None:
    if form.unresolved(label):
        raise Undecided(f"No se sabe qué campo es «{label}»: vea la revisión previa de la corrida.")
