"""Requirements of the document: plain data, read from ``requirements.toml`` by ``instructivo.catalogue``.

A requirement is one testable statement of the instructivo, told in our own words. Ids are
``section.slug`` and never change; verdicts, tags and waivers point at them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from graphlib import TopologicalSorter


class Level(StrEnum):
    """Level of a requirement: stated by the document, one reading of it, or not visible in a browser."""

    DOCUMENTED = "documentado"
    INTERPRETED = "interpretado"
    INFORMATIVE = "informativo"


class Verification(StrEnum):
    """Decision of a requirement: by its scenarios, by the run as a whole, or by a person."""

    SCENARIO = "escenario"
    RUN = "corrida"
    PERSON = "persona"


@dataclass(frozen=True)
class Requirement:
    """One testable statement of the document.

    Attributes:
        id: ``section.slug``, the tag of its scenarios.
        section: Number of the section, e.g. ``5.3.1``.
        statement: Demand on the portal, in our own words.
        level: Its level.
        verified_by: Its means of decision.
        page: Page of the document, from 1; 0 where it is unknown.
        field: Field of the form it speaks about; empty for none.
        depends_on: Ids of its prerequisites, the likeliest cause of a failure first.
        explained_by: Ids of others whose failure explains why it stays undecided; they block nothing, so that two
            may explain each other.
        open_because: Reason in the text for a level other than ``documentado``.
        fingerprint: Fingerprints of the passages it rests on.
    """

    id: str
    section: str
    statement: str
    level: Level
    verified_by: Verification
    page: int = 0
    field: str = ""
    depends_on: tuple[str, ...] = ()
    explained_by: tuple[str, ...] = ()
    open_because: str = ""
    fingerprint: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All requirements, in the order of the document.

    Attributes:
        code, version, date: Of the document.
        requirements: Id -> requirement.
    """

    code: str
    version: str
    date: str
    requirements: Mapping[str, Requirement] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Requirement]:
        return iter(self.requirements.values())

    def __len__(self) -> int:
        return len(self.requirements)

    def __getitem__(self, requirement_id: str) -> Requirement:
        return self.requirements[requirement_id]

    def __contains__(self, requirement_id: object) -> bool:
        return requirement_id in self.requirements

    @cached_property
    def in_order_of_dependency(self) -> tuple[Requirement, ...]:
        """The requirements, each after those it depends on."""
        graph = {one.id: one.depends_on for one in self}
        return tuple(self[each] for each in TopologicalSorter(graph).static_order())

    @cached_property
    def prerequisites(self) -> Mapping[str, frozenset[str]]:
        """Id of each requirement -> ids of those on which it rests, directly or through others."""
        found: dict[str, frozenset[str]] = {}
        for one in self.in_order_of_dependency:
            found[one.id] = frozenset(one.depends_on).union(*(found[each] for each in one.depends_on))
        return found

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The sections with requirements, in the order of the document."""
        return tuple(dict.fromkeys(one.section for one in self))
