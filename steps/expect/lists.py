"""Assertions about the entries of a list and their order (5.2, 5.3, 5.3.1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from playwright.sync_api import expect

from harness.errors import ConfigurationError, Stuck
from harness.wording import in_short
from pages.components.catalog_field import CatalogField

_GROUPS = 2
"""Groups from which on the order across them is left open: the document announces two and assigns no entry (O-15)."""


def first_column(table: Sequence[Sequence[str]]) -> list[str]:
    """Return the entries of a data table of one column.

    Raises:
        ConfigurationError: It has none, so that the sentence would demand nothing.
    """
    if not table or not all(row[0] for row in table):
        raise ConfigurationError("La tabla de la frase está vacía: no exige nada; escriba en ella lo que debe verse.")
    return [row[0] for row in table]


def expect_options(catalog: CatalogField) -> None:
    """Assert that a list has an option besides the prompt, which only invites to choose."""
    absent = f"La lista «{catalog.name}» no ofrece opciones."
    if catalog.is_drawn:
        assert catalog.awaited_entries(), absent
        return
    expect(catalog.choices.first, absent).to_be_attached()
    assert catalog.offered(), absent


def expect_catalog(catalog: CatalogField) -> None:
    """Assert that a field is a drop-down list with options, be it drawn by the browser or by the page."""
    in_sight = f"«{catalog.name}» no es una lista desplegable: sus opciones están siempre a la vista."
    assert not catalog.is_in_sight(), in_sight
    if catalog.is_drawn:
        assert catalog.entries(), f"«{catalog.name}» no es una lista desplegable, o no ofrece opciones."
    else:
        expect(catalog.input, f"«{catalog.name}» no es una lista desplegable.").to_have_role("combobox")
        if not catalog.entries():  # some pages fill a list only once a person turns to it
            expect_options(catalog)


def expect_other_options(catalog: CatalogField, before: Sequence[str], notes: list[str]) -> None:
    """Assert that a list of cities has options, and has not kept those of another province.

    A city that both provinces name is only noted.

    Raises:
        Stuck: It had none before, so that nothing can be compared.
    """
    expect_options(catalog)
    if not before:
        raise Stuck(f"La lista «{catalog.name}» no ofrecía opciones antes del cambio, y no hay con qué comparar.")
    entries = catalog.entries()
    shared = [each for each in before if each in entries]
    assert len(shared) < len(before), (
        f"La lista «{catalog.name}» conserva las opciones de la otra provincia: {in_short(shared)}."
    )
    notes.extend(f"«{each}» está entre las ciudades de las dos provincias." for each in shared)


def expect_no_options(catalog: CatalogField) -> None:
    """Assert that a list can be seen and offers no option besides the prompt; one that is disabled offers none."""
    expect(catalog.seen.first, f"No se ve la lista «{catalog.name}».").to_be_visible()
    entries = () if catalog.is_disabled() else catalog.entries()
    assert not entries, f"La lista «{catalog.name}» ya ofrece opciones: {in_short(entries)}."


def expect_entries(seen: Sequence[str], wanted: Iterable[str], *, name: str) -> None:
    """Assert that a list has every entry, ignoring letter case; others may be present."""
    known = {entry.casefold() for entry in seen}
    missing = [entry for entry in wanted if entry.casefold() not in known]
    verb = "falta" if len(missing) == 1 else "faltan"
    assert not missing, f"En la lista «{name}» {verb}: {', '.join(missing)}. Se vio: {in_short(seen)}."


def expect_only_entries(seen: Sequence[str], wanted: Sequence[str], *, name: str) -> None:
    """Assert that a list has every entry once and no other, in any order, ignoring letter case."""
    expect_entries(seen, wanted, name=name)
    known = {entry.casefold() for entry in wanted}
    others = [entry for entry in seen if entry.casefold() not in known]
    assert not others, f"En la lista «{name}» hay además: {in_short(others)}."
    repeated = [entry for entry, times in Counter(each.casefold() for each in seen).items() if times > 1]
    assert not repeated, f"En la lista «{name}» hay opciones repetidas: {in_short(repeated)}."


def expect_order(seen: Sequence[str], wanted: Sequence[str], *, name: str) -> None:
    """Assert that a list begins with these entries, in this order, ignoring letter case."""
    first = [entry.casefold() for entry in seen[: len(wanted)]]
    assert first == [entry.casefold() for entry in wanted], (
        f"«{name}» no sigue el orden del documento. Se vio: {in_short(seen)}."
    )


def expect_order_in_groups(
    grouped: Mapping[str, Sequence[str]], wanted: Sequence[str], notes: list[str], *, name: str
) -> None:
    """Assert that entries have an order; where the page groups them under heads, only inside each group.

    Args:
        grouped: Head of a group, empty for none -> its entries, in the order of the page.
        wanted: All entries, in the order of the document.
        notes: Observations of the scenario.
        name: What the entries are.
    """
    entries = [each for group in grouped.values() for each in group]
    if len(grouped) < _GROUPS:
        expect_order(entries, wanted, name=name)
        return
    expect_entries(entries, wanted, name=name)
    misplaced = next((each for each in grouped.values() if not _follows(each, wanted)), None)
    assert misplaced is None, f"«{name}» no sigue el orden del documento. Se vio: {in_short(misplaced or ())}."
    heads = ", ".join(f"«{each}»" for each in grouped)
    notes.append(f"{name}: la página los agrupa en {heads}, y su orden se miró dentro de cada grupo.")


def _follows(seen: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether those of the wanted entries that are seen stand in their order, ignoring letter case."""
    entries, order = [each.casefold() for each in seen], [each.casefold() for each in wanted]
    return [each for each in entries if each in order] == [each for each in order if each in entries]


def expect_same(seen: Sequence[str], wanted: Sequence[str], *, name: str) -> None:
    """Assert that a list has the entries that it had before, in any order."""
    assert wanted, f"La lista «{name}» no ofrecía opciones en la solicitud recién abierta."
    missing = [each for each in wanted if each not in seen]
    more = [each for each in seen if each not in wanted]
    assert not missing, f"En la lista «{name}» faltan ahora: {in_short(missing)}."
    assert not more, f"En la lista «{name}» sobran ahora: {in_short(more)}."
    assert len(seen) == len(wanted), f"En la lista «{name}» hay opciones repetidas: {in_short(seen)}."


def expect_none_empty(offered: Mapping[str, Sequence[str]], *, name: str) -> None:
    """Assert that a list offered options with every choice.

    Args:
        offered: Choice, e.g. a province -> entries on offer with it.
        name: Label of the list.
    """
    empty = [choice for choice, entries in offered.items() if not entries]
    assert offered, f"No se vio qué ofrece la lista «{name}»."
    assert not empty, f"La lista «{name}» no ofreció opciones con {in_short(empty)}."


def expect_several(seen: Sequence[str], *, name: str) -> None:
    """Assert that there is more than one entry, each with words of its own."""
    different = {entry.casefold() for entry in seen}
    assert len(different) > 1, f"No se ven varios {name}, sino {in_short(seen)}."


def expect_more(seen: Sequence[str], number: int, *, name: str) -> None:
    """Assert that a list has more than so many different entries."""
    different = {entry.casefold() for entry in seen}
    assert len(different) > number, f"La lista «{name}» termina en {len(different)} opciones: {in_short(seen)}."


def quoted(words: str) -> list[str]:
    """The values between «», in their order."""
    return re.findall("«([^»]*)»", words)
