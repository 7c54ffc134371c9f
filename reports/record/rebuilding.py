"""``rebuild``: verdicts and acta of a record anew, from its outcomes; also of a run that was killed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError
from reports.acta.pdf import Printer
from reports.judge.declarations import Declarations
from reports.judge.judgement import judge
from reports.judge.plan import Plan
from reports.record.closing import close_record, refuse_signed
from reports.record.files import OUTCOMES, VERDICTS
from reports.record.reading import catalogue_of, read_outcomes, read_verdicts
from reports.record.repeats import read_repeats, unstable
from reports.record.start import Start
from reports.record.verdicts_data import verdicts_data


@dataclass(frozen=True)
class RecordedInputs:
    """Inputs of a recorded judgement, other than its outcomes and catalogue.

    Attributes:
        plan: Plan of the run.
        declarations: Declarations of people.
        started: Start of the run.
        ended: End of the run, in ISO 8601.
        facts: Spanish label -> value, about portal, suite and machine.
    """

    plan: Plan
    declarations: Declarations
    started: datetime
    ended: str
    facts: Mapping[str, str]

    @classmethod
    def from_data(cls, recorded: Mapping[str, Any]) -> RecordedInputs:
        """Take them from the content of ``verdicts.json``.

        Raises:
            ConfigurationError: A key is missing, as in a record of another version of the suite.
        """
        try:
            run = recorded["run"]
            kept = [{key: value for key, value in each.items() if key != "problem"} for each in recorded["waived"]]
            declarations = Declarations.from_data({**recorded, "waived": kept})
            started = datetime.fromisoformat(run["started"])
            return cls(Plan.from_data(run), declarations, started, run["ended"], run["facts"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ConfigurationError(
                f"A {VERDICTS} le falta algo para volver a juzgar ({error}): alguien lo cambió, o lo escribió otra "
                "versión de la suite y hace falta la del commit que dice el acta."
            ) from error


def rebuild(folder: Path, printer: Printer | None = None) -> list[str]:
    """Judge a record again and write it anew.

    Args:
        folder: The record.
        printer: Prints the acta; None for no PDF.

    Returns:
        Lost lines and other problems, a Spanish sentence each.

    Raises:
        ConfigurationError: The record is signed, or the folder is not a record.
        HarnessError: The outcomes do not belong to the plan.
    """
    refuse_signed(folder)
    if not (folder / OUTCOMES).is_file():
        raise ConfigurationError(f"En «{folder}» no hay {OUTCOMES}: indique la carpeta de un acta.")
    outcomes, lost = read_outcomes(folder)
    inputs = _recorded_inputs(folder) if (folder / VERDICTS).is_file() else _inputs_of_killed_run(folder)
    catalogue, repeats = catalogue_of(folder), read_repeats(folder)
    declarations = replace(inputs.declarations, unstable=unstable(repeats))
    judgement = judge(catalogue, inputs.plan, outcomes, declarations)
    data = verdicts_data(catalogue, judgement, inputs.started, inputs.facts, repeats)
    data["run"]["ended"] = inputs.ended
    (folder / VERDICTS).write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    unreadable = [f"En {OUTCOMES} había {lost} líneas que no se pueden leer; no cuentan."] if lost else []
    return unreadable + close_record(folder, printer)


def _recorded_inputs(folder: Path) -> RecordedInputs:
    return RecordedInputs.from_data(read_verdicts(folder))


def _inputs_of_killed_run(folder: Path) -> RecordedInputs:
    start = Start.load(folder)
    return RecordedInputs(start.plan, start.declarations, start.started, _last_write(folder), start.facts)


def _last_write(folder: Path) -> str:
    """Time of the last outcome of a killed run, in ISO 8601."""
    return datetime.fromtimestamp((folder / OUTCOMES).stat().st_mtime).astimezone().isoformat(timespec="seconds")
