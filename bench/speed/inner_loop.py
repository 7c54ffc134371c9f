"""Cost of the inner loop: one scenario that only looks, with the services that ``make up`` keeps, by its parts."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.engine import checkout
from bench.engine.formatting import decimal, per_cent, version
from bench.engine.runner import last_lines, run_command
from bench.speed.contestants import Command
from bench.speed.costs import Cost, metered
from bench.speed.estimates import estimate
from harness.errors import EnvironmentTrouble
from harness.layout import OWN_SERVICES

Data = Mapping[str, Any]
SCENARIO = "features/5.1-portada.feature::El portal se ve en el navegador"
TARGETS = {
    "cpu": ("Un escenario que solo mira, con «make up»: procesador (s)", 2.5),
    "wall": ("Un escenario que solo mira, con «make up»: de la orden al acta (s)", 3.0),
    "collected": ("Reunir todos los escenarios, «--collect-only»: procesador (s)", 1.2),
}
"""Name of a figure -> Spanish name and limit in seconds, on two quiet cores."""
TOP = 20
_KEEP = {OWN_SERVICES: ""}
_CACHE = ("-p", "no:cacheprovider")


def measure(folder: Path, rounds: int) -> dict[str, Any]:
    """Measure the inner loop.

    Args:
        folder: Folder for the files of the runs.
        rounds: Number of runs of each kind; one more at first is not counted.

    Returns:
        ``rounds``; ``cpu``, ``wall`` and ``collected`` as estimates in seconds; ``alone`` and ``cold``, one run each
        that starts its own services, and that finds nothing compiled; ``profile``; what was measured where; and the
        ``load`` of the machine at first, in processes that wanted to run.

    Raises:
        EnvironmentTrouble: A run did not end well, or the services do not start.
    """
    folder.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0]
    with _kept_services(folder):
        runs = [_run(folder, _KEEP) for _ in range(rounds + 1)][1:]
        shutil.rmtree(folder / "pyc", ignore_errors=True)
        cold = _run(folder, {**_KEEP, "PYTHONPYCACHEPREFIX": str(folder / "pyc")})
        profile = _profile(folder)
    alone = _run(folder, {OWN_SERVICES: "1"})
    collected = [_collect(folder) for _ in range(rounds + 1)][1:]
    return {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": checkout.fingerprint(),
        "machine": checkout.machine(),
        "load": round(load, 1),
        "rounds": rounds,
        "cpu": asdict(estimate([each.cpu for each in runs])),
        "wall": asdict(estimate([each.wall for each in runs])),
        "collected": asdict(estimate([each.cpu for each in collected])),
        "alone": asdict(alone),
        "cold": asdict(cold),
        "profile": profile,
    }


@contextmanager
def _kept_services(folder: Path) -> Iterator[None]:
    """Services as ``make up`` starts them, stopped on exit."""
    order, log = [sys.executable, "-m", "fixtures"], folder / "up.log"
    if run_command([*order, "up"], log):
        raise EnvironmentTrouble(
            f"El portal y Mailpit no quedaron en marcha; lo último que se dijo:\n{last_lines(log)}"
        )
    try:
        yield
    finally:
        run_command([*order, "down"], log)


def _run(folder: Path, environment: Mapping[str, str]) -> Cost:
    record = folder / "acta"
    shutil.rmtree(record, ignore_errors=True)
    order = [sys.executable, "-m", "pytest", *_CACHE, SCENARIO, "-q", "--record", str(record)]
    cost = metered([Command(order)], folder, environment)
    if not (record / "acta.html").is_file():
        raise EnvironmentTrouble(f"El escenario no dejó un acta; lo que dijo está en {folder / 'said.log'}.")
    return cost


def _collect(folder: Path) -> Cost:
    order = [sys.executable, "-m", "pytest", *_CACHE, "features", "--collect-only", "-q"]
    return metered([Command(order)], folder, {})


def _profile(folder: Path) -> list[tuple[str, float]]:
    """Shares of the processor time of one run, the largest first: a part of the code, or the browser and its driver."""
    record, result = folder / "acta", folder / "profile.json"
    shutil.rmtree(record, ignore_errors=True)
    result.unlink(missing_ok=True)
    order = [sys.executable, "-m", "bench.speed.profiled", str(result), *_CACHE, SCENARIO, "-q", "--record"]
    run_command([*order, str(record)], folder / "profile.log", environment=_KEEP)
    if not result.is_file():
        raise EnvironmentTrouble(f"El perfil no terminó; lo último que dijo fue:\n{last_lines(folder / 'profile.log')}")
    return shares(json.loads(result.read_text(encoding="utf-8")))


def shares(found: Data) -> list[tuple[str, float]]:
    """Largest shares of a profile, as parts of 1.

    Args:
        found: ``own``, part of the code -> seconds, and ``others``, seconds of other processes.
    """
    parts = {**found["own"], "el navegador y su controlador": found["others"]}
    total = sum(parts.values())
    return sorted(((name, seconds / total) for name, seconds in parts.items()), key=lambda each: -each[1])[:TOP]


def holds(data: Data) -> bool:
    """Whether every target is met by the whole interval."""
    return all(_met(data, name) for name in TARGETS)


def _met(data: Data, name: str) -> bool:
    found = data[name]
    return bool(found["confidence"]) and max(found["median"], found["high"]) <= TARGETS[name][1]


def inner_lines(data: Data) -> Iterator[str]:
    """Every target with its figure, what the first runs cost, and the largest shares."""
    for name, (title, limit) in TARGETS.items():
        found = data[name]
        between = f"{decimal(found['low'])} a {decimal(found['high'])}" if found["confidence"] else "sin intervalo"
        yield f"{'se cumple' if _met(data, name) else 'no llega'}  {title}"
        yield f"           {decimal(found['median'])} ({between}; límite {decimal(limit)}), {data['rounds']} rondas"
    for name, what in (("alone", "Sin «make up»"), ("cold", "La primera vez, sin nada compilado")):
        yield f"{what}: {decimal(data[name]['cpu'])} s de procesador, {decimal(data[name]['wall'])} s de reloj"
    yield f"Carga de la máquina al empezar: {decimal(data['load'], 1)}"
    yield "En qué se va el procesador de una corrida:"
    yield from (f"  {per_cent(share):>8}  {part}" for part, share in data["profile"])


def inner_page(data: Data) -> str:
    """Text of ``docs/arranque.md``."""
    machine = "; ".join(f"{label}: {value}" for label, value in data["machine"].items())
    return f"""# Qué cuesta una corrida corta

