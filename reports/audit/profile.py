"""Profile that a record keeps: its values, and what changed from one record to another."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from harness.layout import REDACTED
from reports.record.files import PROFILE

NOT_SET = "(no está)"
_DATA = "data."


def profile_values(folder: Path) -> dict[str, str] | None:
    """Values of a record's profile: dotted key -> value as text; None where it keeps none that can be read."""
    try:
        return dict(_flat(tomllib.loads((folder / PROFILE).read_text(encoding="utf-8"))))
    except (OSError, ValueError, RecursionError):
        return None


def _flat(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _flat(each, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for number, each in enumerate(value, start=1):
            yield from _flat(each, f"{key}[{number}]")
    else:
        yield key, str(value)


def without_covered(*profiles: Mapping[str, str]) -> list[dict[str, str]]:
    """Profiles as far as they can be compared: without ``[data]`` where one of them was masked."""
    masked = any(REDACTED in value for each in profiles for key, value in each.items() if key.startswith(_DATA))
    return [{key: value for key, value in each.items() if not (masked and key.startswith(_DATA))} for each in profiles]


def profile_changes(accepted: Path, new: Path) -> list[tuple[str, str, str]]:
    """Values that differ in the profiles of two records: dotted key, before and after; none where a copy is missing."""
    one, other = profile_values(accepted), profile_values(new)
    if one is None or other is None:
        return []
    before, after = without_covered(one, other)
    return [
        (key, before.get(key, NOT_SET), after.get(key, NOT_SET))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]
