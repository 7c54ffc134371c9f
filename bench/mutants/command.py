"""``python -m bench mutants``: its options, and what it leaves behind."""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

from bench.engine import checkout
from bench.engine.journal import Journal
from bench.engine.outcome_store import Ledger
from bench.mutants import suite_mutants
from bench.mutants.findings import findings, mutants_lines
from bench.mutants.mutation_run import Hunt
from bench.mutants.catalogue import breed, explanations, in_the_place_of_the_portal, unreached
from bench.detection.defects import load_scenarios
from harness.scope import ROOT

FOLDER = checkout.OUT / "mutants"
RESULT = FOLDER / "mutants.json"
GOOD = 0.9
"""Share of the suite's own mutants, in each group of modules, that its tests are to find."""


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order: argparse.ArgumentParser = commands.add_parser(
        "mutants",
        help="qué cambios del código del portal, que nadie diseñó, descubre la suite",
        epilog="Ejemplos: python -m bench mutants   ·   python -m bench mutants --budget 20 --only rules.py   ·   "
        "python -m bench mutants --own --only weighing",
    )
    order.add_argument(
        "--own", action="store_true", help="en su lugar, cambios de los módulos puros de la suite, ante sus pruebas"
    )
    order.add_argument("--budget", type=int, default=60, metavar="MIN", help="minutos como máximo (60)")
    order.add_argument("--depth", type=int, default=60, metavar="N", help="escenarios por mutante como máximo (60)")
    order.add_argument("--only", default="", metavar="TEXTO", help="solo mutantes cuyo id contiene el texto")
    order.add_argument("--seed", type=int, default=1, metavar="N", help="semilla del orden (1)")
    order.add_argument("--workers", type=int, default=2, metavar="N", help="procesos (2)")
    order.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    order.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    if asked.own:
        return _run_own(asked)
    deadline = time.monotonic() + 60 * asked.budget
    FOLDER.mkdir(parents=True, exist_ok=True)
    bred = FOLDER / "portal"
    bred.mkdir(exist_ok=True)
    everybody = breed(bred)
    told = explanations(everybody)
    wanted = [each for each in everybody if each.id not in told and asked.only in each.id]
    subject = {"suite": checkout.fingerprint(), "seed": asked.seed}
    journal, aside = Journal.open(FOLDER / "ledger.jsonl", subject, afresh=asked.afresh)
    if aside:
        print("La suite cambió desde la última vez: se empieza de nuevo y lo anterior se conserva aparte.")
    ledger = Ledger(journal, FOLDER, asked.workers, environment=in_the_place_of_the_portal(bred))
    ledger.read()
    hunt = Hunt(load_scenarios(FOLDER), wanted, ledger, asked.seed, asked.depth, deadline)
    hunt.run()
    beyond = unreached(everybody)
    told = {each.id: beyond[each.id] for each in everybody if each.id in beyond and not hunt.reaches(each)} | {**told}
    data = findings(hunt, everybody, told)
    RESULT.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print("\n".join(mutants_lines(data)))
    print(f"Resultado: {RESULT.relative_to(ROOT)}")
    return int(bool(data["alive"]))


def _run_own(asked: argparse.Namespace) -> int:
    """Mutants of the suite itself."""
    result = suite_mutants.measure(asked.only, afresh=asked.afresh)
    print("\n".join(suite_mutants.own_lines(result)))
    print(f"Resultado: {suite_mutants.RESULT.relative_to(ROOT)}")
    return int(any(each["killed"] < GOOD * each["tried"] for each in result["groups"]))
