"""``acta.pdf``: the acta printed by the browser of the run, which this room does not know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from harness.scope import ROOT

SECONDS = 180


def print_pdf(source: Path, target: Path) -> str:
    """Print an acta.

    Args:
        source: ``acta.html``.
        target: Where the PDF goes; an older one is replaced only by a whole new one.

    Returns:
        Why there is no PDF, in one Spanish sentence; empty where there is one.
    """
    fresh = target.with_suffix(".pdf.part")
    order = [sys.executable, "-m", "fixtures.evidence.printing", str(source.resolve()), str(fresh.resolve())]
    try:
        done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        fresh.unlink(missing_ok=True)
        return f"El acta no se imprimió en {SECONDS} segundos; repita con «python -m reports pdf»."
    if done.returncode or not fresh.exists():
        fresh.unlink(missing_ok=True)
        said = done.stderr.strip().splitlines()
        return f"El acta no se pudo imprimir en PDF: {said[-1] if said else 'el navegador no dijo por qué'}"
    fresh.replace(target)
    return ""
