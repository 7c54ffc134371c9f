"""A run shared out among several machines: ``--shard 2/5`` runs the second of five parts that take equally long.

pytest-split cuts, by the durations in ``.test_durations``, which ``python -m reports durations`` writes; every machine
cuts the same list and takes its part. ``python -m reports merge`` makes one acta of all parts.
"""

from __future__ import annotations

import argparse
import io
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median

import pytest
from _pytest._io import TerminalWriter

from harness.errors import ConfigurationError
from harness.scope import ROOT, is_worker, runs_features
from reports.closing import read_verdicts
from reports.record import read_outcomes

DURATIONS = ROOT / ".test_durations"
"""Where pytest-split looks for them by itself."""
_SPLITTER = "pytestsplitplugin"
_LEAST = 0.01  # seconds of a scenario that finds its page open already: none is free


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--shard``."""
    parser.getgroup("aceptación").addoption(
        "--shard", metavar="K/N", help="solo la parte K de N, que duran lo mismo; «reports merge» las reúne"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Hand the part over to pytest-split, before it looks whether it is wanted; a worker gets but the command line."""
    if config.getoption("--shard") is None:
        return
    tells = runs_features(config) and not is_worker(config)
    written = len(config.hook.pytest_acceptance_plan(config=config)) if tells else 0
    try:
        part, parts = shard_of(config.getoption("--shard"), written)
        _refuse_blind_cut(config)
    except ConfigurationError as error:
        raise pytest.UsageError(str(error)) from error
    config.option.group, config.option.splits = part, parts
    config.option.splitting_algorithm = "least_duration"
    config.option.durations_path = str(DURATIONS)


def _refuse_blind_cut(config: pytest.Config) -> None:
    """Without durations nobody can cut, and pytest-split's own options would say a part too."""
    if not DURATIONS.is_file():
        raise ConfigurationError(
            f"Falta {DURATIONS.name}, con lo que --shard reparte: escríbalo con «python -m reports durations»."
        )
    if config.option.splits is not None or config.option.group is not None:
        raise ConfigurationError("--shard ya dice la parte: quite --splits y --group.")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Let pytest-split cut without speaking: the record says which part it is."""
    splitter = session.config.pluginmanager.get_plugin(_SPLITTER)
    if splitter is not None and runs_features(session.config):
        splitter.writer = TerminalWriter(io.StringIO())


def pytest_acceptance_facts(config: pytest.Config) -> Mapping[str, str]:
    """Which part this is."""
    part, parts = config.option.group, config.option.splits
    return {"Parte": f"{part} de {parts}"} if part else {}


def shard_of(asked: str, written: int = 0) -> tuple[int, int]:
    """The number of a part, and how many there are.

    Args:
        asked: As on the command line.
        written: How many scenarios there are to share out; 0 where that is not known.

    Raises:
        ConfigurationError: That is no part of anything.
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


def durations_of(folders: Iterable[Path], known: Mapping[str, float]) -> dict[str, float]:
    """How long each scenario takes: the median of some records, or else what was known.

    Args:
        folders: Records, of which each tells what was written then.
        known: Node id -> seconds, from before.

    Raises:
        ConfigurationError: One is no record.
    """
    seen: dict[str, list[float]] = {}
    written: set[str] = set()
    for folder in folders:
        written = set(read_verdicts(folder)["run"]["written"])
        for one in read_outcomes(folder)[0]:
            seen.setdefault(one.scenario, []).append(one.duration)
    taken = {name: max(_LEAST, round(median(times), 2)) for name, times in seen.items()}
    return {name: seconds for name, seconds in sorted({**known, **taken}.items()) if name in written}


def durations(asked: argparse.Namespace) -> int:
    """Write the durations by which ``--shard`` cuts."""
    file: Path = asked.output
    try:
        known = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except ValueError as error:
        raise ConfigurationError(f"«{file}» no es JSON: bórrelo y repita la orden.") from error
    found = durations_of([asked.first, *asked.others], known)
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if asked.json:
        print(json.dumps({"file": str(file), "scenarios": len(found), "seconds": round(sum(found.values()), 1)}))
    else:
        print(f"Escrito: {file}, {len(found)} escenarios que juntos duran {sum(found.values()):.0f} segundos.")
    return 0
