"""``acta.pdf``: printed by a browser, which this room does not know and is given as a function."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Printer = Callable[[Path, Path], str]
"""Prints a page into a file, and returns why it could not, in one Spanish sentence; an empty text where it could."""


def print_pdf(printer: Printer, source: Path, target: Path) -> str:
    """Print an acta; an older PDF is replaced by a whole new one only.

    Args:
        printer: Prints.
        source: ``acta.html``.
        target: ``acta.pdf``.

    Returns:
        Why there is no PDF, in one Spanish sentence; empty where there is one.
    """
    fresh = target.with_suffix(".pdf.part")
    try:
        trouble = printer(source, fresh)
        if not trouble:
            fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    return trouble
