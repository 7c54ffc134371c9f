"""What tests must not inherit: variables that steer the suite or the portal, and files that a person left behind."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

PREFIXES = ("PYTEST_", "COV_", "MAILPIT_", "SELENIUM_", "PORTAL_", "SPEED_", "CI_NODE_", "GITHUB_")
NAMES = frozenset(
    (
        *("ARGS", "ACCEPTANCE_SEED", "BROWSER_ENDPOINTS", "PWDEBUG", "JOB_COMPLETION_INDEX", "NO_COLOR", "FORCE_COLOR"),
        *("DATABASE_PATH", "SMTP_HOST", "SMTP_PORT", "ALLOWED_HOSTS"),
    )
)
"""Variables that suite, portal, pytest or a CI read.

``BROWSER_PATH`` stays, as it names a program of the machine like ``PATH``. ``DATABASE_URL`` stays outside of launches:
with it ``tests/hostile`` is run on PostgreSQL.
"""
PROFILES = ("clasica", "plantilla", "reference")
"""Stems of the committed profiles; a reader of the guide may have one of their own beside them."""


def is_steering(name: str) -> bool:
    """Whether a variable of this name steers what tests look at."""
    return name.startswith(PREFIXES) or name in NAMES


def forget_steering(environ: MutableMapping[str, str]) -> None:
    """Remove the variables that steer, so that neither tests nor the processes they start see them."""
    for name in filter(is_steering, list(environ)):
        del environ[name]


def isolated_environment(**more: str) -> dict[str, str]:
    """The variables for a launch of the suite: those of this machine, none that steers, and these."""
    kept = {name: value for name, value in os.environ.items() if not is_steering(name) and name != "DATABASE_URL"}
    return {**kept, "PYTHONUTF8": "1", **more}
