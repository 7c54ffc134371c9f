"""Assertions about the mark of a mandatory field: a red asterisk beside its label (4.2.1)."""

from __future__ import annotations

from playwright.sync_api import expect

from harness.errors import Undecided
from pages.registration_form import RegistrationForm
from steps.expect.fields import expect_seen
from steps.expect.red import is_red


def expect_red_asterisk(form: RegistrationForm, label: str, notes: list[str]) -> None:
    """Assert that a field has an asterisk and that it is red, and note its colour.

    Raises:
        Undecided: The form is not shown after a refusal.
    """
    if form.after_sending.was_sent and not form.after_sending.shows_form():
        raise Undecided(f"Después del rechazo no se ve la solicitud, y no se sabe si «{label}» sigue con su asterisco.")
    field = form.field(label)
    expect_seen(field.asterisk, f"«{label}» no lleva asterisco.")
    shown = "rgb({}, {}, {})".format(*(colour := field.colour_of_asterisk()))
    assert is_red(colour), f"El asterisco de «{label}» no es rojo: {shown}."
    notes.append(f"El asterisco de «{label}» es {shown}.")


def expect_no_asterisk(form: RegistrationForm, label: str) -> None:
    """Assert that a field can be seen and has no asterisk."""
    expect(form.field(label).seen, f"No se ve el campo «{label}».").to_be_visible()
    expect(form.field(label).asterisk, f"«{label}» lleva asterisco.").to_have_count(0)
