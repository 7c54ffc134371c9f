"""Verdicts of a record formed again from its outcomes, for ``verify``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from harness.wording import counted
from reports.judge.run_judgement import judge
from reports.record.files import OUTCOMES, VERDICTS
from reports.record.inputs import RecordedInputs
from reports.record.reading import catalogue_of, read_outcomes
from reports.record.repeats import read_repeats, unstable
from reports.record.verdicts_data import verdicts_data, with_files, with_trend

Data = Mapping[str, Any]
_SENTENCES = ("reason", "fault")
"""Keys of a requirement with a sentence of the judge, whose words may differ between versions of the suite."""
_MOST_CHARACTERS = 160


def verdict_problems(folder: Path, recorded: Data, *, own: bool) -> Iterator[str]:
    """Report every difference between the recorded verdicts and those that the outcomes give.

    Args:
        folder: The record.
        recorded: Content of ``verdicts.json``.
        own: Whether this version of the suite wrote it; of another version, a sentence only has to be there.
    """
    if lost := read_outcomes(folder)[1]:
        yield f"En {OUTCOMES} hay {counted(lost, 'línea que no se puede', 'líneas que no se pueden')} leer."
    again = _judged_again(folder, recorded)
    yield from _differences(again if own else _with_sentences_of(recorded, again)[0], recorded)


def rewording_notices(folder: Path, recorded: Data) -> Iterator[str]:
    """Report that this version of the suite says the same in other words, with the first sentence."""
    _, changed = _with_sentences_of(recorded, _judged_again(folder, recorded))
    if changed:
        before, now = changed[0]
        places = counted(len(changed), "lugar", "lugares")
        yield (
            f"Esta versión de la suite dice lo mismo con otras palabras en {places}; "
            f"el primero: consta {_short(before)} y sería {_short(now)}."
        )


def _judged_again(folder: Path, recorded: Data) -> dict[str, Any]:
    outcomes, _ = read_outcomes(folder)
    inputs, catalogue, repeats = RecordedInputs.from_data(recorded), catalogue_of(folder), read_repeats(folder)
    declarations = replace(inputs.declarations, unstable=unstable(repeats))
    judgement = judge(catalogue, inputs.plan, outcomes, declarations)
    again = with_files(verdicts_data(catalogue, judgement, inputs.started, inputs.facts, repeats), inputs.files)
    again = with_trend(again, inputs.trend)
    again = dict(json.loads(json.dumps(again)))
    again["run"]["ended"] = inputs.ended
    return again


def _with_sentences_of(recorded: Data, again: Data) -> tuple[dict[str, Any], list[tuple[object, object]]]:
    """Verdicts in the words of the record, and the pairs of sentences, recorded and present, that differ.

    Only where both have a sentence does that of the record count, so that none can be added or removed.
    """
    changed: list[tuple[object, object]] = []

    def worded(kept: Data, one: Data, keys: Sequence[str]) -> dict[str, Any]:
        taken = {key: kept[key] for key in keys if _both_speak(kept.get(key), one[key]) and kept[key] != one[key]}
        changed.extend((kept[key], one[key]) for key in taken)
        return {**one, **taken}

    by_id = {one["id"]: one for one in recorded["requirements"]}
    waived = recorded["waived"] if len(recorded["waived"]) == len(again["waived"]) else again["waived"]
    told = {
        **again,
        "document": worded(recorded["document"], again["document"], ["reasons"]),
        "requirements": [worded(by_id.get(one["id"], {}), one, _SENTENCES) for one in again["requirements"]],
        "waived": [worded(kept, one, ["problem"]) for kept, one in zip(waived, again["waived"], strict=True)],
    }
    return told, changed


def _both_speak(kept: Any, one: Any) -> bool:
    if isinstance(one, list):
        return isinstance(kept, list) and len(kept) == len(one) and all(map(_both_speak, kept, one))
    return bool(kept) and bool(one)


def _differences(again: Data, recorded: Data) -> Iterator[str]:
    by_id = {one["id"]: one for one in recorded["requirements"]}
    for one in again["requirements"]:
        kept = by_id.pop(one["id"], None)
        if kept is None:
            yield f"En {VERDICTS} falta el requisito «{one['id']}»."
        elif kept != one:
            key = next(key for key in [*one, *kept] if one.get(key) != kept.get(key))
            yield (
                f"El requisito «{one['id']}» no sale así de los resultados: en «{key}» consta "
                f"{_short(kept.get(key))} y corresponde {_short(one.get(key))}."
            )
    yield from (f"En {VERDICTS} sobra el requisito «{name}»." for name in by_id)
    for key in sorted(set(again) | set(recorded)):
        if key != "requirements" and again.get(key) != recorded.get(key):
            yield (
                f"En {VERDICTS}, «{key}» no sale así de los resultados: consta {_short(recorded.get(key))} y "
                f"corresponde {_short(again.get(key))}."
            )


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MOST_CHARACTERS else text[:_MOST_CHARACTERS] + "…"
