"""Commands for what a run left behind: ``accounts`` on the portal, and ``trace`` in the record."""

from __future__ import annotations

import argparse
import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError
from harness.spanish_argparse import SpanishParser
from reports.acta.page import render_accounts
from reports.cli.checking import verified
from reports.record.leftovers import Handover, as_rows, leftovers

OK = 0
_PORTAL = "Portal"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def add_commands(command: Callable[..., SpanishParser]) -> None:
    """Add the commands of this module to the command line."""
    left = command(
        "accounts",
        accounts,
        "entregar lo que la corrida dejó en el portal a quien lo depura, como tabla; con actas posteriores, marcar lo "
        "que ya no está",
        "python -m reports accounts reports/out/latest --csv cuentas.csv --html cuentas.html",
    )
    left.add_argument(
        "--later", type=Path, action="append", default=[], metavar="ACTA", help="acta posterior del mismo portal"
    )
    left.add_argument("--csv", type=Path, metavar="ARCHIVO", help="escribirla para una hoja de cálculo")
    left.add_argument("--html", type=Path, metavar="ARCHIVO", help="escribirla como página")
    seen = command(
        "trace",
        trace,
        "abrir en el visor de Playwright la traza de lo que no se cumplió",
        "python -m reports trace reports/out/latest 5.3.2.registro",
    )
    seen.add_argument("requirement", metavar="ID", help="requisito, por ejemplo 5.3.2.registro")


def accounts(asked: argparse.Namespace) -> int:
    """Show, and write as CSV and page, what a run left on its portal."""
    data = verified(asked.folder)
    portal = data["run"]["facts"].get(_PORTAL, "")
    for other in asked.later:
        _refuse_other_portal(portal, data["run"]["started"], other)
    found = Handover(portal, data["run"]["started"], leftovers(asked.folder, asked.later))
    rows = list(as_rows(found.entries))
    if asked.csv:
        asked.csv.write_text(_csv(rows), encoding="utf-8-sig", newline="")
    if asked.html:
        asked.html.write_text(render_accounts(found), encoding="utf-8", newline="\n")
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return OK
    for each in found.left:
        known = ", ".join(filter(None, (each.person.id, each.person.document, each.person.email)))
        print(f"{known}: {each.in_words}")
    print(f"Por depurar en {portal or 'el portal'}: {len(found.left)}. Ya no están: {len(found.gone)}.")
    for file in filter(None, (asked.csv, asked.html)):
        print(f"Escrito: {file}")
    return OK


def _refuse_other_portal(portal: str, started: str, other: Path) -> None:
    run = verified(other)["run"]
    if run["facts"].get(_PORTAL, "") != portal:
        raise ConfigurationError(
            f"El acta de «{other}» es de «{run['facts'].get(_PORTAL, 'un portal sin nombre')}» y se esperaba una de "
            f"«{portal}»: no dice nada de lo que quedó aquí."
        )
    if run["started"] <= started:
        raise ConfigurationError(f"El acta de «{other}» no es posterior: no puede decir que algo ya no está.")


def _csv(rows: Sequence[dict[str, str]]) -> str:
    """CSV with a heading; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["ID"])
    writer.writeheader()
    for row in rows:
        writer.writerow({key: f"'{text}" if text.startswith(_FORMULA_STARTS) else text for key, text in row.items()})
    return out.getvalue()


def trace(asked: argparse.Namespace) -> int:
    """Open the trace of a requirement in Playwright's viewer, which the standard browser of this machine shows."""
    found = [asked.folder / path for path in _traces(verified(asked.folder), asked.requirement)]
    if asked.json:
        print(json.dumps([str(each) for each in found], ensure_ascii=False, indent=2))
        return OK
    for each in found[1:]:
        print(f"Hay otra traza de este requisito: {each}")
    print(f"Se abre {found[0]} en el visor; termina con Ctrl-C.")
    sys.stdout.flush()
    order = [sys.executable, "-m", "playwright", "show-trace", "--host", "127.0.0.1", "--port", "0", str(found[0])]
    try:
        return subprocess.run(order, check=False).returncode  # noqa: S603 - our own interpreter and a verified file
    except KeyboardInterrupt:
        return OK


def _traces(data: dict[str, Any], requirement: str) -> list[str]:
    """Paths of the traces of a requirement inside the record; never empty.

    Raises:
        ConfigurationError: The requirement is unknown, or no trace of it was kept.
    """
    one = next((each for each in data["requirements"] if each["id"] == requirement), None)
    if one is None:
        raise ConfigurationError(f"En el acta no consta el requisito «{requirement}»: cópielo de la matriz del acta.")
    own = {each["scenario"] for each in one["scenarios"]}
    kept = [each for each in data["repeated"] if each["scenario"] in own]
    paths = [item["path"] for each in kept for item in each["evidence"] if item["kind"] == "trace"]
    if not paths:
        with_trace = sorted({each["id"] for each in data["requirements"] if _has_trace(data, each)})
        told = f" La tienen: {', '.join(with_trace)}." if with_trace else " Esta acta no tiene ninguna."
        raise ConfigurationError(
            f"De «{requirement}» no se guardó traza: solo la tiene lo que no se cumplió y se repitió (--traces).{told}"
        )
    return paths


def _has_trace(data: dict[str, Any], one: dict[str, Any]) -> bool:
    own = {each["scenario"] for each in one["scenarios"]}
    return any(
        item["kind"] == "trace" for each in data["repeated"] if each["scenario"] in own for item in each["evidence"]
    )
