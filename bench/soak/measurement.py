"""Soak: repeats the whole acceptance suite and keeps what differs.

Every run is compared with a healthy first one; a requirement that does not pass in the first is a difference too.
"""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.engine import checkout, shuffle
from bench.engine.bounds import CONFIDENCE, upper_bound
from bench.engine.journal import CHANGED_CONDITIONS, Journal
from bench.engine.progress import ProgressLine, duration
from bench.engine.runner import last_lines, run_pytest
from bench.soak import stress
from bench.soak.comparison import compare, compare_under_stress, selected
from harness.errors import EnvironmentTrouble
from harness.wording import counted

FOLDER = checkout.OUT / "soak"
RESULT = FOLDER / "soak.json"
STRESS_RESULT = FOLDER / "strain" / "strain.json"
_USAGE = 4
Run = Mapping[str, Any]


@dataclass(frozen=True)
class SoakConditions:
    """Conditions of all runs of a soak.

    Attributes:
        workers: Processes of each run.
        profile: Profile of the portal; empty for the bundled one.
        strain: Whether the processors are kept busy, and answers are delayed or lost.
        only: A ``-m`` expression; empty for the whole suite.
    """

    workers: int = 2
    profile: str = ""
    strain: bool = False
    only: str = ""

    @property
    def folder(self) -> Path:
        """Folder for the runs."""
        return self.result.parent

    @property
    def result(self) -> Path:
        """File for the summary."""
        return STRESS_RESULT if self.strain else RESULT

    def arguments(self, order: int, record: Path) -> list[str]:
        """Arguments of pytest for one run.

        Args:
            order: Seed of the order of the scenarios and of the people.
            record: Folder for the record.
        """
        portal = ["--portal", self.profile] if self.profile else []
        shuffled = ["-p", shuffle.__name__, "--order", str(order), "--seed", str(order)]
        hard = ["-p", stress.__name__, *stress.ARGUMENTS] if self.strain else []
        chosen = ["-m", self.only] if self.only else []
        kept = ["--traces", "nunca", "--record", str(record)]
        return ["features", "-n", str(self.workers), *chosen, *shuffled, *hard, *portal, *kept]


def soak(times: int, conditions: SoakConditions, *, afresh: bool = False) -> dict[str, Any]:
    """Run the suite until there are so many runs, and write the summary.

    Args:
        times: Number of runs, those of an interrupted soak included.
        conditions: Conditions of every run.
        afresh: Begin anew even where an interrupted soak could be continued.

    Returns:
        Content of ``soak.json``.

    Raises:
        EnvironmentTrouble: A run could not start.
    """
    subject = {"suite": checkout.fingerprint(), "conditions": asdict(conditions)}
    journal = Journal.open(conditions.folder / "runs.jsonl", subject, afresh=afresh, change=CHANGED_CONDITIONS)
    runs: list[Run] = [*journal.results()[:times]]
    if runs:
        print(f"Continúa donde quedó: {len(runs)} de {times} corridas ya están hechas.")
    progress = ProgressLine(times - len(runs))
    already = len(runs)
    while len(runs) < times:
        run = _one_run(conditions, runs, progress, len(runs) - already)
        journal.append(run)
        runs.append(run)
        progress.end()
        print(_line(run, times), flush=True)
    result = summary(runs, asdict(conditions))
    conditions.result.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return result


def _one_run(conditions: SoakConditions, before: Sequence[Run], progress: ProgressLine, done: int) -> Run:
    number = len(before) + 1
    record, log = (conditions.folder / f"run-{number:03d}{end}" for end in ("", ".log"))
    shutil.rmtree(record, ignore_errors=True)
    order = secrets.randbelow(10**9)
    expected = before[0]["scenarios"] if before else 0

    def report() -> None:
        lines = _count_lines(record / "outcomes.jsonl")
        part = min(lines / expected, 1) if expected else 0
        progress.update(done + part, f"Corrida {number}: {lines} escenarios" + (f" de {expected}" if expected else ""))

    started = time.monotonic()
    code = run_pytest(conditions.arguments(order, record), log, report)
    verdicts = record / "verdicts.json"
    if code == _USAGE or not verdicts.exists():
        raise EnvironmentTrouble(
            f"La corrida {number} no llegó a dar veredictos (código {code}). Lo último que dijo fue:\n{last_lines(log)}"
        )
    data = selected(json.loads(verdicts.read_text(encoding="utf-8")))
    reference = before[0]["verdicts"] if before else None
    found = compare_under_stress(data) if conditions.strain else compare(data, reference)
    if not found["differing"]:
        shutil.rmtree(record)
        log.unlink()
    timing = {"run": number, "order": order, "exit": code, "seconds": round(time.monotonic() - started, 1)}
    return {**timing, **found}


def summary(runs: Sequence[Run], conditions: Mapping[str, Any]) -> dict[str, Any]:
    """Content of ``soak.json``: counts, bounds and differences."""
    scenario_runs = sum(run["scenarios"] for run in runs)
    differing = [{"run": run["run"], "order": run["order"], **each} for run in runs for each in run["differing"]]
    bad_runs = len({each["run"] for each in differing})
    bad_scenarios = sum(each["kind"] == "escenario" for each in differing)
    return {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": checkout.fingerprint(),
        "conditions": dict(conditions),
        "runs": len(runs),
        "runs_differing": bad_runs,
        "runs_bound": upper_bound(bad_runs, len(runs)),
        "scenario_runs": scenario_runs,
        "scenario_runs_differing": bad_scenarios,
        "scenario_runs_undecided": sum(run.get("undecided", 0) for run in runs),
        "scenario_runs_bound": upper_bound(bad_scenarios, scenario_runs),
        "confidence": CONFIDENCE,
        "seconds": [run["seconds"] for run in runs],
        "orders": [run["order"] for run in runs],
        "differing": differing,
        "machine": checkout.machine(),
        "versions": checkout.versions(),
    }


def _line(run: Run, times: int) -> str:
    verdict = "ninguna diferencia" if not run["differing"] else f"{len(run['differing'])} DIFERENCIAS"
    taken = duration(run["seconds"])
    return f"[{run['run']}/{times}] {counted(run['scenarios'], 'escenario')}, {verdict}, {taken}, orden {run['order']}"


def _count_lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0
