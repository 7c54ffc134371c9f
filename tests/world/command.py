"""Runs of ``python -m fixtures`` as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from harness.scope import ROOT


def run_command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m fixtures`` in the checkout with further environment variables."""
    return subprocess.run(
        [sys.executable, "-m", "fixtures", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
