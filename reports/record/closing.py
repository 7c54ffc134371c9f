"""Closing a record: from ``verdicts.json`` to everything that people and tools read, and its seal."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from harness.errors import ConfigurationError
from instructivo.catalogue import CATALOGUE_FILE, Catalogue, load_catalogue
from reports.acta.page import CERTIFIED, render_acta
from reports.acta.pdf import print_pdf
from reports.exports.cucumber import cucumber_messages
from reports.exports.junit import junit_xml
from reports.record.manifest import MANIFEST, PDF, Manifest

_SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parent / "schema" / "verdicts.schema.json").read_text(encoding="utf-8")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)
JUNIT, CUCUMBER = "junit.xml", "cucumber.ndjson"
VERDICTS, ACTA, CATALOGUE, CERTIFICATE = "verdicts.json", "acta.html", "catalogo.toml", "certificate.json"


def close_record(folder: Path, *, pdf: bool = True) -> list[str]:
    """Write the acta, its PDF and the manifest of a record whose verdicts are written.

    Args:
        folder: The record.
        pdf: Whether to print; an older PDF goes in any case, as it would tell of another acta.

    Returns:
        What could not be made, a Spanish sentence each.

    Raises:
        ConfigurationError: The record is signed, or has no verdicts.
    """
    refuse_signed(folder)
    data = read_verdicts(folder)
    if not (folder / CATALOGUE).exists():
        shutil.copyfile(CATALOGUE_FILE, folder / CATALOGUE)
    if CERTIFIED.is_file() and not (folder / CERTIFICATE).exists():
        shutil.copyfile(CERTIFIED, folder / CERTIFICATE)
    (folder / ACTA).write_bytes(render_acta(data, folder, catalogue_of(folder)).encode())
    (folder / JUNIT).write_text(junit_xml(data), encoding="utf-8")
    (folder / CUCUMBER).write_text(cucumber_messages(data), encoding="utf-8")
    (folder / PDF).unlink(missing_ok=True)
    trouble = print_pdf(folder / ACTA, folder / PDF) if pdf else ""
    Manifest.of(folder).save(folder)
    return [trouble] if trouble else []


def read_verdicts(folder: Path) -> dict[str, Any]:
    """The content of a record's ``verdicts.json``.

    Raises:
        ConfigurationError: It is not there, is not JSON, or is not what ``verdicts.schema.json`` describes.
    """
    try:
        data = json.loads((folder / VERDICTS).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(
            f"En «{folder}» no hay {VERDICTS}: indique la carpeta de un acta, por ejemplo reports/out/latest, "
            "o complétela con «python -m reports rebuild»."
        ) from error
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(
            f"El {VERDICTS} de «{folder}» no es JSON: alguien lo cambió o quedó a medias."
        ) from error
    wrong = min(_SCHEMA.iter_errors(data), key=lambda each: list(map(str, each.absolute_path)), default=None)
    if wrong is not None:
        place = "/".join(map(str, wrong.absolute_path))
        raise ConfigurationError(
            f"El {VERDICTS} de «{folder}» no es el de un acta{f', por lo que dice en «{place}»' if place else ''}: "
            "alguien lo cambió, o lo escribió otra versión de la suite y hace falta la del commit que dice el acta."
        )
    return dict(data)


def catalogue_of(folder: Path) -> Catalogue:
    """The catalogue with which a record was judged."""
    kept = folder / CATALOGUE
    return load_catalogue(kept if kept.is_file() else CATALOGUE_FILE)


def refuse_signed(folder: Path) -> None:
    """A signed record is not changed.

    Raises:
        ConfigurationError: Its PDF carries a signature.
    """
    if not (folder / PDF).is_file():
        return
    from reports.audit.signatures import signatures_in  # noqa: PLC0415 - takes 0.4 s, which no run should pay for nothing

    if signatures_in(folder / PDF):
        raise ConfigurationError(
            f"El acta de «{folder}» ya está firmada y no se cambia: copie la carpeta sin {PDF} ni {MANIFEST} y trabaje "
            "en la copia."
        )
