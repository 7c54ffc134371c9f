"""The profile of a portal, as a TOML file into which decisions of people are written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from harness.errors import ConfigurationError
from harness.toml_syntax import syntax_in_words
from reports.record.reading import read_verdicts
from reports.record.trend import portal_of
from reports.record.writing import write_whole

_DECLARED = {"reviews": ("requirement", "reviewer"), "waivers": ("requirement",), "absent": ("requirement",)}
"""List of tables in a profile -> texts of each that are read here."""


def profile_of(folder: Path, asked: Path | None, root: Path) -> Path:
    """Profile into which to write: the one that a person named, or that of the run if it is one of the checkout.

    Args:
        folder: Folder of the record.
        asked: Profile of the command line; None where it names none.
        root: Checkout, to which the profile's path in a record is relative.

    Raises:
        ConfigurationError: The record names no profile, one outside of the checkout or of another portal, or the file
            is missing.
    """
    facts = read_verdicts(folder)["run"]["facts"]
    recorded = facts.get("Perfil", "")
    profile = asked or root / (recorded or "ninguno")
    if not asked and not (recorded.isprintable() and profile.resolve().is_relative_to(root.resolve())):
        raise ConfigurationError(
            f"El acta dice que su perfil es «{recorded}», fuera de la carpeta de la suite, y allí no se escribe: si es "
            "el debido, indíquelo con --portal."
        )
    if not profile.is_file():
        raise ConfigurationError(f"No se encontró el perfil «{asked or recorded}»: indíquelo con --portal.")
    if not asked and read_profile_document(profile).get("name") != portal_of(facts):
        raise ConfigurationError(
            f"El acta dice que su perfil es «{recorded}», que no es el de «{portal_of(facts)}»: indique el debido con "
            "--portal."
        )
    return profile


def read_profile_document(profile: Path) -> tomlkit.TOMLDocument:
    """Read a profile as a TOML document that keeps its comments and order.

    Raises:
        ConfigurationError: The file is not TOML in UTF-8, and the message names the line; or what people declare in it
            has another shape.
    """
    try:
        text = profile.read_text(encoding="utf-8")
        tomllib.loads(text)  # tells where an error is; tomlkit tells the beginning of the file for one at its end
        found = tomlkit.parse(text)
    except (ValueError, RecursionError, TOMLKitError) as error:
        raise ConfigurationError(f"El perfil «{profile.name}» no es TOML válido: {syntax_in_words(error)}") from error
    _refuse_other_shape(profile, found)
    return found


def _refuse_other_shape(profile: Path, document: Mapping[str, Any]) -> None:
    """Refuse declarations that are not written as a run reads them; a run refuses such a profile too."""
    wrong = [key for key, needed in _DECLARED.items() if not _are_tables(document.get(key, []), needed)]
    messages = document.get("messages", {})
    if not isinstance(messages, Mapping) or not all(isinstance(each, Mapping) for each in messages.values()):
        wrong.append("messages")
    if wrong:
        raise ConfigurationError(
            f"En el perfil «{profile.name}», «{wrong[0]}» no está escrito como se espera: corríjalo según "
            "profiles/plantilla.toml antes."
        )


def _are_tables(found: object, needed: Sequence[str]) -> bool:
    return isinstance(found, list) and all(
        isinstance(each, Mapping) and all(isinstance(each.get(key), str) for key in needed) for each in found
    )


def write_profile(profile: Path, document: tomlkit.TOMLDocument) -> None:
    """Write a profile, whole or not at all."""
    write_whole(profile, tomlkit.dumps(document))
