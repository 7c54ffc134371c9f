"""The pages of ``docs/`` that show measurements, written from their results."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.progress import duration
from bench.strain import LOSSY, SLOW

_TEMPLATES = Path(__file__).with_name("templates")


def stability_page(result: Mapping[str, Any]) -> str:
    """``docs/estabilidad.md``, from ``soak.json``."""
    seconds = sorted(result["seconds"])
    rows = {
        "Corridas completas": str(result["runs"]),
        "Corridas con algún veredicto distinto": str(result["runs_differing"]),
        "Escenarios ejecutados en total": thousands(result["scenario_runs"]),
        "Escenarios con otro resultado": str(result["scenario_runs_differing"]),
        **_undecided(result),
        "Cota superior por escenario": per_cent(result["scenario_runs_bound"]),
        "Cota superior por corrida": per_cent(result["runs_bound"]),
        "Procesos por corrida": str(result["conditions"]["workers"]),
        "Duración de una corrida (mediana; máxima)": f"{duration(seconds[len(seconds) // 2])}; {duration(seconds[-1])}",
        "Fecha": result["date"][:10],
        "Versión de la suite": result["commit"] or result["suite"],
        **result["machine"],
        **result["versions"],
    }
    table = "\n".join(f"| {label} | {value} |" for label, value in rows.items())
    return f"""{_heading(result)}

| | |
|---|---|
{table}

Las cotas son de Clopper y Pearson, de un solo lado, con {per_cent(result["confidence"])} de confianza: con esa
confianza la frecuencia verdadera no es mayor. La cota por escenario supone que los fallos serían independientes; la
cota por corrida no lo supone, y es la que cuenta si una misma causa afectara a muchos escenarios a la vez.

{_differences(result)}
"""


def _heading(result: Mapping[str, Any]) -> str:
    """What was repeated, and how to repeat it again."""
    conditions = result["conditions"]
    if not conditions.get("strain"):
        return f"""# Estabilidad de los veredictos

La suite entera se repite contra el portal de referencia sano, cada vez en otro orden al azar y con otras personas.
Ningún veredicto, de escenario ni de requisito, debe cambiar. Esta página la escribe `python -m bench docs` a partir
de `reports/out/soak/soak.json`; para repetir la medición: `make soak N={result["runs"]}`."""
    repeat = f'make soak N={result["runs"]} ARGS="--workers {conditions["workers"]} --strain"'
    return f"""# Estabilidad bajo esfuerzo

La suite se repite contra el portal de referencia sano mientras otro proceso ocupa el procesador y un proxy, entre los
navegadores y el portal, retrasa cada respuesta hasta {SLOW:g} ms y pierde {per_cent(LOSSY)} de las conexiones. Ningún
veredicto debe cambiar, salvo a `inconc` con el entorno como causa. Esta página la escribe `python -m bench docs` a
partir de `reports/out/soak/strain/strain.json`; para repetir la medición: `{repeat}`."""


def _undecided(result: Mapping[str, Any]) -> dict[str, str]:
    if not result["conditions"].get("strain"):
        return {}
    return {"Escenarios inconclusos por el entorno": str(result["scenario_runs_undecided"])}


def _differences(result: Mapping[str, Any]) -> str:
    if not result["differing"]:
        return "No hubo ninguna diferencia."
    lines = [
        f"- Corrida {each['run']} (orden {each['order']}): {each['kind']} `{each['id']}` dio `{each['verdict']}`. "
        f"{each['reason']}"
        for each in result["differing"]
    ]
    return "\n".join(["## Lo que difirió", "", *lines])


def per_cent(rate: float) -> str:
    """A rate as a Spanish reader writes it."""
    return f"{100 * rate:.3g} %".replace(".", ",")


def decimal(value: float, places: int = 2) -> str:
    """A number as a Spanish reader writes it."""
    return f"{value:.{places}f}".replace(".", ",")


def templates() -> Environment:
    """The templates of this room, with the words for rates, counts and times."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters |= {"percent": per_cent, "thousands": thousands, "duration": duration}
    return environment


def thousands(number: int) -> str:
    """A count with its thousands apart."""
    return f"{number:,}".replace(",", " ")
