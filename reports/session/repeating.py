"""A scenario that ended ``fail`` runs once more, for evidence only: with a trace, and with people of its own.

The first verdict stands. A second one that differs makes the scenario unstable, which is told and never counts as
conforme (``docs/veredictos.md``, section 3).
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import pytest

from harness.compat.pytest_private import copy_of, run_unreported
from harness.scope import REPEATED, REQUIREMENT
from harness.verdict import Verdict
from reports.judge.outcomes import ScenarioOutcome
from reports.record.repeats import Repeat
from reports.session.outcome_builder import OutcomeBuilder

MOST = 20
"""Most scenarios that one process repeats, so that a portal that fails everything is not tried twice."""


class Repeater:
    """Runs a scenario that failed once more, in the process that ran it.

    Nothing reports the second run: pytest-xdist only sees a scenario that took longer.

    Args:
        folder: The record.
        builder: Knows how a scenario ended.
    """

    def __init__(self, folder: Path, builder: OutcomeBuilder) -> None:
        self._folder = folder
        self._builder = builder
        self._left = MOST

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Function, nextitem: pytest.Item | None
    ) -> Generator[None, object, object]:
        """Let pytest run and report the scenario; then, where it failed, run it again without reports."""
        done = yield
        first = self._builder.last_outcome_of(item)
        if first is not None and first.verdict is Verdict.FAIL and self._may_repeat(item):
            self._left -= 1
            self._repeat(item, nextitem, first)
        return done

    def _may_repeat(self, item: pytest.Item) -> bool:
        stopped = item.session.shouldstop or item.session.shouldfail
        return self._left > 0 and not stopped and bool(item.config.hook.pytest_acceptance_repeats(config=item.config))

    def _repeat(self, item: pytest.Function, nextitem: pytest.Item | None, first: ScenarioOutcome) -> None:
        again = copy_of(item)
        again.stash[REQUIREMENT] = item.stash[REQUIREMENT]
        again.stash[REPEATED] = item
        run_unreported(again, nextitem)
        second = self._builder.last_outcome_of(again)
        if second is None:
            return
        repeat = Repeat(first.scenario, first.verdict, second.verdict, second.observed, second.evidence)
        with suppress(OSError):  # a full disk: the first verdict, which stands, tells of it
            repeat.save(self._folder)
