"""The scenarios of the suite, as pytest collects them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.engine import scenario_listing
from harness.errors import ConfigurationError, EnvironmentTrouble
from harness.scope import ROOT

_SECONDS = 600


@dataclass(frozen=True)
class Scenario:
    """A written scenario.

    Attributes:
        id: pytest's node id.
        requirement: Id of the one requirement it decides.
        sentences: Its steps, with their keywords.
        reads: Whether it only looks at a page; such scenarios share pages and cost next to nothing.
    """

    id: str
    requirement: str
    sentences: tuple[str, ...]
    reads: bool

    def mentions(self, field: str) -> bool:
        """Whether a sentence names a field of the form."""
        return bool(field) and any(f"«{field}»" in each for each in self.sentences)


def load_scenarios(folder: Path) -> tuple[Scenario, ...]:
    """The scenarios of the suite, in the order of the features.

    Args:
        folder: Folder for a scratch file.

    Raises:
        ConfigurationError: pytest cannot collect them.
    """
    listing = folder / "scenarios.json"
    listing.unlink(missing_ok=True)
    plugin = ["-p", scenario_listing.__name__, "--listing", str(listing)]
    output = python_module("pytest", "features", "--collect-only", "-q", *plugin)
    if not listing.exists():
        raise ConfigurationError(
            f"No se pudieron leer los escenarios. Lo último que dijo pytest fue:\n{output[-1500:]}"
        )
    return tuple(
        Scenario(each["id"], each["requirement"], tuple(each["sentences"]), each["reads"])
        for each in json.loads(listing.read_text(encoding="utf-8"))
    )


def python_module(*order: str) -> str:
    """Output of ``python -m ORDER`` in the checkout; standard error is added where it fails.

    Raises:
        EnvironmentTrouble: It takes longer than ten minutes.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, "-m", *order], cwd=ROOT, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise EnvironmentTrouble(
            f"«python -m {' '.join(order)}» no terminó en {_SECONDS} segundos: quite carga a la máquina y repita."
        ) from error
    return done.stdout if done.returncode == 0 else done.stdout + done.stderr
