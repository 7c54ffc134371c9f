"""Catalogue of the portal's mutants, and the explanations of those that the suite does not find."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError, EnvironmentTrouble
from harness.scope import ROOT
from harness.toml_syntax import syntax_in_words

TOOL = ROOT / ".cache" / "mutmut"
"""Folder in which ``make mutants`` installs mutmut, outside the project's environment."""
EXPLAINED = Path(__file__).with_name("explained.toml")


@dataclass(frozen=True)
class Mutant:
    """A small change of code.

    Attributes:
        id: File, function and a hash of the change.
        number: Its number in the mutated portal; the header ``X-Portal-Mutant`` switches it on.
        file: Path below ``portal/``, or below the checkout for the suite's own modules.
        function: Qualified name.
        change: Lines of a diff.
    """

    id: str
    number: int
    file: str
    function: str
    change: tuple[str, ...]


def generate_portal(folder: Path) -> tuple[Mutant, ...]:
    """Write the mutated portal into a folder and list its mutants.

    Raises:
        EnvironmentTrouble: mutmut is not installed, or fails.
    """
    if not TOOL.is_dir():
        raise EnvironmentTrouble("Falta mutmut, que cambia el código del portal: use «make mutants», que lo instala.")
    done = subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-m", "bench.mutants.generate", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TOOL), str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
    )
    listing = folder / "portal" / "mutants.json"
    if done.returncode or not listing.exists():
        raise EnvironmentTrouble(f"No se pudo preparar el portal con sus mutantes: {done.stderr.strip()[-500:]}")
    return tuple(
        Mutant(each["id"], each["number"], each["file"], each["function"], tuple(each["change"]))
        for each in json.loads(listing.read_text(encoding="utf-8"))
    )


def mutated_portal_environment(folder: Path) -> Mapping[str, str]:
    """Environment variables with which ``python -m portal`` runs the mutated portal."""
    return {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


@dataclass(frozen=True)
class Statement:
    """Code that an explanation declares unreachable for scenarios.

    Attributes:
        place: ``FILE:FUNCTION``.
        text: Text in the changed lines; empty for the whole function.
    """

    place: str
    text: str

    @classmethod
    def read(cls, written: str) -> Statement:
        """Read ``FILE:FUNCTION`` or ``FILE:FUNCTION TEXT``."""
        place, _, text = written.partition(" ")
        return cls(place, text)

    def holds(self, mutant: Mutant) -> bool:
        """Whether a mutant changes this code."""
        before = "\n".join(line for line in mutant.change if line.startswith("-"))
        return f"{mutant.file}:{mutant.function}" == self.place and self.text in before


def unreached(mutants: Sequence[Mutant], path: Path = EXPLAINED) -> Mapping[str, str]:
    """Mutant id -> why no scenario reaches it, for code declared unreachable.

    Args:
        mutants: All mutants.
        path: File of the explanations.

    Raises:
        ConfigurationError: The file cannot be read, names code that no mutant changes, or gives no reason.
    """
    reasons: dict[str, str] = {}
    for group in _groups(path):
        for each in group.get("unreached", ()):
            found = [one.id for one in mutants if Statement.read(each).holds(one)]
            if not found:
                raise ConfigurationError(
                    f"{path.name} habla de «{each}», que ningún mutante cambia: el código cambió, así que quítelo."
                )
            reasons |= dict.fromkeys(found, _reason(group, path))
    return reasons


def explanations(mutants: Sequence[Mutant], path: Path = EXPLAINED, unseen: Collection[str] = ()) -> Mapping[str, str]:
    """Mutant id -> why it survives, for mutants that were tried.

    Args:
        mutants: All mutants.
        path: File of the explanations.
        unseen: Files that were not mutated this time; explanations of their mutants are not checked.

    Raises:
        ConfigurationError: The file cannot be read, explains a mutant that no longer exists, or gives no reason.
    """
    reasons: dict[str, str] = {}
    for group in _groups(path):
        reasons |= dict.fromkeys(group.get("mutants", ()), _reason(group, path))
    unknown = sorted(set(reasons) - {each.id for each in mutants})
    unknown = [each for each in unknown if each.partition(":")[0] not in unseen]
    if unknown:
        raise ConfigurationError(
            f"{path.name} explica {len(unknown)} mutantes que ya no existen, el primero «{unknown[0]}»: el código "
            "cambió, así que quítelos y vuelva a medir."
        )
    return reasons


def _reason(group: Mapping[str, Any], path: Path) -> str:
    reason = " ".join(str(group.get("reason", "")).split())
    if not reason:
        raise ConfigurationError(f"{path.name} explica mutantes sin motivo: escriba «reason» en cada grupo.")
    return reason


def _groups(path: Path) -> Sequence[Mapping[str, Any]]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except ValueError as error:
        raise ConfigurationError(f"{path.name} no se puede leer como TOML: {syntax_in_words(error)}") from error
    return list(found.get("group", []))
