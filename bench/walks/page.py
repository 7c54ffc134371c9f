"""``docs/recorridos.md``: sequence defects that walks find, and portals that conform and are walked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bench.engine.formatting import decimal, fact_rows, per_cent, thousands, version
from bench.engine.progress import duration
from bench.walks.measurement import Row, is_found
from bench.walks.portals import MOST

_SHOWN = 10
"""Scenarios on the page."""

_HEAD = """# Lo que hallan los recorridos

Un recorrido hace en el portal lo que el modelo del instructivo sortea ([modelo](modelo.md)), y lo que contradice al
documento se acorta hasta el escenario más breve. Aquí se mide qué hallan ante los *defectos de secuencia*, que ningún
escenario descubre (`python -m portal defects --sequence` los enumera), y si acusan a algún portal que cumple. Esta
página la escribe `python -m bench docs`; para repetir las mediciones: `python -m bench walks` y
`python -m bench walks --conforming`.
"""


def walks_page(defects: Row | None, conforming: Row | None) -> str:
    """Render the page.

    Args:
        defects: Result on the portals with a defect; None where that was not measured.
        conforming: Result on the portals that conform; None likewise.
    """
    parts = [_HEAD, *(_defects(defects) if defects else ()), *(_conforming(conforming) if conforming else ())]
    return "\n".join(parts)


def _defects(data: Row) -> Iterator[str]:
    found = sorted((row for row in data["rows"] if is_found(row)), key=lambda row: int(row["walks"]))
    walks = [str(row["walks"]) for row in found] or ["-"]
    yield "## Los defectos de secuencia\n"
    yield _table(
        {
            f"Hallados con {MOST} recorridos o menos": f"{data['found']} de {data['tried']}",
            "Con culpa de otro requisito": str(data["blamed_wrongly"]),
            "Recorridos hasta hallarlo: la mitad; el que más": f"{walks[len(walks) // 2]}; {walks[-1]}",
            **_facts(data),
        }
    )
    missed = [f"- `{row['name']}` ({row['requirement']}): {row['title']}" for row in data["rows"] if not is_found(row)]
    if missed:
        yield "\n".join(["No se hallaron:\n", *missed, ""])
    yield f"### Los escenarios más breves de {min(_SHOWN, len(found))} defectos\n"
    yield "\n\n".join(_scenario(row) for row in sorted(found, key=_length)[:_SHOWN]) + "\n"


def _scenario(row: Row) -> str:
    return f"**{row['title']}** (`{row['name']}`)\n\n```gherkin\n{_shortest(row)['feature'].strip()}\n```"


def _shortest(row: Row) -> Row:
    own: Iterable[Row] = (each for each in row["findings"] if each["requirement"] == row["requirement"])
    return min(own, key=lambda each: int(each["actions"]))


def _length(row: Row) -> int:
    return int(_shortest(row)["actions"])


def _conforming(data: Row) -> Iterator[str]:
    rows, accused = data["rows"], data["accused"]
    plain = [row for row in rows if row["name"] == rows[0]["name"]]
    walks, seconds = sum(row["walks"] for row in plain), sum(row["seconds"] for row in plain)
    yield "## Portales que cumplen\n"
    yield _table(
        {
            "Portales": str(len({row["name"] for row in rows})),
            "Recorridos que llegaron a su fin": thousands(data["walks"]),
            "Acusaciones": str(accused),
            f"Cota superior, con {per_cent(data['confidence'])} de confianza": per_cent(data["bound"]),
            f"De {walks} en «{rows[0]['name']}», con cuenta creada": str(sum(row["registering"] for row in plain)),
            "Acciones de cada recorrido, en promedio": decimal(sum(row["actions"] for row in plain) / walks, 1),
            "Cuarenta recorridos duran": duration(40 * seconds / walks),
            **_facts(data),
        }
    )
    wrong = [f"- {row['name']}: `{one['requirement']}`. {one['observed']}" for row in rows for one in row["findings"]]
    yield "\n".join(wrong or ["Ningún portal fue acusado de nada."]) + "\n"


def _facts(data: Row) -> dict[str, str]:
    return {
        "Semilla; procesos": f"{data['seed']}; {data['workers']}",
        "Fecha": data["date"][:10],
        "Versión de la suite": version(data),
        **data["machine"],
    }


def _table(rows: dict[str, str]) -> str:
    return f"| | |\n|---|---|\n{fact_rows(rows)}\n"
