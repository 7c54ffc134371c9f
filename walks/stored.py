"""Walks as plain data, so that a later run can take one again; and those that contradicted in the record before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from harness.layout import WALKED
from instructivo.model.actions import Action, Start
from instructivo.model.fields import Value
from walks.drawing import Walk, is_allowed

Stored = list[list[Any]]
"""A walk: name and fields of each action, the start first."""
_KINDS: dict[str, type[Action]] = {kind.__name__: kind for kind in get_args(Action)}
_NO_WALK = (KeyError, TypeError, ValueError, AttributeError, RecursionError, OSError)


def stored(walk: Walk) -> Stored:
    """A walk as plain data."""
    return [[type(each).__name__, *astuple(each)] for each in walk.whole]


def read(data: Sequence[Sequence[Any]]) -> Walk:
    """Read the result of ``stored``.

    Raises:
        KeyError, TypeError, ValueError: The data are not those of a walk that the model allows.
    """
    start, *rest = (_action(*each) for each in data)
    if not isinstance(start, Start) or not is_allowed((start, *rest)):
        raise ValueError("un recorrido que el modelo no permite")
    return Walk(start, tuple(rest))


def _action(name: str, *values: Any) -> Action:
    kind = _KINDS[name]
    hints = get_type_hints(kind)
    return kind(*(_value(hints[each.name], value) for each, value in zip(fields(kind), values, strict=True)))


def _value(hint: Any, value: Any) -> Any:
    if isinstance(value, (list, tuple)):  # the fields that a start leaves without the person's own text
        return tuple((str(label), Value(word)) for label, word in value)
    is_word = isinstance(hint, type) and issubclass(hint, StrEnum)
    return hint(value) if is_word else value


def contradictions_beside(record: Path, portal: str) -> list[Stored]:
    """Walks that contradicted the document in the newest record with walks on the same portal, beside this one.

    Args:
        record: Folder of the record of this run.
        portal: Name of the portal.
    """
    beside = [path for path in record.resolve().parent.glob(f"*/{WALKED}") if path.parent != record.resolve()]
    for path in sorted(beside, key=lambda each: each.stat().st_mtime, reverse=True):
        found = _contradictions(path, portal)
        if found is not None:
            return found
    return []


def _contradictions(path: Path, portal: str) -> list[Stored] | None:
    """Contradicting walks of a record; None where it is of another portal or cannot be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["portal"] != portal:
            return None
        walks = [each["finding"]["walk"] for each in data["results"] if each["finding"]]
        return [stored(read(each)) for each in walks]
    except _NO_WALK:
        return None
