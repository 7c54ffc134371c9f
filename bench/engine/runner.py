"""Runs pytest as a person would, in a process that ends with this one, and tells how far it is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from harness.scope import ROOT

_LOOK_SECONDS = 2.0


def unseen() -> None:
    """Nobody looks on while it runs."""


def run_pytest(
    arguments: Sequence[str], log: Path, look: Callable[[], None] = unseen, environment: Mapping[str, str] | None = None
) -> int:
    """Run pytest to its end.

    Args:
        arguments: Its arguments.
        log: Where what it prints goes.
        look: Called every two seconds meanwhile.
        environment: Variables to add to ours.

    Returns:
        Its exit code.

    Raises:
        KeyboardInterrupt: Somebody interrupted; pytest has ended too.
    """
    return run_command([sys.executable, "-m", "pytest", *arguments], log, look, environment)


def run_command(
    command: Sequence[str], log: Path, look: Callable[[], None] = unseen, environment: Mapping[str, str] | None = None
) -> int:
    """Run a command as ``run_pytest`` runs pytest."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own command line
            [sys.executable, "-m", "fixtures.leash", *command],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            return _wait(process, look)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()


def last_words(log: Path, count: int = 8) -> str:
    """The last lines that pytest printed."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join([line for line in lines if line.strip()][-count:])


def _wait(process: subprocess.Popen[bytes], look: Callable[[], None]) -> int:
    while True:
        try:
            return process.wait(timeout=_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            look()
