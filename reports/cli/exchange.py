"""Commands that use records elsewhere: ``ci`` and ``export`` for other tools, ``durations`` and ``history`` of many."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from harness.spanish_argparse import SpanishParser
from harness.wording import counted, enumerated, visible_line
from reports.acta.page import render_history
from reports.audit.history import History, RequirementHistory
from reports.cli.checking import verified, verified_notices
from reports.exports.allure import write_allure
from reports.exports.ci import annotation_lines, code_quality, summary
from reports.exports.ctrf import ctrf
from reports.exports.earl import earl
from reports.record.durations import DURATIONS, write_durations
from reports.record.folder import folder_named

OK = 0
_FORMATS = {"ctrf": ctrf, "earl": earl}
_ALLURE = "allure-results"
"""Folder in which Allure looks by default."""


def add_commands(command: Callable[..., SpanishParser]) -> None:
    """Add the commands of this module to the command line."""
    _add_ci(command)
    out = command(
        "export",
        export,
        "escribir los veredictos en el formato de otra herramienta: CTRF, EARL del W3C en JSON-LD o Allure",
        "python -m reports export reports/out/latest --format ctrf --output ctrf.json",
    )
    out.add_argument("--format", required=True, choices=sorted([*_FORMATS, "allure"]), help="cuál")
    out.add_argument(
        "--output",
        type=Path,
        metavar="ARCHIVO",
        help=f"dónde; para Allure, una carpeta vacía (si no se dice, en la salida, y los de Allure en {_ALLURE})",
    )
    cut = command(
        "durations",
        durations,
        "escribir cuánto dura cada escenario, con lo que --shard reparte una corrida entre máquinas",
        "python -m reports durations reports/out/latest",
        ("first", "ACTA", "carpeta de un acta"),
    )
    cut.add_argument(
        "others", type=folder_named, nargs="*", metavar="ACTA", help="carpetas de otras, para tomar la mediana"
    )
    cut.add_argument(
        "--output",
        type=Path,
        default=DURATIONS,
        metavar="ARCHIVO",
        help="archivo de salida (por defecto, .test_durations)",
    )
    past = command(
        "history",
        history,
        "poner varias corridas lado a lado, con los requisitos que cambiaron de veredicto",
        "python -m reports history reports/out/2026* --html historia.html",
        ("first", "ACTA", "carpeta de un acta"),
    )
    past.add_argument("others", type=folder_named, nargs="*", metavar="ACTA", help="carpetas de las demás")
    past.add_argument("--html", type=Path, metavar="ARCHIVO", help="escribir también una página")


def _add_ci(command: Callable[..., SpanishParser]) -> None:
    job = command(
        "ci",
        ci,
        "escribir el resumen de un trabajo de integración continua, y anotaciones en las líneas de los escenarios",
        "python -m reports ci reports/out/latest --code-quality gl-code-quality-report.json",
    )
    job.add_argument("--code-quality", type=Path, metavar="ARCHIVO", help="escribir el informe que lee GitLab")


def ci(asked: argparse.Namespace) -> int:
    """Write summary and annotations for the running job; on GitHub to the places that it reads."""
    data = verified(asked.folder)
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if asked.code_quality:
        asked.code_quality.write_text(
            json.dumps(code_quality(data), ensure_ascii=False, indent=2), encoding="utf-8", newline="\n"
        )
    if asked.json:
        told = {"summary": summary(data), "annotations": list(annotation_lines(data))}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return OK
    if target:
        with Path(target).open("a", encoding="utf-8") as page:
            page.write(summary(data))
    else:
        print(summary(data))
    if os.environ.get("GITHUB_ACTIONS"):
        for line in annotation_lines(data):
            print(line)
    return OK


def export(asked: argparse.Namespace) -> int:
    """Write a record in another format."""
    if asked.format == "allure":
        target = asked.output or Path(_ALLURE)
        for missing in write_allure(verified(asked.folder), asked.folder, target):
            print(f"Falta en el acta la evidencia {missing}: no se adjuntó; compruebe el acta con «verify».")
        print(f"Escrito: {target}")
        return OK
    text = json.dumps(_FORMATS[asked.format](verified(asked.folder)), ensure_ascii=False, indent=2) + "\n"
    if asked.output:
        asked.output.write_text(text, encoding="utf-8", newline="\n")
        print(f"Escrito: {asked.output}")
    else:
        sys.stdout.write(text)
    return OK


def durations(asked: argparse.Namespace) -> int:
    """Write the durations by which ``--shard`` divides a run."""
    _warn(verified_notices([asked.first, *asked.others]))
    file: Path = asked.output
    found = write_durations([asked.first, *asked.others], file)
    if asked.json:
        print(json.dumps({"file": str(file), "scenarios": len(found), "seconds": round(sum(found.values()), 1)}))
    else:
        seconds = counted(round(sum(found.values())), "segundo")
        print(f"Escrito: {file}, {counted(len(found), 'escenario')} que en total son {seconds}.")
    return OK


def history(asked: argparse.Namespace) -> int:
    """Show the requirements whose verdict changed, and write the page."""
    _warn(verified_notices([asked.first, *asked.others]))
    found = History.of([asked.first, *asked.others])
    if asked.html:
        asked.html.write_text(render_history(found), encoding="utf-8", newline="\n")
    if asked.json:
        print(json.dumps(found.data(), ensure_ascii=False, indent=2))
        return OK
    for number, run in enumerate(found.runs, start=1):
        print(f"{number}. {visible_line(run.name)}: {run.decision}")
    for row in (row for row in found.rows if row.changed):
        verdicts = ", ".join(each.label if each else "—" for each in row.verdicts)
        print(f"{row.requirement}: {verdicts}" + _cause(row))
    if not any(row.changed for row in found.rows):
        print("Ningún requisito cambió de veredicto.")
    return OK


def _cause(row: RequirementHistory) -> str:
    if row.is_flake:
        return " (mismo portal, misma suite y mismo perfil)"
    verb = "cambió" if len(row.causes) == 1 else "cambiaron"
    return f" ({verb} {enumerated(row.causes)})" if row.causes else ""


def _warn(notices: Iterable[str]) -> None:
    for notice in notices:
        print(f"Aviso: {visible_line(notice)}", file=sys.stderr)
