"""``python -m bench speed``: its options, and the files that it writes."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any

from bench.engine import checkout
from bench.engine.journal import Journal
from bench.engine.progress import duration
from bench.speed import broken, inner_loop, peer_tools
from bench.speed.contestants import CONTESTANTS
from bench.speed.costs import CostMeter
from bench.speed.growth import COLLECTED, acceptance, collection, from_a_clone
from bench.speed.page import speed_lines
from bench.speed.results import results
from bench.speed.rounds import Rounds
from bench.speed.sample import SIZE, Sample, load_suite, sample_of, write_sample
from bench.speed.short_form import BASELINE, save_baseline, short_form
from bench.speed.testbed import start_testbed
from harness.errors import ConfigurationError
from harness.scope import ROOT
from harness.spanish_argparse import add_command

FOLDER = checkout.OUT / "speed"
RESULT, INNER = FOLDER / "speed.json", FOLDER / "inner.json"
_HERE = Path(__file__).parent


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "speed",
        "medir cuánto cuesta la suite al lado de guiones de Playwright, playwright-bdd y behave + Selenium",
        "python -m bench speed",
        "python -m bench speed --rounds 2 --side-by-side 0",
        "python -m bench speed --short",
        "python -m bench speed --inner",
    )
    order.add_argument("--rounds", type=int, default=10, metavar="N", help="rondas en que corren todos (10)")
    order.add_argument(
        "--side-by-side", type=int, default=3, metavar="N", help="rondas en que además corren con dos procesos (3)"
    )
    order.add_argument(
        "--scenarios", type=int, default=SIZE, metavar="N", help=f"cuántos de la muestra, para probar ({SIZE}, todos)"
    )
    order.add_argument("--acceptance", action="store_true", help="medir también «make acceptance» entera")
    order.add_argument("--broken", action="store_true", help="medir también la suite en portales con un defecto")
    order.add_argument("--clone", action="store_true", help="medir también de un clon nuevo al acta (usa la red)")
    order.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    order.add_argument("--short", action="store_true", help="en su lugar, la forma corta frente a la razón guardada")
    order.add_argument("--keep", action="store_true", help="con --short, guardar la razón medida")
    order.add_argument(
        "--inner", action="store_true", help="en su lugar, lo que cuesta una corrida corta con «make up»"
    )
    order.add_argument("--draw", action="store_true", help="en su lugar, elegir otra vez la muestra de escenarios")
    order.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    if sys.platform != "linux":
        raise ConfigurationError("El costo de un árbol de procesos solo se mide en Linux: ejecute esta orden ahí.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    if asked.draw:
        print(f"Muestra elegida: {write_sample(FOLDER)} escenarios, en bench/speed/sample.json")
        return 0
    if asked.short or asked.inner:
        return _short(asked) if asked.short else _inner(asked.rounds)
    peer_tools.install()
    suite = load_suite(FOLDER)
    whole = sample_of(suite)
    sample = whole if asked.scenarios >= SIZE else whole.part(asked.scenarios)
    subject = {
        "suite": checkout.fingerprint(),
        "peers": _peers_hash(),
        "machine": dict(checkout.machine()),
        "scenarios": len(sample.scenarios),
    }
    change = "La suite, los contendientes o la máquina cambiaron"
    journal = Journal.open(FOLDER / "runs.jsonl", subject, afresh=asked.afresh, change=change)
    missing = {each.id: why for each in CONTESTANTS if (why := each.missing())}
    for name, why in missing.items():
        print(f"Sin «{name}»: {why}.")
    with start_testbed(FOLDER) as found:
        meter = CostMeter(found, FOLDER)
        Rounds(sample, whole, suite, journal, meter, asked.rounds, asked.side_by_side).run()
    _measure_growth(journal, asked)
    told = _tell(journal, sample, missing)
    return max(told, _inner(asked.rounds))


def _short(asked: argparse.Namespace) -> int:
    if not (asked.keep or BASELINE.is_file()):
        raise ConfigurationError("Todavía no hay una razón guardada: mídala con «bench speed --short --keep».")
    found = short_form(FOLDER)
    if asked.keep:
        save_baseline(found)
        print(f"Guardada la razón {found.ratio:.3f} en bench/speed/baseline.json")
        return 0
    print(found.in_words)
    return int(not found.holds)


def _inner(rounds: int) -> int:
    data = inner_loop.measure(FOLDER / "inner", rounds)
    INNER.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print("\n".join(inner_loop.inner_lines(data)))
    print(f"Resultado: {checkout.shown(INNER)}")
    return int(not inner_loop.holds(data))


def _measure_growth(journal: Journal, asked: argparse.Namespace) -> None:
    known = journal.results()
    collected = {each["collection"]["scenarios"] for each in known if "collection" in each}
    for scenarios in COLLECTED:
        if scenarios not in collected:
            journal.append({"collection": collection(scenarios, FOLDER / "collection")})
    for name, measure in (("acceptance", acceptance), ("broken", broken.measure), ("clone", from_a_clone)):
        if getattr(asked, name) and not any(name in each for each in known):
            print(f"Se mide «{name}»…", flush=True)
            started = time.monotonic()
            journal.append({name: measure(FOLDER)})
            print(f"Fueron {duration(time.monotonic() - started)}.", flush=True)


def _tell(journal: Journal, sample: Sample, missing: dict[str, str]) -> int:
    data = {**results(journal.results(), sample, missing), "rivals": peer_tools.versions()}
    RESULT.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print("\n".join(speed_lines(data)))
    print(f"Resultado: {checkout.shown(RESULT)}")
    return int(not all(each["holds"] for each in data["targets"] if each["figure"] is not None))


def _peers_hash() -> str:
    """Hash of the peers and of how they are measured; results with different hashes must not be added up."""
    digest = hashlib.sha256()
    files = [*(_HERE / "peers").rglob("*"), *(_HERE / f"{each}.py" for each in ("meter", "sample", "vocabulary"))]
    for path in sorted([*files, _HERE / "sample.json", ROOT / "requirements" / "speed.txt"]):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
