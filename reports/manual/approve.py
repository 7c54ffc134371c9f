"""``approve``: pins into a profile the wording of a message that a person saw in a record and approved (5.3.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from harness.errors import ConfigurationError
from reports.acta.view import read_evidence
from reports.audit.verify import audit
from reports.record.reading import read_verdicts

AGAINST = {"document": "la figura del instructivo", "portal": "solo lo que muestra el portal"}
MATCHES = ("exact", "contains", "pattern")


@dataclass(frozen=True)
class Seen:
    """What a portal showed where a message was due.

    Attributes:
        message: Name of the message, as ``[messages]`` of a profile has it.
        texts: Everything that could be read.
        picture: Path of the picture, below the record; empty where there is none.
        requirement: Id of the requirement whose scenario saw it.
        pinned: The wording approved so far; empty where none is.
    """

    message: str
    texts: Sequence[str]
    picture: str
    requirement: str
    pinned: str


@dataclass(frozen=True)
class Approval:
    """Who approved a wording, when, and what it was compared with: ``document`` or ``portal``."""

    name: str
    day: date
    against: str
    match: str = "exact"


def messages_seen(folder: Path) -> dict[str, Seen]:
    """The messages that the run of a record saw, by name.

    Raises:
        ConfigurationError: The record is none, is not what it was when it was closed, or holds no message.
    """
    problems = audit(folder).problems
    if problems:
        raise ConfigurationError(f"Con esta acta no se aprueba nada: {problems[0]} Compruébela con «verify».")
    found: dict[str, Seen] = {}
    for requirement in read_verdicts(folder)["requirements"]:
        for scenario in requirement["scenarios"]:
            seen = _seen(folder, requirement["id"], scenario["evidence"])
            if seen:
                found.setdefault(seen.message, seen)
    if not found:
        raise ConfigurationError(
            f"En el acta de «{folder}» no consta ningún mensaje: ejecute sus escenarios, sin --no-pictures."
        )
    return found


def _seen(folder: Path, requirement: str, evidence: Sequence[Mapping[str, str]]) -> Seen | None:
    """The message that a scenario saw, if it looked for one."""
    kept = {item["kind"]: item["path"] for item in reversed(evidence)}
    content = read_evidence(folder / kept["wording"], "wording") if "wording" in kept else None
    if not content:
        return None
    return Seen(content["message"], content["seen"], kept.get("picture", ""), requirement, content["pinned"])


def profile_of(folder: Path, asked: Path | None, root: Path) -> Path:
    """The profile to pin into: the one that was asked for, or that of the run.

    Args:
        folder: The record.
        asked: What ``--portal`` said.
        root: Of the checkout, from which a record names its profile.

    Raises:
        ConfigurationError: It cannot be told, or is not there.
    """
    told = read_verdicts(folder)["run"]["facts"].get("Perfil", "")
    named = asked or root / (told or "ninguno")
    if not named.is_file():
        raise ConfigurationError(f"No se encontró el perfil «{asked or told}»: indíquelo con --portal.")
    return named


def pin(profile: Path, message: str, text: str, approval: Approval) -> None:
    """Write a wording into a profile, whose comments and order stay.

    Raises:
        ConfigurationError: The profile is not TOML.
    """
    wording: dict[str, Any] = {
        "text": text,
        "match": approval.match,
        "approved_by": approval.name,
        "approved_on": approval.day,
        "against": approval.against,
    }
    document = read_profile(profile)
    messages = document.setdefault("messages", tomlkit.table(is_super_table=True))
    entry = messages.setdefault(message, tomlkit.table())
    for key, value in wording.items():
        entry[key] = value
    write_profile(profile, document)


def read_profile(profile: Path) -> tomlkit.TOMLDocument:
    """Read a profile as a document that can be changed.

    Raises:
        ConfigurationError: It is not TOML.
    """
    try:
        return tomlkit.parse(profile.read_text(encoding="utf-8"))
    except TOMLKitError as error:
        raise ConfigurationError(f"El perfil «{profile.name}» no es TOML válido: corríjalo antes.") from error


def write_profile(profile: Path, document: tomlkit.TOMLDocument) -> None:
    """Write a profile whole or not at all."""
    fresh = profile.with_name(f".{profile.name}.nuevo")
    fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
    fresh.replace(profile)
