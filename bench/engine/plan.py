"""Scenarios that one pytest session runs for a measurement, each under one or more conditions.

A *cell* is one scenario under one condition. The portal learns the condition from request headers. Every process of
the session reads the plan through ``bench.engine.plugin``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

HEALTHY = "portal sano"
"""Name of the condition in which the portal commits no defect."""
DEFECT_HEADER = "X-Portal-Defect"
"""Request header that names the defects the portal is to commit."""
Cell = tuple[str, str]
"""Condition and scenario."""


@dataclass(frozen=True)
class SessionPlan:
    """Conditions, and the scenarios to run under each.

    Attributes:
        headers: Condition -> headers of every request.
        scenarios: Condition -> ids of the scenarios.
        watched: Response header whose words are kept with the outcome, by request; empty for none.
    """

    headers: Mapping[str, Mapping[str, str]]
    scenarios: Mapping[str, tuple[str, ...]]
    watched: str = ""

    @classmethod
    def of(cls, cells: Iterable[Cell], headers: Mapping[str, Mapping[str, str]], watched: str = "") -> SessionPlan:
        """Group cells by condition into a plan."""
        chosen: dict[str, list[str]] = {}
        for condition, scenario in cells:
            chosen.setdefault(condition, []).append(scenario)
        used = {each: headers[each] for each in chosen}
        return cls(used, {each: tuple(found) for each, found in chosen.items()}, watched)

    @classmethod
    def read(cls, path: Path) -> SessionPlan:
        """Read a file that ``write`` wrote."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(data["headers"], {key: tuple(found) for key, found in data["scenarios"].items()}, data["watched"])

    def write(self, path: Path) -> None:
        """Write the plan for the processes of a session."""
        data = {"headers": self.headers, "scenarios": self.scenarios, "watched": self.watched}
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    @cached_property
    def cells(self) -> frozenset[Cell]:
        """Every scenario under each of its conditions."""
        return frozenset((condition, each) for condition, found in self.scenarios.items() for each in found)

    @cached_property
    def by_scenario(self) -> Mapping[str, tuple[str, ...]]:
        """Id of a scenario -> conditions under which it runs."""
        found: dict[str, dict[str, None]] = {}
        for condition, scenarios in self.scenarios.items():
            for each in scenarios:
                found.setdefault(each, {})[condition] = None
        return {name: tuple(conditions) for name, conditions in found.items()}


def without_condition(node_id: str) -> str:
    """The id of a scenario, from a node id to which pytest added a condition; titles hold no bracket."""
    return node_id.partition("[")[0]
