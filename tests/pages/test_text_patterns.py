"""Patterns of labels and texts on a page (``pages.labels``)."""

from __future__ import annotations

import pytest

from pages.labels import approval_pattern, label_pattern, text_pattern


@pytest.mark.parametrize("text", ["Correo Electrónico", "* Correo Electrónico", " *  correo\nelectrónico : "])
def test_label_matches_with_and_without_asterisk(text: str) -> None:
    assert label_pattern("Correo Electrónico").match(text)


@pytest.mark.parametrize("text", ["Confirmación de correo electrónico", "SENAE Correo Electrónico", "Correo"])
def test_label_does_not_match_a_longer_or_shorter_one(text: str) -> None:
    assert not label_pattern("Correo Electrónico").match(text)


def test_text_matches_with_any_spaces() -> None:
    assert text_pattern("ya está en uso").search("El ID  ya está\nen uso.")


def test_approval_names_the_approver_in_the_same_sentence() -> None:
    assert approval_pattern("Senae").search("Su registro lo aprueba el SENAE.")
    assert not approval_pattern("Senae").search("Es del Senae. Lo aprueba otra persona.")
