"""``python -m bench faults``: its options and what it prints."""

from __future__ import annotations

import argparse
from typing import Any

from bench.engine import checkout
from bench.faults.measurement import RESULT, inject
from harness.spanish_argparse import add_command
from harness.wording import counted


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "faults",
        "inyectar fallas y ataques en la suite y el portal, y decir si resisten",
        "python -m bench faults 5",
        "python -m bench faults 20 --only Mailpit",
    )
    order.add_argument("times", type=int, choices=range(1, 1001), nargs="?", default=1, metavar="N", help="veces (1)")
    order.add_argument(
        "--only", action="append", default=[], metavar="TEXTO", help="solo las filas cuyo nombre contiene el texto"
    )
    order.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    order.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    result = inject(asked.times, asked.only, afresh=asked.afresh)
    rounds, held = (sum(row[each] for row in result["rows"]) for each in ("times", "held"))
    print(
        f"{counted(len(result['rows']), 'falla o ataque', 'fallas y ataques')}, "
        f"{counted(rounds, 'ejecución', 'ejecuciones')}; sin resistir: {rounds - held}."
    )
    print(f"Resultado: {checkout.shown(RESULT)}")
    return int(rounds > held)
