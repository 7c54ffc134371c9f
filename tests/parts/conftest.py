"""Simulated machines: a PATH of shell scripts, an empty cache, a clean environment."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures import provision
from fixtures.provision import browser, downloaded_browsers, golang, mailpit

Program = Callable[[str, str], Path]
HELP = " ".join(mailpit.NEEDED_OPTIONS)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Machine without programs; calling it puts a shell script on its PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("MAILPIT_URL", "BROWSER_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "registry"))
    for module in (provision, mailpit, golang):
        monkeypatch.setattr(module, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(browser, "MACOS", ())
    monkeypatch.setattr(browser, "WINDOWS", ())

    def put(name: str, script: str) -> Path:
        program = folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    return put


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], Path]:
    """Playwright's folder of browsers; calling it adds a downloaded one."""
    driver = tmp_path / "driver"
    driver.mkdir()
    listed = [
        {"name": kind, "revision": "7", "browserVersion": "159.0", "revisionOverrides": {"mac14": "6"}}
        for kind in ("chromium", "chromium-headless-shell", "firefox")
    ]
    (driver / "browsers.json").write_text(f'{{"browsers": {listed!r}}}'.replace("'", '"'), encoding="utf-8")
    monkeypatch.setattr(downloaded_browsers, "_driver", lambda: driver)

    def put(folder: str, program: str, script: str = "echo Chromium 159.0") -> Path:
        home = tmp_path / "registry" / folder
        path = home / "chrome-linux64" / program
        path.parent.mkdir(parents=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        (home / "INSTALLATION_COMPLETE").touch()
        return path

    return put


@pytest.fixture
def shell_tools(machine: Program) -> Program:
    """The same machine, with the tools that the tests' scripts need."""
    for name in ("cat", "cp", "mkdir", "sleep"):
        real = shutil.which(name, path="/usr/bin:/bin")
        assert real, f"{name} is part of every {sys.platform}"
        machine(name, f'exec {real} "$@"')
    return machine
