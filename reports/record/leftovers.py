"""Leftovers of a run on its portal: the people of its ledger, how far each went, and what is known to be gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harness.errors import ConfigurationError
from harness.layout import ABSENT, EXISTS, LEDGER, REDACTED
from reports.record.ledger import LedgerEntry, people_in

_SUBMITTED = "solicitud enviada"


@dataclass(frozen=True)
class Leftover:
    """A person whose data a run wrote into a portal.

    Attributes:
        person: Entry of the ledger, with the last that is known of this person.
        gone: Why nothing is left, one Spanish sentence; empty where something is or may be left.
    """

    person: LedgerEntry
    gone: str = ""

    @property
    def in_words(self) -> str:
        """State of the leftover, a Spanish sentence."""
        if self.gone:
            return self.gone
        if self.person.account == EXISTS:
            return "Quedó la cuenta."
        if self.person.trace == _SUBMITTED:
            return "Pudo quedar la cuenta: la solicitud se envió y no se comprobó."
        return "No se envió la solicitud; puede quedar lo escrito o el código pedido."


@dataclass(frozen=True)
class Handover:
    """Leftovers of a run on its portal, for the person who deletes them.

    Attributes:
        portal: Name of the portal, as the record tells it.
        started: Start of the run in ISO 8601.
        entries: All leftovers, as ``leftovers`` orders them.
    """

    portal: str
    started: str
    entries: Sequence[Leftover]

    @property
    def left(self) -> list[Leftover]:
        """Entries of which something is or may be left."""
        return [each for each in self.entries if not each.gone]

    @property
    def gone(self) -> list[Leftover]:
        """Entries that are known to be gone."""
        return [each for each in self.entries if each.gone]


def leftovers(folder: Path, later: Sequence[Path] = ()) -> list[Leftover]:
    """People whose data a run wrote into a portal: accounts first, then what may be left, then what is gone.

    Args:
        folder: The record.
        later: Later records of the same portal, which may show that an account is gone.

    Raises:
        ConfigurationError: The record hides its people (``--mask``).
    """
    found = _people(folder)
    if any(REDACTED in (each.person.id, each.person.document, each.person.email) for each in found):
        raise ConfigurationError(
            "El acta se hizo con --mask y su libro no dice a quién se registró: pida la lista a quien ejecutó la "
            "corrida, o repita sin --mask y con la misma --seed."
        )
    for other in later:
        news = {each.person.key: each for each in _people(other)}
        found = [_after(each, news.get(each.person.key), other.name) for each in found]
    return sorted(found, key=_order)


def _people(folder: Path) -> list[Leftover]:
    gone = "La misma corrida comprobó que no quedó cuenta."
    return [Leftover(each, gone if each.account == ABSENT else "") for each in people_in(folder / LEDGER)]


def _after(one: Leftover, news: Leftover | None, record: str) -> Leftover:
    """A leftover in the light of a later record."""
    if news is None or one.gone or not news.person.account:
        return one
    if news.person.account == ABSENT:
        return replace(one, gone=f"El acta «{record}», posterior, comprobó que ya no está.")
    return replace(one, gone=f"El acta «{record}», posterior, la registró de nuevo: la de antes ya no estaba.")


def _order(one: Leftover) -> tuple[bool, bool, bool, str]:
    return bool(one.gone), one.person.account != EXISTS, one.person.trace != _SUBMITTED, one.person.id


def as_rows(found: Sequence[Leftover]) -> Iterator[dict[str, str]]:
    """Rows of a table, Spanish heading -> text."""
    for each in found:
        yield {
            "ID": each.person.id,
            "Tipo de documento": each.person.document_type,
            "Documento": each.person.document,
            "Correo": each.person.email,
            "Hasta dónde llegó": each.person.trace,
            "Qué queda": each.in_words,
            "Ya no está": "sí" if each.gone else "",
            "Cuándo": each.person.when,
            "Requisito": each.person.requirement,
        }
