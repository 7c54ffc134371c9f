"""Scope of a pytest run: whether it is an acceptance run, and the keys of data that rooms keep on its items.

The names of ``harness.layout`` can be imported from here too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.compat.xdist_private import given_to_worker, is_worker
from harness.layout import COLUMN, EVIDENCE, FEATURES, LEDGER, PATH_IN_RECORD, REDACTED, ROOT, WALKS, file_stem

__all__ = [
    "COLUMN",
    "EVIDENCE",
    "FEATURES",
    "LEDGER",
    "PATH_IN_RECORD",
    "PLACE",
    "REDACTED",
    "REPEATED",
    "REQUIREMENT",
    "ROOT",
    "WALKS",
    "asks_for_a_dry_run",
    "file_stem",
    "is_worker",
    "other_features",
    "runs_features",
    "runs_walks",
    "runs_walks_alone",
]

REQUIREMENT = pytest.StashKey[str]()
"""Stash key on an item that is a scenario: the id of the one requirement it decides."""
PLACE = pytest.StashKey[int]()
"""Stash key on an item: its place in the order of collection."""
REPEATED = pytest.StashKey[pytest.Item]()
"""Stash key on the second run of a scenario, made for evidence only: the item of the first run."""


def runs_features(config: pytest.Config) -> bool:
    """Whether this run acts on a portal: its arguments reach the features of this checkout, or its walks."""
    if is_worker(config):
        return "record" in given_to_worker(config)
    idle = config.option.collectonly or asks_for_a_dry_run(config)
    return not idle and any(
        path.suffix == ".feature" or path in (FEATURES, *FEATURES.parents) or {FEATURES, WALKS} & {path, *path.parents}
        for path in _asked(config)
    )


def other_features(config: pytest.Config) -> list[Path]:
    """Feature files of the arguments that stand elsewhere in this checkout, such as the scenario of a walk."""
    return [
        path
        for path in _asked(config)
        if path.suffix == ".feature" and ROOT in path.parents and FEATURES not in path.parents and path.is_file()
    ]


def runs_walks(config: pytest.Config) -> bool:
    """Whether the arguments of this run name the walks."""
    return any(WALKS in (path, *path.parents) for path in _asked(config))


def runs_walks_alone(config: pytest.Config) -> bool:
    """Whether the arguments of this run name walks and nothing else."""
    asked = _asked(config)
    return bool(asked) and all(WALKS in (path, *path.parents) for path in asked)


def _asked(config: pytest.Config) -> list[Path]:
    return [(config.invocation_params.dir / argument.split("::")[0]).resolve() for argument in config.args]


def asks_for_a_dry_run(config: pytest.Config) -> bool:
    """Whether this is a dry run, which only reports what it would do."""
    return bool(config.getoption("--dry-run", default=False))
