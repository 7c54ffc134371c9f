"""Pages beside ``acta.html``: the detail of every scenario, where a run is too large for one page (0051).

What a page holds follows from ``verdicts.json`` alone, so that ``verify`` forms the same pages again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from harness.verdict import Verdict
from reports.record.files import DETAIL

Data = Mapping[str, Any]
LARGE = 1_000
"""A run with more scenarios, or more pictures, has pages beside the acta."""
A_PAGE = 100
"""Number of scenarios on a page of detail."""
IN_FULL = 5
"""Number of failed scenarios that a non-conformity of a large run shows in full; the others are listed."""


@dataclass(frozen=True)
class DetailPage:
    """Page with scenarios of one requirement.

    Attributes:
        requirement: Entry of ``verdicts.json``.
        number: Number of the page among those of the requirement, from 1.
    """

    requirement: Data
    number: int

    @property
    def path(self) -> str:
        """Path inside the record; its last hyphen separates the number, so that no two pages have one path."""
        return f"{DETAIL}/{re.sub(r'[^0-9a-z.-]', '-', self.requirement['id'])}-{self.number}.html"

    @property
    def first(self) -> int:
        """Number of its first scenario among those of the requirement, from 1."""
        return (self.number - 1) * A_PAGE + 1

    @property
    def last(self) -> int:
        """Number of its last scenario."""
        return self.first + len(self.scenarios) - 1

    @property
    def scenarios(self) -> Sequence[Data]:
        """Its scenarios, entries of ``verdicts.json``."""
        found: Sequence[Data] = self.requirement["scenarios"]
        return found[self.first - 1 : self.first - 1 + A_PAGE]


@dataclass(frozen=True)
class Paging:
    """Division of a run into pages.

    Attributes:
        data: Content of ``verdicts.json``.
    """

    data: Data

    @cached_property
    def is_large(self) -> bool:
        """Whether the run has pages beside the acta, and its pictures stay in their files."""
        scenarios = [each for one in self.data["requirements"] for each in one["scenarios"]]
        pictures: int = sum(item["kind"] == "picture" for each in scenarios for item in each["evidence"])
        return max(len(scenarios), pictures) > LARGE

    @property
    def pages(self) -> Sequence[DetailPage]:
        """Pages beside the acta, in the order of the document; none where the run is not large."""
        return [page for one in self.data["requirements"] for page in self.pages_of(one)]

    def pages_of(self, one: Data) -> Sequence[DetailPage]:
        """Pages with the scenarios of a requirement; none where they are in the acta."""
        count = -(-len(one["scenarios"]) // A_PAGE) if self.is_large else 0
        return [DetailPage(one, number) for number in range(1, count + 1)]

    def in_full(self, one: Data) -> Sequence[Data]:
        """Failed scenarios that a non-conformity shows in full: all, or the first ones of a large run."""
        failed = [each for each in one["scenarios"] if each["verdict"] == Verdict.FAIL]
        return failed[:IN_FULL] if self.is_large else failed

    def listed(self, one: Data, *, passed: bool) -> Sequence[tuple[str, Data]]:
        """Scenarios of a requirement that passed, or the others, each after the address of its detail."""
        return [
            (f"{page.path}#e-{number}", each)
            for page in self.pages_of(one)
            for number, each in enumerate(page.scenarios, page.first)
            if (each["verdict"] == Verdict.PASS) is passed
        ]
