"""What git says of the checkout."""

from __future__ import annotations

import subprocess
from pathlib import Path

from harness.layout import ROOT

_SECONDS = 60


def git(*arguments: str, folder: Path = ROOT) -> str | None:
    """Ask git.

    Args:
        arguments: Its own; what comes from a person is checked before.
        folder: Where to ask.

    Returns:
        What it says, without blanks around it; None where there is no git, no history, or it refuses.
    """
    order = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(order, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - a list, never a shell
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
