"""Measure the size of an acta and the time to open it in a browser: ``python -m tests.reports.weigh DIR``.

Exit codes: 0 within the limits, 1 beyond them, 4 not measurable. The best of three times counts, as other programs may
be running.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from fixtures.browser.launch import launch_arguments
from fixtures.provision import browser
from harness.errors import HarnessError
from harness.spanish_argparse import SpanishParser

MOST_BYTES, MOST_SECONDS = 25 * 10**6, 2.0
_TIMES = 3


def seconds_to_open(page_file: Path) -> float:
    """Seconds from the address to a page that is laid out and answers a key."""
    part = browser.find("chromium")
    if part is None:
        raise HarnessError("No hay un Chromium: instálelo con «python run.py acceptance».")
    found = []
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(**launch_arguments(part, "chromium"))
        for _ in range(_TIMES):
            page = program.new_context(offline=True, viewport={"width": 1280, "height": 900}).new_page()
            started = time.monotonic()
            page.goto(page_file.resolve().as_uri(), wait_until="load")
            page.keyboard.press("/")
            page.locator("#q:focus").wait_for()
            found.append(time.monotonic() - started)
            page.context.close()
        program.close()
    return min(found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and return the exit code."""
    parser = SpanishParser(
        prog="python -m tests.reports.weigh",
        description="Mide el tamaño de un acta y cuánto tarda en abrirse.",
        examples=["python -m tests.reports.weigh reports/out/latest"],
        exit_codes="0 dentro de los límites; 1 no; 2 orden mal escrita; 4 no se pudo medir.",
    )
    parser.add_argument("folder", type=Path, metavar="ACTA", help="carpeta del acta")
    acta = parser.parse_args(arguments).folder / "acta.html"
    if not acta.is_file():
        print(f"En «{acta.parent}» no hay acta.html: indique la carpeta de un acta.", file=sys.stderr)
        return 4
    try:
        size, seconds = acta.stat().st_size, seconds_to_open(acta)
    except (HarnessError, Error) as trouble:
        print(f"No se pudo medir: {str(trouble).splitlines()[0]}", file=sys.stderr)
        return 4
    print(f"Tamaño: {size / 10**6:.1f} MB (a lo sumo {MOST_BYTES / 10**6:.0f} MB)")
    print(f"Abrirla: {seconds:.2f} s (menos de {MOST_SECONDS:.0f} s, la mejor de {_TIMES} veces)")
    return 0 if size <= MOST_BYTES and seconds < MOST_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
