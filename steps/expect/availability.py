"""Assertions about the answer to «Comprobar disponibilidad» (5.3.1)."""

from __future__ import annotations

from harness.errors import LeftOpen, Undecided
from pages.components.availability import Availability
from pages.components.availability_field import CHECK_AVAILABILITY, AvailabilityField

_MOST = 3
"""Shown texts that a sentence quotes."""


def expect_said_free(checked: AvailabilityField) -> None:
    """Assert that the portal says that a value is available.

    Raises:
        AssertionError: It says that the value is in use, or the page did nothing at all.
        LeftOpen: It answered with silence or with other words, as the document prescribes none (O-28).
    """
    told = checked.told_at_last()
    assert told is not Availability.TAKEN, f"El portal dijo que «{checked.name}» ya se usa."
    if told is Availability.FREE:
        return
    texts = checked.texts()
    assert texts or checked.asked_server, (
        f"El portal no dijo si «{checked.name}» está disponible: al presionar «{CHECK_AVAILABILITY}» la página no "
        "preguntó nada a su servidor ni mostró nada."
    )
    if texts:
        raise LeftOpen(f"{_unread(checked, texts)} El documento no dice con qué palabras se responde (O-28).")
    raise LeftOpen(
        f"El portal calló ante un valor libre de «{checked.name}», y el documento no dice que la comprobación deba "
        "responder con palabras (O-28). Lo demás se decide por la cuenta que se registra."
    )


def expect_not_said_taken(checked: AvailabilityField) -> None:
    """Assert that the portal does not say that a value is in use, whatever else it says."""
    assert checked.told() is not Availability.TAKEN, f"El portal dijo que «{checked.name}» ya se usa."


def expect_said_taken(checked: AvailabilityField) -> None:
    """Assert that the portal says that a value is already used.

    Raises:
        AssertionError: It says that the value is available, or nothing.
        Undecided: It answered with words that the profile does not know.
    """
    told, texts = checked.told_at_last(), checked.texts()
    assert told is not Availability.FREE, f"El portal dijo que «{checked.name}» está disponible."
    if told is Availability.UNSAID and texts:
        raise Undecided(_unread(checked, texts))
    assert told is Availability.TAKEN, f"El portal no dijo que «{checked.name}» ya se usa: no mostró nada."


def _unread(checked: AvailabilityField, texts: list[str]) -> str:
    """Sentence about an answer in words that the profile does not know, and where to declare them."""
    shown = ", ".join(f"«{each}»" for each in (checked.denials_of_free() or texts)[:_MOST])
    return (
        f"Al comprobar «{checked.name}» el portal mostró {shown}, que ni afirma lo que dice «free» ni lo que dice "
        "«taken» en [availability] del perfil: declare allí las palabras de este portal."
    )
