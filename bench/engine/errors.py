"""Errors that end any measurement."""

from __future__ import annotations

from harness.errors import HarnessError


class UnhealthyBaseline(HarnessError):
    """The portal without defects does not pass, so nothing can be compared with it; exit code 1."""
