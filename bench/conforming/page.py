"""``docs/conformes.md``: verdicts of conforming portals that are built otherwise, from ``conforming.json``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.engine.formatting import fact_rows, per_cent, thousands, version
from bench.engine.progress import duration

Data = Mapping[str, Any]


def conforming_page(data: Data) -> str:
    """Render the page.

    Args:
        data: Content of ``conforming.json``.
    """
    return f"""# Portales que cumplen y están hechos de otra manera

El portal de referencia sano se presenta con otra técnica: otras páginas, otras respuestas, otro correo. Cada variante
hace lo que el documento pide, y la suite no debe acusarla de nada, ni sola ni junto con otras; y los defectos que se
siembran en ella deben descubrirse igual. Esta página la escribe `python -m bench docs`; para repetir la medición:
`make conforming`. Las variantes: `python -m portal variations`.

| | |
|---|---|
{_facts(data)}

{_deviations(data)}

## Los portales

{chr(10).join(_portal(one) for one in data["portals"])}
"""


def _facts(data: Data) -> str:
    tried = data["defects"]
    rows = {
        "Portales conformes": str(len(data["portals"])),
        "Variantes que no se probaron": ", ".join(f"«{each}»" for each in data["without"]) or "ninguna",
        "Escenarios por portal": "todos" if data["every"] == 1 else f"uno de cada {data['every']}, otros en cada uno",
        "Escenarios ejecutados": thousands(data["scenario_runs"]),
        "Veredictos que no merecían; por causa de otro": f"{len(data['deviations'])}; {_behind_another(data)}",
        f"Cota superior, con {per_cent(data['confidence'])} de confianza": per_cent(data["bound"]),
        "Defectos sembrados en ellos": str(tried),
        "Descubiertos; atribuidos solo a su requisito": f"{data['caught']}; {data['attributed']}",
        "Detenidos por el entorno y ejecutados otra vez": str(data["stopped"]),
        "Duración": duration(data["seconds"]),
        "Fecha": data["date"][:10],
        "Versión de la suite": version(data),
        **data["machine"],
        **data["versions"],
    }
    return fact_rows(rows)


def _behind_another(data: Data) -> int:
    return sum(bool(one["blocked_by"]) for one in data["deviations"])


def _deviations(data: Data) -> str:
    wrong = [
        f"- «{one['portal']}»: `{one['requirement']}` dio `{one['verdict']}`. {one['reason']}"
        for one in data["deviations"]
        if not one["blocked_by"]
    ]
    missed = [f"- «{one['portal']}»: no se señaló bien el defecto `{one['defect']}`." for one in data["missed"]]
    if not wrong and not missed:
        return "Ningún portal recibió un veredicto que no merecía, y ningún defecto quedó sin descubrir."
    return "\n".join(["## Lo que falló", "", *wrong, *missed])


def _portal(one: Data) -> str:
    undecided = [f"  - `{name}` queda sin decidir: {why}" for name, why in one["undecided"].items()]
    return "\n".join([f"- **{one['name']}**. {' '.join(one['titles'])}", *undecided])
