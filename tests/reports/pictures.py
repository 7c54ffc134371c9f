"""``python -m tests.reports.pictures CONFORME NO_CONFORME``: the two pictures of actas that the READMEs show.

Exit codes: 0 both are written, 2 wrong command line, 4 a record is of another verdict or there is no browser.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

from fixtures.browser.launch import launch_arguments
from fixtures.provision import browser
from harness.errors import ConfigurationError, EnvironmentTrouble, HarnessError
from harness.layout import ROOT
from harness.spanish_argparse import SpanishParser
from reports.acta.page import render_acta
from reports.judge.document_verdict import Decision
from reports.record.reading import catalogue_of, read_verdicts

PICTURES = {Decision.CONFORMS: "acta.png", Decision.DOES_NOT_CONFORM: "acta-no-conforme.png"}
_SIZE = {"width": 1280, "height": 1000}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures and return the exit code."""
    parser = SpanishParser(
        prog="python -m tests.reports.pictures",
        description="Escribe docs/acta.png y docs/acta-no-conforme.png, la primera vista de dos actas como las escribe "
        "esta versión.",
        examples=[
            "python -m tests.reports.samples muestras conforme defectos",
            "python -m tests.reports.pictures muestras/conforme muestras/defectos",
        ],
    )
    parser.add_argument("conforming", metavar="CONFORME", type=Path, help="carpeta de un acta CONFORME")
    parser.add_argument("failing", metavar="NO_CONFORME", type=Path, help="carpeta de un acta NO CONFORME")
    parser.add_argument("--folder", metavar="CARPETA", type=Path, default=ROOT / "docs", help="dónde (docs)")
    asked = parser.parse_args(arguments)
    try:
        for decision, record in zip(PICTURES, (asked.conforming, asked.failing), strict=True):
            take(record, decision, asked.folder / PICTURES[decision])
            print(f"Escrito: {PICTURES[decision]}")
    except (HarnessError, Error) as trouble:
        print(str(trouble).splitlines()[0], file=sys.stderr)
        return 4
    return 0


def take(record: Path, decision: Decision, target: Path) -> None:
    """Write a picture of the acta that this version forms from a record.

    Raises:
        ConfigurationError: The record is of another verdict.
        EnvironmentTrouble: There is no Chromium.
    """
    data = read_verdicts(record)
    if data["document"]["verdict"] != decision:
        raise ConfigurationError(f"El acta de «{record}» es {data['document']['verdict']} y hace falta una {decision}.")
    part = browser.find("chromium")
    if part is None:
        raise EnvironmentTrouble("No hay un Chromium: instálelo con «python run.py acceptance».")
    text = render_acta(data, record, catalogue_of(record))
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(**launch_arguments(part, "chromium"))
        page: Page = program.new_context(offline=True, viewport=_SIZE, color_scheme="light").new_page()  # type: ignore[arg-type]  # a TypedDict
        page.set_content(text)
        page.screenshot(path=target, animations="disabled")
        program.close()


if __name__ == "__main__":
    sys.exit(main())
