"""``acta.pdf``: printed by a browser, which this room does not know and is given as a function."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Printer = Callable[[Path, Path, str], str]
"""Prints a page into a file, with a text at the foot of every sheet.

It returns why it could not, in one Spanish sentence; an empty text where it could.
"""


def foot_of(digest: str) -> str:
    """Text at the foot of every sheet of an acta, by the SHA-256 of its record."""
    return f"Huella del acta: sha256:{digest}"


def print_pdf(printer: Printer, source: Path, target: Path, digest: str) -> str:
    """Print an acta; an older PDF is replaced by a whole new one only.

    Args:
        printer: Prints.
        source: ``acta.html``.
        target: ``acta.pdf``.
        digest: SHA-256 of the record, for the foot of every sheet.

    Returns:
        Why there is no PDF, in one Spanish sentence; empty where there is one.
    """
    fresh = target.with_suffix(".pdf.part")
    try:
        trouble = printer(source, fresh, foot_of(digest))
        if not trouble:
            fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    return trouble
