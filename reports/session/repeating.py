"""A scenario that ended ``fail`` is run once more, for evidence only: with a trace, and people of its own.

The first verdict stands. A second one that differs makes the scenario unstable, which is told and never counts as
conforme (``docs/veredictos.md``, section 3).
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol  # pytest made it fit for items that run again, and has no public name

from harness.errors import HarnessError
from harness.scope import EVIDENCE, REPEATED, REQUIREMENT, file_stem
from harness.verdict import Verdict
from reports.judge.declarations import Unstable
from reports.judge.outcomes import Evidence, ScenarioOutcome, refuse_other_types

OUTCOME = pytest.StashKey[ScenarioOutcome]()
"""On a scenario: how it ended last."""
SUFFIX = "-repeticion.json"
MOST = 20
"""Scenarios that one process repeats: a portal that fails everything is not gone through twice."""


@dataclass(frozen=True)
class Repeat:
    """How a scenario ended when it ran once more.

    Attributes:
        scenario: Its id.
        first: The verdict that stands.
        second: That of the second run.
        observed: What the second run saw.
        evidence: The trace, and whose data were written.
    """

    scenario: str
    first: Verdict
    second: Verdict
    observed: str
    evidence: tuple[Evidence, ...]

    def data(self) -> dict[str, Any]:
        """As JSON data."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Repeat:
        """Read what ``data`` wrote.

        Raises:
            HarnessError, KeyError, TypeError, ValueError: It is not a repeat, or not a whole one.
        """
        evidence = tuple(Evidence(**each) for each in data["evidence"])
        told = {"first": Verdict(data["first"]), "second": Verdict(data["second"]), "evidence": evidence}
        found = cls(**{**data, **told})
        for each in (found, *evidence):
            refuse_other_types(each)
        return found

    def save(self, folder: Path) -> None:
        """Keep it in a record."""
        path = folder / EVIDENCE / f"{file_stem(self.scenario)}{SUFFIX}"
        path.write_text(json.dumps(self.data(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_repeats(folder: Path) -> tuple[Repeat, ...]:
    """What a record keeps of second runs; one that was cut off while it was written is none."""
    found = []
    for path in folder.glob(f"{EVIDENCE}/**/*{SUFFIX}"):
        try:
            found.append(Repeat.from_data(json.loads(path.read_text(encoding="utf-8"))))
        except (HarnessError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return tuple(sorted(found, key=lambda each: each.scenario))


def unstable(repeats: Iterable[Repeat]) -> tuple[Unstable, ...]:
    """The scenarios that ended otherwise the second time."""
    return tuple(Unstable(each.scenario, each.first, each.second) for each in repeats if each.first is not each.second)


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
