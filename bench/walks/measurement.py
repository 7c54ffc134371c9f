"""Runs of walks, one portal after the other; an interrupted measurement continues where it stopped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from bench.engine import checkout, defects_plugin
from bench.engine.bounds import CONFIDENCE, upper_bound
from bench.engine.journal import Journal
from bench.engine.progress import ProgressLine
from bench.engine.runner import last_lines, run_pytest
from bench.walks.portals import WalkedRun
from harness.errors import EnvironmentTrouble
from harness.layout import WALK_RESULTS
from reports.record.walks import Finding, WalkRecord

FOLDER = checkout.OUT / "walks"
ENOUGH = 0.95
"""Share of the defects that walks must find."""
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Conditions:
    """Conditions of all runs.

    Attributes:
        seed: Seed of the walks.
        workers: Processes of a run.
    """

    seed: int
    workers: int


def measure(runs: Sequence[WalkedRun], conditions: Conditions, journal: Journal) -> list[Row]:
    """Make the runs that the journal lacks.

    Returns:
        A row for each run, in their order.

    Raises:
        EnvironmentTrouble: A run told nothing of its walks.
    """
    rows: dict[str, Row] = {row["key"]: row for row in journal.results()}
    missing = [each for each in runs if each.key not in rows]
    progress = ProgressLine(len(missing))
    for done, run in enumerate(missing):
        row = _row(run, conditions, partial(progress.update, done, f"Recorre «{run.name}»"))
        journal.append(row)
        rows[run.key] = row
    progress.end()
    return [rows[each.key] for each in runs]


def _row(run: WalkedRun, conditions: Conditions, report: Callable[[], None]) -> dict[str, Any]:
    folder = FOLDER / "run"
    shutil.rmtree(folder, ignore_errors=True)  # walks that contradicted beside a record are taken first
    plugin = ["-p", defects_plugin.__name__, "-n", str(conditions.workers), "--traces", "nunca"]
    arguments = ["walks", *plugin, *run.arguments(conditions.seed), "--record", str(folder / "record")]
    log = FOLDER / "run.log"
    run_pytest(arguments, log, report)
    record = WalkRecord.read(folder / "record" / WALK_RESULTS)
    if record is None or record.broken or not record.results:
        raise EnvironmentTrouble(
            f"Los recorridos de «{run.name}» no llegaron a dar resultados. Lo último que dijo fue:\n{last_lines(log)}"
        )
    return {
        "key": run.key,
        "name": run.name,
        "requirement": run.defect.requirement if run.defect else "",
        "title": run.defect.title if run.defect else "",
        "walks": len(record.results),
        "troubled": len(record.troubled),
        "registering": record.registering,
        "actions": record.actions,
        "seconds": round(record.seconds / conditions.workers, 1),
        "unstable": [_told(each) for each in record.unstable],
        "findings": [_told(each) for each in record.findings.values()],
    }


def _told(finding: Finding) -> dict[str, Any]:
    return {
        "requirement": finding.requirement,
        "observed": finding.observed,
        "actions": finding.actions,
        "feature": finding.feature,
    }


def is_found(row: Row) -> bool:
    """Whether walks found the defect of a run."""
    return any(each["requirement"] == row["requirement"] for each in row["findings"])


def is_blamed_wrongly(row: Row) -> bool:
    """Whether walks blamed a requirement that the portal does not violate."""
    return any(each["requirement"] != row["requirement"] for each in row["findings"])


def of_defects(rows: Sequence[Row]) -> dict[str, Any]:
    """Summary of the runs on portals with a defect."""
    found, wrong = sum(map(is_found, rows)), sum(map(is_blamed_wrongly, rows))
    return {
        "tried": len(rows),
        "found": found,
        "blamed_wrongly": wrong,
        "good": found >= ENOUGH * len(rows) and not wrong,
        "rows": list(rows),
    }


def of_conforming(rows: Sequence[Row]) -> dict[str, Any]:
    """Summary of the runs on portals that conform."""
    walks = sum(row["walks"] - row["troubled"] for row in rows)
    accused = sum(len(row["findings"]) for row in rows)
    return {
        "walks": walks,
        "accused": accused,
        "bound": upper_bound(accused, walks),
        "confidence": CONFIDENCE,
        "good": not accused,
        "rows": list(rows),
    }
