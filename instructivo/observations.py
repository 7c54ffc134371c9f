"""Observations on the document, read from ``observations.toml``: contradictions, open questions and lost parts."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError
from instructivo.tables import entries, one_line, only_keys, read_toml, texts

OBSERVATIONS_FILE = Path(__file__).with_name("observations.toml")
_TEXTS = ("id", "title", "section", "says", "reading")
_LISTS = ("alternatives", "requirements")


@dataclass(frozen=True)
class Observation:
    """One contradiction, open question or lost part of the document.

    Attributes:
        id: ``O-01`` and on, without gaps.
        title: Its subject.
        section: Number of the section.
        page: Page of the document, from 1.
        says: Statement of the document, in our own words.
        reading: The reading that the suite follows.
        alternatives: Other readings.
        requirements: Ids of the requirements that another reading would change.
    """

    id: str
    title: str
    section: str
    page: int
    says: str
    reading: str
    alternatives: tuple[str, ...]
    requirements: tuple[str, ...]


def load_observations(known: Container[str], path: Path = OBSERVATIONS_FILE) -> tuple[Observation, ...]:
    """Read the observations and check them against the catalogue.

    Args:
        known: Ids of the requirements, or the catalogue.
        path: A TOML file with ``[[observation]]`` entries.

    Raises:
        ConfigurationError: The file is missing, is not TOML, skips a number, or names an unknown requirement.
    """
    data = read_toml(path, "la lista de observaciones")
    found = [_observation(entry, path.name) for entry in entries(data, "observation", path.name)]
    for number, one in enumerate(found, start=1):
        if one.id != f"O-{number:02}":
            raise ConfigurationError(f"En {path.name} se esperaba la observación O-{number:02} y está «{one.id}».")
        strangers = [each for each in one.requirements if each not in known]
        if strangers:
            raise ConfigurationError(
                f"En {path.name}, la observación {one.id} nombra el requisito «{strangers[0]}», que no existe."
            )
    return tuple(found)


def _observation(entry: dict[str, Any], file: str) -> Observation:
    name = one_line(entry.get("id", "sin id"))
    where = f"{file}, la observación «{name}»"
    only_keys(entry, (*_TEXTS, "page", *_LISTS), (), where)
    for key in _TEXTS:
        if not isinstance(entry[key], str):
            raise ConfigurationError(f"En {where}, «{key}» no es un texto: escríbalo entre comillas.")
    if not isinstance(entry["page"], int):
        raise ConfigurationError(f"En {where}, «page» no es un número entero: escríbalo sin comillas.")
    return Observation(
        **{key: entry[key] for key in _TEXTS},
        page=entry["page"],
        alternatives=texts(entry, "alternatives", where),
        requirements=texts(entry, "requirements", where),
    )
