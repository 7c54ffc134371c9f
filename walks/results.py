"""Results of the walks of a run, in the controller, and the files of them in the record."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from time import monotonic
from typing import Any

import pytest

from fixtures.config.settings import settings_of
from harness.layout import WALKED
from harness.record_folder import record_folder
from walks.finding import Finding, WalkResult
from walks.page import page
from walks.plugin import total_of

PAGE = "recorridos.md"


class Results:
    """Walks that ended, and what broke in the suite.

    Args:
        config: Of the run.

    Attributes:
        walks: Results, as they came.
        broken: Failures of the suite, a Spanish sentence each.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.walks: list[WalkResult] = []
        self.broken: list[str] = []
        self._config = config
        self._began = monotonic()

    @property
    def findings(self) -> list[Finding]:
        """What contradicted the document every time."""
        return [each.finding for each in self.walks if each.finding is not None and each.finding.stable]

    @property
    def undecided(self) -> int:
        """Number of walks that something ended early."""
        return sum(bool(each.trouble) for each in self.walks)

    @property
    def learnt(self) -> Counter[tuple[str, str]]:
        """How often the portal did what, at each open point."""
        return Counter(each for result in self.walks for each in result.learnt)

    def data(self) -> dict[str, Any]:
        """Content of ``recorridos.json``."""
        settings = settings_of(self._config)
        taken = Counter(each for result in self.walks for each in result.transitions)
        planned = {each for result in self.walks for each in result.planned}
        return {
            "portal": settings.profile.name,
            "seed": settings.seed,
            "asked": total_of(self._config),
            "walks": len(self.walks),
            "actions": sum(each.actions for each in self.walks),
            "registering": sum(bool(each.registrations) for each in self.walks),
            "undecided": self.undecided,
            "seconds": round(monotonic() - self._began),
            "transitions": [[phase, action, number] for (phase, action), number in sorted(taken.items())],
            "never_taken": [list(each) for each in sorted(planned) if each not in taken],
            "learnt": [[*each, number] for each, number in sorted(self.learnt.items())],
            "broken": self.broken,
            "results": [asdict(each) for each in sorted(self.walks, key=lambda each: each.number)],
        }

    def save(self) -> None:
        """Write them into the record."""
        text = json.dumps(self.data(), ensure_ascii=False, indent=2)
        (record_folder(self._config) / WALKED).write_text(f"{text}\n", encoding="utf-8", newline="\n")

    def save_page(self) -> None:
        """Write the page that a run of walks alone has in place of an acta."""
        (record_folder(self._config) / PAGE).write_text(page(self.data()), encoding="utf-8", newline="\n")
