"""Second runs of scenarios that failed, as a record keeps them: evidence only, beside the verdict that stands.

A second verdict that differs makes the scenario unstable (``docs/veredictos.md``, section 3).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from harness.errors import HarnessError
from harness.layout import EVIDENCE, file_stem
from harness.verdict import Verdict
from reports.judge.declarations import Unstable
from reports.judge.outcomes import Evidence, check_field_types

SUFFIX = "-repeticion.json"
"""End of the names of the files that hold them, below the folder of evidence."""


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
            check_field_types(each)
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
