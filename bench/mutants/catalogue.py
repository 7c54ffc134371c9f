"""The mutants of the portal as it is, and what people said of those that the suite does not find."""

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

TOOL = ROOT / ".cache" / "mutmut"
"""Where ``make mutants`` installs mutmut, apart from the project's environment."""
EXPLAINED = Path(__file__).with_name("explained.toml")


@dataclass(frozen=True)
class Mutant:
    """One small change of the portal's code.

    Attributes:
        id: File, function and a hash of the change; the same as long as the change is.
        number: Its place in the mutated portal; the header ``X-Portal-Mutant`` switches it on.
        file: Below ``portal/``.
        function: Qualified name.
        change: Lines of a diff.
    """

    id: str
    number: int
    file: str
    function: str
    change: tuple[str, ...]


def breed(folder: Path) -> tuple[Mutant, ...]:
    """Write the mutated portal into a folder.

    Raises:
        EnvironmentTrouble: mutmut is not installed, or could not do it.
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


def in_the_place_of_the_portal(folder: Path) -> Mapping[str, str]:
    """The environment in which ``python -m portal`` is the mutated one; the suite never imports the portal."""
    return {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


@dataclass(frozen=True)
class Statement:
    """Code of which somebody says that no scenario gets there: a function, or what holds a text in it."""

    place: str
    text: str

    @classmethod
    def read(cls, told: str) -> Statement:
        """Read ``FILE:FUNCTION`` or ``FILE:FUNCTION TEXT``."""
        place, _, text = told.partition(" ")
        return cls(place, text)

    def holds(self, mutant: Mutant) -> bool:
        """Whether a mutant changes it."""
        before = "\n".join(line for line in mutant.change if line.startswith("-"))
        return f"{mutant.file}:{mutant.function}" == self.place and self.text in before


def unreached(mutants: Sequence[Mutant], path: Path = EXPLAINED) -> Mapping[str, str]:
    """Why no scenario gets to a mutant, by its id; it holds for as long as none does.

    Raises:
        ConfigurationError: The file cannot be read, or speaks of code that no mutant changes, or gives no reason.
    """
    told: dict[str, str] = {}
    for group in _groups(path):
        for each in group.get("unreached", ()):
            found = [one.id for one in mutants if Statement.read(each).holds(one)]
            if not found:
                raise ConfigurationError(
                    f"{path.name} habla de «{each}», que ningún mutante cambia: el código cambió, así que quítelo."
                )
            told |= dict.fromkeys(found, _reason(group, path))
    return told


def explanations(mutants: Sequence[Mutant], path: Path = EXPLAINED, unseen: Collection[str] = ()) -> Mapping[str, str]:
    """Why nobody could find a mutant that scenarios get to, by its id.

    Args:
        mutants: All there are.
        path: What people said.
        unseen: Files that were not mutated this time: that none of theirs is there says nothing.

    Raises:
        ConfigurationError: The file cannot be read, or explains a mutant that no longer exists, or gives no reason.
    """
    told: dict[str, str] = {}
    for group in _groups(path):
        told |= dict.fromkeys(group.get("mutants", ()), _reason(group, path))
    strangers = sorted(set(told) - {each.id for each in mutants})
    strangers = [each for each in strangers if each.partition(":")[0] not in unseen]
    if strangers:
        raise ConfigurationError(
            f"{path.name} explica {len(strangers)} mutantes que ya no existen, el primero «{strangers[0]}»: el código "
            "cambió, así que quítelos y vuelva a medir."
        )
    return told


def _reason(group: Mapping[str, Any], path: Path) -> str:
    reason = " ".join(str(group.get("reason", "")).split())
    if not reason:
        raise ConfigurationError(f"{path.name} explica mutantes sin motivo: escriba «reason» en cada grupo.")
    return reason


def _groups(path: Path) -> Sequence[Mapping[str, Any]]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except ValueError as error:
        raise ConfigurationError(f"{path.name} no se puede leer como TOML: {error}.") from error
    return list(found.get("group", []))
