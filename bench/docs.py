"""``python -m bench docs``: the pages of ``docs/`` and the certificate, from the measurements that were made."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.faults import rows
from bench.detection.certificate import is_whole, with_detection, with_mutants
from bench.detection.measurement import DETECTED
from bench.detection.docs import detection_docs, looks_page
from bench.faults.measurement import RESULT as ENDURED
from bench.faults.load import RESULT as LOADED
from bench.mutants.command import RESULT as HUNTED
from bench.mutants.findings import mutants_page
from bench.mutants.suite_mutants import RESULT as OWN
from bench.mutants.suite_mutants import own_page
from bench.faults.page import reliability_page
from bench.soak.measurement import RESULT as SOAKED
from bench.soak.measurement import STRAINED_RESULT as STRAINED
from bench.soak.page import stability_page
from bench.speed.command import RESULT as RACED
from bench.speed.page import speed_docs
from harness.errors import ConfigurationError
from harness.scope import ROOT
from instructivo.catalogue import load_catalogue
from reports.acta import CERTIFIED

_DOCS = ROOT / "docs"
_LONG = (
    (rows.SOAK, SOAKED),
    (rows.STRAINED, STRAINED),
    (rows.HTTP_FUZZ, rows.HTTP_FUZZED),
    (rows.READERS_FUZZ, rows.READERS_FUZZED),
    (rows.POSTGRESQL, rows.MOVED),
    (rows.OWN_MUTANTS, OWN),
    (rows.LOAD, LOADED),
)


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order: argparse.ArgumentParser = commands.add_parser(
        "docs", help="escribir las páginas de docs/ y el certificado con lo que se midió"
    )
    order.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    del asked
    written = dict(_pages())
    if not written:
        raise ConfigurationError("Todavía no hay mediciones: ejecute antes «make soak» o «make detection».")
    for path, content in written.items():
        path.write_text(content, encoding="utf-8")
        print(f"Escrito: {path.relative_to(ROOT).as_posix()}")
    return 0


def _pages() -> Iterator[tuple[Path, str]]:
    """File -> content, of everything that was measured."""
    hunted, detected = _measured(HUNTED), _measured(DETECTED)
    for name, soaked in (("estabilidad.md", _measured(SOAKED)), ("esfuerzo.md", _measured(STRAINED))):
        if soaked:
            yield _DOCS / name, stability_page(soaked, _published(name))
    long = {row: _measured(file) for row, file in _LONG}
    endured = _measured(ENDURED)
    if endured or any(long.values()):
        lines = [row.line(result) for row, result in long.items()]
        page = reliability_page(endured, lines, rows.load_table(long[rows.LOAD]), _published("confiabilidad.md"))
        yield _DOCS / "confiabilidad.md", page
    if hunted:
        yield _DOCS / "mutantes.md", mutants_page(hunted)
    if raced := _measured(RACED):
        yield from ((_DOCS / name, page) for name, page in speed_docs(raced).items())
    if own := _measured(OWN):
        yield _DOCS / "mutantes-de-la-suite.md", own_page(own)
    if detected and is_whole(detected):
        yield from ((_DOCS / name, page) for name, page in detection_docs(detected, load_catalogue()).items())
    yield from _certificate(detected, hunted)
    looks = [found for each in sorted(DETECTED.parent.glob("detection-*.json")) if (found := _measured(each))]
    if whole := [each for each in looks if each["form"] == "completa"]:
        yield _DOCS / "deteccion-aspectos.md", looks_page(whole, load_catalogue())


def _certificate(detected: Any | None, hunted: Any | None) -> Iterator[tuple[Path, str]]:
    """The certificate with what was measured anew; what was not stays, with the commit it was measured at."""
    certified = known = _measured(CERTIFIED) or {}
    if detected and is_whole(detected):
        certified = with_detection(certified, detected)
    if hunted and certified:
        certified = with_mutants(certified, hunted)
    if certified is not known:
        yield CERTIFIED, json.dumps(certified, ensure_ascii=False, indent=1) + "\n"


def _published(name: str) -> str:
    page = _DOCS / name
    return page.read_text(encoding="utf-8") if page.exists() else ""


def _measured(path: Path) -> Any | None:
    found: Any | None = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    return found
