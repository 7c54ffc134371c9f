"""Questions to git about the checkout."""

from __future__ import annotations

import subprocess
from pathlib import Path

from harness.layout import ROOT

_SECONDS = 60


def git(*arguments: str, folder: Path = ROOT) -> str | None:
    """Run git.

    Args:
        arguments: Arguments of git; callers check those that come from a person.
        folder: Working directory.

    Returns:
        Its output, stripped; None where git or the history is missing, or git fails.
    """
    order = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a list, never a shell
            order, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
