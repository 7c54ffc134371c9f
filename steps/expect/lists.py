"""Assertions about the entries of a list and their order (5.2, 5.3, 5.3.1)."""

from __future__ import annotations

import re
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


def expect_same(seen: Sequence[str], wanted: Sequence[str], *, name: str) -> None:
    """Assert that a list has the entries that it had before, in any order."""
    assert wanted, f"La lista «{name}» no ofrecía opciones en la solicitud recién abierta."
    missing = [each for each in wanted if each not in seen]
    more = [each for each in seen if each not in wanted]
    assert not missing, f"En la lista «{name}» faltan ahora: {in_short(missing)}."
    assert not more, f"En la lista «{name}» sobran ahora: {in_short(more)}."
    assert len(seen) == len(wanted), f"En la lista «{name}» hay opciones repetidas: {in_short(seen)}."


def expect_others(seen: Sequence[str], before: Sequence[str], notes: list[str]) -> None:
    """Assert that a list of cities has not kept those of another province; one that both name is only noted."""
    shared = [each for each in before if each in seen]
    assert not before or len(shared) < len(before), (
        f"La lista «Ciudad» conserva las opciones de la otra provincia: {in_short(shared)}."
    )
    notes.extend(f"«{each}» está entre las ciudades de las dos provincias." for each in shared)


def expect_more(seen: Sequence[str], number: int, *, name: str) -> None:
    """Assert that a list has more than so many different entries."""
    different = {entry.casefold() for entry in seen}
    assert len(different) > number, f"La lista «{name}» termina en {len(different)} opciones: {in_short(seen)}."


def quoted(words: str) -> list[str]:
    """The values between «», in their order."""
    return re.findall("«([^»]*)»", words)


def in_short(entries: Sequence[str], most: int = 12) -> str:
    """Join entries in Spanish, cut after ``most``."""
    more = f" y {len(entries) - most} más" if len(entries) > most else ""
    return (", ".join(entries[:most]) or "nada") + more
