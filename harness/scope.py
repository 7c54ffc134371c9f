"""Whether a pytest run is an acceptance run, which side of pytest-xdist this process is, and what both sides name."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FEATURES = ROOT / "features"
REQUIREMENT = pytest.StashKey[str]()
"""On an item that is a scenario: the id of the one requirement it decides."""
COLUMN = "requisito"
"""Column of «Ejemplos» that says which requirement a row decides (docs/decisions/0020)."""
PLACE = pytest.StashKey[int]()
"""On an item: its place among those collected, whatever order they run in."""
REPEATED = pytest.StashKey[pytest.Item]()
"""On a scenario that runs once more, for evidence only: the item of its first run, whose verdict stands."""

EVIDENCE, LEDGER = "evidencia", "libro.jsonl"
"""Names inside a record: the folder of what scenarios saw, and the book of whom they wrote into the portal."""
INSIDE = re.compile(r"\w[\w.-]*(/\w[\w.-]*)*")
"""The path of a file inside a record: no other lets its reader be led out of the folder (``verdicts.schema.json``)."""
COVER = "••••••"
"""What stands where something must not be seen."""


def runs_features(config: pytest.Config) -> bool:
    """Whether the arguments of this run reach the features of this checkout."""
    if is_worker(config):
        return "record" in config.workerinput  # type: ignore[attr-defined] # xdist adds it
    asked = [(config.invocation_params.dir / argument.split("::")[0]).resolve() for argument in config.args]
    idle = config.option.collectonly or asks_for_a_dry_run(config)
    return not idle and any(
        path.suffix == ".feature" or path in (FEATURES, *FEATURES.parents) or FEATURES in path.parents for path in asked
    )


def asks_for_a_dry_run(config: pytest.Config) -> bool:
    """Whether this run only tells what it would do."""
    return bool(config.getoption("--dry-run", default=False))


def is_worker(config: pytest.Config) -> bool:
    """Whether this process is a pytest-xdist worker, whose controller keeps services and record."""
    return hasattr(config, "workerinput")


def file_stem(scenario: str) -> str:
    """How the names of a scenario's files begin: its id, as any file system takes it."""
    return hashlib.sha256(scenario.encode()).hexdigest()[:16]
