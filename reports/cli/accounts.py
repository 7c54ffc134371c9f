"""Command ``accounts``: what a run left on its portal, for the person who deletes it."""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from harness.errors import ConfigurationError
from harness.spanish_argparse import SpanishParser
from harness.wording import visible_line
from reports.acta.page import render_accounts
from reports.cli.checking import verified
from reports.record.leftovers import Handover, as_rows, leftovers

OK = 0
_PORTAL = "Portal"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def add_commands(command: Callable[..., SpanishParser]) -> None:
    """Add the command of this module to the command line."""
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
        print(visible_line(f"{known}: {each.in_words}"))
    print(f"Por depurar en {visible_line(portal) or 'el portal'}: {len(found.left)}. Ya no están: {len(found.gone)}.")
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
