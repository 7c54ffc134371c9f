"""``approve``: writes into a profile the wording of a message that a person saw in a record and approved (5.3.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from harness.errors import ConfigurationError
from reports.acta.evidence import read_evidence
from reports.audit.verify import audit
from reports.manual.profile_file import read_profile_document, write_profile
from reports.record.reading import read_verdicts

AGAINST = {"document": "la figura del instructivo", "portal": "solo lo que muestra el portal"}
MATCHES = ("exact", "contains", "pattern")


@dataclass(frozen=True)
class ShownMessage:
    """Texts that a portal showed where a message was due.

    Attributes:
        message: Name of the message, as in ``[messages]`` of a profile.
        texts: All readable texts.
        picture: Path of the picture inside the record; empty where there is none.
        requirement: Id of the requirement whose scenario looked for the message.
        pinned: Wording that is approved so far; empty where there is none.
    """

    message: str
    texts: Sequence[str]
    picture: str
    requirement: str
    pinned: str


@dataclass(frozen=True)
class Approval:
    """Approval of a wording.

    Attributes:
        name: Name of the person who approves.
        day: Day of the approval.
        against: What the wording was compared with: ``document`` or ``portal``.
        match: How later texts are compared: ``exact``, ``contains`` or ``pattern``.
    """

    name: str
    day: date
    against: str
    match: str = "exact"


def shown_messages(folder: Path) -> dict[str, ShownMessage]:
    """Messages that the scenarios of a record looked for, by name.

    Raises:
        ConfigurationError: The folder is not a record, the record is not sound, or it has no message.
    """
    problems = audit(folder).problems
    if problems:
        raise ConfigurationError(f"Con esta acta no se aprueba nada: {problems[0]} Compruébela con «verify».")
    found: dict[str, ShownMessage] = {}
    for requirement in read_verdicts(folder)["requirements"]:
        for scenario in requirement["scenarios"]:
            shown = _shown_message(folder, requirement["id"], scenario["evidence"])
            if shown:
                found.setdefault(shown.message, shown)
    if not found:
        raise ConfigurationError(
            f"En el acta de «{folder}» no consta ningún mensaje: ejecute sus escenarios, sin --no-pictures."
        )
    return found


def _shown_message(folder: Path, requirement: str, evidence: Sequence[Mapping[str, str]]) -> ShownMessage | None:
    """Message in the evidence of a scenario; None where it looked for none."""
    kept = {item["kind"]: item["path"] for item in reversed(evidence)}
    content = read_evidence(folder / kept["wording"], "wording") if "wording" in kept else None
    if not content:
        return None
    return ShownMessage(content["message"], content["seen"], kept.get("picture", ""), requirement, content["pinned"])


def pin(profile: Path, message: str, text: str, approval: Approval) -> None:
    """Write an approved wording into a profile, keeping its comments and order.

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
    document = read_profile_document(profile)
    messages = document.setdefault("messages", tomlkit.table(is_super_table=True))
    entry = messages.setdefault(message, tomlkit.table())
    for key, value in wording.items():
        entry[key] = value
    write_profile(profile, document)
