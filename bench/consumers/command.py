"""``python -m bench consumers``: runs that end in every code, as real consumers show them."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from bench.consumers.readers import install, read
from bench.consumers.runs import export, runs
from harness.spanish_argparse import add_command
from harness.wording import counted


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "consumers",
        "dar lo que exporta un acta a otras herramientas (con npm): ninguna muestra en verde lo que no termina en 0",
        "make consumers",
    )
    order.add_argument("--only", default="", metavar="TEXTO", help="solo las corridas cuyo nombre lo contiene")
    order.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    install()
    wrong = 0
    for name, judgement in runs().items():
        if asked.only not in name:
            continue
        print(f"{name} (termina en {judgement.exit_code:d})")
        with tempfile.TemporaryDirectory() as scratch:
            export(judgement, Path(scratch) / "acta")
            for consumer, (red, figures) in read(Path(scratch) / "acta").items():
                sound = red == bool(judgement.exit_code)
                wrong += not sound
                print(f"  {'✓' if sound else '✗'} {consumer}: {'algo mal' if red else 'todo en verde'}. {figures}")
    told_otherwise = f"{counted(wrong, 'vez', 'veces')} se dijo otra cosa que en el acta."
    print(told_otherwise if wrong else "Todos dicen lo mismo que el acta.")
    return int(bool(wrong))
