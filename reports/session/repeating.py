"""A scenario that ended ``fail`` is run once more, for evidence only: with a trace, and people of its own.

The first verdict stands. A second one that differs makes the scenario unstable, which is told and never counts as
conforme (``docs/veredictos.md``, section 3).
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol  # pytest made it fit for items that run again, and has no public name

from harness.scope import REPEATED, REQUIREMENT
from harness.verdict import Verdict
from reports.judge.outcomes import ScenarioOutcome
from reports.record.repeats import Repeat

OUTCOME = pytest.StashKey[ScenarioOutcome]()
"""On a scenario: how it ended last."""
MOST = 20
"""Scenarios that one process repeats: a portal that fails everything is not gone through twice."""


class Repeater:
    """In the process that runs scenarios, and behind pytest-xdist's back: to it, the scenario just took longer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._left = MOST

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(
        self, item: pytest.Function, nextitem: pytest.Item | None
    ) -> Generator[None, object, object]:
        """Let pytest run it and tell of it; then, where it failed, once more and untold."""
        done = yield
        first = item.stash.get(OUTCOME, None)
        if first is not None and first.verdict is Verdict.FAIL and self._may(item):
            self._left -= 1
            again = _afresh(item)
            runtestprotocol(again, log=False, nextitem=nextitem)
            second = again.stash[OUTCOME]
            repeat = Repeat(first.scenario, first.verdict, second.verdict, second.observed, second.evidence)
            with suppress(OSError):  # a full disk: the first verdict, which stands, tells of it
                repeat.save(self._folder)
        return done

    def _may(self, item: pytest.Item) -> bool:
        stopped = item.session.shouldstop or item.session.shouldfail
        return self._left > 0 and not stopped and bool(item.config.hook.pytest_acceptance_repeats(config=item.config))


def _afresh(item: pytest.Function) -> pytest.Function:
    """The same scenario as an item of its own: what pytest-bdd's steps left on the first one would be found again."""
    again: pytest.Function = pytest.Function.from_parent(
        item.parent,
        name=item.name,
        originalname=item.originalname,
        callspec=getattr(item, "callspec", None),
        callobj=item.obj,
        fixtureinfo=item._fixtureinfo,
    )
    again.stash[REQUIREMENT] = item.stash[REQUIREMENT]
    again.stash[REPEATED] = item
    return again
