"""``docs/deteccion.md`` and its neighbours: defects by requirement, from ``detection.json`` and ``sequence.json``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.detection.page import troubles
from bench.engine.formatting import fact_rows, per_cent, templates, thousands, version
from bench.engine.progress import duration
from instructivo.catalogue import Catalogue

Data = Mapping[str, Any]
_TEMPLATES = templates(Path(__file__).with_name("templates"))
_BEHIND_THE_PAGE = "detrás de la página"
"""Kind of the defects that only an altered request shows, counted apart (docs/decisions/0043)."""


def looks_page(looks: Sequence[Data], catalogue: Catalogue) -> str:
    """Render ``docs/deteccion-aspectos.md``.

    Args:
        looks: Contents of ``detection-LOOK.json``, one per other look of the portal.
        catalogue: The requirements, for their order.
    """
    rows = "\n".join(
        f"| «{one['look']}» | {one['defects']} | {one['caught']} ({per_cent(one['caught_rate'])}) | "
        f"{one['attributed']} ({per_cent(one['attributed_rate'])}) | {len(one['alarms'])} | "
        f"{thousands(one['runs'])} en {duration(one['seconds'])} | {one['date'][:10]} | {one['commit']} |"
        for one in looks
    )
    return f"""# Los mismos defectos con otro aspecto

El portal de referencia tiene otro aspecto, con la técnica de hace veinte años: tablas anidadas, campos sin rótulo,
avisos nativos, una página entera por botón y un marco. Se prueban en él los defectos de una parte de los requisitos,
con la forma completa: cada uno ante todo escenario que puede cambiar, y una muestra de lo omitido. Esta página la
escribe `python -m bench docs`; la orden: `python -m bench detection --portal profiles/clasica.toml --every 9`.

| Aspecto | Defectos | Descubiertos | Atribuidos solo a su requisito | Falsas alarmas | Escenarios | Fecha | Suite |
|---|---|---|---|---|---|---|---|
{rows}

{"".join(_look(one, catalogue) for one in looks)}"""


def _look(data: Data, catalogue: Catalogue) -> str:
    return f"""## «{data["look"]}»

{_listed(data)}

| Motivo para omitir un escenario | Omitidos | Ejecutados | Habrían cambiado algo | Cota |
|---|---|---|---|---|
{_reduction(data)}

{_requirements(data, catalogue)}
"""


def sequences_doc(data: Data) -> str:
    """Render ``docs/defectos-de-secuencia.md``.

    Args:
        data: Content of ``sequence.json`` of all sequence defects.
    """
    rows = "\n".join(
        f"| `{row['defect']}` | `{row['requirement']}` | {row['kind']} | {row['title']} | "
        f"{len(row['tried'])}{'; lo descubre alguno' if row['found_by'] else ''} |"
        for row in data["defects"]
    )
    tried = "\n".join(
        f"- `{row['defect']}`: {'; '.join(dict.fromkeys(_titled(each) for each in row['tried']))}"
        for row in data["defects"]
        if row["tried"]
    )
    unseen = sum(not row["found_by"] for row in data["defects"])
    return f"""# Defectos que se muestran solo tras una secuencia

El portal de referencia puede cometer además defectos que no se ven en ningún paso suelto: presionar dos veces,
corregir después de comprobar, dejar pasar el tiempo, pedir otro código, cambiar el ID, equivocarse y enmendar. Cada uno
viola un solo requisito y se enciende con la cabecera `X-Portal-Defect`, como los demás; los enumera
`python -m portal defects --sequence`. No cuentan en [la detección](deteccion.md). Esta página la escribe
`python -m bench docs`; que ningún escenario los descubre lo prueba `python -m bench detection --sequence`: el portal
dice, en una corrida vigilada de los {data["watched"]} escenarios que actúan, cuáles recorren la secuencia de cada
defecto; esos se ejecutan con él.

Sin descubrir: {unseen} de {len(data["defects"])}. Fecha: {data["date"][:10]}. Versión de la suite: {version(data)}.

