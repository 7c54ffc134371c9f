"""The soak: the whole acceptance suite many times over, and no verdict may differ.

A scenario differs when it did not pass or was not run; a requirement, when its verdict is not the first run's. The
first run must be healthy, or there is nothing to compare with: what is not ``pass`` in it differs too.
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

from bench.engine import checkout
from bench.soak import stress
from bench.engine.bounds import CONFIDENCE, upper_bound
from bench.engine.runner import last_words, run_pytest
from bench.engine.journal import Journal
from bench.engine.progress import Progress, duration
from harness.errors import EnvironmentTrouble
from harness.verdict import Cause, Verdict
from reports.weighing import ENVIRONMENT

FOLDER = checkout.OUT / "soak"
RESULT = FOLDER / "soak.json"
STRAINED_RESULT = FOLDER / "strain" / "strain.json"
_USAGE = 4
Run = Mapping[str, Any]


@dataclass(frozen=True)
class Conditions:
    """Under which circumstances the runs happen.

    Attributes:
        workers: Processes of each run.
        profile: Profile of the portal; empty for the bundled one.
        strain: Whether the processors are busy, and answers come late or not at all.
        only: A ``-m`` expression; empty for the whole suite.
    """

    workers: int = 2
    profile: str = ""
    strain: bool = False
    only: str = ""

    @property
    def folder(self) -> Path:
        """Where the runs of this kind are kept."""
        return FOLDER / "strain" if self.strain else FOLDER

    @property
    def result(self) -> Path:
        """Where their sum goes."""
        return STRAINED_RESULT if self.strain else RESULT

    def arguments(self, order: int, record: Path) -> list[str]:
        """The arguments of pytest for one run; its order and its people come from one number."""
        portal = ["--portal", self.profile] if self.profile else []
        shuffled = ["-p", "bench.engine.shuffle", "--order", str(order), "--seed", str(order)]
        told = ["--slow", str(stress.SLOW), "--lossy", str(stress.LOSSY), "--burn", str(stress.BURN)]
        hard = ["-p", "bench.soak.stress", *told] if self.strain else []
        chosen = ["-m", self.only] if self.only else []
        kept = ["--traces", "nunca", "--record", str(record)]
        return ["features", "-n", str(self.workers), *chosen, *shuffled, *hard, *portal, *kept]


def soak(times: int, conditions: Conditions, *, afresh: bool = False) -> dict[str, Any]:
    """Bring the number of runs up to ``times`` and write ``soak.json``.

    Returns:
        The content of ``soak.json``.

    Raises:
        EnvironmentTrouble: A run could not start at all.
    """
    subject = {"suite": checkout.fingerprint(), "conditions": asdict(conditions)}
    journal, aside = Journal.open(conditions.folder / "runs.jsonl", subject, afresh=afresh)
    if aside:
        print("La suite o las condiciones cambiaron: se empieza de nuevo y lo anterior se conserva aparte.")
    runs: list[Run] = [*journal.results()[:times]]
    if runs:
        print(f"Continúa donde quedó: {len(runs)} de {times} corridas ya están hechas.")
    progress = Progress(times - len(runs))
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


def _one_run(conditions: Conditions, before: Sequence[Run], progress: Progress, done: int) -> Run:
    number = len(before) + 1
    record, log = (conditions.folder / f"run-{number:03d}{end}" for end in ("", ".log"))
    shutil.rmtree(record, ignore_errors=True)
    order = secrets.randbelow(10**9)
    expected = before[0]["scenarios"] if before else 0

    def look() -> None:
        lines = _count_lines(record / "outcomes.jsonl")
        part = min(lines / expected, 1) if expected else 0
        progress.tell(done + part, f"Corrida {number}: {lines} escenarios" + (f" de {expected}" if expected else ""))

    started = time.monotonic()
    code = run_pytest(conditions.arguments(order, record), log, look)
    verdicts = record / "verdicts.json"
    if code == _USAGE or not verdicts.exists():
        raise EnvironmentTrouble(
            f"La corrida {number} no llegó a dar veredictos (código {code}). Lo último que dijo fue:\n{last_words(log)}"
        )
    data = selected(json.loads(verdicts.read_text(encoding="utf-8")))
    found = strained(data) if conditions.strain else compare(data, before[0]["verdicts"] if before else None)
    if not found["differing"]:
        shutil.rmtree(record)
        log.unlink()
    timing = {"run": number, "order": order, "exit": code, "seconds": round(time.monotonic() - started, 1)}
    return {**timing, **found}


def compare(verdicts: Mapping[str, Any], reference: Mapping[str, str] | None) -> dict[str, Any]:
    """What one run showed, and where it differs from the first healthy one.

    Args:
        verdicts: The content of its ``verdicts.json``.
        reference: Requirement -> verdict of the first run; None for the first itself.
    """
    seen = {one["id"]: one["verdict"] for one in verdicts["requirements"]}
    scenarios = [(one, each) for one in verdicts["requirements"] for each in one["scenarios"]]
    differing = [
        _difference("escenario", each["scenario"], each["verdict"], each["observed"])
        for _, each in scenarios
        if each["verdict"] != Verdict.PASS
    ]
    differing += [
        _difference("requisito", one["id"], one["verdict"], one["reason"])
        for one in verdicts["requirements"]
        if one["verdict"] != (reference[one["id"]] if reference else _healthy(one))
    ]
    return {"scenarios": len(scenarios), "verdicts": seen, "differing": differing, "undecided": 0}


def selected(verdicts: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a run tells of the requirements that it was to decide; a whole run, of all."""
    run = verdicts["run"]
    if set(run["selected"]) == set(run["written"]):
        return verdicts
    chosen = {run["written"][scenario] for scenario in run["selected"]}
    return {**verdicts, "requirements": [one for one in verdicts["requirements"] if one["id"] in chosen]}


def strained(verdicts: Mapping[str, Any]) -> dict[str, Any]:
    """What one run under strain showed: ``inconc`` by the environment is no difference, and is counted."""
    excused = {
        each["scenario"]
        for one in verdicts["requirements"]
        for each in one["scenarios"]
        if (each["verdict"], each["cause"]) == (Verdict.INCONC, Cause.ENVIRONMENT)
    } | {
        one["id"]
        for one in verdicts["requirements"]
        if (one["verdict"], one["blocked_by"]) == (Verdict.INCONC, ENVIRONMENT)
    }
    found = compare(verdicts, None)
    undecided = sum(each["kind"] == "escenario" and each["id"] in excused for each in found["differing"])
    differing = [each for each in found["differing"] if each["id"] not in excused]
    return {**found, "differing": differing, "undecided": undecided}


def _healthy(one: Mapping[str, Any]) -> str:
    """What a healthy first run says of a requirement: ``pass`` wherever it has scenarios."""
    return Verdict.PASS if one["scenarios_written"] else one["verdict"]


def _difference(kind: str, name: str, verdict: str, reason: str) -> dict[str, str]:
    return {"kind": kind, "id": name, "verdict": verdict, "reason": reason}


def summary(runs: Sequence[Run], conditions: Mapping[str, Any]) -> dict[str, Any]:
    """The content of ``soak.json``: counts, bounds and what differed."""
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
    return f"[{run['run']}/{times}] {run['scenarios']} escenarios, {verdict}, {taken}, orden {run['order']}"


def _count_lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0
