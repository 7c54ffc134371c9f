"""``python -m bench conforming``: its options, and the file that it writes."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.conforming.measurement import Conforming, drawn_defects
from bench.conforming.portals import ConformingPortal, alone, combined
from bench.detection.defects import load_defects
from bench.engine import checkout
from bench.engine.arguments import positive
from bench.engine.bounds import CONFIDENCE, upper_bound
from bench.engine.journal import Journal
from bench.engine.outcome_store import OutcomeStore
from bench.engine.portal_lists import Variation, load_variations
from bench.engine.scenarios import load_scenarios
from harness.errors import ConfigurationError
from harness.spanish_argparse import add_command
from harness.wording import counted
from instructivo.catalogue import load_catalogue

FOLDER = checkout.OUT / "conforming"
RESULT = FOLDER / "conforming.json"
GOOD, BAD = 0, 1


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "conforming",
        "medir si la suite acusa a algún portal que cumple y está hecho de otra manera",
        "python -m bench conforming",
        "python -m bench conforming --alone 0 --combinations 20",
        "python -m bench conforming --only sondeo --only sin-pegar",
        "python -m bench conforming --without mas-lento --alone 0",
    )
    order.add_argument("--only", action="append", default=[], metavar="ID", help="solo estas variaciones, una por una")
    order.add_argument(
        "--without", action="append", default=[], metavar="ID", help="sin estas variaciones, ni solas ni combinadas"
    )
    order.add_argument("--alone", type=int, choices=(0, 1), default=1, help="1: también cada variación sola (1)")
    order.add_argument("--combinations", type=int, default=30, metavar="N", help="combinaciones al azar (30)")
    order.add_argument("--size", type=positive, default=5, metavar="N", help="variaciones de cada combinación (5)")
    order.add_argument("--every", type=positive, default=1, metavar="N", help="uno de cada N escenarios por portal (1)")
    order.add_argument("--defects", type=int, default=6, metavar="N", help="defectos que se prueban en cada uno (6)")
    order.add_argument("--seed", type=int, default=1, metavar="N", help="semilla de los sorteos (1)")
    order.add_argument("--workers", type=positive, default=2, metavar="N", help="procesos (2)")
    order.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    order.set_defaults(run=lambda asked: measure(asked, FOLDER))


def measure(asked: argparse.Namespace, folder: Path) -> int:
    """Run the measurement and write its result.

    Args:
        asked: Options of the command line.
        folder: Folder for the outcomes and the result.

    Returns:
        0 where no conforming portal is accused and every defect is found, else 1.
    """
    folder.mkdir(parents=True, exist_ok=True)
    catalogue, portals = load_catalogue(), _portals(asked, load_variations())
    reachable = [each for each in load_defects(catalogue) if not any(portal.masks(each.id) for portal in portals)]
    found = Conforming(
        catalogue,
        load_scenarios(folder),
        portals,
        drawn_defects(reachable, catalogue, asked.defects, asked.seed),
        _store(asked, folder),
        asked.every,
    )
    found.run()
    data = _result(found, sorted(asked.without))
    (folder / RESULT.name).write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print("\n".join(lines(data)))
    print(f"Resultado: {checkout.shown(folder / RESULT.name)}")
    return GOOD if data["good"] else BAD


def lines(data: dict[str, Any]) -> list[str]:
    """Summary for the terminal."""
    roots = [one for one in data["deviations"] if not one["blocked_by"]]
    wrong = [f"  {one['portal']}: {one['requirement']} {one['verdict']}: {one['reason']}" for one in roots]
    missed = [f"  {one['portal']}: no se señaló bien «{one['defect']}»" for one in data["missed"]]
    return [
        f"{counted(len(data['portals']), 'portal conforme', 'portales conformes')}, "
        f"{counted(data['scenario_runs'], 'escenario')}: "
        f"{counted(len(data['deviations']), 'veredicto que no merecían', 'veredictos que no merecían')}"
        + (f", {len(data['deviations']) - len(roots)} de ellos por causa de otro." if data["deviations"] else "."),
        *wrong,
        f"{counted(data['defects'], 'defecto sembrado', 'defectos sembrados')} en ellos: "
        f"{counted(data['caught'], 'descubierto')}, {counted(data['attributed'], 'atribuido')} solo a su requisito.",
        *missed,
    ]


def _portals(asked: argparse.Namespace, variations: tuple[Variation, ...]) -> tuple[ConformingPortal, ...]:
    unknown = sorted({*asked.only, *asked.without} - {each.id for each in variations})
    if unknown:
        raise ConfigurationError(f"La variación «{unknown[0]}» no existe: «python -m portal variations» las enumera.")
    if asked.only:
        return alone([each for each in variations if each.id in asked.only])
    variations = tuple(each for each in variations if each.id not in asked.without)
    single = alone(variations) if asked.alone else ()
    return (*single, *combined(variations, asked.combinations, asked.size, asked.seed))


def _store(asked: argparse.Namespace, folder: Path) -> OutcomeStore:
    journal = Journal.open(folder / "ledger.jsonl", {"suite": checkout.fingerprint()}, afresh=asked.afresh)
    store = OutcomeStore(journal, folder, asked.workers)
    store.resume()
    return store


def _result(found: Conforming, without: list[str]) -> dict[str, Any]:
    data = {**found.data(), "without": without}
    accused = len({(one["portal"], one["requirement"]) for one in data["deviations"]})
    return {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": checkout.fingerprint(),
        "good": not data["deviations"] and not data["missed"],
        **data,
        "bound": upper_bound(min(accused, data["scenario_runs"]), data["scenario_runs"]),
        "confidence": CONFIDENCE,
        "seconds": round(found.store.seconds),
        "stopped": len(found.store.stopped),
        "machine": checkout.machine(),
        "versions": checkout.versions(),
    }
