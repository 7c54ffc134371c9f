"""Page ``recorridos.md`` of a run of walks: what was walked, taken, learnt and found, from the data of its JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from harness.wording import counted
from instructivo.model.actions import SHORT_WORDS
from instructivo.model.faults import open_point

Data = Mapping[str, Any]


def page(data: Data) -> str:
    """The page.

    Args:
        data: Content of ``recorridos.json``.
    """
    return "\n".join(_lines(data)) + "\n"


def _lines(data: Data) -> Iterator[str]:
    yield f"# Recorridos · {data['portal']}"
    yield ""
    yield f"{counted(data['walks'], 'recorrido')} de {data['asked']}, {counted(data['actions'], 'acción', 'acciones')},"
    yield f"semilla {data['seed']}, {counted(data['seconds'], 'segundo')}. {data['registering'] or 'Ninguno'} con algún"
    yield f"registro, {counted(data['undecided'], 'inconcluso')}. Solo añaden hallazgos: no declaran conforme nada."
    yield from ("", "## Hallazgos", "")
    found = [each["finding"] for each in data["results"] if each["finding"]]
    if not found:
        yield "Ninguno."
    for finding in found:
        yield from _finding(finding)
    yield from ("", "## El modelo, y cuántas veces se tomó cada transición", "")
    yield from _drawing(data)
    yield from ("", "## Lo que el documento deja abierto", "")
    if not data["learnt"]:
        yield "No se llegó a ningún punto abierto."
    yield from (
        f"- {open_point(point).in_words} El portal {did} ({counted(times, 'vez', 'veces')})."
        for point, did, times in data["learnt"]
    )
    yield from ("", "## Lo que impidió seguir", "")
    troubles = [f"- Recorrido {each['number']}: {each['trouble']}" for each in data["results"] if each["trouble"]]
    yield from troubles or ["Nada."]


def _finding(finding: Data) -> Iterator[str]:
    word = "NO CONFORME" if finding["stable"] else "INESTABLE, no cuenta"
    yield f"### {word} · `{finding['requirement']}` ({finding['level']})"
    yield ""
    yield f"Debía verse: {finding['demand']}. Se observó: {finding['observed']}"
    yield from ("", "```gherkin", *finding["feature"].splitlines(), "```", "")
    yield from (f"- [{caption}]({path})" for _, path, caption in finding["evidence"])


def _drawing(data: Data) -> Iterator[str]:
    """Phases of the form down, actions across; «0» where a drawn walk should have come and did not."""
    taken = {(phase, action): number for phase, action, number in data["transitions"]}
    cells = taken | {(phase, action): 0 for phase, action in data["never_taken"]}
    phases = sorted({phase for phase, _ in cells})
    met = {action for _, action in cells}
    actions = [each for each in SHORT_WORDS if each in met]
    yield f"| | {' | '.join(SHORT_WORDS[each] for each in actions)} |"
    yield "|---" + "|--:" * len(actions) + "|"
    for phase in phases:
        yield f"| {phase} | " + " | ".join(str(cells.get((phase, each), "·")) for each in actions) + " |"
