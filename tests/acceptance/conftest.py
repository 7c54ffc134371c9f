"""Runs the suite for real, in a copy of the checkout that a test may spoil, and looks at what it leaves."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from harness.scope import ROOT
from tests.conftest import Copy, Services
from tests.isolation import isolated_environment

__all__ = ["ROOT"]
MARK = "ACCEPTANCE_TEST_MARK"
SECONDS = 180
PROFILE = "mi-portal.toml"
PORTADA = "features/5.1-portada.feature"
ALONE = ("-p", "no:xdist", "--no-pictures")
"""For runs of which only the verdicts are asked: the tests themselves already keep every processor busy."""
TOGETHER = ("-n", "2", "--no-pictures")
"""Where workers are part of what is tried."""


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


Configured = Callable[..., Finished]
"""Arguments of pytest -> how a run that they configure ends."""


@dataclass
class Suite:
    """A copy of the checkout, and how the suite is run there.

    Attributes:
        root: The copy.
        environment: The variables of its runs.
        record: Folder in the copy where the next run keeps its record.
        usual: Arguments of every run: no repetition for a trace, and no cache of an earlier run.
        runs: The processes that were started.
    """

    root: Path
    environment: Mapping[str, str]
    record: str = "acta"
    usual: tuple[str, ...] = ("--traces", "nunca", "-p", "no:cacheprovider")
    runs: list[subprocess.Popen[str]] = field(default_factory=list)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file of the portal or in a profile; the suite's own source stays."""
        assert path.startswith(("portal/", "profiles/")) or path == PROFILE, path
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {text.count(old)} times {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, path: str, text: str) -> Path:
        """Write a file into the copy."""
        file = self.root / path
        file.write_text(text, encoding="utf-8")
        return file

    def write_profile(self, more: str = "", address: str = "") -> Path:
        """Write ``mi-portal.toml``: the profile of the bundled portal, its address where it runs, and more lines."""
        text = (self.root / "profiles" / "reference.toml").read_text(encoding="utf-8")
        assert text.count("bundled = true") == 1
        place = f'address = "{address}"' if address else "bundled = true"
        return self.write(PROFILE, text.replace("bundled = true", place) + more)

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start pytest in the copy, in a process group of its own."""
        run = subprocess.Popen(
            [sys.executable, "-m", "pytest", *self.usual, *arguments, "--record", self.record],
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
def suite(checkout_copy: Copy) -> Iterator[Suite]:
    """The suite in a copy of the checkout; no process may be left behind, and what a test changes is undone."""
    environment = isolated_environment(**{MARK: uuid.uuid4().hex})
    for name in ("PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)  # the copy keeps what is compiled of it, and goes when the tests end
    copy = Suite(checkout_copy.root, environment)
    try:
        yield copy
        if all(run.poll() is not None for run in copy.runs):
            wait_until(lambda: not copy.children(), seconds=20)
    finally:
        left = copy.children()
        for process in left:
            process.send_signal(signal.SIGKILL)
        checkout_copy.restore()
    assert not left, f"quedaron procesos: {[each.cmdline() for each in left]}"


@pytest.fixture
def served(suite: Suite, shared_services: Services) -> Suite:
    """The suite on the portal and the Mailpit that other tests use too, by a profile that its runs take."""
    profile = suite.write_profile(address=shared_services.portal)
    post = shared_services.post
    given = {"PORTAL_PROFILE": str(profile), "MAILPIT_URL": post.url, "MAILPIT_SMTP": post.smtp}
    return replace(suite, environment={**suite.environment, **given})


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Configured:
    """Configures a run of the scenarios in this process, from an empty folder; a wrong one ends before it starts."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Finished:
        without = [each for name in ("xdist", "cacheprovider", "faulthandler") for each in ("-p", f"no:{name}")]
        usual = ["-c", str(ROOT / "pyproject.toml"), "--capture=no", *without, "--record", "acta"]
        code = pytest.main([*usual, str(ROOT / PORTADA), *arguments])
        told = capsys.readouterr()
        return Finished(int(code), told.out + told.err, tmp_path / "acta")

    return run
