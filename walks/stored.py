"""Walks as plain data, so that a later run can take one again; and those that contradicted in the record before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from harness.layout import WALK_RESULTS
from instructivo.model.actions import Action, Start, Wait
from instructivo.model.fields import Value
from reports.record.walks import UNREADABLE, StoredWalk, WalkRecord
from walks.drawing import LENGTH, Walk, is_allowed

_KINDS: dict[str, type[Action]] = {kind.__name__: kind for kind in get_args(Action)}
_NO_WALK = (*UNREADABLE, IndexError)
_MOST_BYTES = 10_000_000
MOST = 10
"""Walks, at most, that are taken again."""


def stored(walk: Walk) -> StoredWalk:
    """A walk as plain data."""
    return tuple((type(each).__name__, *astuple(each)) for each in walk.whole)


def read(data: Sequence[Sequence[Any]]) -> Walk:
    """Read the result of ``stored``.

    Raises:
        KeyError, TypeError, ValueError, IndexError: The data are not those of a walk that the model allows.
    """
    if len(data) > LENGTH + 1:
        raise ValueError("más acciones de las que tiene un recorrido")
    start, *rest = (_action(*each) for each in data)
    if not isinstance(start, Start) or not is_allowed((start, *rest)):
        raise ValueError("un recorrido que el modelo no permite")
    return Walk(start, tuple(rest))


def _action(name: str, *values: Any) -> Action:
    kind = _KINDS[name]
    hints = get_type_hints(kind)
    return kind(*(_value(hints[each.name], value) for each, value in zip(fields(kind), values, strict=True)))


def _value(hint: Any, value: Any) -> Any:
    if not isinstance(hint, type):  # the fields that a start leaves without the person's own text
        spoilt = tuple((label, Value(word)) for label, word in value)
        if len(dict(spoilt)) < len(spoilt):
            raise ValueError("un campo consta dos veces")
        return spoilt
    if issubclass(hint, StrEnum):
        return hint(value)
    if type(value) is not hint:
        raise TypeError(f"{value!a} no es lo que debe ser")
    return value


def contradictions_beside(record: Path, portal: str, *, moves_clock: bool) -> list[StoredWalk]:
    """Walks that contradicted the document in the newest record with walks on the same portal, beside this one.

    Args:
        record: Folder of the record of this run.
        portal: Name of the portal.
        moves_clock: Whether time can pass; otherwise walks that let it are left out.
    """
    beside = [path for path in record.resolve().parent.glob(f"*/{WALK_RESULTS}") if path.parent != record.resolve()]
    newest_first = sorted(beside, key=_written_at, reverse=True)
    last = next((each for path in newest_first if (each := _record(path)) and each.portal == portal), None)
    if last is None:
        return []
    told = [*(each.walk for each in last.findings.values()), *last.pending]
    walks = dict.fromkeys(walk for each in told if (walk := _readable(each)) is not None)
    timeless = [each for each in walks if moves_clock or not any(isinstance(one, Wait) for one in each.actions)]
    return [stored(each) for each in timeless[:MOST]]


def _written_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # gone since it was listed
        return 0


def _record(path: Path) -> WalkRecord | None:
    """The walks of another record; None where its file is too large, or no file of walks."""
    try:
        is_readable = path.is_file() and path.stat().st_size <= _MOST_BYTES
    except OSError:  # gone since it was listed
        return None
    return WalkRecord.read(path) if is_readable else None


def _readable(data: StoredWalk) -> Walk | None:
    try:
        return read(data)
    except _NO_WALK:
        return None
