"""Profiles of the bundled portal, changed as a measurement needs them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from harness.errors import ConfigurationError
from harness.scope import ROOT

REFERENCE = ROOT / "profiles" / "reference.toml"
_PATIENT_SECONDS = 120


def patient(folder: Path, seconds: int = _PATIENT_SECONDS, profile: Path = REFERENCE) -> Path:
    """Write a profile with deadlines that slow answers meet.

    Args:
        folder: Folder for the new profile.
        seconds: Deadline for a page, and for a mail.
        profile: Profile to change.

    Returns:
        The new file.
    """
    deadline = f"deadline_seconds = {seconds}\n"
    text = profile.read_text(encoding="utf-8").replace("schema = 1\n", f"schema = 1\n{deadline}")
    return _written(folder / f"patient-{seconds}.toml", f"{text}\n[mail]\n{deadline}")


def chosen_profile(name: str) -> Path:
    """The profile of the option ``--portal``; the reference profile where it is empty.

    Raises:
        ConfigurationError: There is no such file.
    """
    chosen = Path(name).resolve() if name else REFERENCE
    if not chosen.is_file():
        raise ConfigurationError(f"No existe el perfil «{name}»: revise la opción --portal.")
    return chosen


def portal_arguments(folder: Path, seconds: int, profile: Path) -> tuple[str, ...]:
    """Arguments of pytest for a profile and deadlines.

    Args:
        folder: Folder for a changed profile.
        seconds: Deadlines; 0 for those of the profile.
        profile: The profile.

    Returns:
        ``--portal`` and a file; empty for the reference profile as it is.
    """
    if seconds:
        return ("--portal", str(patient(folder, seconds, profile)))
    return () if profile == REFERENCE else ("--portal", str(profile))


def name_for(profile: Path, name: str) -> str:
    """A name, with the profile's appended unless it is the reference profile: ``full``, ``full-clasica``."""
    return name if profile == REFERENCE else f"{name}-{profile.stem}"


def with_wordings(folder: Path, wordings: Mapping[str, str]) -> Path:
    """Write the reference profile with other wordings pinned.

    Args:
        folder: Folder for the new profile.
        wordings: Name of a message -> its wording.

    Returns:
        The new file.

    Raises:
        ConfigurationError: The profile pins no message of that name.
    """
    text = REFERENCE.read_text(encoding="utf-8")
    for name, wording in wordings.items():
        pinned = re.compile(rf"(\[messages\.{re.escape(name)}\]\ntext = )[^\n]*")
        quoted = json.dumps(wording, ensure_ascii=False).replace("\\", r"\\")
        text, found = pinned.subn(rf"\g<1>{quoted}", text)
        if not found:
            raise ConfigurationError(f"{REFERENCE.name} no fija la redacción de «{name}»; añada [messages.{name}].")
    return _written(folder / "words.toml", text)


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
