"""Assertions about a field of the form: that it can be seen and is resolved (4.1.4, 5.3)."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from harness.errors import Stuck, Undecided
from harness.wording import enumerated
from instructivo.model.fields import EMAILS
from pages.components.availability_field import CHECK_AVAILABILITY, AvailabilityField
from pages.components.catalog_field import CatalogField
from pages.components.fields import Field
from pages.components.pressing import Press
from pages.front import FrontPage
from pages.profile.vocabulary import FIELDS
from pages.registration_form import LEAST_FIELDS, RegistrationForm


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
        """The expected value in the letter case in which the field kept the written text; a change of case is noted."""
        if self.kept == self.text or self.kept.casefold() != self.text.casefold():
            return value
        notes.append(f"La página cambió las mayúsculas de lo escrito: quedó «{self.kept}», y con eso se siguió.")
        return value.replace(self.text, self.kept)


def expect_value(field: Field, value: str) -> None:
    """Assert that a field shows a value, of which the domain may stand beside its box."""
    expect(field.input, f"«{field.name}» no muestra «{value}».").to_have_value(value.removesuffix(field.fixed_end()))


def expect_pressed(checked: AvailabilityField) -> None:
    """Assert that the page let «Comprobar disponibilidad» be pressed once its field was written."""
    assert checked.press is Press.DONE, (
        f"«{CHECK_AVAILABILITY}» de «{checked.name}» {checked.press.value}, con el campo escrito."
    )


def expect_locked(form: RegistrationForm, label: str) -> None:
    """Assert that a field cannot be edited: its control is not editable, or what was filled in stands as plain text."""
    if not form.contents.shows_as_text(label):
        form.field(label).turn_to()
        expect(form.field(label).input, f"«{label}» se puede modificar.").not_to_be_editable()


def expect_open(field: Field) -> None:
    """Assert that a field can be edited, at least once a person is in it."""
    field.turn_to()
    expect(field.input, f"«{field.name}» no se puede modificar.").to_be_editable()


def expect_seen(locator: Locator, absent: str) -> None:
    """Assert that the first element of a locator is visible.

    Raises:
        AssertionError: ``absent``, if it is not.
    """
    expect(locator.first, absent).to_be_visible()


def expect_something(front: FrontPage) -> None:
    """Assert that a page shows a text or a picture."""
    assert front.shows_anything(), "La página del portal está vacía."


def expect_form(form: RegistrationForm) -> None:
    """Assert that the page is the form: it shows some of the fields that no sign-in, search or contact page has."""
    expect_seen(form.any_field, "No se abrió la solicitud: no se ve ninguno de sus campos.")
    seen = form.own_fields()
    assert len(seen) >= LEAST_FIELDS, (
        f"No se abrió la solicitud: de sus campos {'se ve' if len(seen) < 2 else 'se ven'} "
        f"{enumerated(seen) or 'ninguno'}."
    )


def expect_field(form: RegistrationForm, label: str) -> None:
    """Assert that a field can be seen: its label's text and its input.

    Raises:
        Undecided: The label can be seen but not which input is its own; the profile must say it.
    """
    _leave_undecided_if_unresolved(form, label)
    expect(form.field(label).seen, f"No se ve el campo «{label}».").to_be_visible()
    if form.field(label).is_told_by_profile:
        assert form.field(label).is_legible(), f"Se ve el campo que el perfil señala, pero no su rótulo, «{label}»."


def expect_beside(form: RegistrationForm, catalog: str, label: str) -> None:
    """Assert that a list stands beside a field: no other field is between them, in the order in which they are read.

    Raises:
        Undecided: The label leads to no single list.
    """
    expect(catalog_of(form, catalog).seen.first, f"No se ve la lista «{catalog}».").to_be_visible()
    present = [each for each in FIELDS if form.field(each).seen.count()]
    order = form.layout.labels_in_order((*present, catalog))
    assert abs(order.index(catalog) - order.index(label)) == 1, (
        f"La lista «{catalog}» no está junto a «{label}»: entre los dos hay otros campos."
    )


def catalog_of(form: RegistrationForm, label: str) -> CatalogField:
    """Return the list with a label.

    Raises:
        Undecided: The label leads to no single list.
    """
    _leave_undecided_if_unresolved(form, label)
    return form.catalog(label)


def expect_pressable(form: RegistrationForm, name: str) -> None:
    """Assert that a button can be seen, and that the page lets it be pressed."""
    expect_seen(form.button(name), f"No se ve el botón «{name}».")
    assert form.lets_press(name), f"El botón «{name}» siguió apagado."


def expect_checked_address(form: RegistrationForm, other: str, notes: list[str]) -> None:
    """Assert that at least one e-mail does not have the other address that a person tried to write.

    An empty field, one that the page shows as text, and one whose old value came back are all unchanged.

    Raises:
        Stuck: The form is not seen any more.
        Undecided: It took the address, and is a new form, which the portal began after a refusal (O-66).
    """
    if len(form.own_fields()) < LEAST_FIELDS:
        raise Stuck("Después de intentar cambiar el correo no se ve la solicitud, y no se sabe qué quedó en ella.")
    changed = [label for label in EMAILS if form.change_attempt.shows(label, other)]
    notes.extend(f"«{label}» se dejó cambiar después de comprobado." for label in changed)
    if len(changed) == len(EMAILS) and form.after_sending.is_anew:
        raise Undecided("Después del rechazo el portal empezó una solicitud nueva, y en ella todavía no hay un correo.")
    assert len(changed) < len(EMAILS), "Comprobado el correo, «Correo Electrónico» y su confirmación se dejan cambiar."


def _leave_undecided_if_unresolved(form: RegistrationForm, label: str) -> None:
    if form.is_unresolved(label):
        raise Undecided(f"No se sabe qué campo es «{label}»: vea la revisión previa de la corrida.")
