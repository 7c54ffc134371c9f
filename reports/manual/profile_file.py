"""The profile of a portal, as a TOML file into which decisions of people are written."""

from __future__ import annotations

from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from harness.errors import ConfigurationError
from reports.record.reading import read_verdicts


def profile_of(folder: Path, asked: Path | None, root: Path) -> Path:
    """Profile into which to write: the given one, or that of the run.

    Args:
        folder: Folder of the record.
        asked: Profile of the command line; None where it names none.
        root: Checkout, to which the profile's path in a record is relative.

    Raises:
        ConfigurationError: The record names no profile, or the file is missing.
    """
    recorded = read_verdicts(folder)["run"]["facts"].get("Perfil", "")
    profile = asked or root / (recorded or "ninguno")
    if not profile.is_file():
        raise ConfigurationError(f"No se encontró el perfil «{asked or recorded}»: indíquelo con --portal.")
    return profile


def read_profile_document(profile: Path) -> tomlkit.TOMLDocument:
    """Read a profile as a TOML document that keeps its comments and order.

    Raises:
        ConfigurationError: The file is not TOML.
    """
    try:
        return tomlkit.parse(profile.read_text(encoding="utf-8"))
    except TOMLKitError as error:
        raise ConfigurationError(f"El perfil «{profile.name}» no es TOML válido: corríjalo antes.") from error


def write_profile(profile: Path, document: tomlkit.TOMLDocument) -> None:
    """Write a profile, whole or not at all."""
    fresh = profile.with_name(f".{profile.name}.nuevo")
    fresh.write_text(tomlkit.dumps(document), encoding="utf-8", newline="\n")
    fresh.replace(profile)
