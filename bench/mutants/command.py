"""``python -m bench mutants``: its options, and the files that it writes."""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

from bench.engine import checkout
from bench.engine.journal import Journal
from bench.engine.outcome_store import OutcomeStore
from bench.engine.scenarios import load_scenarios
from bench.mutants import suite_mutants
from bench.mutants.catalogue import explanations, generate_portal, mutated_portal_environment, unreached
from bench.mutants.findings import findings, mutants_lines, mutants_list
from bench.mutants.mutation_run import MutationRun
from harness.errors import ConfigurationError
from harness.spanish_argparse import add_command

FOLDER = checkout.OUT / "mutants"
RESULT = FOLDER / "mutants.json"
GOOD = 0.9
"""Share of the suite's own mutants, in each group of modules, that its tests must kill."""


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "mutants",
        "medir qué cambios del código del portal, que nadie diseñó, descubre la suite",
        "python -m bench mutants",
        "python -m bench mutants --budget 20 --only rules.py",
        "python -m bench mutants --own --only evaluation",
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
        return _run_suite_mutants(asked)
    deadline = time.monotonic() + 60 * asked.budget
    FOLDER.mkdir(parents=True, exist_ok=True)
    mutated = FOLDER / "portal"
    mutated.mkdir(exist_ok=True)
    mutants = generate_portal(mutated)
    explained = explanations(mutants)
    wanted = [each for each in mutants if each.id not in explained and asked.only in each.id]
    if not any(asked.only in each.id for each in mutants):
        raise ConfigurationError(f"Ningún cambio del código del portal tiene un id que contenga «{asked.only}».")
    subject = {"suite": checkout.fingerprint(), "seed": asked.seed}
    journal = Journal.open(FOLDER / "ledger.jsonl", subject, afresh=asked.afresh)
    store = OutcomeStore(journal, FOLDER, asked.workers, environment=mutated_portal_environment(mutated))
    store.resume()
    run = MutationRun(load_scenarios(FOLDER), wanted, store, asked.seed, asked.depth, deadline)
    run.run()
    reasons = unreached(mutants)
    beyond = {each.id: reasons[each.id] for each in mutants if each.id in reasons and not run.reaches(each)}
    data = findings(run, mutants, {**beyond, **explained})
    RESULT.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    RESULT.with_suffix(".md").write_text(mutants_list(data), encoding="utf-8")
    print("\n".join(mutants_lines(data)))
    print(f"Resultado: {checkout.shown(RESULT)}")
    return int(bool(data["alive"]))


def _run_suite_mutants(asked: argparse.Namespace) -> int:
    result = suite_mutants.measure(asked.only, afresh=asked.afresh)
    print("\n".join(suite_mutants.suite_mutants_lines(result)))
    print(f"Resultado: {checkout.shown(suite_mutants.RESULT)}")
    return int(any(each["killed"] < GOOD * each["tried"] for each in result["groups"]))
