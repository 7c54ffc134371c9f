"""``python -m bench walks``: its options and what it prints."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bench.detection.defects import load_defects
from bench.engine import checkout
from bench.engine.arguments import positive
from bench.engine.formatting import per_cent
from bench.engine.journal import CHANGED_CONDITIONS, Journal
from bench.engine.portal_lists import load_variations
from bench.walks.measurement import FOLDER, Conditions, Row, is_found, measure, of_conforming, of_defects
from bench.walks.portals import MOST, WalkedRun, that_conform, with_defects
from harness.errors import ConfigurationError
from harness.spanish_argparse import add_command
from harness.wording import counted
from instructivo.catalogue import load_catalogue

DEFECTS_RESULT, CONFORMING_RESULT = FOLDER / "defects.json", FOLDER / "conforming.json"
_WALKS = 500


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "walks",
        "medir qué defectos de secuencia hallan los recorridos, y si acusan a algún portal que cumple",
        "python -m bench walks",
        "python -m bench walks --only ciudades-vacias-al-volver",
        "python -m bench walks --conforming --walks 100",
    )
    order.add_argument("--conforming", action="store_true", help="recorrer los portales que cumplen, y no los defectos")
    order.add_argument("--only", action="append", default=[], metavar="ID", help="solo estos defectos o variaciones")
    order.add_argument(
        "--walks", type=positive, default=_WALKS, metavar="N", help=f"recorridos del portal que cumple ({_WALKS})"
    )
    order.add_argument("--seed", type=positive, default=1, metavar="N", help="semilla de los recorridos (1)")
    order.add_argument("--workers", type=positive, default=2, metavar="N", help="procesos (2)")
    order.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    order.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    path = CONFORMING_RESULT if asked.conforming else DEFECTS_RESULT
    runs = _asked_for(asked)
    conditions = Conditions(asked.seed, asked.workers)
    suite = checkout.fingerprint()
    subject = {"suite": suite, "seed": asked.seed, "walks": asked.walks}
    journal = Journal.open(path.with_suffix(".jsonl"), subject, afresh=asked.afresh, change=CHANGED_CONDITIONS)
    rows = measure(runs, conditions, journal)
    data = {**(of_conforming(rows) if asked.conforming else of_defects(rows)), **_context(asked, suite)}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    print("\n".join(_conforming_lines(data) if asked.conforming else _defect_lines(data)))
    print(f"Resultado: {checkout.shown(path)}")
    return int(not data["good"])


def _asked_for(asked: argparse.Namespace) -> list[WalkedRun]:
    if asked.conforming:
        every = that_conform(load_variations(), asked.walks)
    else:
        every = with_defects(load_defects(load_catalogue(), "--sequence"))
    unknown = [name for name in asked.only if name not in {each.id for each in every}]
    if unknown:
        raise ConfigurationError(
            f"«{unknown[0]}» no es de los que se recorren: «python -m portal defects --sequence» y «python -m portal "
            "variations» los enumeran."
        )
    return [each for each in every if not asked.only or each.id in asked.only]


def _context(asked: argparse.Namespace, suite: str) -> dict[str, Any]:
    return {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": suite,
        "only": sorted(asked.only),
        "seed": asked.seed,
        "workers": asked.workers,
        "machine": checkout.machine(),
    }


def _defect_lines(data: Row) -> Iterator[str]:
    for row in data["rows"]:
        if not is_found(row):
            yield f"  no se halló en {counted(row['walks'], 'recorrido')}: {row['name']} ({row['requirement']})"
        for each in row["findings"]:
            if each["requirement"] != row["requirement"]:
                yield f"  {row['name']} ({row['requirement']}): se culpó a {each['requirement']}: {each['observed']}"
    yield (
        f"Hallados con {MOST} recorridos o menos: {data['found']} de {data['tried']} defectos de secuencia; "
        f"{counted(data['blamed_wrongly'], 'culpa equivocada', 'culpas equivocadas')}."
    )


def _conforming_lines(data: Row) -> Iterator[str]:
    for row in data["rows"]:
        for each in row["findings"]:
            yield f"  {row['name']}: se acusó de {each['requirement']}: {each['observed']}"
    yield (
        f"{counted(data['walks'], 'recorrido')} de portales que cumplen, "
        f"{counted(data['accused'], 'acusación', 'acusaciones')}; con {per_cent(data['confidence'])} de confianza se "
        f"acusa en menos del {per_cent(data['bound'])} de los recorridos."
    )
