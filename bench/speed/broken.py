"""Duration of the whole suite on a portal with one defect, compared with the healthy portal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from bench.engine import checkout, defects_plugin
from bench.speed.growth import until_the_acta

BROKEN = (
    "boton-ausente-disponibilidad-id",
    "boton-apagado-solicitar-codigo",
    "correo-no-sale",
    "registrar-apagado",
    "tipos-cerrados",
)
"""Defects in what most scenarios need: a button of every registration, the mail with the code, the way to the form."""


def measure(folder: Path) -> dict[str, Any]:
    """Find the defect under which a whole run lasts longest.

    Args:
        folder: Folder for the records.

    Returns:
        ``defect``, its ``seconds``, those of the ``healthy`` portal, their ``ratio``, all ``walls`` and the ``commit``.

    Raises:
        EnvironmentTrouble: A run left no acta.
    """
    healthy = _wall("", folder)
    walls = {each: _wall(each, folder) for each in BROKEN}
    worst = max(BROKEN, key=lambda each: walls[each])
    ratio = round(walls[worst] / healthy, 3)
    slowest = {"defect": worst, "seconds": walls[worst], "healthy": healthy, "ratio": ratio, "walls": walls}
    return slowest | {"commit": checkout.commit()}


def _wall(defect: str, folder: Path) -> float:
    defects = ["-p", defects_plugin.__name__, "--defects", defect] if defect else []
    order = [sys.executable, "-m", "pytest", "features", "-q", "-n", str(os.cpu_count() or 1), *defects]
    return until_the_acta(order, folder / "broken")
