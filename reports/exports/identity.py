"""Ids under which other tools know a result again in the next run, and group the results of one test.

Allure and CTRF compare by id, JUnit readers such as GitLab by class and name. A scenario has its id in every run. Walks
are numbered by run: a finding is known by its clause and its steps instead, so that it is the same one in the next run,
and no other finding takes over its past (docs/decisions/0044).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.judge.outcomes import WALK

Data = Mapping[str, Any]
_WALKS = "recorridos"
"""Group of all findings of walks; begin of their ids."""


@dataclass(frozen=True)
class TestIdentity:
    """Id, group and name of a result, the same in every run.

    Attributes:
        id: Id of the result.
        group: Feature file of a scenario; one group for all walks.
        name: Title, unique in its group.
    """

    id: str
    group: str
    name: str


def identity(requirement: str, scenario: Data) -> TestIdentity:
    """Identity of a result in ``verdicts.json``.

    Args:
        requirement: Id of the clause that it decides.
        scenario: The result.
    """
    if WALK not in scenario.get("extras", {}):
        return TestIdentity(scenario["scenario"], scenario["feature"], scenario["name"])
    steps = "\n".join(f"{each['keyword']} {each['text']}" for each in scenario["steps"])
    sequence = hashlib.sha256(steps.encode()).hexdigest()[:8]
    title = scenario["name"].partition(": ")[2] or scenario["name"]
    return TestIdentity(f"{_WALKS}::{requirement}::{sequence}", _WALKS, f"{title} (secuencia {sequence})")
