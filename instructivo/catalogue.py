"""The catalogue of requirements, read from ``requirements.toml`` and checked (data: ``instructivo.requirement``)."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import lru_cache
from graphlib import CycleError
from pathlib import Path
from typing import Any, TypeVar

from harness.errors import ConfigurationError
from harness.version import CATALOGUE_FORMAT, refuse_newer
from instructivo.requirement import Catalogue, Level, Requirement, Verification
from instructivo.tables import entries, fingerprints, one_line, parse_toml, read_text, texts

__all__ = ["CATALOGUE_FILE", "Catalogue", "Level", "Requirement", "Verification", "load_catalogue"]

CATALOGUE_FILE = Path(__file__).with_name("requirements.toml")
_ID = re.compile(r"\d+(\.\d+)*\.[a-z0-9]+(-[a-z0-9]+)*")
_Word = TypeVar("_Word", bound=StrEnum)
_TEXT_KEYS = ("id", "section", "statement", "level", "verified_by")
_OPTIONAL_KEYS = ("page", "field", "depends_on", "explained_by", "open_because", "fingerprint")


def load_catalogue(path: Path = CATALOGUE_FILE) -> Catalogue:
    """Read a catalogue and check its consistency.

    Args:
        path: A TOML file with a ``[document]`` table and ``[[requirement]]`` entries.

    Returns:
        The catalogue in the order of the file.

    Raises:
        ConfigurationError: The file is missing, is not TOML, or is inconsistent.
    """
    return _remembered(read_text(path, "el catálogo"), path)


def _parse(text: str, path: Path) -> Catalogue:
    data = parse_toml(text, f"el catálogo {path.name}")
    where = f"el catálogo {path.name}"
    refuse_newer(f"El catálogo {path.name}", data.get("schema"), CATALOGUE_FORMAT)
    document = data.get("document", {})
    if not isinstance(document, dict):
        raise ConfigurationError(f"En {where}, «document» no es una tabla.")
    found = [_requirement(entry, path) for entry in entries(data, "requirement", where)]
    requirements = {one.id: one for one in found}
    twice = [name for name, times in Counter(one.id for one in found).items() if times > 1]
    if twice:
        raise ConfigurationError(f"El catálogo {path.name} repite los requisitos {', '.join(twice)}.")
    catalogue = Catalogue(
        code=str(document.get("code", "")),
        version=str(document.get("version", "")),
        date=str(document.get("date", "")),
        requirements=requirements,
    )
    _check_dependencies(catalogue, path)
    return catalogue


_remembered = lru_cache(maxsize=4)(_parse)
"""Cached, as a run reads the same file a dozen times; not a decorator, as mutmut skips decorated functions."""


def _requirement(entry: dict[str, Any], path: Path) -> Requirement:
    name = one_line(entry.get("id", "sin id"))
    where = f"el catálogo {path.name}, el requisito «{name}»"
    _check_entry(entry, name, where)
    level, verified_by = _one_of(Level, entry, "level", where), _one_of(Verification, entry, "verified_by", where)
    if level is not Level.DOCUMENTED and not str(entry.get("open_because", "")).strip():
        raise ConfigurationError(
            f"En {where} es de nivel «{level}» y no dice en «open_because» qué deja abierto el documento."
        )
    return Requirement(
        id=name,
        section=entry["section"],
        statement=entry["statement"],
        level=level,
        verified_by=verified_by,
        page=entry.get("page", 0),
        field=str(entry.get("field", "")),
        depends_on=texts(entry, "depends_on", where),
        explained_by=texts(entry, "explained_by", where),
        open_because=str(entry.get("open_because", "")),
        fingerprint=fingerprints(entry, "fingerprint", where),
    )


def _one_of(kind: type[_Word], entry: dict[str, Any], key: str, where: str) -> _Word:
    try:
        return kind(entry[key])
    except ValueError as error:
        raise ConfigurationError(
            f"En {where}, «{key}» vale «{one_line(entry[key])}» y se esperaba uno de: {', '.join(kind)}."
        ) from error


def _check_entry(entry: dict[str, Any], name: str, where: str) -> None:
    unknown = sorted(set(entry) - {*_TEXT_KEYS, *_OPTIONAL_KEYS})
    missing = [key for key in _TEXT_KEYS if not isinstance(entry.get(key), str) or not entry[key]]
    if unknown or missing:
        problem = (
            f"le falta {', '.join(missing)}" if missing else f"tiene la clave desconocida «{one_line(unknown[0])}»"
        )
        raise ConfigurationError(f"En {where} {problem}.")
    if name != entry["id"] or not _ID.fullmatch(name) or not name.startswith(entry["section"] + "."):
        raise ConfigurationError(
            f"En {where} no tiene un id de la forma sección.palabras-con-guiones "
            f"de su sección {one_line(entry['section'])}."
        )
    if type(page := entry.get("page", 0)) is not int or page < 0:
        raise ConfigurationError(f"En {where}, «page» no es un número de página.")


def _check_dependencies(catalogue: Catalogue, path: Path) -> None:
    for one in catalogue:
        strangers = [each for each in (*one.depends_on, *one.explained_by) if each not in catalogue]
        if strangers:
            relation = "depende de" if strangers[0] in one.depends_on else "se explica por"
            raise ConfigurationError(
                f"En el catálogo {path.name}, el requisito «{one.id}» {relation} «{strangers[0]}», que no existe."
            )
    try:
        _ = catalogue.in_order_of_dependency
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise ConfigurationError(f"En el catálogo {path.name} hay dependencias en círculo: {circle}.") from error
