"""Rows of ``docs/confiabilidad.md`` for measurements with an order of their own, from their results.

A row without a result says so and names the order that measures it; no figure is shown that was not measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.engine.formatting import per_cent, thousands
from bench.faults.load import SQLITE, factor
from harness.scope import ROOT

Result = Any
_FUZZ = ROOT / "reports" / "out" / "fuzz"
HTTP_FUZZ_RESULT, READERS_FUZZ_RESULT = _FUZZ / "http.json", _FUZZ / "readers.json"
POSTGRESQL_RESULT = _FUZZ.with_name("postgresql.json")
UNMEASURED = "no se midió"


@dataclass(frozen=True)
class TableRow:
    """A row of the table in Spanish; the fields are its columns from left to right."""

    name: str
    injected: str
    holds: str
    times: str
    happened: str
    command: str
    version: str = "—"


@dataclass(frozen=True)
class LongMeasurement:
    """A measurement with an order of its own.

    Attributes:
        name, injected, holds, command: Columns of the table.
        describe: From a result, the columns ``times`` and ``happened``.
    """

    name: str
    injected: str
    holds: str
    command: str
    describe: Callable[[Result], tuple[str, str]]

    def row(self, result: Result | None) -> TableRow:
        """The row for a result; None where there is none."""
        times, happened = ("0", UNMEASURED) if result is None else self.describe(result)
        known = result if isinstance(result, Mapping) else {}
        version = known.get("commit") or known.get("suite") or "—"
        return TableRow(self.name, self.injected, self.holds, times, happened, self.command, version)


def _soaked(result: Mapping[str, Any]) -> tuple[str, str]:
    times = f"{thousands(result['runs'])} corridas ({thousands(result['scenario_runs'])} escenarios)"
    bound = f"con {per_cent(result['confidence'])} de confianza, menos del {per_cent(result['scenario_runs_bound'])}"
    happened = f"{len(result['differing'])} veredictos distintos ({bound} de los escenarios)"
    if result["conditions"].get("strain"):
        happened += f"; {result['scenario_runs_undecided']} escenarios inconclusos por el entorno"
    return times, happened


def _not_passed(cases: Sequence[Mapping[str, Any]]) -> list[str]:
    return [each["test"].rpartition("::")[2] for each in cases if each["ended"] != "passed"]


def _fuzzed(cases: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    broken = _not_passed(cases)
    happened = f"**algún 5xx, o no terminó: {', '.join(broken)}**" if broken or not cases else "ningún 5xx"
    return f"{thousands(sum(each['tries'] for each in cases))} peticiones", happened


def _on_postgresql(cases: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    broken = _not_passed(cases)
    seen = "; ".join(text for each in cases for text in each["seen"])
    return str(len(cases)), f"**no se sostuvo: {', '.join(broken)}** ({seen})" if broken or not cases else seen


def _readers(result: Mapping[str, Any]) -> tuple[str, str]:
    broken = [name for name, each in result["readers"].items() if not each["held"]]
    tries = sum(each["runs"] for each in result["readers"].values())
    times = f"{thousands(tries)} archivos, {len(result['readers'])} lectores"
    return times, f"**no resistieron: {', '.join(broken)}**" if broken else "solo salieron oraciones de la suite"


def _mutated(result: Mapping[str, Any]) -> tuple[str, str]:
    tried = [each for each in result["groups"] if each["tried"]]
    found = "; ".join(f"{each['name']}: {per_cent(each['killed'] / each['tried'])}" for each in tried)
    untried = [each["name"] for each in result["groups"] if not each["tried"]]
    happened = f"descubiertos, {found}" + (f"; {UNMEASURED}: {', '.join(untried)}" if untried else "")
    return f"{thousands(sum(each['tried'] for each in tried))} mutantes", happened


def _loaded(result: Mapping[str, Any]) -> tuple[str, str]:
    levels = result["levels"]
    wrong = [f"{each['database']}, {each['users']} a la vez: {'; '.join(each['troubles'])}" for each in levels]
    troubles = [text for text, each in zip(wrong, levels, strict=True) if each["troubles"]]
    fine = "ninguna cuenta duplicada, ningún correo perdido ni repetido, ningún 5xx (ritmos abajo)"
    times = f"{thousands(sum(each['registered'] for each in levels))} registros en {len(levels)} multitudes"
    return times, f"**{' · '.join(troubles)}**" if troubles else fine


SOAK = LongMeasurement(
    "La suite entera, una y otra vez",
    "cada corrida en otro orden al azar y con otras personas",
    "ningún veredicto cambia (estabilidad.md)",
    "python -m bench soak 20",
    _soaked,
)
STRESS = LongMeasurement(
    "La suite entera bajo esfuerzo",
    "otro proceso ocupa el procesador; un proxy retrasa las respuestas y pierde algunas conexiones",
    "ningún veredicto cambia, salvo a `inconc` por el entorno (esfuerzo.md)",
    "python -m bench soak 100 --workers 4 --strain",
    _soaked,
)
HTTP_FUZZ = LongMeasurement(
    "Peticiones al azar al portal, largo rato",
    "formularios, direcciones, cabeceras, cookies y cuerpos cualesquiera a un portal servido",
    "ninguna respuesta 5xx",
    "python -m pytest tests/hostile/test_fuzz.py --hypothesis-profile=largo -p bench.faults.cases --fault-cases "
    "reports/out/fuzz/http.json",
    _fuzzed,
)
POSTGRESQL = LongMeasurement(
    "La suite y una muestra de los defectos, con el portal sobre PostgreSQL",
    "`DATABASE_URL` lleva a un PostgreSQL de verdad en lugar de SQLite",
    "todo queda `pass`; cada defecto se descubre y se atribuye a su requisito",
    "python -m pytest tests/acceptance/test_on_postgresql.py -p bench.faults.cases --fault-cases "
    "reports/out/postgresql.json",
    _on_postgresql,
)
READERS_FUZZ = LongMeasurement(
    "Archivos al azar a todo lo que lee, largo rato",
    "perfiles, catálogos, actas, trazas y correos, guiados por lo que recorren (libFuzzer)",
    "solo sale una oración de la suite",
    "python -m tests.properties.fuzz --minutes 30",
    _readers,
)
SUITE_MUTANTS = LongMeasurement(
    "Cambios al azar del código que forma los veredictos",
    "mutmut cambia, uno por vez, los módulos puros de la suite",
    "sus pruebas descubren al menos 90 % (mutantes-de-la-suite.md)",
    "python run.py mutants --own",
    _mutated,
)
LOAD = LongMeasurement(
    "Multitudes que se registran a la vez",
    "Locust contra el portal sin modo de prueba, con Argon2 y Mailpit, sobre SQLite y PostgreSQL",
    "tantas cuentas como registros confirmados, cada correo una vez, ningún 5xx",
    "python -m bench load",
    _loaded,
)
FAULTS = TableRow(
    "Fallas y ataques, uno por uno",
    "lo que dice cada prueba marcada con `@pytest.mark.fault_case`",
    "lo que dice cada prueba",
    "0",
    UNMEASURED,
    "python -m bench faults 5",
)
"""Replaces the rows of the fault cases where none has run yet."""


def load_table(result: Mapping[str, Any] | None) -> str:
    """Section with the ratios of the load, from ``load.json``; empty without a result."""
    if result is None:
        return ""
    lines = "\n".join(_level(each) for each in result["levels"])
    return f"""## Carga

Registros por segundo, como razones de una misma medición de {result["seconds"]:g} segundos por multitud
({result["date"][:10]}, {result["machine"]["Núcleos"]} núcleos para el portal, la base de datos, Mailpit y Locust, con
Argon2): frente a la multitud menor en la misma base de datos, y frente a {SQLITE} con los mismos usuarios.

| Base de datos | Usuarios a la vez | Registros | Ritmo frente a la multitud menor | Ritmo frente a {SQLITE} |
|---|---|---|---|---|
{lines}
"""


def _level(level: Mapping[str, Any]) -> str:
    ratios = " | ".join(map(factor, (level["growth"], level["to_sqlite"])))
    return f"| {level['database']} | {level['users']} | {thousands(level['registered'])} | {ratios} |"
