"""Command ``python -m fixtures.parts``, as the setup and a person use it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.provision import ROOT, __main__, browser, golang, shell

Program = Callable[[str, str], Path]


def test_missing_part_ends_with_4_and_one_sentence(
    machine: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(golang, "_install_wheel", lambda _: "sin red")
    assert __main__.main(["mailpit"]) == 4
    assert capsys.readouterr().err.count("\n") == 1


def test_no_install_only_reports_what_is_missing(
    machine: Program,
    registry: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(browser, "install", lambda *_: pytest.fail("installed in spite of --no-install"))
    assert __main__.main(["--no-install"]) == 4
    assert capsys.readouterr().out == "→ mailpit: no está\n→ browser: no está\n"


def test_json_names_location_and_version(machine: Program, capsys: pytest.CaptureFixture[str]) -> None:
    program = machine("chromium-headless-shell", "echo Chromium 156.0.1")
    assert __main__.main(["browser", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)["browser"]
    assert (answer["location"], answer["version"]) == (str(program), "156.0.1")


def test_provision_needs_the_standard_library_only() -> None:
    code = (
        "import sys; import fixtures.provision.__main__, fixtures.provision.environment, run; "
        "print(sorted({m.split('.')[0] for m in sys.modules} - sys.stdlib_module_names))"
    )
    ours = ["__main__", "fixtures", "harness", "run"]
    isolated = [sys.executable, "-S", "-c", code]
    output = subprocess.run(isolated, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [name for name in eval(output) if name not in ours] == []  # noqa: S307 - a list we printed


def test_console_without_the_arrow_prints_a_replacement() -> None:
    env = os.environ | {"PYTHONIOENCODING": "ascii"}
    order = [sys.executable, "-c", "from fixtures.provision import say; say('Mailpit: aquí está')"]
    output = subprocess.run(order, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
    assert output == "? Mailpit: aqu? est?\n"


def test_timeout_kills_the_children_of_a_program(tmp_path: Path) -> None:
    late = tmp_path / "late"
    outcome = shell.run(["/bin/sh", "-c", f"(sleep 2; echo x > {late}) & wait"], timeout=0.3)
    assert outcome.code == shell.TIMED_OUT
    time.sleep(2.2)
    assert not late.exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no process groups")
def test_interruption_while_a_program_starts_still_ends_it(tmp_path: Path) -> None:
    """The signal comes before ``Popen`` returns, as on a busy machine."""
    pid = tmp_path / "pid"
    code = (
        "import os, signal, subprocess, sys; from fixtures.provision import shell\n"
        "class Slow(subprocess.Popen):\n"
        "    def __init__(self, *args, **others):\n"
        "        super().__init__(*args, **others)\n"
        f"        open({str(pid)!r}, 'w').write(str(self.pid))\n"
        "        signal.raise_signal(signal.SIGINT)\n"
        "subprocess.Popen = Slow\n"
        "try: shell.run(['sleep', '60'], timeout=60)\n"
        "except KeyboardInterrupt: sys.exit(130)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=30, check=False).returncode == 130
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_termination_kills_the_build(shell_tools: Program, tmp_path: Path) -> None:
    started, late = tmp_path / "started", tmp_path / "late"
    shell_tools(
        "go",
        f'case "$1" in env) echo go1.26.8;; *) echo > {started}; sleep 3; echo > {late};; esac',
    )
    # The cache of this checkout is not the place for an experiment.
    code = (
        "import pathlib, sys; from fixtures.provision import __main__, mailpit, golang; "
        f"mailpit.CACHE = golang.CACHE = pathlib.Path({str(tmp_path / 'cache')!r}); "
        "sys.exit(__main__.main(['mailpit']))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 20
    while not started.exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (__main__.INTERRUPTED, "")
    time.sleep(3)
    assert not late.exists()
    assert not list(tmp_path.glob("cache/mailpit/*/.build-*"))
