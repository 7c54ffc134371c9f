"""Runs the suite for real, in a copy of the checkout that a test may spoil, and looks at what it leaves."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
MARK = "ACCEPTANCE_TEST_MARK"
ROOMS = ("harness", "instructivo", "features", "steps", "pages", "fixtures", "profiles", "reports", "portal")
SECONDS = 180


@dataclass(frozen=True)
class Finished:
    """A run that ended: its exit code, what it printed, and its record where there is one."""

    code: int
    output: str
    record: Path

    @property
    def verdicts(self) -> dict[str, Any]:
        """The content of ``verdicts.json``."""
        return dict(json.loads((self.record / "verdicts.json").read_text(encoding="utf-8")))

    def of(self, verdict: str) -> list[str]:
        """Ids of the requirements with that verdict."""
        return [one["id"] for one in self.verdicts["requirements"] if one["verdict"] == verdict]

    def requirement(self, name: str) -> dict[str, Any]:
        """What the record says of one requirement."""
        return next(one for one in self.verdicts["requirements"] if one["id"] == name)


@dataclass
class Suite:
    """A copy of the checkout, and the folder in it where the next run keeps its record."""

    root: Path
    environment: Mapping[str, str]
    record: str = "acta"
    runs: list[subprocess.Popen[str]] = field(default_factory=list)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text in a file of the copy, which must be there once."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {text.count(old)} times {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, path: str, text: str) -> Path:
        """Write a file into the copy."""
        file = self.root / path
        file.write_text(text, encoding="utf-8")
        return file

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start pytest in the copy, in a process group of its own; nothing is repeated for a trace unless asked."""
        run = subprocess.Popen(
            [sys.executable, "-m", "pytest", "--traces", "nunca", *arguments, "--record", self.record],
            cwd=self.root,
            env={**self.environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.runs.append(run)
        return run

    def finish(self, run: subprocess.Popen[str]) -> Finished:
        """Wait for the end of a run."""
        output, _ = run.communicate(timeout=SECONDS)
        return Finished(run.returncode, output, self.root / self.record)

    def run(self, *arguments: str, **environment: str) -> Finished:
        """Run pytest in the copy."""
        shutil.rmtree(self.root / self.record, ignore_errors=True)
        return self.finish(self.start(*arguments, **environment))

    def wait_for_outcomes(self, count: int) -> None:
        """Wait until so many scenarios of the running run have ended."""
        outcomes = self.root / self.record / "outcomes.jsonl"
        wait_until(lambda: outcomes.exists() and len(outcomes.read_text().splitlines()) >= count)

    def children(self) -> list[psutil.Process]:
        """Every process that descends from this test's runs and is still alive."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get(MARK) == self.environment[MARK] and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                continue
        return found

    def child(self, *words: str) -> psutil.Process:
        """The process of the run whose command line has all these words."""
        lines = {each: each.cmdline() for each in self.children()}
        return next(each for each, line in lines.items() if set(words) <= set(line) and "harness.watchdog" not in line)


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something that has no event of its own."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"no se cumplió en {seconds} segundos"
        time.sleep(0.05)


@pytest.fixture
def suite(tmp_path: Path) -> Iterator[Suite]:
    """A copy of the checkout; whatever a test does to its runs, no process may be left behind."""
    root = tmp_path / "copia"
    root.mkdir()
    for room in ROOMS:
        ignored = shutil.ignore_patterns("out", "__pycache__", "*.sqlite3*")
        shutil.copytree(ROOT / room, root / room, ignore=ignored)
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    (root / ".cache").symlink_to(ROOT / ".cache")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "COV_", "MAILPIT_"))}
    copy = Suite(root, {**kept, MARK: uuid.uuid4().hex, "PYTHONUTF8": "1"})
    yield copy
    wait_until(lambda: not copy.children(), seconds=20) if all(run.poll() is not None for run in copy.runs) else None
    left = copy.children()
    for process in left:
        process.send_signal(signal.SIGKILL)
    assert not left, f"quedaron procesos: {[each.cmdline() for each in left]}"
