"""Exit codes of the commands on any console: a closed output, a pipe without a reader, an encoding without accents."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.layout import ROOT

Record = Callable[..., Path]
CONSOLES = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
}


def run(*arguments: object, redirection: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command of the suite in a shell."""
    order = " ".join(f"'{each}'" for each in (sys.executable, "-m", *arguments))
    shell = ["sh", "-c", f"{order} {redirection}"]
    return subprocess.run(shell, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False)


@pytest.fixture
def two(record: Record) -> tuple[Path, Path]:
    """An accepted record and a worse one, with characters that no old console has."""
    return record("aceptada"), record("nueva", failed=("registro",), observed="Se vio «✗ 👍».")


@pytest.mark.parametrize("console", list(CONSOLES))
def test_exit_code_and_json_survive_an_old_console(two: tuple[Path, Path], console: str) -> None:
    found = run("reports", "compare", *two, "--json", **CONSOLES[console])
    assert (found.returncode, found.stderr) == (1, b"")
    text = found.stdout.decode("cp1252" if console == "cp1252" else "ascii")
    assert json.loads(text)["newly_failed"][0]["observed"] == "Se vio «✗ 👍»."


@pytest.mark.parametrize("redirection", [">&-", ">&- 2>&-", "2>&-"])
def test_exit_code_survives_a_closed_output(two: tuple[Path, Path], redirection: str) -> None:
    assert run("reports", "compare", *two, redirection=redirection).returncode == 1
    assert run("reports", "export", two[0], "--format", "ctrf", redirection=redirection).returncode == 0
    assert run("reports", "show", two[0] / "nada", redirection=redirection).returncode == 4


def test_exit_code_survives_a_pipe_without_a_reader(two: tuple[Path, Path]) -> None:
    assert _piped("reports", "compare", *two) == 1
    assert _piped("reports", "show", two[0] / "nada") == 4
    assert _piped("instructivo", "check", "--catalogue", two[0] / "nada") == 4


def _piped(*arguments: object) -> int:
    """Exit code of a command whose output is a pipe without a reader."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        order = [sys.executable, "-m", *map(str, arguments)]
        return subprocess.run(order, cwd=ROOT, stdout=writer, stderr=writer, check=False).returncode
    finally:
        os.close(writer)
