"""``history``: the last runs side by side, requirement by requirement, with changes of mind in sight.

A requirement whose verdict changed while the portal's fingerprint and the suite stayed the same changed its mind for
no known reason; it is called a flake and told first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from harness.verdict import Verdict
from reports.record.reading import read_verdicts

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Run:
    """One run: its folder's name, when it started, the decision, and on what it was made."""

    name: str
    started: str
    decision: str
    subject: tuple[str, str]
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True)
class Row:
    """A requirement through all runs; a run that does not know it has None."""

    requirement: str
    statement: str
    verdicts: Sequence[Verdict | None]
    is_flake: bool

    @property
    def changed(self) -> bool:
        """Whether any two runs said something else of it."""
        return len({each for each in self.verdicts if each}) > 1


@dataclass(frozen=True)
class History:
    """Runs in the order in which they started.

    Attributes:
        runs: The runs.
        statements: Requirement -> its statement, as the last run that knows it has it.
    """

    runs: Sequence[Run]
    statements: Mapping[str, str]

    @classmethod
    def of(cls, folders: Sequence[Path]) -> History:
        """Read the records.

        Raises:
            ConfigurationError: One of them is none.
        """
        found = sorted(
            ((folder, read_verdicts(folder)) for folder in folders), key=lambda each: each[1]["run"]["started"]
        )
        statements = {one["id"]: one["statement"] for _, data in found for one in data["requirements"]}
        return cls([_run(folder, data) for folder, data in found], statements)

    @cached_property
    def rows(self) -> Sequence[Row]:
        """Every requirement: flakes first, then what changed, then the rest."""
        rows = [self._row(name) for name in self.statements]
        return sorted(rows, key=lambda row: (not row.is_flake, not row.changed))

    @property
    def flakes(self) -> Sequence[Row]:
        """Those that changed their mind about one and the same portal."""
        return [row for row in self.rows if row.is_flake]

    def _row(self, name: str) -> Row:
        verdicts = [run.verdicts.get(name) for run in self.runs]
        said: dict[tuple[str, str], set[Verdict]] = {}
        for run, verdict in zip(self.runs, verdicts, strict=True):
            if all(run.subject) and verdict not in (None, Verdict.NONE):
                said.setdefault(run.subject, set()).add(verdict)
        return Row(name, self.statements[name], verdicts, any(len(each) > 1 for each in said.values()))

    def data(self) -> dict[str, Any]:
        """For a program."""
        runs = [{"name": run.name, "started": run.started, "verdict": run.decision} for run in self.runs]
        rows = [
            {"id": row.requirement, "verdicts": list(row.verdicts), "changed": row.changed, "flake": row.is_flake}
            for row in self.rows
        ]
        return {"runs": runs, "requirements": rows}


def _run(folder: Path, data: Data) -> Run:
    run = data["run"]
    subject = (run.get("fingerprint_start", ""), run["facts"].get("Suite", ""))
    verdicts = {one["id"]: Verdict(one["verdict"]) for one in data["requirements"]}
    return Run(folder.resolve().name, run["started"], data["document"]["verdict"], subject, verdicts)
