"""Which suite ran, and on which machine: facts for the record."""

from __future__ import annotations

import os
import platform
import subprocess

from harness.scope import ROOT


def pytest_acceptance_facts() -> dict[str, str]:
    """Commit and machine, in Spanish; no name and no path of it."""
    machine = f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} procesadores"
    return {"Suite": suite_version(), "Máquina": f"{machine}, Python {platform.python_version()}"}


def suite_version() -> str:
    """The commit of this checkout, and whether files differ from it."""
    commit = _git("rev-parse", "--short=12", "HEAD")
    if not commit:
        return "sin historial de git"
    return f"commit {commit}{', con cambios sin confirmar' if _git('status', '--porcelain') else ''}"


def _git(*arguments: str) -> str:
    """What git says; nothing where there is no git or no history."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            ["git", *arguments],  # noqa: S607 - the person's own git
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
