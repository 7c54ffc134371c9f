"""The features as they are written: which scenarios there are, and which requirement each decides.

A row of an outline is a scenario of its own: its title and sentences are the outline's with the row's values, its line
is the row's. pytest-bdd knows neither that line nor the column «requisito» (docs/decisions/0020).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from harness.compat.bdd_private import (
    Child,
    Feature,
    GherkinParseError,
    GherkinScenario,
    ScenarioTemplate,
    get_feature,
    get_gherkin_document,
)
from harness.errors import ConfigurationError
from harness.scope import COLUMN
from instructivo.catalogue import Catalogue


@dataclass(frozen=True)
class WrittenScenario:
    """A scenario of a feature file, or a row of an outline.

    Attributes:
        template: What pytest-bdd runs, the row's values filled in; its line is the row's own.
        requirement: Id of the one requirement it decides.
    """

    template: ScenarioTemplate
    requirement: str

    def node_id(self, file_id: str) -> str:
        """The node id that pytest gives it."""
        return f"{file_id}::{self.template.name}"


def read_feature(path: Path, catalogue: Catalogue) -> tuple[Feature, tuple[WrittenScenario, ...]]:
    """Parse a feature file and check it against the catalogue.

    Returns:
        pytest-bdd's feature, whose ``scenarios`` are those of the second part.

    Raises:
        ConfigurationError: Bad syntax, a scenario without exactly one known requirement, or two of one name; the
            sentence names file and line.
    """
    feature, rows = _expanded(path.resolve())
    return feature, tuple(WrittenScenario(each.template, _requirement(path, each, catalogue)) for each in rows)


def written_scenarios(place: Path, catalogue: Catalogue, root: Path) -> Mapping[str, str]:
    """Every scenario of a feature file, or below a folder: its node id -> the requirement it decides."""
    return {
        each.node_id(path.relative_to(root).as_posix()): each.requirement
        for path in ([place] if place.is_file() else sorted(place.rglob("*.feature")))
        for each in read_feature(path, catalogue)[1]
    }


@dataclass(frozen=True)
class _Row:
    """A scenario before its requirement is checked.

    Attributes:
        template: With the values filled in.
        written: The scenario or outline as it is written.
        cell: What the row says in the column «requisito»; None where there is no such column.
    """

    template: ScenarioTemplate
    written: ScenarioTemplate
    cell: str | None = None


@cache
def _expanded(path: Path) -> tuple[Feature, tuple[_Row, ...]]:
    """The feature with its outlines' rows as scenarios; read once a file, as pytest-bdd reads it once."""
    feature = _parsed(path)
    written = list(_scenarios(get_gherkin_document(str(path)).feature.children))
    _refuse_duplicates(path, ((each.name, each.location.line) for each in written))
    rows = tuple(row for each in written for row in _rows(path, feature.scenarios[each.name], each))
    _refuse_duplicates(path, ((each.template.name, each.template.line_number) for each in rows))
    feature.scenarios = OrderedDict((each.template.name, each.template) for each in rows)
    return feature, rows


def _parsed(path: Path) -> Feature:
    try:
        return get_feature(str(path.parent), path.name)
    except GherkinParseError as error:
        raise ConfigurationError(
            f"{path.name}, línea {error.line}: no se entiende «{error.line_content.strip()}» como Gherkin en español; "
            "corrija la palabra clave o la sangría de esa línea."
        ) from error
    except (AttributeError, TypeError) as error:
        raise ConfigurationError(f"{path.name}: el archivo no contiene ninguna «Característica».") from error


def _scenarios(children: Iterable[Child]) -> Iterator[GherkinScenario]:
    for child in children:
        if child.scenario:
            yield child.scenario
        elif child.rule:
            yield from _scenarios(child.rule.children)


def _refuse_duplicates(path: Path, titles: Iterable[tuple[str, int]]) -> None:
    """Refuse two scenarios of one title: pytest-bdd keeps only the last and says nothing."""
    lines: dict[str, int] = {}
    for title, line in titles:
        if title in lines:
            raise ConfigurationError(
                f"{path.name}, línea {line}: hay dos escenarios llamados «{title}» (el otro, en la línea "
                f"{lines[title]}); dé a cada uno su nombre, en un esquema con la columna que distingue sus filas."
            )
        lines[title] = line


def _rows(path: Path, template: ScenarioTemplate, written: GherkinScenario) -> Iterator[_Row]:
    if not written.examples:
        yield _Row(template, template)
        return
    where = f"{path.name}, línea {template.line_number}: el esquema «{template.name}»"
    if not any(table.table_body for table in written.examples):
        raise ConfigurationError(f"{where} no tiene filas en «Ejemplos».")
    for table in written.examples:
        if table.tags:
            raise ConfigurationError(
                f"{where} lleva la etiqueta «{table.tags[0].name}» en «Ejemplos»: póngala antes del esquema, o diga el "
                f"requisito de cada fila en la columna «{COLUMN}»."
            )
        names = [cell.value for cell in table.table_header.cells] if table.table_header else []
        for row in table.table_body or ():
            values = dict(zip(names, (cell.value or "" for cell in row.cells), strict=True))
            yield _Row(_filled(template, values, row.location.line), template, values.get(COLUMN))


def _filled(outline: ScenarioTemplate, values: Mapping[str, str], line: int) -> ScenarioTemplate:
    """A row as a scenario; its requirement becomes a tag, and so a mark for ``-m``."""
    scenario = outline.render(values)
    decided = {values[COLUMN]} if values.get(COLUMN) else set()
    filled = replace(
        outline, name=scenario.name, line_number=line, templated=False, examples=[], tags=outline.tags | decided
    )
    for step in scenario.steps[len(outline.all_background_steps) :]:
        filled.add_step(step)
    return filled


def _requirement(path: Path, row: _Row, catalogue: Catalogue) -> str:
    written = row.written
    tags = written.tags | written.feature.tags | (written.rule.tags if written.rule else set())
    where = f"{path.name}, línea {written.line_number}: el escenario «{written.name}»"
    not_one = "no es un requisito de instructivo/requirements.toml"
    strangers = sorted(tag for tag in tags if tag not in catalogue)
    if strangers:
        raise ConfigurationError(f"{where} lleva la etiqueta «@{strangers[0]}», que {not_one}.")
    if row.cell is None:
        if len(tags) != 1:
            many = "ninguno" if not tags else ", ".join(sorted(tags))
            column = f", o sus filas la columna «{COLUMN}»," if written.examples else ""
            raise ConfigurationError(
                f"{where} debe llevar la etiqueta de exactamente un requisito{column} y lleva {many}."
            )
        return next(iter(tags))
    if tags:
        raise ConfigurationError(
            f"{where} lleva la etiqueta «@{min(tags)}» y también la columna «{COLUMN}»: deje una de las dos."
        )
    if row.cell not in catalogue:
        line = row.template.line_number
        raise ConfigurationError(f"{path.name}, línea {line}: la fila dice «{row.cell}» en «{COLUMN}», y {not_one}.")
    return row.cell
