"""``docs/estabilidad.md`` and ``docs/esfuerzo.md``: results of repeating the whole suite."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any

from bench.engine.bounds import upper_bound
from bench.engine.formatting import fact_rows, per_cent, thousands, version
from bench.engine.progress import duration
from bench.soak.stress import LOSSY, SLOW

_HEAD = (
    "| Fecha | Versión de la suite | Corridas | Escenarios ejecutados | Con otro resultado "
    "| Inconclusos por el entorno |\n|---|---|---|---|---|---|"
)
_FACT = re.compile(r"^\| ([^|]+) \| ([^|]*) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Earlier:
    """A measurement of another version of the suite, read from the published page."""

    date: str
    version: str
    runs: int
    scenario_runs: int
    differing: int
    undecided: int

    @classmethod
    def of(cls, row: str) -> Earlier:
        """Read a row of the table of earlier measurements."""
        date, version, *counts = row.strip("| ").split(" | ")
        return cls(date, version, *map(_count, counts))

    @classmethod
    def from_facts(cls, facts: Mapping[str, str]) -> Earlier:
        """Read the table of the page's main measurement."""
        names = ("Corridas completas", "Escenarios ejecutados en total", "Escenarios con otro resultado")
        counts = [_count(facts[each]) for each in names]
        counts.append(_count(facts.get("Escenarios inconclusos por el entorno", "0")))
        return cls(facts["Fecha"], facts["Versión de la suite"], *counts)

    def row(self) -> str:
        """Render a row of the table of earlier measurements."""
        date, version, *counts = astuple(self)
        return f"| {date} | {version} | {' | '.join(map(thousands, counts))} |"


def _count(text: str) -> int:
    return int("".join(text.split()))


def stability_page(result: Mapping[str, Any], published: str = "") -> str:
    """Render ``docs/estabilidad.md`` or ``docs/esfuerzo.md``.

    Args:
        result: Content of ``soak.json`` or ``strain.json``.
        published: The page so far; its measurements of other versions of the suite become one row each.
    """
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
        "Versión de la suite": version(result),
        **result["machine"],
        **result["versions"],
    }
    table = fact_rows(rows)
    return f"""{_heading(result)}

| | |
|---|---|
{table}

Las cotas son de Clopper y Pearson, de un solo lado, con {per_cent(result["confidence"])} de confianza: con esa
confianza la frecuencia verdadera no es mayor. La cota por escenario supone que los fallos serían independientes; la
cota por corrida no lo supone, y es la que cuenta si una misma causa afectara a muchos escenarios a la vez.

{_differences(result)}
{_earlier(result, published)}"""


def _earlier(result: Mapping[str, Any], published: str) -> str:
    """Earlier measurements of other versions, and their sum with this one."""
    known = [Earlier.of(line) for line in published.partition(f"{_HEAD}\n")[2].splitlines() if line.startswith("| ")]
    rows = dict(_FACT.findall(published))
    if rows and rows["Versión de la suite"] != version(result):
        known.append(Earlier.from_facts(rows))
    if not known:
        return ""
    runs, differing = result["scenario_runs"], result["scenario_runs_differing"]
    total, bad = runs + sum(each.scenario_runs for each in known), differing + sum(each.differing for each in known)
    return f"""
## Mediciones anteriores, de otras versiones de la suite

{_HEAD}
{chr(10).join(each.row() for each in known)}

Con la de arriba son {thousands(total)} escenarios, {thousands(bad)} con otro resultado: si todas las versiones fueran
igual de estables, con {per_cent(result["confidence"])} de confianza diferiría menos del
{per_cent(upper_bound(bad, total))} de los escenarios.
"""


def _heading(result: Mapping[str, Any]) -> str:
    """Title, what is repeated, and the order that repeats it."""
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
