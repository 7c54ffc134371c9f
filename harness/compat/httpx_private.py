"""Private part of httpx: its command line, which loads click, rich and pygments wherever httpx is imported."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import cast

LIBRARY, SEEN_IN = "httpx", "0.28.1"
_COMMAND_LINE = "httpx._main"


def leave_out_command_line() -> None:
    """Let httpx find no command line, as where its optional packages are not installed; before httpx is imported."""
    if "httpx" not in sys.modules:
        sys.modules[_COMMAND_LINE] = cast("ModuleType", None)  # makes the import raise ImportError, which httpx heeds
