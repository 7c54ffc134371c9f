"""How far a long measurement is, in one line."""

from __future__ import annotations

import sys
import time

_TOLD_EVERY = 60.0


class Progress:
    """Tells on a terminal always, elsewhere once a minute.

    Args:
        total: The work, in any unit; ``done`` is told in the same.
        ahead: Work that comes after it, in that unit.
    """

    def __init__(self, total: float, ahead: float = 0.0) -> None:
        self._total = max(total, 1e-9)
        self._ahead = ahead
        self._started = time.monotonic()
        self._told = 0.0
        self._on_terminal = sys.stderr.isatty()

    def tell(self, done: float, words: str) -> None:
        """Say how far it is and how long it still takes at this pace."""
        now = time.monotonic()
        if not self._on_terminal and now - self._told < _TOLD_EVERY:
            return
        self._told = now
        pace = (now - self._started) / done if done else 0.0
        line = f"{words}; faltan {duration(pace * (self._total - done)) if done else '…'}"
        if done and self._ahead:
            line += f", {duration(pace * (self._total - done + self._ahead))} con las etapas que siguen"
        print(
            f"\r\033[2K{line}" if self._on_terminal else line,
            end="" if self._on_terminal else "\n",
            file=sys.stderr,
            flush=True,
        )

    def end(self) -> None:
        """Leave the line."""
        if self._on_terminal:
            print("\r\033[2K", end="", file=sys.stderr, flush=True)


def duration(seconds: float) -> str:
    """A time in words: ``40 s``, ``3 min 20 s``, ``2 h 05 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
