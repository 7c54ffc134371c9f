"""``rebuild``: verdicts and acta of a record anew, from its outcomes; also of a run that was killed.

What did not match before is written into the record: rebuilding makes a changed record consistent, and must not make it
look untouched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from harness.errors import ConfigurationError
from harness.wording import counted, enumerated
from reports.acta.page import render_acta
from reports.acta.pdf import Printer
from reports.audit.verify import PAGES, foreign_parts, mismatches
from reports.judge.declarations import Declarations
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.plan import Plan
from reports.judge.run_judgement import judge
from reports.record.closing import close_record, keep_sources, refuse_signed
from reports.record.files import FORMED_AGAIN, MANIFEST, OUTCOMES, START, VERDICTS, refuse_missing
from reports.record.inputs import RecordedInputs
from reports.record.manifest import bound_files
from reports.record.reading import catalogue_of, read_outcomes, read_verdicts
from reports.record.repeats import read_repeats, unstable
from reports.record.start import RunStart
from reports.record.verdicts_data import verdicts_data, with_files, with_trend
from reports.record.writing import write_whole

_MOST = 20
"""Number of mismatches that the acta tells one by one."""


def rebuild(folder: Path, printer: Printer | None = None) -> list[str]:
    """Judge a record again and write it anew, with what did not match before.

    Such a record is never CONFORME: its plan tells each mismatch as a failure outside the scenarios.

    Args:
        folder: The record.
        printer: Prints the acta; None for no PDF.

    Returns:
        Mismatches, lost lines and other problems, a Spanish sentence each.

    Raises:
        ConfigurationError: The record is signed, or the folder is not a record.
        SuiteFault: The outcomes do not belong to the plan.
    """
    refuse_signed(folder)
    refuse_missing(folder)
    if not (folder / OUTCOMES).is_file():
        raise ConfigurationError(f"En «{folder}» no hay {OUTCOMES}: indique la carpeta de un acta.")
    found = _unmatched(folder)
    return found + judge_again(folder, printer, found)


def judge_again(
    folder: Path,
    printer: Printer | None = None,
    unmatched: Sequence[str] = (),
    changed: RecordedInputs | None = None,
) -> list[str]:
    """Judge a record again and write it anew, or leave it as it is where that fails.

    Args:
        folder: The record.
        printer: Prints the acta; None for no PDF.
        unmatched: What did not match before, a Spanish sentence each.
        changed: Inputs in place of those that the record has.

    Returns:
        Lost lines and other problems, a Spanish sentence each.

    Raises:
        SuiteFault: The outcomes do not belong to the plan.
        HarnessError: The certificate of the record is none.
    """
    outcomes, lost = read_outcomes(folder)
    inputs = changed or _inputs(folder, outcomes)
    broken = tuple(dict.fromkeys((*inputs.plan.broken, *unmatched)))
    catalogue, repeats = catalogue_of(folder), read_repeats(folder)
    declarations = replace(inputs.declarations, unstable=unstable(repeats))
    judgement = judge(catalogue, replace(inputs.plan, broken=broken), outcomes, declarations)
    if unmatched:
        keep_sources(folder)
    files = bound_files(folder) if unmatched else inputs.files
    foreign = foreign_parts(folder)
    facts = {**inputs.facts, **(FORMED_AGAIN if PAGES in foreign else {})}
    data = with_files(verdicts_data(catalogue, judgement, inputs.started, facts, repeats), files)
    data = with_trend(data, inputs.trend)
    data["run"]["ended"] = inputs.ended
    render_acta(data, folder, catalogue)  # what cannot be shown is refused before anything is written
    write_whole(folder / VERDICTS, json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    (folder / START).unlink(missing_ok=True)
    return [*_told(lost, foreign), *close_record(folder, printer)]


def _told(lost: int, foreign: Sequence[str]) -> Iterator[str]:
    """Tell how much of a record does not count, and which parts of it another version of the suite wrote."""
    if lost:
        lines = counted(lost, "línea que no se puede leer y no cuenta", "líneas que no se pueden leer y no cuentan")
        yield f"En {OUTCOMES} había {lines}."
    if foreign:
        yield f"Otra versión de la suite escribió {enumerated(foreign)}, y «verify» lo seguirá diciendo."


def _unmatched(folder: Path) -> list[str]:
    """Mismatches in a record that is to be rebuilt, a Spanish sentence each."""
    if not (folder / MANIFEST).is_file():
        return [
            f"El acta se volvió a formar sin {MANIFEST}: nada demuestra que lo registrado sea lo que dejó la corrida."
        ]
    found = mismatches(folder)
    told = [f"Al volver a formar el acta, algo no correspondía: {each}" for each in found[:_MOST]]
    more = len(found) - _MOST
    return (
        [*told, f"Al volver a formar el acta, no correspondía tampoco: {counted(more, 'cosa')} más."]
        if more > 0
        else told
    )


def _inputs(folder: Path, outcomes: Sequence[ScenarioOutcome]) -> RecordedInputs:
    if (folder / VERDICTS).is_file():
        return RecordedInputs.from_data(read_verdicts(folder))
    if (folder / START).is_file():
        start = RunStart.load(folder)
        return RecordedInputs(start.plan, start.declarations, start.started, _last_write(folder), start.facts)
    return _inputs_of_outcomes(folder, outcomes)


def _inputs_of_outcomes(folder: Path, outcomes: Sequence[ScenarioOutcome]) -> RecordedInputs:
    """Inputs of a record that lost its plan: what was to run is not known, and nothing but its outcomes is."""
    if not outcomes:
        raise ConfigurationError(f"En «{folder}» no hay {START} ni {VERDICTS}: indique la carpeta de un acta.")
    written = {each.scenario: each.requirement for each in outcomes}
    lost = f"falta {VERDICTS}, y con él lo que la corrida se propuso; solo constan los resultados."
    plan = Plan(written, frozenset(written), interrupted=lost)
    ended = _last_write(folder)
    return RecordedInputs(plan, Declarations(), datetime.fromisoformat(ended), ended, {})


def _last_write(folder: Path) -> str:
    """Time of the last outcome of a run, in ISO 8601."""
    return datetime.fromtimestamp((folder / OUTCOMES).stat().st_mtime).astimezone().isoformat(timespec="seconds")
