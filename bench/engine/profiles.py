"""The bundled portal's profile, changed as a measurement needs it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from harness.errors import ConfigurationError
from harness.scope import ROOT

REFERENCE = ROOT / "profiles" / "reference.toml"
_PATIENCE = 120


def patient(folder: Path, seconds: int = _PATIENCE, profile: Path = REFERENCE) -> Path:
    """The profile with deadlines that a slow answer keeps.

    Args:
        folder: Where to write it.
        seconds: How long to wait for a page, and for a mail.
        profile: Of which look of the portal.

    Returns:
        The file.
    """
    deadline = f"deadline_seconds = {seconds}\n"
    text = profile.read_text(encoding="utf-8").replace("schema = 1\n", f"schema = 1\n{deadline}")
    return _written(folder / f"patient-{seconds}.toml", f"{text}\n[mail]\n{deadline}")


def chosen_profile(name: str) -> Path:
    """The profile that was asked for, or that of the portal's own look.

    Raises:
        ConfigurationError: There is no such profile.
    """
    chosen = Path(name).resolve() if name else REFERENCE
    if not chosen.is_file():
        raise ConfigurationError(f"No existe el perfil «{name}»: revise la opción --portal.")
    return chosen


def portal_arguments(folder: Path, seconds: int, profile: Path) -> tuple[str, ...]:
    """Arguments of pytest for a profile with those deadlines; none where nothing is changed."""
    if seconds:
        return ("--portal", str(patient(folder, seconds, profile)))
    return () if profile == REFERENCE else ("--portal", str(profile))


def named(name: str, profile: Path) -> str:
    """A name for what belongs to one look of the portal."""
    return name if profile == REFERENCE else f"{name}-{profile.stem}"


def in_words(folder: Path, words: Mapping[str, str]) -> Path:
    """The profile with other wordings pinned.

    Args:
        folder: Where to write it.
        words: Name of a message -> its wording.

    Raises:
        ConfigurationError: The profile pins no message of that name.
    """
    text = REFERENCE.read_text(encoding="utf-8")
    for name, wording in words.items():
        pinned = re.compile(rf"(\[messages\.{re.escape(name)}\]\ntext = )[^\n]*")
        told = json.dumps(wording, ensure_ascii=False).replace("\\", r"\\")
        text, found = pinned.subn(rf"\g<1>{told}", text)
        if not found:
            raise ConfigurationError(f"{REFERENCE.name} no fija la redacción de «{name}»; añada [messages.{name}].")
    return _written(folder / "words.toml", text)


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
