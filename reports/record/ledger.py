"""Reading the ledger of a record: a line of JSON for each person and stage; a line that was cut off is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from harness.layout import REDACTED


@dataclass(frozen=True)
class LedgerEntry:
    """A line of the ledger.

    Attributes:
        id: ID of the person.
        document: Number of the identity document.
        email: E-mail address.
        trace: How far the data went into the portal.
        document_type: Kind of document; empty where it is not told.
        requirement: Requirement whose scenario wrote it.
        when: Instant in ISO 8601.
        account: ``existe`` or ``no existe`` where the run looked for the account; empty otherwise.
    """

    id: str
    document: str
    email: str
    trace: str
    document_type: str = ""
    requirement: str = ""
    when: str = ""
    account: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Identifiers that tell people apart."""
        return self.id, self.document, self.email


_REQUIRED = ("id", "document", "email", "trace")
_OPTIONAL = ("document_type", "requirement", "when", "account")


def ledger_entries(path: Path) -> Iterator[LedgerEntry]:
    """Entries of a ledger; none where there is no ledger."""
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n") if path.is_file() else ():
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and all(isinstance(found.get(key), str) for key in _REQUIRED):
            optional = {key: found.get(key, "") for key in _OPTIONAL}
            if all(isinstance(each, str) for each in optional.values()):
                yield LedgerEntry(**{key: found[key] for key in _REQUIRED}, **optional)


def people_in(path: Path) -> list[LedgerEntry]:
    """Each person of a ledger once, with how far their data went and the last that is known of the account.

    People whose ID is hidden cannot be told apart and stand once for each line.
    """
    found: dict[tuple[str, ...], LedgerEntry] = {}
    for number, entry in enumerate(ledger_entries(path)):
        hidden = (str(number),) if entry.id and not set(entry.id) - set(REDACTED) else ()
        key = (*entry.key, *hidden)
        known = found.get(key, entry)
        found[key] = replace(known, trace=entry.trace, account=entry.account or known.account)
    return list(found.values())
