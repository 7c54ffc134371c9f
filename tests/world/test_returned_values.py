"""Values that a portal shows again: whole, cut, with other letters, or not at all (5.3.1)."""

from __future__ import annotations

import pytest

from harness.errors import Undecided
from steps.expect.returned_values import expect_whole

NAME = "María Fernanda Ibáñez Villavicencio"


@pytest.mark.parametrize(
    "shown", [NAME, NAME.upper(), f"Hola,\n{NAME} (maria26)", "Maria Fernanda Ibañez Villavicencio"]
)
def test_a_whole_value_is_accepted(shown: str) -> None:
    expect_whole(f"Servicios {shown} salir", NAME, "Nombre Usuario", [])


@pytest.mark.parametrize(
    "shown",
    [NAME[:20], NAME[:30], NAME.encode().decode("latin-1"), NAME.encode("ascii", "replace").decode()],
    ids=["20", "30", "latin-1", "question marks"],
)
def test_a_spoilt_value_is_a_finding(shown: str) -> None:
    with pytest.raises(AssertionError, match="«Nombre Usuario» vuelve"):
        expect_whole(f"Hola, {shown}. Salir", NAME, "Nombre Usuario", [])


@pytest.mark.parametrize("shown", ["", "Hola, María", "Hola, María Fernanda"])
def test_a_value_that_is_not_shown_or_shortened_by_words_decides_nothing(shown: str) -> None:
    with pytest.raises(Undecided):
        expect_whole(shown, NAME, "Nombre Usuario", [])
