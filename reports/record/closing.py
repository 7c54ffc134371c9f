"""Closing a record: writing what people and other tools read, from ``verdicts.json``, and the manifest."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError
from harness.layout import ROOT
from instructivo.catalogue import CATALOGUE_FILE
from reports.acta.page import CERTIFIED, render_acta, render_details
from reports.acta.pdf import Printer, print_pdf
from reports.exports.cucumber import cucumber_messages
from reports.exports.junit import junit_xml
from reports.record.files import ACTA, CATALOGUE, CERTIFICATE, CUCUMBER, DETAIL, JUNIT, PDF, SIGNATURES, STAMP
from reports.record.manifest import Manifest
from reports.record.reading import catalogue_of, read_verdicts
from reports.record.recorded_features import messages_again


def close_record(folder: Path, printer: Printer | None = None) -> list[str]:
    """Write the acta with its pages, its PDF and the manifest of a record whose verdicts are written.

    Args:
        folder: The record.
        printer: Prints the acta; None for no PDF. An older PDF and an older time stamp are deleted in any case, as they
            are of another acta.

    Returns:
        Problems, a Spanish sentence each.

    Raises:
        ConfigurationError: The record is signed, has no verdicts, or its certificate is none.
    """
    refuse_signed(folder)
    data = read_verdicts(folder)
    keep_sources(folder)
    _write_pages(folder, data)
    (folder / JUNIT).write_text(junit_xml(data), encoding="utf-8", newline="\n")
    (folder / CUCUMBER).write_text(_cucumber(folder, data), encoding="utf-8", newline="\n")
    (folder / PDF).unlink(missing_ok=True)
    (folder / STAMP).unlink(missing_ok=True)
    trouble = print_pdf(printer, folder / ACTA, folder / PDF, Manifest.of(folder).digest) if printer else ""
    Manifest.of(folder).save(folder)
    return [trouble] if trouble else []


def _write_pages(folder: Path, data: Mapping[str, Any]) -> None:
    """Write the acta and the pages beside it; pages of an older acta are deleted first."""
    catalogue = catalogue_of(folder)
    (folder / ACTA).write_bytes(render_acta(data, folder, catalogue).encode())
    shutil.rmtree(folder / DETAIL, ignore_errors=True)
    for path, page in render_details(data, folder, catalogue):
        (folder / DETAIL).mkdir(exist_ok=True)
        (folder / path).write_bytes(page.encode())


def _cucumber(folder: Path, data: Mapping[str, Any]) -> str:
    """Cucumber Messages with the scenarios that ran; with those of the checkout where what the record holds is none."""
    try:
        return messages_again(data, folder)
    except ConfigurationError:
        return cucumber_messages(data, (ROOT, folder))


def keep_sources(folder: Path) -> None:
    """Copy catalogue and certificate of this checkout into a record that lacks them."""
    if not (folder / CATALOGUE).exists():
        shutil.copyfile(CATALOGUE_FILE, folder / CATALOGUE)
    if CERTIFIED.is_file() and not (folder / CERTIFICATE).exists():
        shutil.copyfile(CERTIFIED, folder / CERTIFICATE)


def refuse_signed(folder: Path) -> None:
    """Refuse to change a signed record.

    Raises:
        ConfigurationError: The PDF of the record is signed, or a list of signatures tells that it was.
    """
    if _is_signed(folder):
        raise ConfigurationError(
            f"El acta de «{folder}» ya está firmada y no se cambia: copie la carpeta sin {PDF} ni {SIGNATURES}, "
            "use «rebuild» en la copia y trabaje en ella."
        )


def _is_signed(folder: Path) -> bool:
    if (folder / SIGNATURES).exists():
        return True
    if not (folder / PDF).is_file():
        return False
    from reports.audit.signatures import signatures_in  # noqa: PLC0415 - takes 0.4 s, and most records are not signed

    return signatures_in(folder / PDF) > 0
