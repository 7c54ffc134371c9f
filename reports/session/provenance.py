"""The version of the suite and the machine of a run: facts for the record."""

from __future__ import annotations

import os
import platform

from harness.git import git


def provenance() -> dict[str, str]:
    """Commit of the suite and kind of machine, Spanish label -> value; no host name and no path."""
    machine = f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} procesadores"
    return {"Suite": suite_version(), "Máquina": f"{machine}, Python {platform.python_version()}"}


def suite_version() -> str:
    """Commit of this checkout in Spanish, and whether files differ from it."""
    commit = git("rev-parse", "--short=12", "HEAD")
    if not commit:
        return "sin historial de git"
    return f"commit {commit}{', con cambios sin confirmar' if git('status', '--porcelain') else ''}"
