"""``python -m instructivo``: checks of the catalogue against the document, fingerprints, observations and their pages.

Exit codes: 0 complete coverage, 1 a gap in it, 2 a wrong command line, 4 a file that cannot be used.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from harness.console import any_console
from harness.errors import ConfigurationError, system_reason
from harness.spanish_argparse import SpanishParser, add_command, add_version
from instructivo import writing
from instructivo.catalogue import CATALOGUE_FILE, load_catalogue
from instructivo.coverage import NOT_NORMATIVE_FILE, Coverage, compare, load_not_normative
from instructivo.editing import pages_to_fix, parse_changes, rewrite
from instructivo.model.page import model_page
from instructivo.observations import OBSERVATIONS_FILE, load_observations
from instructivo.passages import read_passages

DOCS = Path(__file__).resolve().parent.parent / "docs"
OK, GAP, UNUSABLE = 0, 1, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    with any_console():
        asked = _parser().parse_args(arguments)
        try:
            code: int = asked.run(asked)
        except ConfigurationError as error:
            print(error, file=sys.stderr)
            return UNUSABLE
        return code


def _check(asked: argparse.Namespace) -> int:
    if asked.document is None:
        catalogue = load_catalogue(asked.catalogue)
        _tell(writing.catalogue_lines(catalogue), writing.catalogue_data(catalogue), as_json=asked.json)
        return OK
    coverage = _coverage(asked)
    lines = (*writing.catalogue_lines(coverage.catalogue), *writing.coverage_lines(coverage))
    _tell(lines, writing.coverage_data(coverage), as_json=asked.json)
    return OK if coverage.complete else GAP


def _fingerprint(asked: argparse.Namespace) -> int:
    coverage = _coverage(asked)
    if not (asked.changed or asked.write):
        _tell(writing.passage_lines(coverage))
        return OK
    changes = parse_changes(asked.changed, coverage)
    pages = pages_to_fix(coverage, changes)
    _tell(f"Huella {old} → {new}" for old, new in changes.items())
    _tell(f"Página de {name} → {page}" for name, page in pages.items())
    if asked.write:
        for path in (asked.catalogue, asked.not_normative):
            _replacing(path, changes, pages)
    print("Escrito." if asked.write else "Nada escrito; añada --write para hacerlo.")
    return OK


def _observations(asked: argparse.Namespace) -> int:
    _tell(writing.observation_lines(load_observations(load_catalogue(asked.catalogue), asked.observations)))
    return OK


def _docs(asked: argparse.Namespace) -> int:
    catalogue = load_catalogue(asked.catalogue)
    page = writing.observations_page(load_observations(catalogue, asked.observations), catalogue)
    pages = {"observaciones.md": page}
    if asked.document is not None:
        coverage = _coverage(asked)
        digest = hashlib.sha256(asked.document.read_bytes()).hexdigest()
        pages["cobertura.md"] = writing.coverage_page(coverage, digest)
    _write(asked.folder, pages)
    return OK


def _model(asked: argparse.Namespace) -> int:
    _write(asked.folder, {"modelo.md": model_page(load_catalogue(asked.catalogue))})
    return OK


def _write(folder: Path, pages: dict[str, str]) -> None:
    for name, text in pages.items():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise ConfigurationError(f"No se puede escribir {folder / name}: {system_reason(error)}.") from error
        print(f"Escrito: {folder / name}")


def _coverage(asked: argparse.Namespace) -> Coverage:
    listed = load_not_normative(asked.not_normative)
    return compare(load_catalogue(asked.catalogue), listed, read_passages(asked.document, listed.page_ends))


def _replacing(path: Path, changes: dict[str, str], pages: dict[str, int]) -> None:
    try:
        rewrite(path, changes, pages)
    except OSError as error:
        raise ConfigurationError(f"No se puede escribir {path}: {system_reason(error)}.") from error


def _tell(lines: Iterable[str], data: object = None, *, as_json: bool = False) -> None:
    if as_json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in lines:
        print(line)


def _parser() -> SpanishParser:
    parser = SpanishParser(
        prog="python -m instructivo",
        description="El instructivo y su catálogo.",
        examples=["python -m instructivo check --document instructivo.txt", "python -m instructivo observations"],
        exit_codes="0 la cobertura es completa; 1 tiene un hueco; 2 orden mal escrita; 4 un archivo no se puede usar.",
    )
    add_version(parser)
    commands = parser.add_subparsers(required=True, metavar="ORDEN", title="órdenes")
    _add_check(commands)
    _add_fingerprint(commands)
    help_ = "mostrar las observaciones sobre el documento"
    _command(commands, _observations, "observations", help_, "python -m instructivo observations")
    _add_docs(commands)
    model = _command(commands, _model, "model", "escribir docs/modelo.md", "python -m instructivo model")
    model.add_argument("--folder", type=Path, default=DOCS, metavar="CARPETA", help="en vez de docs/")
    return parser


def _add_check(commands: Any) -> None:
    check = _command(
        commands,
        _check,
        "check",
        "comprobar el catálogo y cuánto del documento cubre",
        "python -m instructivo check",
        "python -m instructivo check --document instructivo.txt --json",
    )
    check.add_argument("--document", type=Path, metavar="ARCHIVO", help="el texto del documento")
    check.add_argument("--json", action="store_true", help="para un programa, sin texto del documento")


def _add_fingerprint(commands: Any) -> None:
    prints = _command(
        commands,
        _fingerprint,
        "fingerprint",
        "decir las huellas de los pasajes y seguir sus cambios",
        "python -m instructivo fingerprint --document instructivo.txt",
        "python -m instructivo fingerprint --document nuevo.txt --changed 1f0a22b3=9c4d55e6 --write",
    )
    prints.add_argument("--document", type=Path, required=True, metavar="ARCHIVO", help="el texto del documento")
    prints.add_argument("--changed", action="append", default=[], metavar="VIEJA=NUEVA", help="una huella por otra")
    prints.add_argument("--write", action="store_true", help="escribir huellas cambiadas y páginas corregidas")


def _add_docs(commands: Any) -> None:
    docs = _command(
        commands,
        _docs,
        "docs",
        "escribir docs/observaciones.md y docs/cobertura.md",
        "python -m instructivo docs --document instructivo.txt",
    )
    docs.add_argument("--document", type=Path, metavar="ARCHIVO", help="con él se escribe también la cobertura")
    docs.add_argument("--folder", type=Path, default=DOCS, metavar="CARPETA", help="en vez de docs/")


def _command(
    commands: Any, run: Callable[[argparse.Namespace], int], name: str, help_: str, *examples: str
) -> SpanishParser:
    """Add a command, with the options that name other files of the catalogue."""
    made = add_command(commands, name, help_, *examples)
    for option, default in (
        ("--catalogue", CATALOGUE_FILE),
        ("--not-normative", NOT_NORMATIVE_FILE),
        ("--observations", OBSERVATIONS_FILE),
    ):
        made.add_argument(option, type=Path, default=default, metavar="ARCHIVO", help=f"en vez de {default.name}")
    made.set_defaults(run=run)
    return made


if __name__ == "__main__":
    sys.exit(main())
