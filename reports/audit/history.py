"""``history``: verdicts of several runs side by side, by requirement.

A requirement whose verdict changed while the portal's fingerprint, the suite and the profile stayed the same is a
flake, and comes first; of any other change it is told which of the three changed too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from harness.verdict import Verdict
from reports.audit.profile import profile_values, without_covered
from reports.record.reading import read_verdicts

Data = Mapping[str, Any]
SUBJECT = ("el portal", "la suite", "el perfil")


@dataclass(frozen=True)
class RecordedRun:
    """One run of the history.

    Attributes:
        name: Name of the record's folder.
        started: Start of the run, in ISO 8601.
        decision: Verdict of the document.
        subject: Fingerprint of the portal, version of the suite and profile; empty texts where unknown.
        verdicts: Requirement id -> verdict.
    """

    name: str
    started: str
    decision: str
    subject: tuple[str, str, str]
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True)
class RequirementHistory:
    """Verdicts of one requirement in all runs, None where a run does not have it.

    ``causes`` names what else changed between the runs that decided it: portal, suite, profile.
    """

    requirement: str
    statement: str
    verdicts: Sequence[Verdict | None]
    is_flake: bool
    causes: Sequence[str] = ()

    @property
    def changed(self) -> bool:
        """Whether any two runs have different verdicts."""
        return len({each for each in self.verdicts if each}) > 1


@dataclass(frozen=True)
class History:
    """History of several runs.

    Attributes:
        runs: Runs, by start.
        statements: Requirement id -> statement, from the last run that has it.
    """

    runs: Sequence[RecordedRun]
    statements: Mapping[str, str]

    @classmethod
    def of(cls, folders: Sequence[Path]) -> History:
        """Read the records.

        Raises:
            ConfigurationError: A folder is not a record.
        """
        found = sorted(
            ((folder, read_verdicts(folder)) for folder in folders), key=lambda each: each[1]["run"]["started"]
        )
        statements = {one["id"]: one["statement"] for _, data in found for one in data["requirements"]}
        profiles = _profiles([folder for folder, _ in found])
        runs = [_run(folder, data, profile) for (folder, data), profile in zip(found, profiles, strict=True)]
        return cls(runs, statements)

    @cached_property
    def rows(self) -> Sequence[RequirementHistory]:
        """All requirements: flakes first, then changed ones, then the rest."""
        rows = [self._row(name) for name in self.statements]
        return sorted(rows, key=lambda row: (not row.is_flake, not row.changed))

    @property
    def flakes(self) -> Sequence[RequirementHistory]:
        """Requirements whose verdict changed while portal and suite stayed the same."""
        return [row for row in self.rows if row.is_flake]

    def _row(self, name: str) -> RequirementHistory:
        verdicts = [run.verdicts.get(name) for run in self.runs]
        said: dict[tuple[str, str, str], set[Verdict]] = {}
        for run, verdict in zip(self.runs, verdicts, strict=True):
            if all(run.subject[:2]) and verdict not in (None, Verdict.NONE):
                said.setdefault(run.subject, set()).add(verdict)
        is_flake = any(len(each) > 1 for each in said.values())
        return RequirementHistory(name, self.statements[name], verdicts, is_flake, _causes(said))

    def data(self) -> dict[str, Any]:
        """JSON data of the history."""
        runs = [{"name": run.name, "started": run.started, "verdict": run.decision} for run in self.runs]
        rows = [
            {"id": row.requirement, "verdicts": list(row.verdicts), "changed": row.changed, "flake": row.is_flake}
            | {"causes": list(row.causes)}
            for row in self.rows
        ]
        return {"runs": runs, "requirements": rows}


def _causes(said: Mapping[tuple[str, str, str], set[Verdict]]) -> list[str]:
    """Differences between the runs that decided a requirement differently, in Spanish."""
    if len(set[Verdict]().union(*said.values())) < 2:
        return []
    columns = zip(*said, strict=True)
    return [what for what, seen in zip(SUBJECT, columns, strict=True) if len(set(seen)) > 1]


def _profiles(folders: Sequence[Path]) -> list[str]:
    """Profile of each record as one text, as far as all can be compared; empty where a record keeps none."""
    found = [profile_values(folder) for folder in folders]
    comparable = without_covered(*(each or {} for each in found))
    texts = [repr(sorted(each.items())) for each in comparable]
    return ["" if kept is None else text for text, kept in zip(texts, found, strict=True)]


def _run(folder: Path, data: Data, profile: str) -> RecordedRun:
    run = data["run"]
    subject = (run.get("fingerprint_start", ""), run["facts"].get("Suite", ""), profile)
    verdicts = {one["id"]: Verdict(one["verdict"]) for one in data["requirements"]}
    return RecordedRun(folder.resolve().name, run["started"], data["document"]["verdict"], subject, verdicts)
