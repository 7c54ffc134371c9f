"""Output of this room: the lines of its command, its JSON, and two pages under ``docs/``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from harness.wording import counted
from instructivo.catalogue import Catalogue, Level, Verification
from instructivo.coverage import EVERYWHERE, Coverage, Stale
from instructivo.observations import Observation
from instructivo.passages import Passage

_SHOWN = 72
_GENERATED = "<!-- Lo escribe `python -m instructivo docs`; no se edita a mano. -->"


def catalogue_lines(catalogue: Catalogue) -> Iterator[str]:
    """Figures of the catalogue, by level, means of decision and section."""
    size = counted(len(catalogue), "requisito")
    yield f"Catálogo {catalogue.code} v{catalogue.version}: {size}, sin contradicciones."
    yield "Por nivel: " + _counted(Counter(str(one.level) for one in catalogue), Level) + "."
    yield "Los decide: " + _counted(Counter(str(one.verified_by) for one in catalogue), Verification) + "."
    yield from (f"  {section:<8}{count:>4}" for section, count in Counter(one.section for one in catalogue).items())


def coverage_lines(coverage: Coverage) -> Iterator[str]:
    """Coverage of the document by section, and each gap."""
    yield f"{'Sección':<16}{'Pasajes':>8}{'Cubiertos':>11}{'No normativos':>15}{'Sin cubrir':>12}{'Requisitos':>12}"
    for row in coverage.rows:
        yield (
            f"{section_name(row.section):<16}{row.passages:>8}{row.covered:>11}{row.not_normative:>15}"
            f"{row.uncovered:>12}{row.requirements:>12}"
        )
    for each in coverage.uncovered:
        yield f"Sin cubrir: {_place(each)}"
    for each in coverage.contradicted:
        yield f"Cubierto y a la vez listado como no normativo: {_place(each)}"
    for one in coverage.without_source:
        yield f"Sin huella: el requisito {one.id} no dice en qué pasaje se apoya."
    for stale in coverage.stale:
        yield from _stale_lines(stale)
    for group, lost in coverage.unused:
        yield f"Nota: el documento ya no tiene la línea no normativa {lost} ({group.reason})"
    yield _summary(coverage)


def coverage_data(coverage: Coverage) -> dict[str, Any]:
    """The coverage as JSON data, without any text of the document."""
    return {
        "complete": coverage.complete,
        "passages": len(coverage.passages),
        "requirements": len(coverage.catalogue),
        "sections": [
            {
                "section": section_name(row.section),
                "passages": row.passages,
                "covered": row.covered,
                "not_normative": row.not_normative,
                "uncovered": row.uncovered,
                "requirements": row.requirements,
            }
            for row in coverage.rows
        ],
        "uncovered": [_located(each) for each in coverage.uncovered],
        "contradicted": [_located(each) for each in coverage.contradicted],
        "without_source": [one.id for one in coverage.without_source],
        "stale": [
            {
                "requirement": each.requirement.id,
                "lost": list(each.lost),
                "now_on_pages": list(each.pages),
                "candidates": [_located(one) for one in each.candidates],
            }
            for each in coverage.stale
        ],
        "unused": [each for _, each in coverage.unused],
    }


def catalogue_data(catalogue: Catalogue) -> dict[str, Any]:
    """Figures of the catalogue, as JSON data."""
    return {
        "requirements": len(catalogue),
        "levels": {str(level): sum(one.level is level for one in catalogue) for level in Level},
        "verified_by": {str(who): sum(one.verified_by is who for one in catalogue) for who in Verification},
        "sections": dict(Counter(one.section for one in catalogue)),
    }


def passage_lines(coverage: Coverage) -> Iterator[str]:
    """Every passage with its fingerprint, and its requirements or the reason why it is not normative."""
    for each in coverage.passages:
        claimers = coverage.claimed.get(each.fingerprint, ())
        listed = coverage.listed.group_of(each)
        state = ", ".join(one.id for one in claimers) or (f"no normativo: {listed.reason}" if listed else "SIN CUBRIR")
        yield f"{_place(each)}\n    {state}"


def observation_lines(observations: Iterable[Observation]) -> Iterator[str]:
    """The observations, as text."""
    for one in observations:
        yield f"{one.id}  {one.title} (sección {one.section}, página {one.page})"
        yield f"  El documento: {one.says}"
        yield f"  Lectura elegida: {one.reading}"
        yield from (f"  Otra lectura: {each}" for each in one.alternatives)
        yield f"  Cambiarían: {', '.join(one.requirements)}"


def observations_page(observations: Sequence[Observation], catalogue: Catalogue) -> str:
    """The page ``docs/observaciones.md``."""
    lines = [
        _GENERATED,
        f"# Observaciones sobre el instructivo {catalogue.code} v{catalogue.version}",
        "",
        "Lo que el documento contradice, deja abierto o perdió, con la lectura que sigue la suite, las otras y los",
        f"requisitos que cambiarían con ellas. Son {len(observations)}, contadas con palabras propias.",
    ]
    for one in observations:
        lines += ["", f"## {one.id} {one.title}", "", f"*Sección {one.section}, página {one.page}.* {one.says}", ""]
        lines += [f"- **Lectura elegida:** {one.reading}"]
        lines += [f"- **Otra lectura:** {each}" for each in one.alternatives]
        lines += ["- **Cambiarían:** " + ", ".join(f"`{each}`" for each in one.requirements)]
    return "\n".join(lines) + "\n"


def coverage_page(coverage: Coverage, document_hash: str) -> str:
    """The page ``docs/cobertura.md``."""
    lines = [
        _GENERATED,
        f"# Cobertura del instructivo {coverage.catalogue.code} v{coverage.catalogue.version}",
        "",
        f"Texto con SHA-256 `{document_hash[:16]}…`. {_summary(coverage)}",
        "",
        "| Sección | Pasajes | Cubiertos | No normativos | Sin cubrir | Requisitos | Documentados | Interpretados "
        "| Informativos |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for row in coverage.rows:
        levels = Counter(one.level for one in coverage.catalogue if one.section == row.section)
        figures = [row.passages, row.covered, row.not_normative, row.uncovered, row.requirements]
        cells = " | ".join(str(each) for each in [*figures, *(levels[level] for level in Level)])
        lines.append(f"| {section_name(row.section)} | {cells} |")
    lines += ["", "## Lo que no pide nada al portal", "", "| Sección | Líneas | Por qué |", "|---|--:|---|"]
    lines += [
        f"| {section_name(group.section)} | {len(group.fingerprints)} | {group.reason} |"
        for group in coverage.listed.groups
    ]
    return "\n".join(lines) + "\n"


def section_name(section: str) -> str:
    """The name of a section in the table."""
    return "cada página" if section == EVERYWHERE else section


def _stale_lines(stale: Stale) -> Iterator[str]:
    one = stale.requirement
    if stale.pages:
        where = ", ".join(str(page) for page in stale.pages)
        yield f"Cambió de página: {one.id} dice la {one.page} y su pasaje está en la {where}."
    if stale.lost:
        yield f"Cambió o desapareció: {one.id}, página {one.page}, huella {', '.join(stale.lost)}."
        yield from (f"    ¿será ahora {_place(each)}?" for each in stale.candidates)


def _summary(coverage: Coverage) -> str:
    if coverage.complete:
        return (
            f"Cobertura completa: {counted(len(coverage.passages), 'pasaje')}, "
            f"{counted(len(coverage.catalogue), 'requisito')}, "
            "ninguno sin cubrir ni desactualizado."
        )
    return (
        f"Cobertura incompleta: {counted(len(coverage.uncovered), 'pasaje')} sin cubrir, "
        f"{counted(len(coverage.contradicted), 'contradicho')}, "
        f"{counted(len(coverage.stale), 'requisito desactualizado', 'requisitos desactualizados')} y "
        f"{len(coverage.without_source)} sin huella."
    )


def _counted(counts: Counter[str], names: Iterable[str]) -> str:
    return ", ".join(f"{counts[name]} {name}" for name in names if counts[name])


def _located(passage: Passage) -> dict[str, Any]:
    return {
        "line": passage.line,
        "page": passage.page,
        "section": passage.section,
        "fingerprint": passage.fingerprint,
    }


def _place(passage: Passage) -> str:
    text = passage.text if len(passage.text) <= _SHOWN else passage.text[: _SHOWN - 1] + "…"
    return f"línea {passage.line}, página {passage.page}, sección {passage.section}, {passage.fingerprint} «{text}»"
