"""Results of the speed measurement for people: lines for the terminal, and ``docs/rapidez.md`` with its chart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.engine.formatting import decimal, fact_rows, templates, thousands, version
from bench.speed.contestants import SUITE
from bench.speed.estimates import projected
from bench.speed.results import COMPARED

Data = Mapping[str, Any]
_NAME, _BAR, _ROW = 170, 440, 34
"""Widths in pixels of the names and of the longest bar of the chart, and the height of a row."""
_TEMPLATES = templates(Path(__file__).with_name("templates"))


def speed_lines(data: Data) -> Iterator[str]:
    """Costs, then every target with its figure."""
    size = data["sample"]["size"]
    yield f"{data['rounds']} rondas de {size} escenarios; segundos de procesador, el navegador incluido:"
    yield f"  {'':<24}{'arranque':>10}{'por escenario':>15}{'entera':>9}{'reloj':>9}{'memoria':>10}"
    for each in data["costs"].values():
        figures = f"{decimal(each['start_cpu']):>10}{decimal(each['each_cpu'], 3):>15}{decimal(each['whole_cpu']):>9}"
        yield f"  {each['name']:<24}{figures}{decimal(each['whole_wall']):>9}{_megabytes(each['memory']):>10}"
    for each in data["targets"]:
        yield f"{'se cumple ' if each['holds'] else 'no alcanza'}  {each['name']}"
        yield f"            {_figure(each)} (límite {_limit(each)}): {each['reason']}"


def speed_docs(data: Data) -> dict[str, str]:
    """Render the page and its chart.

    Args:
        data: Content of ``speed.json``.

    Returns:
        Name of a file in ``docs/`` -> its content.
    """
    return {"rapidez.md": _page(data), "rapidez.svg": _chart(data)}


def _page(data: Data) -> str:
    page = _TEMPLATES.get_template("rapidez.md.j2").render(
        sample=data["sample"],
        targets=_rows(map(_target, data["targets"])),
        entire=_entire(data),
        costs=_rows(map(_cost, data["costs"].values())),
        contestants=_rows(f"- **{each['name']}**: {each['what']}" for each in data["costs"].values()),
        absent=_absent(data),
        ratios=_rows(_ratio(name, found, data) for name, found in data["ratios"].items()),
        collection=_rows(map(_collected, data["collection"])),
        records=_rows(map(_record, data["records"])),
        facts=fact_rows(_facts(data)),
    )
    return f"{page}\n"


def _rows(lines: Any) -> str:
    return "\n".join(lines)


def _facts(data: Data) -> dict[str, str]:
    return {
        "Rondas": str(data["rounds"]),
        "Fecha": data["date"][:10],
        "Versión de la suite": version(data),
        **data["machine"],
        **data["versions"],
        **data.get("rivals", {}),
    }


def _target(each: Data) -> str:
    between = "—" if each["low"] is None else f"{decimal(each['low'], 3)} a {decimal(each['high'], 3)}"
    holds = "**se cumple**" if each["holds"] else "**no alcanza**" if each["figure"] is not None else "sin medir"
    return f"| {each['name']} | {_limit(each)} | {_figure(each)} | {between} | {holds} | {each['reason']} |"


def _cost(each: Data) -> str:
    two = "—" if each["two_cpu"] is None else f"{decimal(each['two_cpu'])}; {decimal(each['two_wall'])}"
    memory = f"{_megabytes(each['memory'])}; {_megabytes(each['two_memory'])}"
    start, one, whole = decimal(each["start_cpu"]), decimal(each["each_cpu"], 3), decimal(each["whole_cpu"])
    return f"| {each['name']} | {start} | {one} | {whole} | {decimal(each['whole_wall'])} | {two} | {memory} |"


def _ratio(name: str, found: Data, data: Data) -> str:
    one, other, reach = COMPARED[name]
    title = f"{data['costs'][one]['name']} / {data['costs'][other]['name']}, {reach}"
    between = f"{decimal(found['low'])} a {decimal(found['high'])}" if found["confidence"] else "—"
    return f"| {title} | {decimal(found['median'])} | {between} | {found['rounds']} |"


def _entire(data: Data) -> str:
    """Paragraph that compares the estimated cost of the whole suite with its runs."""
    ran = data.get("entire")
    if not ran:
        return ""
    cost, suite = data["costs"][SUITE], data["sample"]["suite"]
    estimated = projected(cost["start_cpu"], cost["each_cpu"], suite)
    *most, last = [f"{decimal(each, 1)} s" for each in ran]
    measured = f"{', '.join(most)} y {last}" if most else last
    return (
        f"\nDe la suite entera se calculan así {decimal(estimated, 1)} s de procesador; correr de verdad los {suite}, "
        f"con un proceso, costó {measured}.\n"
    )


def _collected(each: Data) -> str:
    return f"| {thousands(each['scenarios'])} | {decimal(each['cpu'])} | {decimal(each['wall'])} |"


def _record(each: Data) -> str:
    size, acta = decimal(each["bytes"] / 10**6), f"{each['acta'] / 1000:.0f}"
    return f"| {each['scenarios']} | {size} | {acta} | {each['files']} |"


def _absent(data: Data) -> str:
    missing = [f"No se midió {name}: {why}." for name, why in data["missing"].items()]
    return " ".join(["Ningún otro motor guarda pruebas ni escribe un acta.", *missing])


def _chart(data: Data) -> str:
    """Render the chart: one row per contestant, with the start and the rest of a run of the sample."""
    costs = list(data["costs"].values())
    scale = _BAR / max(each["whole_cpu"] for each in costs)
    rows = [
        {
            "y": number * _ROW,
            "name": each["name"],
            "start": each["start_cpu"] * scale,
            "rest": (each["whole_cpu"] - each["start_cpu"]) * scale,
            "label": decimal(each["whole_cpu"], 1),
        }
        for number, each in enumerate(costs)
    ]
    size = {"width": _NAME + _BAR + 60, "height": len(rows) * _ROW + 34, "name": _NAME}
    return _TEMPLATES.get_template("speed.svg.j2").render(rows=rows, **size)


def _figure(each: Data) -> str:
    return "—" if each["figure"] is None else decimal(each["figure"], 1 if each["limit"] >= 10 else 3)


def _limit(each: Data) -> str:
    return decimal(each["limit"], 0 if each["limit"] >= 10 else 2)


def _megabytes(size: float) -> str:
    return f"{size / 10**6:.0f}" if size else "—"
