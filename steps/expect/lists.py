"""Assertions about the entries of a list and their order (5.2, 5.3, 5.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from playwright.sync_api import expect

from pages.components.fields import CatalogField


def first_column(table: Sequence[Sequence[str]]) -> list[str]:
    """Return the entries of a data table of one column."""
    return [row[0] for row in table]


def expect_options(catalog: CatalogField) -> None:
    """Assert that a list has an option besides its first entry, which only invites to choose."""
    expect(catalog.options.nth(1), f"La lista «{catalog.name}» no ofrece opciones.").to_be_attached()


def expect_entries(seen: Sequence[str], wanted: Iterable[str], *, name: str) -> None:
    """Assert that a list has every entry, ignoring letter case; others may be present."""
    known = {entry.casefold() for entry in seen}
    missing = [entry for entry in wanted if entry.casefold() not in known]
    assert not missing, f"En la lista «{name}» no está: {', '.join(missing)}. Se vio: {in_short(seen)}."


def expect_order(seen: Sequence[str], wanted: Sequence[str], *, name: str) -> None:
    """Assert that a list begins with these entries, in this order, ignoring letter case."""
    first = [entry.casefold() for entry in seen[: len(wanted)]]
    assert first == [entry.casefold() for entry in wanted], (
        f"«{name}» no sigue el orden del documento. Se vio: {in_short(seen)}."
    )


def in_short(entries: Sequence[str], most: int = 12) -> str:
    """Join entries in Spanish, cut after ``most``."""
    more = f" y {len(entries) - most} más" if len(entries) > most else ""
    return (", ".join(entries[:most]) or "nada") + more
