"""Costs that grow with the number of scenarios: collection, record and acta; and runs of the whole suite."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.engine.runner import last_lines, run_command
from bench.speed.contestants import Command
from bench.speed.costs import metered
from harness.errors import EnvironmentTrouble
from harness.scope import ROOT
from reports.record.files import OUTCOMES

COLLECTED = (200, 1_000, 5_000)
_A_FILE = 40
_SCENARIO = """
  @5.3.1.celular-acepta-14
  Escenario: Caso {number}
    Dada una persona que en «Numero de Celular» pone «09{number:012d}»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada
"""


def collection(scenarios: int, folder: Path) -> dict[str, float]:
    """Cost of collecting generated scenarios.

    Args:
        scenarios: Number of scenarios to generate.
        folder: Folder for the feature files; it is deleted first.

    Returns:
        ``scenarios``, and ``cpu`` and ``wall`` in seconds.

    Raises:
        EnvironmentTrouble: pytest collected another number of scenarios.
    """
    shutil.rmtree(folder, ignore_errors=True)
    features = folder / "features"
    features.mkdir(parents=True)
    for first in range(0, scenarios, _A_FILE):
        cases = "".join(_SCENARIO.format(number=number) for number in range(first, min(first + _A_FILE, scenarios)))
        text = f"# language: es\nCaracterística: Casos desde {first}\n{cases}"
        (features / f"casos-{first:05d}.feature").write_text(text, encoding="utf-8")
    order = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", str(features)]
    cost = metered([Command(order)], folder, {})
    said = (folder / "said.log").read_text(encoding="utf-8", errors="replace")
    if f"{scenarios} tests collected" not in said:
        raise EnvironmentTrouble(f"pytest no reunió los {scenarios} escenarios escritos; dijo:\n{said[-500:]}")
    return {"scenarios": scenarios, "cpu": cost.cpu, "wall": cost.wall}


def record_sizes(record: Path) -> dict[str, int]:
    """Size of a record: ``scenarios``, ``bytes`` in all, bytes of the ``acta``, and number of ``files``."""
    files = [each for each in record.rglob("*") if each.is_file()]
    return {
        "scenarios": len((record / OUTCOMES).read_bytes().splitlines()),
        "bytes": sum(each.stat().st_size for each in files),
        "acta": (record / "acta.html").stat().st_size,
        "files": len(files),
    }


def until_the_acta(order: Sequence[str], record: Path) -> float:
    """Seconds of a run of the suite, from its start to the acta.

    Args:
        order: Command that runs the suite.
        record: Folder for the record; it is deleted first.

    Raises:
        EnvironmentTrouble: The run left no acta.
    """
    log = record.with_suffix(".log")
    shutil.rmtree(record, ignore_errors=True)
    started = time.monotonic()
    run_command([*order, "--record", str(record)], log)
    wall = round(time.monotonic() - started, 1)
    if not (record / "acta.html").is_file():
        raise EnvironmentTrouble(f"La suite no dejó un acta; lo último que dijo fue:\n{last_lines(log)}")
    return wall


def acceptance(folder: Path) -> dict[str, Any]:
    """Cost of ``make acceptance`` where everything is installed: ``wall`` in seconds, ``workers``, and ``record``."""
    record = folder / "acceptance"
    wall = until_the_acta([sys.executable, "run.py", "acceptance"], record)
    return {"wall": wall, "workers": os.cpu_count() or 1, "record": record_sizes(record)}


def from_a_clone(folder: Path) -> dict[str, Any]:
    """Cost from a new clone of the last commit to its acta: ``wall`` in seconds, the clone included, and ``record``."""
    clone, log = folder / "clone", folder / "clone.log"
    shutil.rmtree(clone, ignore_errors=True)
    started = time.monotonic()
    if run_command(["git", "clone", "--quiet", str(ROOT), str(clone)], log):
        raise EnvironmentTrouble(f"git no pudo clonar este proyecto; dijo:\n{last_lines(log)}")
    python = getattr(sys, "_base_executable", "") or sys.executable
    record = folder / "clone-acta"
    until_the_acta([python, str(clone / "run.py"), "acceptance"], record)
    wall = round(time.monotonic() - started, 1)
    sizes = record_sizes(record)
    shutil.rmtree(clone)
    return {"wall": wall, "record": sizes}
