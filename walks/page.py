"""Page ``recorridos.md`` of a run of walks: what was walked, taken, learnt and found."""

from __future__ import annotations

from collections.abc import Iterator

from harness.wording import counted
from instructivo.model.faults import open_point
from reports.record.walks import Finding, WalkRecord


def page(record: WalkRecord) -> str:
    """The page of a run."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: WalkRecord) -> Iterator[str]:
    yield f"# Recorridos · {record.portal}"
    yield ""
    actions = counted(record.actions, "acción", "acciones")
    yield f"{counted(len(record.results), 'recorrido')} de {record.asked}, {actions}, semilla {record.seed},"
    yield f"{counted(round(record.seconds), 'segundo')} en total. {record.registering or 'Ninguno'} con algún registro,"
    yield f"{counted(len(record.troubled), 'inconcluso')}. Solo añaden hallazgos: no declaran conforme nada."
    yield from ("", "## Hallazgos", "")
    found = [*record.findings.values(), *record.unstable]
    if not found:
        yield "Ninguno."
    for finding in found:
        yield from _finding(finding)
    yield from ("", "## El modelo, y cuántas veces se tomó cada transición", "")
    yield from _transitions(record)
    yield from ("", "## Lo que el documento deja abierto", "")
    if not record.learnt:
        yield "No se llegó a ningún punto abierto."
    yield from (
        f"- {open_point(point).in_words} El portal {did} ({counted(times, 'vez', 'veces')})."
        for (point, did), times in record.learnt
    )
    yield from ("", "## Lo que impidió seguir", "")
    troubles = [f"- Recorrido {each.number}: {each.trouble}" for each in record.troubled]
    yield from troubles or ["Nada."]


def _finding(finding: Finding) -> Iterator[str]:
    word = "NO CONFORME" if finding.stable else "INESTABLE, no cuenta"
    yield f"### {word} · `{finding.requirement}` ({finding.level})"
    yield ""
    yield f"Debía verse: {finding.demand}. Se observó: {finding.observed}"
    yield from ("", "```gherkin", *finding.feature.splitlines(), "```", "")
    yield from (f"- [{caption}]({path})" for _, path, caption in finding.evidence)


def _transitions(record: WalkRecord) -> Iterator[str]:
    """Phases of the form down, actions across; «0» where a drawn walk should have come and did not."""
    actions = record.actions_in_words
    yield f"| | {' | '.join(words for _, words in actions)} |"
    yield "|---" + "|--:" * len(actions) + "|"
    for phase in record.phases:
        yield f"| {phase} | " + " | ".join(str(record.taken.get((phase, name), "·")) for name, _ in actions) + " |"
