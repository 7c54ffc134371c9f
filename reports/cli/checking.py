"""Check of records before a command tells what they say."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError
from harness.wording import visible_line
from reports.audit.verify import RecordStatus, audit
from reports.record.reading import read_verdicts


def verified(folder: Path) -> dict[str, Any]:
    """Verdicts of a record that ``verify`` finds sound; where another version wrote it, the error stream says so.

    Raises:
        ConfigurationError: The folder is not a record, or the record is not sound.
    """
    for notice in verified_notices([folder]):
        print(f"Aviso: {visible_line(notice)}", file=sys.stderr)
    return read_verdicts(folder)


def verified_notices(folders: Iterable[Path]) -> list[str]:
    """Check records, and tell which of them another version of the suite wrote, a Spanish sentence each.

    Raises:
        ConfigurationError: A folder is not a record, or a record is not sound.
    """
    told = []
    for folder in folders:
        found = audit(folder)
        if found.problems:
            raise ConfigurationError(
                f"El acta de «{folder}» no está íntegra: {found.problems[0]} No se dice nada de ella; compruébela con "
                "«verify»."
            )
        if found.status is RecordStatus.OTHER_VERSION:
            told.append(f"«{folder}» está {found.status}: lo que esta no forma igual no se comparó.")
    return told
