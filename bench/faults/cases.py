"""A pytest plugin that tells which tests stand for a row of ``docs/confiabilidad.md``, and how each of them ended.

``-p bench.faults.cases --perils FILE`` writes one entry a test that carries ``@pytest.mark.peril("nombre", injected="…",
holds="…")``; tests of one name make one row. What a test saw it tells with ``record_property("seen", "…")``, and how
many inputs it tried, if more than one, with ``record_property("tries", 500)``.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

MARK = "peril"


@dataclass(frozen=True)
class Peril:
    """A test that stands for a fault or an attack.

    Attributes:
        name: The fault or attack, in Spanish; the same for all tests of a row.
        injected: What is injected, in Spanish.
        holds: What must hold nevertheless, and which verdicts it may produce; in Spanish.
        test: How the test is called: pytest's node id, or a dotted name for Django's runner.
    """

    name: str
    injected: str
    holds: str
    test: str


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--perils``."""
    parser.getgroup("aceptación").addoption("--perils", type=Path, help="dónde escribir los peligros y cómo acabaron")


def pytest_configure(config: pytest.Config) -> None:
    """Write where that was asked for."""
    file = config.getoption("--perils")
    if file is not None:
        config.pluginmanager.register(Roll(file), "perils-roll")


class Roll:
    """The tests that stand for perils, and how they ended."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._entries: dict[str, dict[str, Any]] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Learn which there are."""
        for item in session.items:
            mark = item.get_closest_marker(MARK)
            if mark is not None:
                peril = peril_of(mark, item.nodeid)
                self._entries[item.nodeid] = {**asdict(peril), "ended": "", "seen": [], "tries": 1}
        self._write()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the worst that was told of a test, its teardown included."""
        entry = self._entries.get(report.nodeid)
        if entry is None:
            return
        if report.failed or (report.when == "call" and not entry["ended"]) or report.skipped:
            entry["ended"] = report.outcome
        for name, value in report.user_properties if report.when == "teardown" else ():
            if name == "seen":
                entry["seen"].append(value)
            elif name == "tries":
                entry["tries"] = value
        self._write()

    def _write(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(list(self._entries.values()), ensure_ascii=False), encoding="utf-8")


def peril_of(mark: pytest.Mark, test: str) -> Peril:
    """The peril that a mark names.

    Raises:
        pytest.UsageError: It does not say what is injected.
    """
    told = {**dict(zip(("name", "injected", "holds"), mark.args, strict=False)), **mark.kwargs}
    if not {"name", "injected"} <= set(told) <= {"name", "injected", "holds"}:
        raise pytest.UsageError(f'{test}: escriba @pytest.mark.peril("nombre", injected="…", holds="…").')
    return Peril(told["name"], told["injected"], told.get("holds", ""), test)
