"""``python -m bench soak``: its options and what it prints."""

from __future__ import annotations

import argparse
from typing import Any

from bench.engine import checkout
from bench.engine.arguments import positive
from bench.soak.measurement import SoakConditions, soak
from harness.spanish_argparse import add_command
from harness.wording import counted


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "soak",
        "repetir la suite entera: ningún veredicto debe cambiar",
        "python -m bench soak 20",
        "python -m bench soak 100 --workers 4 --strain",
    )
    order.add_argument("times", type=positive, nargs="?", default=20, metavar="N", help="corridas en total (20)")
    order.add_argument("--workers", type=positive, default=2, metavar="N", help="procesos de cada corrida (2)")
    order.add_argument("--portal", default="", metavar="PERFIL", help="perfil de otro portal")
    order.add_argument("--strain", action="store_true", help="con el procesador ocupado y respuestas lentas o perdidas")
    order.add_argument("--only", default="", metavar="MARCAS", help="una expresión de -m; sin ella, la suite entera")
    order.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    order.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    conditions = SoakConditions(asked.workers, asked.portal, asked.strain, asked.only)
    result = soak(asked.times, conditions, afresh=asked.afresh)
    wrong = len(result["differing"])
    print(
        f"{counted(result['runs'], 'corrida')}, {result['scenario_runs']} escenarios ejecutados, "
        f"{counted(wrong, 'veredicto distinto', 'veredictos distintos')}; "
        f"con 95 % de confianza difiere menos del {100 * result['scenario_runs_bound']:.2g} % de los escenarios."
    )
    if asked.strain:
        undecided = counted(result["scenario_runs_undecided"], "escenario inconcluso", "escenarios inconclusos")
        print(f"El entorno dejó {undecided}, que no se cuenta entre los distintos.")
    print(f"Resultado: {checkout.shown(conditions.result)}")
    return int(bool(wrong))
