"""``rebuild``: the verdicts and the acta again, from the outcomes that were recorded; also of a run that was killed."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from harness.errors import ConfigurationError
from reports.closing import VERDICTS, catalogue_of, close_record, read_verdicts, refuse_signed
from reports.declarations import Declarations
from reports.plan import Plan
from reports.record import OUTCOMES, read_outcomes, verdicts_data
from reports.start import Start
from reports.verdicts import judge


def rebuild(folder: Path, *, pdf: bool = True) -> list[str]:
    """Judge a record again and write it anew.

    Returns:
        What was lost or could not be made, a Spanish sentence each.

    Raises:
        ConfigurationError: It is signed, or is not the folder of a run.
        HarnessError: Its outcomes are not those of its plan.
    """
    refuse_signed(folder)
    if not (folder / OUTCOMES).is_file():
        raise ConfigurationError(f"En «{folder}» no hay {OUTCOMES}: indique la carpeta de un acta.")
    outcomes, lost = read_outcomes(folder)
    if (folder / VERDICTS).is_file():
        recorded = read_verdicts(folder)
        run = recorded["run"]
        plan, started, facts, ended = Plan.from_data(run), run["started"], run["facts"], run["ended"]
        kept = [{key: value for key, value in each.items() if key != "problem"} for each in recorded["waived"]]
        declarations = Declarations.from_data({**recorded, "waived": kept})
    else:
        start = Start.load(folder)
        plan, started, facts = start.plan, start.started.isoformat(), start.facts
        ended = _last_sign_of_life(folder)
        declarations = Declarations()
    catalogue = catalogue_of(folder)
    judgement = judge(catalogue, plan, outcomes, declarations)
    data = verdicts_data(catalogue, judgement, datetime.fromisoformat(started), facts)
    data["run"]["ended"] = ended
    (folder / VERDICTS).write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    unreadable = [f"En {OUTCOMES} había {lost} líneas que no se pueden leer; no cuentan."] if lost else []
    return unreadable + close_record(folder, pdf=pdf)


def _last_sign_of_life(folder: Path) -> str:
    """When a run that never closed its record wrote last."""
    return datetime.fromtimestamp((folder / OUTCOMES).stat().st_mtime).astimezone().isoformat(timespec="seconds")
