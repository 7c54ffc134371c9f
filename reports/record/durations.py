"""Durations of the scenarios, by which ``--shard`` cuts a run into parts that take equally long."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median

from harness.errors import ConfigurationError
from harness.layout import ROOT
from reports.record.reading import read_outcomes, read_verdicts

DURATIONS = ROOT / ".test_durations"
"""Place at which pytest-split looks for them by itself."""
_LEAST = 0.01
"""Seconds of the fastest scenario: one that finds its page open is not free."""


def durations_of(folders: Iterable[Path], known: Mapping[str, float]) -> dict[str, float]:
    """Duration of each scenario: the median of some records, or else what was known before.

    Args:
        folders: Records; the scenarios written at the time of the last one are those that count.
        known: Node id -> seconds, from before.

    Returns:
        Node id -> seconds.

    Raises:
        ConfigurationError: A folder is not a record.
    """
    seen: dict[str, list[float]] = {}
    written: set[str] = set()
    for folder in folders:
        written = set(read_verdicts(folder)["run"]["written"])
        for one in read_outcomes(folder)[0]:
            if one.is_of_walk:
                written.discard(one.scenario)
                continue
            seen.setdefault(one.scenario, []).append(one.duration)
    taken = {name: max(_LEAST, round(median(times), 2)) for name, times in seen.items()}
    return {name: seconds for name, seconds in sorted({**known, **taken}.items()) if name in written}


def write_durations(folders: Iterable[Path], file: Path) -> dict[str, float]:
    """Write the durations of some records into a file, and keep those in it of scenarios that the records lack.

    Returns:
        What was written: node id -> seconds.

    Raises:
        ConfigurationError: A folder is not a record, or the file is not JSON.
    """
    try:
        known = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except ValueError as error:
        raise ConfigurationError(f"«{file}» no es JSON: bórrelo y repita la orden.") from error
    found = durations_of(folders, known)
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return found
