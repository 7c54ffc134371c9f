"""Comparison of the trend that a record tells with the records that lie beside it, for ``verify``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from harness.errors import HarnessError
from harness.wording import counted
from reports.record.files import VERDICTS
from reports.record.manifest import Manifest
from reports.record.trend import UNREADABLE, closed_verdicts, in_utc, past_run, portal_of, records_beside

Data = Mapping[str, Any]


def trend_problems(folder: Path, data: Data) -> Iterator[str]:
    """Report runs of the trend that their records beside tell otherwise, and ones that cannot be a past run.

    Args:
        folder: The record.
        data: Content of its ``verdicts.json``.
    """
    told = data["run"].get("trend", ())
    starts = [*(each["started"] for each in told), in_utc(datetime.fromisoformat(data["run"]["started"]))]
    if starts != sorted(starts) or len({each["digest"] for each in told}) != len(told):
        yield f"La tendencia de {VERDICTS} no está en orden, o cuenta dos veces la misma corrida."
    if data["document"]["partial"] and told:
        yield f"{VERDICTS} cuenta una tendencia, y la de una corrida parcial no se escribe."
    beside, _ = _beside(folder, told)
    for each in told:
        if each["digest"] in beside and not _says_so(beside[each["digest"]], data, each):
            yield f"La tendencia no cuenta de «{each['name']}» lo que dice esa acta, que está al lado."


def trend_notices(folder: Path, data: Data) -> Iterator[str]:
    """Tell which runs of the trend nothing beside the record proves."""
    told = data["run"].get("trend", ())
    beside, damaged = _beside(folder, told)
    missing = [each for each in told if each["digest"] not in beside | damaged]
    for each in told:
        if each["digest"] in damaged and each["digest"] not in beside:
            yield (
                f"El acta de al lado «{damaged[each['digest']].name}» lleva la huella de «{each['name']}» y no es la "
                "que se cerró: no se pudo comparar con ella la tendencia; compruébela con «verify»."
            )
    if missing:
        runs = counted(len(missing), "corrida anterior", "corridas anteriores")
        yield (
            f"La tendencia cuenta {runs} de las que no hay al lado un acta con la misma huella, como «"
            f"{missing[-1]['name']}»: está contado, no demostrado."
        )


def _says_so(beside: Path, data: Data, told: Data) -> bool:
    found = past_run(beside, portal_of(data["run"]["facts"]))
    return found is not None and {**found.data(), "name": told["name"]} == told


def _beside(folder: Path, told: Sequence[Data]) -> tuple[dict[str, Path], dict[str, Path]]:
    """Records that a trend tells of, by digest: those that hold, and all whose manifest says that they are."""
    sound: dict[str, Path] = {}
    damaged: dict[str, Path] = {}
    wanted = {each["digest"] for each in told}
    for path in records_beside(folder) if told else ():
        with suppress(HarnessError):
            digest = Manifest.load(path).digest
            if digest in wanted:
                damaged[digest] = path
                with suppress(*UNREADABLE):
                    sound[closed_verdicts(path)[0]] = path
    return sound, damaged
