"""``python -m bench detection --sequence``: check that no scenario finds a defect that waits for a sequence of actions.

The portal tells, in one watched run of the suite, which scenarios meet the sequence of which defect. Only those are run
under it, and each must pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bench.detection.defects import Defect, DetectionInputs
from bench.detection.differential import CONDITION_NAME, differential_run
from bench.detection.selection import Differences
from bench.engine import checkout
from bench.engine.outcome_store import OutcomeStore, Stage
from bench.engine.plan import DEFECT_HEADER, Cell
from bench.engine.progress import duration
from harness.verdict import Verdict
from harness.wording import counted
from reports.judge.outcomes import ScenarioOutcome

_AGAIN = " (otra vez)"
Data = Mapping[str, Any]


@dataclass(frozen=True)
class SequenceRun:
    """Runs the scenarios that meet the sequence of a defect.

    Attributes:
        inputs: Requirements, the scenarios that act, and the defects.
        store: The outcomes so far.
        asked: Requirements or defects that were asked for; empty for all.
    """

    inputs: DetectionInputs
    store: OutcomeStore
    asked: Sequence[str] = ()

    def data(self) -> dict[str, Any]:
        """Run them; the content of ``sequence.json``."""
        differences = differential_run(self.store, self.inputs)
        cells = self._cells(differences)
        headers = {each.id: {DEFECT_HEADER: each.id} for each in self.inputs.defects}
        self.store.complete(Stage("Ante los defectos de secuencia", cells, headers))
        self._repeat([each for each in cells if not self._passed(each)])
        tried = {each.id: [scenario for name, scenario in cells if name == each.id] for each in self.inputs.defects}
        return {
            "date": datetime.now().astimezone().isoformat(timespec="seconds"),
            "commit": checkout.commit(),
            "suite": checkout.fingerprint(),
            "only": sorted(self.asked),
            "watched": len(self.store.under(CONDITION_NAME)),
            "runs": len(self.store.outcomes),
            "seconds": round(self.store.seconds),
            "defects": [self._row(each, tried[each.id]) for each in self.inputs.defects],
        }

    def _cells(self, differences: Differences) -> list[Cell]:
        """Every scenario that the sequence of a defect can change, and those of which nothing is known."""
        return [
            (defect.id, each.id)
            for defect in self.inputs.defects
            for each in self.inputs.scenarios
            if differences.changes(each.id, defect.id)
        ]

    def _passed(self, cell: Cell) -> bool:
        return self.store.outcomes[cell].verdict is Verdict.PASS

    def _repeat(self, cells: Sequence[Cell]) -> None:
        """Run again, with pictures, what did not pass: only what does not pass twice has found the defect."""
        headers = {f"{defect}{_AGAIN}": {DEFECT_HEADER: defect} for defect, _ in cells}
        again = [(f"{defect}{_AGAIN}", scenario) for defect, scenario in cells]
        self.store.complete(Stage("Otra vez, con imágenes", again, headers, arguments=()))

    def _row(self, defect: Defect, tried: Sequence[str]) -> dict[str, Any]:
        again = [(f"{defect.id}{_AGAIN}", each) for each in tried if not self._passed((defect.id, each))]
        return {
            "defect": defect.id,
            "requirement": defect.requirement,
            "kind": defect.kind,
            "title": defect.title,
            "tried": list(tried),
            "found_by": [_told(self.store.outcomes[each]) for each in again if not self._passed(each)],
        }


def _told(outcome: ScenarioOutcome) -> dict[str, str]:
    return {
        "scenario": outcome.scenario,
        "requirement": outcome.requirement,
        "verdict": outcome.verdict,
        "observed": outcome.observed,
    }


def found_ones(data: Data) -> list[Mapping[str, Any]]:
    """The defects that a scenario found."""
    return [row for row in data["defects"] if row["found_by"]]


def sequence_lines(data: Data) -> Iterator[str]:
    """Lines for the terminal: every defect that a scenario found, then the counts."""
    for row in found_ones(data):
        yield f"{row['defect']} ({row['requirement']}): {row['title']}"
        for one in row["found_by"]:
            yield f"  lo descubre {one['scenario']} ({one['verdict']}): {one['observed']}"
    tried = sum(len(row["tried"]) for row in data["defects"])
    met = sum(bool(row["tried"]) for row in data["defects"])
    yield (
        f"Defectos de secuencia que ningún escenario descubre: {len(data['defects']) - len(found_ones(data))} de "
        f"{len(data['defects'])}"
    )
    yield (
        f"Descansa en {counted(data['watched'], 'escenario', 'escenarios')} ante el portal vigilado y en "
        f"{counted(tried, 'prueba', 'pruebas')} de los escenarios que recorren la secuencia de {met} de ellos, en "
        f"{duration(data['seconds'])}"
    )
