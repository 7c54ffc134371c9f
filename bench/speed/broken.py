"""How much longer the whole suite takes on a portal with one defect than on the healthy one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from bench.engine import checkout
from bench.speed.growth import until_the_acta

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
        EnvironmentTrouble: A run left no acta.
    """
    healthy = _wall("", folder)
    walls = {each: _wall(each, folder) for each in BROKEN}
    worst = max(BROKEN, key=lambda each: walls[each])
    ratio = round(walls[worst] / healthy, 3)
    told = {"defect": worst, "seconds": walls[worst], "healthy": healthy, "ratio": ratio, "walls": walls}
    return told | {"commit": checkout.commit()}


def _wall(defect: str, folder: Path) -> float:
    spoilt = ["-p", "bench.engine.defects_plugin", "--defects", defect] if defect else []
    order = [sys.executable, "-m", "pytest", "features", "-q", "-n", str(os.cpu_count() or 1), *spoilt]
    return until_the_acta(order, folder / "broken")
