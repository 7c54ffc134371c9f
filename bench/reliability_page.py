"""``docs/confiabilidad.md``: what was done to suite and portal, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.pages import thousands

_HEAD = "| Falla o ataque | Lo que se inyectó | Lo que debe sostenerse | Veces | Lo que pasó | Orden que lo repite |"


def reliability_page(result: Mapping[str, Any]) -> str:
    """``docs/confiabilidad.md``, from ``faults.json``."""
    rows = "\n".join(map(_line, result["rows"]))
    facts = {
        "Fecha": result["date"][:10],
        "Versión de la suite": result["commit"] or result["suite"],
        **result["machine"],
        **result["versions"],
    }
    table = "\n".join(f"| {label} | {value} |" for label, value in facts.items())
    return f"""# Fallas y ataques

Qué se le hizo a la suite, al portal de referencia y a lo que los rodea, cuántas veces, y qué pasó. Esta página la
escribe `python -m bench docs` a partir de `reports/out/faults/faults.json`, que deja `python -m bench faults 5`:
ejecuta las pruebas de la tabla tantas veces como se le pida y continúa donde quedó. Cada prueba lleva su propia fila
(`@pytest.mark.peril`), de modo que tabla y pruebas no pueden separarse.

En cada falla se exige, además de lo que dice su fila: ningún resultado terminado se pierde, no se culpa a ninguna
cláusula que no la causó, no queda ningún proceso, la terminal no muestra el rastro de una excepción, y la corrida nunca
termina en 0 si falta un veredicto.

{_HEAD}
|---|---|---|---|---|---|
{rows}

{_broken(result)}

| | |
|---|---|
{table}
"""


def _line(row: Mapping[str, Any]) -> str:
    cells = (row["name"], row["injected"], row["holds"], _times(row), _happened(row), f"`{row['command']}`")
    return "| " + " | ".join(each.replace("|", r"\|").replace("\n", " ") for each in cells) + " |"


def _times(row: Mapping[str, Any]) -> str:
    rounds = thousands(row["times"])
    return rounds if row["tries"] == row["times"] else f"{rounds} ({thousands(row['tries'])} intentos)"


def _happened(row: Mapping[str, Any]) -> str:
    if not row["times"]:
        return "todavía no se ejecutó"
    held = "resistió siempre" if row["held"] == row["times"] else f"**resistió {row['held']} de {row['times']}**"
    seen = "; ".join(f"{text} ({count})" if row["times"] > 1 else text for text, count in row["seen"].items())
    return f"{held}: {seen}" if seen else held


def _broken(result: Mapping[str, Any]) -> str:
    broken = [row for row in result["rows"] if row["held"] < row["times"]]
    if not broken:
        return "Nada de lo ejecutado dejó de resistir."
    told = [f"### {row['name']}\n\n```\n{text}\n```" for row in broken for text in row["said"]]
    return "\n\n".join(["## Lo que no resistió", *told])
