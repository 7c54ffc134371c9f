"""``python -m tests.tampering``: try every kind of tampering in every state, and write ``docs/manipulaciones.md``.

Exit codes: 0 each is found or not as was foreseen, 1 otherwise; the page is then not written.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from harness.layout import ROOT
from tests.tampering.cells import TAMPERINGS, Cell, try_tampering
from tests.tampering.model import State
from tests.tampering.page import PAGE, page
from tests.tampering.samples import invented_suite, make_samples


def main() -> int:
    """Try everything, write the page and return the exit code."""
    logging.disable()  # pyHanko tells of each certificate that it refuses
    with TemporaryDirectory() as scratch, invented_suite(Path(scratch)):
        samples = make_samples(Path(scratch))
        cells = [try_tampering(each, state, samples, Path(scratch) / "copia") for each in TAMPERINGS for state in State]
    wrong = [each for each in cells if each.found == (each.state in each.tampering.missed)]
    for each in wrong:
        print(f"Imprevisto: {_in_words(each)}", file=sys.stderr)
    if not wrong:
        PAGE.write_text(page(cells), encoding="utf-8")
        print(f"Escrito: {PAGE.relative_to(ROOT).as_posix()}")
    return int(bool(wrong))


def _in_words(cell: Cell) -> str:
    return f"{cell.tampering.kind}, {cell.tampering.name}, {cell.state}: {cell.in_words}."


if __name__ == "__main__":
    sys.exit(main())
