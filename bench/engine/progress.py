"""Progress of a long measurement, in one line."""

from __future__ import annotations

import sys
import time

from harness.console import controls

_CLEAR_LINE = "\r\033[2K"
_INTERVAL_SECONDS = 60.0


class ProgressLine:
    """Progress written to standard error: on a terminal at every update, elsewhere once a minute.

    Args:
        total: The amount of work, in any unit.
        ahead: Work that follows after it, in the same unit.
    """

    def __init__(self, total: float, ahead: float = 0.0) -> None:
        self._total = max(total, 1e-9)
        self._ahead = ahead
        self._started = time.monotonic()
        self._last_update = 0.0
        self._on_terminal = sys.stderr.isatty()

    def update(self, done: float, text: str) -> None:
        """Write a text and the time left at this pace.

        Args:
            done: The work done, in the unit of ``total``.
            text: What is being done, in Spanish.
        """
        now = time.monotonic()
        if not self._on_terminal and now - self._last_update < _INTERVAL_SECONDS:
            return
        self._last_update = now
        pace = (now - self._started) / done if done else 0.0
        line = f"{text}; faltan {duration(pace * (self._total - done)) if done else '…'}"
        if done and self._ahead:
            line += f", {duration(pace * (self._total - done + self._ahead))} con las etapas que siguen"
        print(
            f"{controls(_CLEAR_LINE)}{line}" if self._on_terminal else line,
            end="" if self._on_terminal else "\n",
            file=sys.stderr,
            flush=True,
        )

    def end(self) -> None:
        """Clear the line."""
        if self._on_terminal:
            print(controls(_CLEAR_LINE), end="", file=sys.stderr, flush=True)


def duration(seconds: float) -> str:
    """A duration as people read it: ``40 s``, ``3 min 20 s``, ``2 h 05 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
