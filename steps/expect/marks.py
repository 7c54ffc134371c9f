"""Assertions about the mark of a mandatory field: a red asterisk beside its label (4.2.1)."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import expect

from pages.registration_form import RegistrationForm
from steps.expect.fields import expect_seen


def is_red(colour: Sequence[int]) -> bool:
    """Tell whether a person calls a colour red.

    Args:
        colour: Red, green and blue from 0 to 255.
    """
    red, green, blue = colour
    return red >= 140 and max(green, blue) <= red // 2


def expect_red_asterisk(form: RegistrationForm, label: str) -> None:
    """Assert that a field has an asterisk and that it is red."""
    field = form.field(label)
    expect_seen(field.asterisk, f"«{label}» no lleva asterisco.")
    assert is_red(field.colour_of_asterisk()), f"El asterisco de «{label}» no es rojo: {field.colour_of_asterisk()}."


def expect_no_asterisk(form: RegistrationForm, label: str) -> None:
    """Assert that a field can be seen and has no asterisk."""
    expect(form.field(label).seen, f"No se ve el campo «{label}».").to_be_visible()
    expect(form.field(label).asterisk, f"«{label}» lleva asterisco.").to_have_count(0)
