"""Answers to «Comprobar disponibilidad»: what the profile's words say, and what is left unsaid."""

from __future__ import annotations

import pytest

from pages.components.availability import Availability, AvailabilityWords

WORDS = AvailabilityWords("disponible", "en uso")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("El ID está disponible.", Availability.FREE),
        ("No existe: disponible", Availability.FREE),
        ("El ID no existe y está disponible", Availability.FREE),
        ("El ID ya está en uso.", Availability.TAKEN),
        ("En uso. Elija otro que esté disponible.", Availability.TAKEN),
        ("No está en uso, está disponible", Availability.FREE),
        ("El ID no está disponible.", Availability.UNSAID),
        ("Ya no se encuentra disponible", Availability.UNSAID),
        ("Compruebe el ID", Availability.UNSAID),
        ("", Availability.UNSAID),
    ],
)
def test_words_of_the_profile_count_outside_of_a_negation(text: str, told: Availability) -> None:
    assert WORDS.read(text) is told


def test_negation_that_the_profile_declares_says_what_it_declares() -> None:
    words = AvailabilityWords("está disponible", "no está disponible")
    assert words.read("El ID no está disponible") is Availability.TAKEN
    assert words.denials_of_free("El ID no está disponible") == []


def test_negated_words_for_a_free_value_are_told() -> None:
    assert WORDS.denials_of_free("Ese correo no está disponible. Pruebe otro.") == ["Ese correo no está disponible"]
