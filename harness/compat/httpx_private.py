"""Private part of httpx: its command line, which loads click, rich and pygments wherever httpx is imported."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import cast

LIBRARY, SEEN_IN = "httpx", "0.28.1"
_COMMAND_LINE = "httpx._main"


def leave_out_command_line() -> None:
    """Make httpx do without its command line, as where its optional packages are missing; call it before the import."""
    if "httpx" not in sys.modules:
        sys.modules[_COMMAND_LINE] = cast("ModuleType", None)  # makes the import raise ImportError, which httpx heeds
