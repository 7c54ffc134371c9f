"""Findings of a detection for people: lines for the terminal, a self-contained HTML page and its map, in Spanish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.engine.formatting import per_cent, templates, thousands
from bench.engine.progress import duration
from instructivo.catalogue import Catalogue

_CELL, _TOP, _LEGIBLE = 5, 14, 24
"""Sizes of the map in pixels: a mark, the line of section numbers, and the least width that holds a number."""
_TEMPLATES = templates(Path(__file__).with_name("templates"))
Data = Mapping[str, Any]


def detection_lines(data: Data) -> Iterator[str]:
    """Everything that is wrong, then the rates."""
    for trouble in troubles(data):
        yield f"{trouble['title']}:"
        for entry in trouble["entries"]:
            yield f"  {entry['what']}" + (f"\n    {entry['why']}" if entry["why"] else "")
    yield f"Descubiertos: {data['caught']} de {data['defects']} defectos ({per_cent(data['caught_rate'])})"
    attributed = f"{data['attributed']} de {data['defects']} ({per_cent(data['attributed_rate'])})"
    yield f"Atribuidos solo a su requisito: {attributed}"
    measured = f"en {len(data['healthy'])} corridas del portal sano" if data["healthy"] else "no medidas en esta forma"
    yield f"Falsas alarmas: {len(data['alarms'])}, {measured} ({per_cent(data['false_alarms'])})"
    runs = f"{thousands(data['runs'])} escenarios ejecutados en {duration(data['seconds'])}"
    stopped = f"; {data['stopped']} detenidos por el entorno y hechos otra vez" if data["stopped"] else ""
    yield f"Forma {data['form']}: descansa en {runs}{stopped}"


def detection_page(data: Data, catalogue: Catalogue) -> str:
    """Render ``detection.html``.

    Args:
        data: Content of ``detection.json``.
        catalogue: The requirements, for their order and statements.
    """
    return _TEMPLATES.get_template("detection.html.j2").render(
        data=data,
        headline=_headline(data),
        troubles=troubles(data),
        map=_map(data, catalogue),
        sections=_sections(data, catalogue),
    )


def map_svg(data: Data, catalogue: Catalogue) -> str:
    """Render ``detection.svg``: the matrix with its own style sheet; marks of consequences have no title."""
    drawn = _map(data, catalogue)
    drawn["marks"] = [each | {"title": ""} if each["kind"] == "blocked" else each for each in drawn["marks"]]
    return _TEMPLATES.get_template("map.svg.j2").render(map=drawn)


def _headline(data: Data) -> str:
    if data["good"]:
        return "La suite descubre cada defecto y señala solo el requisito correcto"
    missed = data["defects"] - data["caught"]
    wrong = data["caught"] - data["attributed"]
    parts = [
        f"{missed} sin descubrir" if missed else "",
        f"{wrong} mal atribuidos" if wrong else "",
        f"{len(data['alarms'])} falsas alarmas" if data["alarms"] else "",
        f"{len(data['pairs']['hidden'])} pares ocultos" if data["pairs"]["hidden"] else "",
        "la reducción omitió algo que importaba" if any(one["differing"] for one in data["reduction"]) else "",
    ]
    return f"De {data['defects']} defectos: " + ", ".join(filter(None, parts))


def troubles(data: Data) -> list[dict[str, Any]]:
    """Everything that is wrong: dictionaries of ``title`` and ``entries``, each entry with ``what`` and ``why``."""
    rows = data["matrix"]
    found = {
        "Defectos que la suite no descubre": [
            _entry(f"{row['defect']} ({row['requirement']}): {row['title']}", f"Se observó: {row['observed']}")
            for row in rows
            if not row["caught"]
        ],
        "Defectos descubiertos que señalan además otra cosa": [
            _entry(f"{row['defect']} ({row['requirement']}): {row['title']}", _blame(row))
            for row in rows
            if row["caught"] and not row["attributed"]
        ],
        "Falsas alarmas": [
            _entry(f"{one['condition']}: {one['requirement']}", one["reason"]) for one in data["alarms"]
        ],
        "Pares de defectos que se ocultan": [_entry(" + ".join(pair), "") for pair in data["pairs"]["hidden"]],
        "Escenarios omitidos que habrían cambiado algo": [
            _entry(f"{each['defect']}: {each['scenario']}", one["reason"])
            for one in data["reduction"]
            for each in one["differing"]
        ],
        "Requisitos sin un defecto descubierto": [_entry(each, "") for each in data["unproven"]],
    }
    return [{"title": title, "entries": entries} for title, entries in found.items() if entries]


def _entry(what: str, why: str) -> dict[str, str]:
    return {"what": what, "why": why}


def _blame(row: Data) -> str:
    blamed = f"Señaló: {', '.join(row['blamed'])}. " if row["blamed"] else ""
    return blamed + (f"Sin explicación: {', '.join(row['unexplained'])}." if row["unexplained"] else "")


def _sections(data: Data, catalogue: Catalogue) -> list[tuple[str, list[tuple[Any, list[Data]]]]]:
    own: dict[str, list[Data]] = {}
    for row in data["matrix"]:
        own.setdefault(row["requirement"], []).append(row)
    shown = [one for one in catalogue if one.id in own or one.id in data["unproven"]]
    sections = dict.fromkeys(one.section for one in shown)
    return [(section, [(one, own.get(one.id, [])) for one in shown if one.section == section]) for section in sections]


def _map(data: Data, catalogue: Catalogue) -> dict[str, Any]:
    """The matrix as marks: one column per requirement, one row per defect, no mark where a requirement passed."""
    columns = {one.id: number for number, one in enumerate(catalogue)}
    rows: Sequence[Data] = sorted(data["matrix"], key=lambda row: columns[row["requirement"]])
    marks = []
    for number, row in enumerate(rows):
        kinds = {each: "blocked" for each in row["blocked"]}
        kinds |= {each: "unexplained" for each in row["unexplained"]} | {each: "blamed" for each in row["blamed"]}
        kinds[row["requirement"]] = "own" if row["caught"] else "missed"
        marks += [
            {"x": columns[each] * _CELL, "y": _TOP + number * _CELL, "kind": kind, "title": f"{row['title']} → {each}"}
            for each, kind in kinds.items()
        ]
    bands = []
    for section in catalogue.sections:
        places = [columns[one.id] for one in catalogue if one.section == section]
        width = len(places) * _CELL
        bands.append({"name": section if width > _LEGIBLE else "", "x": min(places) * _CELL, "width": width})
    return {
        "cell": _CELL,
        "width": len(columns) * _CELL,
        "height": _TOP + len(rows) * _CELL,
        "bands": bands,
        "marks": marks,
    }
