"""What tests must not inherit: variables that steer the suite or the portal, and files that a person left behind."""

from __future__ import annotations

import os
import signal

from fixtures.provision.suite_variables import is_suite_variable

PROFILES = ("clasica", "componentes", "jquery", "plantilla", "react", "reference")
"""Stems of the committed profiles; a reader of the guide may have one of their own beside them."""


def isolated_environment(**more: str) -> dict[str, str]:
    """The variables for a launch of the suite: those of this machine, none that steers, and these."""
    kept = {name: value for name, value in os.environ.items() if not is_suite_variable(name) and name != "DATABASE_URL"}
    return {**kept, "PYTHONUTF8": "1", **more}


def heed_interrupts() -> None:
    """Heed Ctrl-C where a shell started the tests in the background, as the launches in them inherit that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
