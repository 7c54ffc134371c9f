"""``docs/confiabilidad.md``: faults and attacks on suite and portal, and whether they hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.engine.formatting import fact_rows, thousands, version
from bench.faults.rows import FAULTS, UNMEASURED, TableRow

_HEAD = (
    "| Falla o ataque | Lo que se inyectó | Lo que debe sostenerse | Veces | Lo que pasó | Orden que lo repite "
    "| Versión |\n|---|---|---|---|---|---|---|"
)
_LOAD, _FACTS = "\n## Carga\n", "\nNada de lo ejecutado dejó de resistir.\n"


@dataclass(frozen=True)
class Published:
    """The published page; its rows stay where nothing new was measured, with the version they were measured at."""

    text: str = ""

    def row(self, name: str) -> str:
        """The row of a name; empty where there is none."""
        return next((line for line in self._rows() if _name(line) == name), "")

    def others(self, names: Collection[str]) -> list[str]:
        """The rows that have none of some names."""
        return [line for line in self._rows() if _name(line) not in names]

    def load(self) -> str:
        """The section of the load; empty where there is none."""
        below = self.text.partition(_LOAD)
        return (_LOAD + below[2].partition(_FACTS)[0]).strip() + "\n" if below[1] else ""

    def facts(self) -> str:
        """The part after the sentence that says everything held; empty where something did not."""
        found = self.text.partition(_FACTS)
        return "".join(found[1:]) if found[1] else ""

    def _rows(self) -> list[str]:
        table = self.text.partition(_HEAD + "\n")[2].partition("\n\n")[0]
        return table.splitlines()


def reliability_page(
    result: Mapping[str, Any] | None, long: Sequence[TableRow] = (), more: str = "", published: str = ""
) -> str:
    """Render ``docs/confiabilidad.md``.

    Args:
        result: Content of ``faults.json``; None where there is no new one.
        long: Rows of measurements with an order of their own.
        more: Section below the table.
        published: The page so far, for everything without a new result.
    """
    before = Published(published)
    faults = [_row(_line(each, version(result))) for each in result["rows"]] if result else []
    faults = faults or before.others([each.name for each in long]) or [_row(FAULTS)]
    lines = [before.row(each.name) or _row(each) if each.happened == UNMEASURED else _row(each) for each in long]
    table = "\n".join([*faults, *lines])
    return f"""# Fallas y ataques

Qué se le hizo a la suite, al portal de referencia y a lo que los rodea, cuántas veces, y qué pasó. Esta página la
escribe `python -m bench docs` a partir de lo que dejan en `reports/out` las órdenes de la penúltima columna; una fila
que nadie volvió a medir se conserva, con la versión de la suite en que se midió.
`python -m bench faults 5` ejecuta tantas veces como se le pida todas las que empiezan con `pytest` o `portal test`, y
continúa donde quedó. Cada prueba lleva su propia fila (`@pytest.mark.fault_case`), de modo que tabla y pruebas no
pueden separarse. Lo que nadie ha medido dice «no se midió».

En cada falla se exige, además de lo que dice su fila: ningún resultado terminado se pierde, no se culpa a ninguna
cláusula que no la causó, no queda ningún proceso, la terminal no muestra el rastro de una excepción, y la corrida nunca
termina en 0 si falta un veredicto.

{_HEAD}
{table}
{_below(result, more or before.load())}{"" if result else before.facts()}"""


def _below(result: Mapping[str, Any] | None, more: str) -> str:
    parts = [more.rstrip("\n")] if more else []
    if result:
        facts = {
            "Fecha": result["date"][:10],
            "Versión de la suite": version(result),
            **result["machine"],
            **result["versions"],
        }
        table = fact_rows(facts)
        parts += [_broken(result), f"Las fallas y los ataques se midieron así:\n\n| | |\n|---|---|\n{table}"]
    return "".join(f"\n{each}\n" for each in parts)


def _name(row: str) -> str:
    """The first cell of a row of the table."""
    return row.removeprefix("| ").partition(" | ")[0]


def _row(line: TableRow) -> str:
    cells = (line.name, line.injected, line.holds, line.times, line.happened, f"`{line.command}`", line.version)
    return "| " + " | ".join(each.replace("|", r"\|").replace("\n", " ") for each in cells) + " |"


def _line(row: Mapping[str, Any], version: str) -> TableRow:
    return TableRow(row["name"], row["injected"], row["holds"], _times(row), _happened(row), row["command"], version)


def _times(row: Mapping[str, Any]) -> str:
    rounds = thousands(row["times"])
    return rounds if row["tries"] == row["times"] else f"{rounds} ({thousands(row['tries'])} intentos)"


def _happened(row: Mapping[str, Any]) -> str:
    if not row["times"]:
        return "no se midió"
    held = "resistió siempre" if row["held"] == row["times"] else f"**resistió {row['held']} de {row['times']}**"
    seen = "; ".join(f"{text} ({count})" if row["times"] > 1 else text for text, count in row["seen"].items())
    return f"{held}: {seen}" if seen else held


def _broken(result: Mapping[str, Any]) -> str:
    broken = [row for row in result["rows"] if row["held"] < row["times"]]
    if not broken:
        return "Nada de lo ejecutado dejó de resistir."
    outputs = [f"### {row['name']}\n\n```\n{text}\n```" for row in broken for text in row["said"]]
    return "\n\n".join(["## Lo que no resistió", *outputs])
