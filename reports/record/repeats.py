"""Second runs of failed scenarios in a record: evidence only, the first verdict stands.

A second verdict that differs makes the scenario unstable (``docs/veredictos.md``, section 3).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from harness.errors import MALFORMED, HarnessError
from harness.layout import EVIDENCE, file_stem
from harness.verdict import Verdict
from reports.judge.declarations import Unstable
from reports.judge.outcomes import Evidence, check_field_types, read_json, with_evidence

SUFFIX = "-repeticion.json"
"""End of the names of their files, in the folder of evidence."""


@dataclass(frozen=True)
class Repeat:
    """Second run of a scenario.

    Attributes:
        scenario: Id of the scenario.
        first: Verdict of the first run, which stands.
        second: Verdict of the second run.
        observed: What the second run saw, a Spanish sentence.
        evidence: Trace of the second run, and data of its people.
    """

    scenario: str
    first: Verdict
    second: Verdict
    observed: str
    evidence: tuple[Evidence, ...]

    def data(self) -> dict[str, Any]:
        """JSON data of the repeat."""
        return with_evidence(asdict(self))

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Repeat:
        """Read the result of ``data``.

        Raises:
            SuiteFault, KeyError, TypeError, ValueError: The data is not a whole repeat.
        """
        evidence = tuple(Evidence(**each) for each in data["evidence"])
        parsed = {"first": Verdict(data["first"]), "second": Verdict(data["second"]), "evidence": evidence}
        found = cls(**{**data, **parsed})
        for each in (found, *evidence):
            check_field_types(each)
        return found

    def text(self) -> str:
        """Content of its file."""
        return json.dumps(self.data(), ensure_ascii=False, indent=1) + "\n"

    def save(self, folder: Path) -> None:
        """Write it into a record."""
        path = folder / EVIDENCE / f"{file_stem(self.scenario)}{SUFFIX}"
        path.write_text(self.text(), encoding="utf-8", newline="\n")


def read_repeats(folder: Path) -> tuple[Repeat, ...]:
    """Second runs in a record, sorted by scenario; unreadable files are left out."""
    return tuple(sorted(repeats_by_path(folder).values(), key=lambda each: each.scenario))


def repeats_by_path(folder: Path) -> dict[str, Repeat]:
    """Second runs in a record by the path of their file; unreadable files are left out."""
    found = {}
    for path in filter(Path.is_file, folder.glob(f"{EVIDENCE}/**/*{SUFFIX}")):
        with suppress(HarnessError, OSError, *MALFORMED):
            found[path.relative_to(folder).as_posix()] = Repeat.from_data(read_json(path.read_text(encoding="utf-8")))
    return found


def unstable(repeats: Iterable[Repeat]) -> tuple[Unstable, ...]:
    """Scenarios whose second verdict differs from the first."""
    return tuple(Unstable(each.scenario, each.first, each.second) for each in repeats if each.first is not each.second)
