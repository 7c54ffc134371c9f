"""Targets for the cost of the suite, and whether the measured figures meet them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bench.engine.formatting import decimal
from bench.speed.contestants import SUITE
from bench.speed.estimates import EACH

Data = Mapping[str, Any]
SCENARIOS, SECONDS, CLONE_SECONDS = 150, 60.0, 240.0
"""Scenarios and seconds of ``make acceptance``, and seconds from a clone to the acta."""


@dataclass(frozen=True)
class Target:
    """A limit for a figure.

    Attributes:
        id: Name of the figure in ``speed.json``.
        name: Spanish name.
        limit: Largest value allowed.
    """

    id: str
    name: str
    limit: float


RATIOS = (
    Target("sin-pruebas", "La suite sin pruebas, por escenario, frente a guiones que hacen lo mismo", 1.08),
    Target(
        "con-pruebas", "La suite con las pruebas del acta, por escenario, frente a guiones que hacen lo mismo", 1.20
    ),
    Target("entera", "La suite entera con pruebas, arranque incluido, frente a guiones que van uno por uno", 0.85),
    Target("playwright-bdd", "La suite entera con pruebas, arranque incluido, frente a playwright-bdd", 0.65),
)
ACCEPTANCE = Target("acceptance", f"«make acceptance» ya instalada, {SCENARIOS} escenarios en dos núcleos (s)", SECONDS)
BROKEN = Target("broken", "La suite en un portal con un defecto, frente al sano (reloj, el peor de los probados)", 1.5)
CLONE = Target("clone", "De un clon nuevo al acta (s)", CLONE_SECONDS)


def judged(data: Data) -> Iterator[dict[str, Any]]:
    """Compare every target with its figure.

    Args:
        data: Content of ``speed.json`` without the targets.

    Yields:
        ``id``, ``name``, ``limit``, ``figure`` (None where it was not measured), ``low``, ``high``, ``holds`` and the
        Spanish ``reason``.
    """
    for target in RATIOS:
        yield {**_base(target), **_ratio(target, data)}
    yield {**_base(ACCEPTANCE), **_acceptance(data)}
    yield {**_base(BROKEN), **_broken(data.get("broken"))}
    yield {**_base(CLONE), **_clone(data.get("clone"))}


def _base(target: Target) -> dict[str, Any]:
    return {"id": target.id, "name": target.name, "limit": target.limit}


def _not_measured(why: str) -> dict[str, Any]:
    return {"figure": None, "low": None, "high": None, "holds": False, "reason": why}


def _at_most(limit: float, figure: float, reason: str) -> dict[str, Any]:
    return {"figure": figure, "low": None, "high": None, "holds": figure <= limit, "reason": reason}


def _ratio(target: Target, data: Data) -> dict[str, Any]:
    found = data["ratios"].get(target.id)
    if found is None:
        return _not_measured("no se midió: falta con quién comparar")
    figure, low, high = found["median"], found["low"], found["high"]
    proven = found["confidence"] > 0
    holds = proven and max(figure, high) <= target.limit
    if holds:
        reason = f"todo el intervalo queda dentro, en {found['rounds']} rondas"
    elif figure > target.limit:
        reason = _excess(target, data, found)
    elif not proven:
        reason = f"la mediana queda dentro, pero {found['rounds']} rondas no dan un intervalo de 95 %"
    else:
        reason = "la mediana queda dentro, pero el intervalo pasa del límite: no está demostrado"
    return {"figure": figure, "low": low, "high": high, "holds": holds, "reason": reason}


def _excess(target: Target, data: Data, found: Data) -> str:
    """Why a ratio is above its limit, in Spanish."""
    ours, theirs = (data["costs"][found[each]] for each in ("one", "other"))
    if found["reach"] == EACH:
        more = ours["each_cpu"] - theirs["each_cpu"]
        return f"cada escenario cuesta {decimal(more)} s de procesador más que su guion"
    start = f"arrancar cuesta {decimal(ours['start_cpu'])} s contra {decimal(theirs['start_cpu'])} s"
    return f"{start}, y cada escenario {decimal(ours['each_cpu'], 3)} s contra {decimal(theirs['each_cpu'], 3)} s"


def _acceptance(data: Data) -> dict[str, Any]:
    found = data.get("acceptance")
    if not found:
        return _not_measured("no se midió: pídalo con --acceptance")
    ran: int = found["record"]["scenarios"]
    wall: float = found["wall"]
    start = min(data["costs"][SUITE]["start_wall"], wall)
    figure = round(start + (wall - start) * SCENARIOS / ran, 1)
    reason = f"fueron {ran} escenarios en {decimal(wall)} s; aquí, el arranque y lo que toca a {SCENARIOS}"
    return _at_most(SECONDS, figure, reason)


def _broken(found: Data | None) -> dict[str, Any]:
    if not found:
        return _not_measured("no se midió: pídalo con --broken")
    worst, healthy = (decimal(found[each], 0) for each in ("seconds", "healthy"))
    reason = f"{worst} s con «{found['defect']}», {healthy} s en el sano; suite {found['commit']}"
    return _at_most(BROKEN.limit, found["ratio"], reason)


def _clone(found: Data | None) -> dict[str, Any]:
    if not found:
        return _not_measured("no se midió: pídalo con --clone")
    reason = "con lo que pip y Go ya tuvieran guardado en esta máquina"
    return _at_most(CLONE_SECONDS, found["wall"], reason)