| Defecto | Requisito | Clase de error | Qué hace | Escenarios que recorren su secuencia |
|---|---|---|---|---|
{rows}

## Los escenarios que se probaron

Recorren la secuencia del defecto y pasan con él.

{tried or "Ninguno recorre la secuencia de ninguno."}
"""


def _titled(scenario: str) -> str:
    """Title of a scenario, from its id."""
    return scenario.partition("::")[2] or scenario


def detection_doc(data: Data, catalogue: Catalogue) -> str:
    """Render ``docs/deteccion.md``.

    Args:
        data: Content of ``detection.json`` of a whole measurement.
        catalogue: The requirements, for their order.
    """
    page = _TEMPLATES.get_template("deteccion.md.j2").render(
        facts=_facts(data),
        listed=_listed(data),
        confidence=per_cent(data["confidence"]),
        reduction=_reduction(data),
        requirements=_requirements(data, catalogue),
    )
    return f"{page}\n"


def _facts(data: Data) -> str:
    rows = {
        "Defectos": thousands(data["defects"]),
        "Descubiertos": f"{data['caught']} ({per_cent(data['caught_rate'])})",
        "Atribuidos solo a su requisito": f"{data['attributed']} ({per_cent(data['attributed_rate'])})",
        "De ellos, detrás de la página, que solo una solicitud alterada muestra": _behind_the_page(data),
        "Falsas alarmas": f"{len(data['alarms'])} en {len(data['healthy'])} corridas del portal sano",
        "Pares de defectos; ocultos": f"{data['pairs']['tried']}; {len(data['pairs']['hidden'])}",
        "Requisitos sin un defecto descubierto": str(len(data["unproven"])),
        "Escenarios ejecutados": f"{thousands(data['runs'])} en {duration(data['seconds'])}",
        "Detenidos por el entorno y ejecutados otra vez": str(data.get("stopped", 0)),
        "Fecha": data["date"][:10],
        "Versión de la suite": version(data),
        **data["machine"],
        **data["versions"],
    }
    return fact_rows(rows)


def _behind_the_page(data: Data) -> str:
    found = [row["caught"] for row in data["matrix"] if row["kind"] == _BEHIND_THE_PAGE]
    return f"{sum(found)} descubiertos de {len(found)}"


def _listed(data: Data) -> str:
    found = troubles(data)
    if not found:
        return "No hubo ningún defecto sin descubrir ni mal atribuido, ninguna falsa alarma y ningún par que se oculte."
    return "\n\n".join(
        "\n".join([f"## {each['title']}", "", *(_told(entry) for entry in each["entries"])]) for each in found
    )


def _told(entry: Mapping[str, str]) -> str:
    return f"- {entry['what']}" + (f"  \n  {entry['why']}" if entry["why"] else "")


def _reduction(data: Data) -> str:
    return "\n".join(
        f"| {one['reason'].capitalize()} | {thousands(one['left_out'])} | {thousands(one['run'])} | "
        f"{len(one['differing'])} | {per_cent(one['bound']) if one['run'] else '—'} |"
        for one in data["reduction"]
    )


def _requirements(data: Data, catalogue: Catalogue) -> str:
    places = {one.id: number for number, one in enumerate(catalogue)}
    rows = sorted(data["matrix"], key=lambda row: places[row["requirement"]])
    return "\n".join(_requirement(which, [*own]) for which, own in groupby(rows, key=lambda row: row["requirement"]))


def _requirement(which: str, rows: Sequence[Data]) -> str:
    caught = sum(row["caught"] for row in rows)
    return "\n".join([f"- `{which}`: {caught} de {len(rows)}", *_defects(rows)])


def _defects(rows: Sequence[Data]) -> Iterator[str]:
    for row in rows:
        mark = "" if row["attributed"] else " **(mal atribuido)**" if row["caught"] else " **(no descubierto)**"
        blocked = f"; inconclusos por su causa: {len(row['blocked'])}" if row["blocked"] else ""
        yield f"  - {row['title']}{mark}{blocked}"
