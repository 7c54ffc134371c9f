"""``python -m bench docs``: writes the pages of ``docs/`` and the certificate from the results of measurements."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.conforming import command as conforming
from bench.conforming.page import conforming_page
from bench.detection import command as detection
from bench.detection.certificate import is_whole, with_conforming, with_detection, with_mutants
from bench.detection.docs import detection_doc, looks_page, sequences_doc
from bench.faults import load, measurement, rows
from bench.faults.page import reliability_page
from bench.mutants import command as mutants
from bench.mutants import suite_mutants
from bench.mutants.findings import mutants_page
from bench.mutants.suite_mutants import suite_mutants_page
from bench.soak.measurement import RESULT as SOAK_RESULT
from bench.soak.measurement import STRESS_RESULT
from bench.soak.page import stability_page
from bench.speed import command as speed
from bench.speed.inner_loop import inner_page
from bench.speed.page import speed_docs
from bench.walks import command as walks
from bench.walks.page import walks_page
from harness.errors import ConfigurationError
from harness.scope import ROOT
from harness.spanish_argparse import add_command
from instructivo.catalogue import load_catalogue
from reports.acta.page import CERTIFIED

_DOCS = ROOT / "docs"
_LONG = (
    (rows.SOAK, SOAK_RESULT),
    (rows.STRESS, STRESS_RESULT),
    (rows.HTTP_FUZZ, rows.HTTP_FUZZ_RESULT),
    (rows.READERS_FUZZ, rows.READERS_FUZZ_RESULT),
    (rows.POSTGRESQL, rows.POSTGRESQL_RESULT),
    (rows.SUITE_MUTANTS, suite_mutants.RESULT),
    (rows.LOAD, load.RESULT),
)


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "docs",
        "escribir las páginas de docs/ y el certificado con lo que se midió",
        "python -m bench docs",
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
    """File -> content, for every measurement that has a result."""
    mutated, detected = _result(mutants.RESULT), _result(detection.RESULT)
    for name, soaked in (("estabilidad.md", _result(SOAK_RESULT)), ("esfuerzo.md", _result(STRESS_RESULT))):
        if soaked:
            yield _DOCS / name, stability_page(soaked, _published(name))
    yield from _reliability()
    if mutated:
        yield _DOCS / "mutantes.md", mutants_page(mutated)
    if conformed := _result(conforming.RESULT):
        yield _DOCS / "conformes.md", conforming_page(conformed)
    yield from _speed()
    if suite := _result(suite_mutants.RESULT):
        yield _DOCS / "mutantes-de-la-suite.md", suite_mutants_page(suite)
    if detected and is_whole(detected):
        yield _DOCS / "deteccion.md", detection_doc(detected, load_catalogue())
    yield from _certificate(detected, mutated, conformed)
    looks = [found for each in sorted(detection.FOLDER.glob("detection-*.json")) if (found := _result(each))]
    if whole := [each for each in looks if each["form"] == "completa"]:
        yield _DOCS / "deteccion-aspectos.md", looks_page(whole, load_catalogue())
    walked = (_whole(_result(walks.DEFECTS_RESULT)), _whole(_result(walks.CONFORMING_RESULT)))
    if any(walked):
        yield _DOCS / "recorridos.md", walks_page(*walked)
    if (sequences := _result(detection.SEQUENCE_RESULT)) and not sequences["only"]:
        yield _DOCS / "defectos-de-secuencia.md", sequences_doc(sequences)


def _speed() -> Iterator[tuple[Path, str]]:
    """The pages of what a run costs, and a run of one scenario."""
    if costs := _result(speed.RESULT):
        yield from ((_DOCS / name, page) for name, page in speed_docs(costs).items())
    if short := _result(speed.INNER):
        yield _DOCS / "arranque.md", inner_page(short)


def _reliability() -> Iterator[tuple[Path, str]]:
    """The page of faults and attacks, where any of its measurements has a result."""
    long = {row: _result(file) for row, file in _LONG}
    injected = _result(measurement.RESULT)
    if injected or any(long.values()):
        lines = [row.row(result) for row, result in long.items()]
        page = reliability_page(injected, lines, rows.load_table(long[rows.LOAD]), _published("confiabilidad.md"))
        yield _DOCS / "confiabilidad.md", page


def _certificate(detected: Any | None, mutated: Any | None, conformed: Any | None) -> Iterator[tuple[Path, str]]:
    """The certificate with new results; parts without one stay, with the commit they were measured at."""
    certified = known = _result(CERTIFIED) or {}
    if detected and is_whole(detected):
        certified = with_detection(certified, detected)
    if mutated and certified:
        certified = with_mutants(certified, mutated)
    if conformed and certified:
        certified = with_conforming(certified, conformed)
    if certified is not known:
        yield CERTIFIED, json.dumps(certified, ensure_ascii=False, indent=1) + "\n"


def _whole(result: Any | None) -> Any | None:
    """A result of everything there is; None for one of what was asked for by name."""
    return None if result and result["only"] else result


def _published(name: str) -> str:
    page = _DOCS / name
    return page.read_text(encoding="utf-8") if page.exists() else ""


def _result(path: Path) -> Any | None:
    found: Any | None = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    return found
