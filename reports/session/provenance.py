"""Which suite ran, and on which machine: facts for the record."""

from __future__ import annotations

import os
import platform

from harness.git import git


def pytest_acceptance_facts() -> dict[str, str]:
    """Commit and machine, in Spanish; no name and no path of it."""
    machine = f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} procesadores"
    return {"Suite": suite_version(), "Máquina": f"{machine}, Python {platform.python_version()}"}


def suite_version() -> str:
    """The commit of this checkout, and whether files differ from it."""
    commit = git("rev-parse", "--short=12", "HEAD")
    if not commit:
        return "sin historial de git"
    return f"commit {commit}{', con cambios sin confirmar' if git('status', '--porcelain') else ''}"
