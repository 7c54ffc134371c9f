"""``--shard 2/5``: the second of five parts of a run, which take equally long, each for a machine of its own.

pytest-split cuts the list of scenarios by the durations in ``.test_durations``, which ``python -m reports durations``
writes. Every machine cuts the same list and runs its part; ``python -m reports merge`` makes one record of all parts.
"""

from __future__ import annotations

import re

import pytest

from harness.errors import ConfigurationError
from harness.scope import is_worker, runs_features
from reports.record.durations import DURATIONS


def set_splitter_options(config: pytest.Config) -> None:
    """Set the options of pytest-split from ``--shard``, before it reads them.

    Raises:
        ConfigurationError: The value is not a part, or the durations are missing.
    """
    asked = config.getoption("--shard")
    if asked is None:
        return
    is_known = runs_features(config) and not is_worker(config)
    written = len(config.hook.pytest_acceptance_plan(config=config)) if is_known else 0
    part, parts = shard_of(asked, written)
    _refuse_blind_cut(config)
    config.option.group, config.option.splits = part, parts
    config.option.splitting_algorithm = "least_duration"
    config.option.durations_path = str(DURATIONS)


def _refuse_blind_cut(config: pytest.Config) -> None:
    """Refuse to cut without durations, and beside pytest-split's own options, which say a part too."""
    if not DURATIONS.is_file():
        raise ConfigurationError(
            f"Falta {DURATIONS.name}, con lo que --shard reparte: escríbalo con «python -m reports durations»."
        )
    if config.option.splits is not None or config.option.group is not None:
        raise ConfigurationError("--shard ya dice la parte: quite --splits y --group.")


def facts(config: pytest.Config) -> dict[str, str]:
    """The part that this run is, for the record; nothing for a whole run."""
    part, parts = config.option.group, config.option.splits
    return {"Parte": f"{part} de {parts}"} if part else {}


def shard_of(asked: str, written: int = 0) -> tuple[int, int]:
    """Read the value of ``--shard``.

    Args:
        asked: As on the command line, such as ``2/5``.
        written: Number of scenarios to share out; 0 where it is not known.

    Returns:
        The number of the part, from 1, and the number of parts.

    Raises:
        ConfigurationError: The value is not a part, or there are more parts than scenarios.
    """
    found = re.fullmatch(r"(\d+)/(\d+)", asked)
    if found is None:
        empty = not all(part.strip() for part in asked.partition("/")[::2])
        hint = "¿falta definir una variable? En GitLab son CI_NODE_INDEX y CI_NODE_TOTAL" if empty else "nada más"
        raise ConfigurationError(f"--shard vale «{asked}» y debe ser la parte y cuántas hay, como 2/5: {hint}.")
    part, parts = int(found[1]), int(found[2])
    if not 1 <= part <= parts:
        raise ConfigurationError(f"--shard pide la parte {part} de {parts}: se cuentan de 1 a {max(parts, 1)}.")
    if written and parts > written:
        raise ConfigurationError(f"--shard reparte {written} escenarios en {parts} partes: pida {written} o menos.")
    return part, parts
