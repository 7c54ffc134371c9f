"""The walks of a run as the acta tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.layout import WALKED
from instructivo.model.faults import OPEN_POINTS, OpenPoint
from reports.judge.outcomes import WALK
from reports.record.walks import UNREADABLE, WalkRecord

Data = Mapping[str, Any]


@dataclass(frozen=True)
class WalksView:
    """Walks of a run, with what the verdicts say of them.

    Attributes:
        record: Content of ``recorridos.json``.
        requirements: Requirements of ``verdicts.json``.
    """

    record: WalkRecord
    requirements: Sequence[Data]

    @property
    def learnt(self) -> Sequence[tuple[OpenPoint, str, int]]:
        """Open points of this version of the model, what the portal did at each, and how often."""
        known = {each.id: each for each in OPEN_POINTS}
        return [(known[point], did, times) for (point, did), times in self.record.learnt if point in known]

    @property
    def contradicted(self) -> Sequence[tuple[Data, Data]]:
        """Requirements that a walk contradicted, each with the walk's scenario."""
        found = [(one, scenario) for one in self.requirements for scenario in one["scenarios"]]
        return [(one, scenario) for one, scenario in found if scenario.get("extras", {}).get(WALK)]


def walks_in(folder: Path, requirements: Sequence[Data]) -> WalksView | None:
    """Walks of a record; None where there were none, or the file cannot be read, which ``verify`` reports."""
    try:
        record = WalkRecord.from_text((folder / WALKED).read_text(encoding="utf-8"))
    except UNREADABLE:
        return None
    return WalksView(record, requirements)
