"""``docs/a-escala.md``: cost of large runs, from ``scale.json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2
from typing import Any

from bench.engine.formatting import decimal, fact_rows, thousands, version
from reports.acta.paging import LARGE

Data = Mapping[str, Any]
MOST_GROWTH = 2.3
"""Largest growth of a stage when the scenarios double: 2 is linear, 4 quadratic."""
_STAGES = {
    "collect": "Reunir los escenarios",
    "write": "Anotar los resultados",
    "close": "Juzgar y cerrar el acta",
    "verify": "`verify`",
    "compare": "`compare`",
    "export": "`export` (CTRF, EARL y Allure)",
    "merge": "`merge` de cuatro partes",
}


def growths(data: Data) -> Mapping[str, float]:
    """Growth of each stage's time when the scenarios double, from the smallest large run to the largest.

    Where fewer than two runs are large, all count. Time in the kernel does not: other programs that write make it vary.
    """
    runs = sorted(data["runs"], key=lambda each: int(each["scenarios"]))
    large = [each for each in runs if each["scenarios"] > LARGE]
    before, *_, after = large if len(large) > 1 else runs
    doublings = log2(after["scenarios"] / before["scenarios"])
    ratios = {name: after["stages"][name]["user"] / max(before["stages"][name]["user"], 0.01) for name in _STAGES}
    return {name: ratio ** (1 / doublings) for name, ratio in ratios.items()}


def holds(data: Data) -> bool:
    """Whether no stage grows faster than it may."""
    return all(each <= MOST_GROWTH for each in growths(data).values())


def scale_lines(data: Data) -> list[str]:
    """Summary for the terminal."""
    return [
        f"{name.replace('`', '')}: "
        + "; ".join(f"{thousands(each['scenarios'])}, {_cost(each, stage)}" for each in data["runs"])
        + f"; al doble, por {decimal(growths(data)[stage], 1)}"
        for stage, name in _STAGES.items()
    ]


def scale_page(data: Data) -> str:
    """Render the page.

    Args:
        data: Content of ``scale.json``.
    """
    runs: Sequence[Data] = data["runs"]
    heads = "".join(f" {thousands(each['scenarios'])} |" for each in runs)
    return f"""# Qué cuesta una corrida grande

Resultados inventados, escritos, juzgados, cerrados y comprobados con el código de la suite: un tercio decide un solo
requisito y el resto se reparte entre los demás; cada escenario tiene una imagen de 43 KB, y uno de cada cuatro un
correo. Cada paso va en un proceso propio. Esta página la escribe `python -m bench docs`; para repetir la medición:
`python -m bench scale`.

## Procesador y memoria

Segundos de procesador, y la mayor memoria del proceso en MB. Al doble de escenarios, «por 2» es lo lineal; el límite es
{decimal(MOST_GROWTH, 1)}, y para él no cuenta lo que el sistema tarda en escribir archivos.

| Escenarios |{heads} Al doble |
|---|{"---|" * len(runs)}---|
{_rows(data)}

Con más de mil escenarios, o de mil imágenes, el detalle va en páginas al lado del acta y las imágenes quedan en sus
archivos: por eso la memoria no crece con ellas. Del PDF no se mide nada.

## El acta

| Escenarios | `acta.html` (MB) | Páginas de detalle | La mayor (KB) | La carpeta, con las imágenes (MB) |
|---|---|---|---|---|
{_sizes(runs)}

## Dónde y con qué

| | |
|---|---|
{_facts(data)}
"""


def _cost(run: Data, stage: str) -> str:
    found = run["stages"][stage]
    return f"{decimal(found['cpu'])} s, {found['memory']:.0f} MB"


def _rows(data: Data) -> str:
    found = growths(data)
    return "\n".join(
        f"| {name} |"
        + "".join(f" {_cost(each, stage)} |" for each in data["runs"])
        + f" por {decimal(found[stage], 1)} |"
        for stage, name in _STAGES.items()
    )


def _sizes(runs: Sequence[Data]) -> str:
    return "\n".join(
        f"| {thousands(each['scenarios'])} | {decimal(found['acta'] / 10**6, 1)} | {found['pages'] or 'ninguna'} | "
        f"{round(found['largest_page'] / 1000) or '—'} | {found['record'] / 10**6:.0f} |"
        for each in runs
        for found in [each["sizes"]]
    )


def _facts(data: Data) -> str:
    rows = {"Fecha": data["date"][:10], "Versión de la suite": version(data), **data["machine"]}
    return fact_rows(rows)
