"""Runs pytest and other commands in child processes that end with this one, and reports their progress."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from harness.layout import OWN_SERVICES
from harness.scope import ROOT
from harness.watchdog import watched

_POLL_SECONDS = 2.0


def no_report() -> None:
    """Default progress report: nothing."""


def run_pytest(
    arguments: Sequence[str],
    log: Path,
    report: Callable[[], None] = no_report,
    environment: Mapping[str, str] | None = None,
) -> int:
    """Run pytest to its end, without the cache by which a person's runs start with what failed last.

    Args:
        arguments: Arguments of pytest.
        log: File for its output.
        report: Called every two seconds while it runs.
        environment: Variables added to those of this process.

    Returns:
        Its exit code.

    Raises:
        KeyboardInterrupt: A person interrupted; pytest has ended too.
    """
    return run_command([sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments], log, report, environment)


def run_command(
    command: Sequence[str],
    log: Path,
    report: Callable[[], None] = no_report,
    environment: Mapping[str, str] | None = None,
) -> int:
    """Run a command to its end; arguments, result and errors as in ``run_pytest``."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own command line
            watched(command),
            cwd=ROOT,
            env={**os.environ, OWN_SERVICES: "1", **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            return _wait(process, report)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()


def last_lines(log: Path, count: int = 8) -> str:
    """The last non-empty lines of a log."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join([line for line in lines if line.strip()][-count:])


def _wait(process: subprocess.Popen[bytes], report: Callable[[], None]) -> int:
    while True:
        try:
            return process.wait(timeout=_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            report()
