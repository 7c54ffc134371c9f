"""Reading a record: its outcomes, its verdicts and the catalogue with which it was judged.

Every process of a run imports this module, so it loads no renderer and no export.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from harness.errors import MALFORMED, ConfigurationError, HarnessError
from harness.version import RECORD_FORMAT, refuse_newer
from instructivo.catalogue import CATALOGUE_FILE, load_catalogue
from instructivo.requirement import Catalogue
from reports.judge.outcomes import ScenarioOutcome, read_json
from reports.record.files import CATALOGUE, OUTCOMES, VERDICTS, refuse_missing


def read_outcomes(folder: Path) -> tuple[list[ScenarioOutcome], int]:
    """Read the outcomes of a record, also of a killed run.

    Returns:
        The outcomes, and the number of unreadable lines.
    """
    found: list[ScenarioOutcome] = []
    lost = 0
    text = (folder / OUTCOMES).read_text(encoding="utf-8", errors="replace")
    for line in text.removesuffix("\n").split("\n") if text else ():  # splitlines() would also split inside texts
        try:
            found.append(ScenarioOutcome.from_json(line))
        except (HarnessError, *MALFORMED):
            lost += 1
    return found, lost


def read_verdicts(folder: Path) -> dict[str, Any]:
    """Content of a record's ``verdicts.json``.

    Raises:
        ConfigurationError: The file is missing, is not JSON, or does not conform to ``verdicts.schema.json``.
    """
    refuse_missing(folder)
    try:
        data = read_json((folder / VERDICTS).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(
            f"En «{folder}» no hay {VERDICTS}: indique la carpeta de un acta, por ejemplo reports/out/latest, "
            "o complétela con «python -m reports rebuild»."
        ) from error
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(
            f"El {VERDICTS} de «{folder}» no es JSON: alguien lo cambió o quedó a medias."
        ) from error
    if isinstance(data, dict):
        refuse_newer(f"El acta de «{folder}»", data.get("schema"), RECORD_FORMAT)
    from reports.record.schema import VERDICTS_SCHEMA  # noqa: PLC0415 - loads jsonschema, which few processes need

    wrong = min(VERDICTS_SCHEMA.iter_errors(data), key=lambda each: list(map(str, each.absolute_path)), default=None)
    if wrong is not None:
        place = "/".join(map(str, wrong.absolute_path))
        raise ConfigurationError(
            f"El {VERDICTS} de «{folder}» no es el de un acta{f', por lo que dice en «{place}»' if place else ''}: "
            "alguien lo cambió, o lo escribió otra versión de la suite y hace falta la del commit que dice el acta."
        )
    return dict(data)


def catalogue_of(folder: Path) -> Catalogue:
    """Catalogue with which a record was judged; that of this checkout where the record has none."""
    kept = folder / CATALOGUE
    return load_catalogue(kept if kept.is_file() else CATALOGUE_FILE)
