"""Pytest plugin that records which tests inject a fault or an attack, and how each of them ended.

``-p bench.faults.cases --fault-cases FILE`` writes one entry for each test that is marked with
``@pytest.mark.fault_case("nombre", injected="…", holds="…")``; tests of one name make one row of
``docs/confiabilidad.md``. A test reports what it observed with ``record_property("seen", "…")``, and a number of inputs
other than one with ``record_property("tries", 500)``.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

MARK = "fault_case"


@dataclass(frozen=True)
class FaultCase:
    """A test that injects a fault or an attack.

    Attributes:
        name: The fault or attack, in Spanish; the same for all tests of a row.
        injected: What is injected, in Spanish.
        holds: What must hold all the same, and which verdicts may occur; in Spanish.
        test: Name of the test: pytest's node id, or a dotted name for Django's runner.
    """

    name: str
    injected: str
    holds: str
    test: str


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--fault-cases``."""
    parser.getgroup("aceptación").addoption(
        "--fault-cases", type=Path, help="dónde escribir las fallas y los ataques, y cómo acabaron"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register where a file is given."""
    file = config.getoption("--fault-cases")
    if file is not None:
        config.pluginmanager.register(FaultCaseRecorder(file), "bench-fault-cases")


class FaultCaseRecorder:
    """Writes the fault cases of a session and their results to a file, at each change.

    Args:
        file: JSON file: a list of objects with the fields of ``FaultCase``, ``ended``, ``seen`` and ``tries``.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._entries: dict[str, dict[str, Any]] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """List the fault cases that were collected."""
        for item in session.items:
            mark = item.get_closest_marker(MARK)
            if mark is not None:
                case = fault_case_of(mark, item.nodeid)
                self._entries[item.nodeid] = {**asdict(case), "ended": "", "seen": [], "tries": 1}
        self._write()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the worst result of a test, its teardown included."""
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


def fault_case_of(mark: pytest.Mark, test: str) -> FaultCase:
    """The fault case that a mark describes.

    Args:
        mark: A mark of the name ``MARK``.
        test: pytest's node id.

    Raises:
        pytest.UsageError: The mark does not say what is injected.
    """
    given = {**dict(zip(("name", "injected", "holds"), mark.args, strict=False)), **mark.kwargs}
    if not {"name", "injected"} <= set(given) <= {"name", "injected", "holds"}:
        raise pytest.UsageError(f'{test}: escriba @pytest.mark.{MARK}("nombre", injected="…", holds="…").')
    return FaultCase(given["name"], given["injected"], given.get("holds", ""), test)
