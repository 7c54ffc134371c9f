"""Patterns of labels and texts on a page (``pages.components.text_patterns``)."""

from __future__ import annotations

from pages.components.text_patterns import approval_pattern, text_pattern


def test_text_matches_with_any_spaces() -> None:
    assert text_pattern("ya está en uso").search("El ID  ya está\nen uso.")


def test_approval_names_the_approver_in_the_same_sentence() -> None:
    assert approval_pattern("Senae").search("Su registro lo aprueba el SENAE.")
    assert not approval_pattern("Senae").search("Es del Senae. Lo aprueba otra persona.")
