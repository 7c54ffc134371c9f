"""The version of the suite and the machine of a run: facts for the record."""

from __future__ import annotations

import os
import platform

from harness.git import git
from harness.version import VERSION
from reports.record.files import SUITE_FACT, UNCOMMITTED


def provenance() -> dict[str, str]:
    """Version and commit of the suite and kind of machine, Spanish label -> value; no host name and no path."""
    machine = f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} procesadores"
    return {SUITE_FACT: f"{VERSION}, {checkout_state()}", "Máquina": f"{machine}, Python {platform.python_version()}"}


def checkout_state() -> str:
    """Commit of this checkout in Spanish, and whether files differ from it."""
    commit = git("rev-parse", "--short=12", "HEAD")
    if not commit:
        return "sin historial de git"
    return f"commit {commit}{f', {UNCOMMITTED}' if git('status', '--porcelain') else ''}"
