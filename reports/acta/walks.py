"""The walks of a run as the acta tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.layout import WALK_RESULTS
from instructivo.model.faults import OPEN_POINTS, OpenPoint
from reports.record.walks import WalkRecord, scenarios_of_walks

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
        return list(scenarios_of_walks(self.requirements))


def walks_in(folder: Path, requirements: Sequence[Data]) -> WalksView | None:
    """Walks of a record; None where there were none, or the file cannot be read, which ``verify`` reports."""
    record = WalkRecord.read(folder / WALK_RESULTS)
    return WalksView(record, requirements) if record else None
