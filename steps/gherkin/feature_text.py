"""The features as they are written: which scenarios there are, and which requirement each decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from harness.compat.bdd_private import (
    Child,
    Feature,
    GherkinParseError,
    ScenarioTemplate,
    get_feature,
    get_gherkin_document,
)
from harness.errors import ConfigurationError
from instructivo.catalogue import Catalogue


@dataclass(frozen=True)
class WrittenScenario:
    """A scenario of a feature file, outline or not.

    Attributes:
        template: As pytest-bdd parsed it.
        requirement: Id of the one requirement it decides.
        rows: Ids of its rows, as pytest writes them; one empty id where it is no outline.
    """

    template: ScenarioTemplate
    requirement: str
    rows: tuple[str, ...]

    def node_ids(self, file_id: str) -> Iterator[str]:
        """The node ids that pytest gives its rows."""
        for row in self.rows:
            yield f"{file_id}::{self.template.name}" + (f"[{row}]" if row else "")


def read_feature(path: Path, catalogue: Catalogue) -> tuple[Feature, tuple[WrittenScenario, ...]]:
    """Parse a feature file and check it against the catalogue.

    Raises:
        ConfigurationError: Bad syntax, a scenario without exactly one known requirement, or two of one name; the
            sentence names file and line.
    """
    try:
        feature = get_feature(str(path.parent), path.name)
    except GherkinParseError as error:
        raise ConfigurationError(
            f"{path.name}, línea {error.line}: no se entiende «{error.line_content.strip()}» como Gherkin en español; "
            "corrija la palabra clave o la sangría de esa línea."
        ) from error
    except (AttributeError, TypeError) as error:
        raise ConfigurationError(f"{path.name}: el archivo no contiene ninguna «Característica».") from error
    _refuse_twins(path)
    found = tuple(
        WrittenScenario(template, _requirement(path, template, catalogue), _rows(path, template))
        for template in feature.scenarios.values()
    )
    return feature, found


def written_scenarios(folder: Path, catalogue: Catalogue, root: Path) -> Mapping[str, str]:
    """Every scenario below a folder: its node id -> the requirement it decides."""
    return {
        node_id: each.requirement
        for path in sorted(folder.rglob("*.feature"))
        for each in read_feature(path, catalogue)[1]
        for node_id in each.node_ids(path.relative_to(root).as_posix())
    }


def _requirement(path: Path, template: ScenarioTemplate, catalogue: Catalogue) -> str:
    where = f"{path.name}, línea {template.line_number}: el escenario «{template.name}»"
    tags = template.tags | template.feature.tags | (template.rule.tags if template.rule else set())
    strangers = sorted(tag for tag in tags if tag not in catalogue)
    if strangers:
        raise ConfigurationError(
            f"{where} lleva la etiqueta «@{strangers[0]}», que no es un requisito de instructivo/requirements.toml."
        )
    if len(tags) != 1:
        many = "ninguno" if not tags else ", ".join(sorted(tags))
        raise ConfigurationError(f"{where} debe llevar la etiqueta de exactamente un requisito y lleva {many}.")
    return next(iter(tags))


def _rows(path: Path, template: ScenarioTemplate) -> tuple[str, ...]:
    rows = ["-".join(row.values()) for examples in template.examples for row in examples.as_contexts()]
    twice = [row for row, times in Counter(rows).items() if times > 1]
    if twice or (template.templated and not rows):
        problem = f"repite la fila «{twice[0]}»" if twice else "no tiene filas en «Ejemplos»"
        raise ConfigurationError(f"{path.name}, línea {template.line_number}: el esquema «{template.name}» {problem}.")
    return tuple(rows) or ("",)


@cache
def _refuse_twins(path: Path) -> None:
    """pytest-bdd keeps only the last of two scenarios with one name, and says nothing.

    Looked for once a file, as pytest-bdd too reads each file once.
    """
    children = get_gherkin_document(str(path)).feature.children
    names = Counter(name for child in children for name in _names(child))
    twice = [name for name, times in names.items() if times > 1]
    if twice:
        raise ConfigurationError(f"{path.name}: hay dos escenarios llamados «{twice[0]}»; dé a cada uno su nombre.")


def _names(child: Child) -> Iterator[str]:
    if child.scenario:
        yield child.scenario.name
    for inner in child.rule.children if child.rule else ():
        yield from _names(inner)