Un escenario que se está escribiendo se ejecuta cien veces. Aquí corre uno que solo mira («El portal se ve en el
navegador»), con el portal y Mailpit que deja `make up`, desde la orden hasta el acta. Se mide el procesador de todo el
árbol de procesos, navegador incluido, y el reloj. Esta página la escribe `python -m bench docs`; para repetir la
medición: `python -m bench speed --inner`.

| Meta | Límite | Medido | Intervalo | |
|---|---|---|---|---|
{_rows(_target(data, name) for name in TARGETS)}

{data["rounds"]} rondas; las metas son para dos núcleos que no hacen otra cosa, y una se cumple solo si cabe entero el
intervalo. Al empezar, la máquina tenía una carga de {decimal(data["load"], 1)}; con más que núcleos, lo medido es más
de lo que cuesta.

Sin `make up`, con portal y Mailpit propios, son {_both(data["alone"])}; la primera vez, sin nada compilado,
{_both(data["cold"])}.

## En qué se va el procesador

| Parte | |
|---|---|
{_rows(f"| {part} | {per_cent(share)} |" for part, share in data["profile"])}

Tiempo propio de cada parte, las {TOP} mayores, vistas con cProfile; bajo él una corrida cuesta el doble, así que solo
valen las proporciones. «cargar módulos» es lo que Python tarda en encontrarlos y leerlos, cada uno compilado ya.

Suite {version(data)}, {data["date"][:10]}. {machine}.
"""


def _rows(lines: Iterator[str] | Sequence[str]) -> str:
    return "\n".join(lines)


def _target(data: Data, name: str) -> str:
    title, limit = TARGETS[name]
    found = data[name]
    between = f"{decimal(found['low'])} a {decimal(found['high'])}" if found["confidence"] else "—"
    met = "**se cumple**" if _met(data, name) else "**no llega**"
    return f"| {title} | {decimal(limit)} | {decimal(found['median'])} | {between} | {met} |"


def _both(cost: Data) -> str:
    return f"{decimal(cost['cpu'])} s de procesador y {decimal(cost['wall'])} s de reloj"
