"""How much longer the whole suite takes on a portal with one defect than on the healthy one."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import Any

from bench import checkout
from bench.child import last_words, run_pytest, unseen
from harness.errors import EnvironmentTrouble
from reports.record import OUTCOMES

BROKEN = (
    "boton-ausente-disponibilidad-id",
    "boton-apagado-solicitar-codigo",
    "correo-no-sale",
    "registrar-apagado",
    "tipos-cerrados",
)
"""What most scenarios need: a button of the way to every registration, the code, the way to the form."""


def measure(folder: Path) -> dict[str, Any]:
    """Which defect makes a whole run last longest: its seconds, those of the healthy portal, and their ratio.

    With the commit, as it is asked for apart.

    Raises:
        EnvironmentTrouble: A run left no record.
    """
    healthy = _wall("", folder)
    walls = {each: _wall(each, folder) for each in BROKEN}
    worst = max(BROKEN, key=lambda each: walls[each])
    ratio = round(walls[worst] / healthy, 3)
    told = {"defect": worst, "seconds": walls[worst], "healthy": healthy, "ratio": ratio, "walls": walls}
    return told | {"commit": checkout.commit()}


def _wall(defect: str, folder: Path) -> float:
    record, log = folder / "broken", folder / "broken.log"
    shutil.rmtree(record, ignore_errors=True)
    spoilt = ["-p", "bench.spoilt", "--defects", defect] if defect else []
    started = time.monotonic()
    run_pytest(["features", "-q", "-n", str(os.cpu_count() or 1), "--record", str(record), *spoilt], log, unseen)
    if not (record / OUTCOMES).is_file():
        raise EnvironmentTrouble(f"La corrida con «{defect}» no dejó un acta; lo último que dijo:\n{last_words(log)}")
    return round(time.monotonic() - started, 1)
