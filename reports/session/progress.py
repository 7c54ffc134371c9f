"""Progress of a run in one line: sections, verdicts so far, what runs now and the time left."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from harness.verdict import Verdict

MARKS = {Verdict.PASS: "✓", Verdict.FAIL: "✗", Verdict.ERROR: "!", Verdict.INCONC: "?", Verdict.NONE: "–"}
_FEW = 5
"""Number of ended scenarios from which the time left is estimated."""


@dataclass
class Progress:
    """Counts the scenarios that ended and remembers those that run.

    Attributes:
        sections: Scenario id -> section of the document that it tests.
        total: Number of scenarios; 0 while it is not known.
        now: Seconds of a monotonic clock.
        verdicts: Number of scenarios that ended with each verdict.
    """

    sections: Mapping[str, str] = field(default_factory=dict)
    total: int = 0
    now: Callable[[], float] = time.monotonic
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    _running: dict[str, None] = field(default_factory=dict)
    _started: float | None = None

    @property
    def done(self) -> int:
        """Number of scenarios that ended."""
        return self.verdicts.total()

    def begins(self, scenario: str) -> None:
        """Count a scenario among those that run."""
        self._started = self.now() if self._started is None else self._started
        self._running[scenario] = None

    def ends(self, scenario: str, verdict: Verdict) -> None:
        """Count a scenario under its verdict."""
        self._running.pop(scenario, None)
        self.verdicts[verdict] += 1

    def line(self, width: int) -> str:
        """The line, cut to the width of a terminal in characters."""
        running = list(self._running)
        sections = dict.fromkeys(self.sections.get(each, "") for each in running)
        counts = "  ".join(f"{MARKS[each]} {self.verdicts[each]}" for each in Verdict if self.verdicts[each])
        parts = [
            " y ".join(filter(None, sections)),
            f"{self.done} de {self.total}",
            counts,
            self._left(),
            " | ".join(each.partition("::")[2] for each in running),
        ]
        text = " · ".join(filter(None, parts))
        return text if len(text) < width else f"{text[: max(width - 2, 0)]}…"

    def _left(self) -> str:
        """Estimate of the time left, in Spanish; empty while there is none."""
        left = self.total - self.done
        if self._started is None or self.done < _FEW or left <= 0:
            return ""
        seconds = (self.now() - self._started) / self.done * left
        return f"quedan unos {round(seconds / 60)} min" if seconds > 90 else f"quedan unos {max(round(seconds), 1)} s"
