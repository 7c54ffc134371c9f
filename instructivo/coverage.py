"""Coverage of the document by the catalogue: uncovered passages, stale requirements, and figures by section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from instructivo.catalogue import Catalogue, Requirement
from instructivo.passages import FRONT, Passage
from instructivo.tables import entries, fingerprints, one_line, only_keys, read_toml

NOT_NORMATIVE_FILE = Path(__file__).with_name("not_normative.toml")
EVERYWHERE = "*"
"""Section of a group that counts in every section: headers and footers of the pages."""
_CANDIDATES = 3


@dataclass(frozen=True)
class Group:
    """Lines of one section that demand nothing of a portal, with the reason."""

    section: str
    reason: str
    fingerprints: frozenset[str]

    def has(self, passage: Passage) -> bool:
        """Whether a passage is one of the lines, in the section of the group."""
        return passage.fingerprint in self.fingerprints and self.section in (EVERYWHERE, passage.section)


@dataclass(frozen=True)
class NotNormative:
    """All lines listed as not normative.

    Attributes:
        groups: The lines, by section and reason.
        page_ends: Fingerprints of the lines that end a page.
    """

    groups: tuple[Group, ...]
    page_ends: frozenset[str] = frozenset()

    def group_of(self, passage: Passage) -> Group | None:
        """The group of a passage; None where it is in none."""
        return next((group for group in self.groups if group.has(passage)), None)


@dataclass(frozen=True)
class Stale:
    """A requirement with a passage that changed, vanished or moved to another page.

    Attributes:
        requirement: The requirement.
        lost: Fingerprints without a passage in the document.
        pages: Pages of its remaining passages, where its own page is not among them.
        candidates: Uncovered passages nearby that may replace the lost ones, the nearest first.
    """

    requirement: Requirement
    lost: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    candidates: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Row:
    """Figures of one section; headers and footers have a row of their own.

    Attributes:
        section: Its number, ``FRONT`` or ``EVERYWHERE``.
        passages, covered, not_normative, requirements: Counts.
    """

    section: str
    passages: int
    covered: int
    not_normative: int
    requirements: int

    @property
    def uncovered(self) -> int:
        """Number of passages neither covered nor listed as not normative."""
        return self.passages - self.covered - self.not_normative


@dataclass(frozen=True)
class Coverage:
    """Comparison of a document with a catalogue and the list of lines that are not normative."""

    catalogue: Catalogue
    listed: NotNormative
    passages: tuple[Passage, ...]

    @cached_property
    def claimed(self) -> dict[str, tuple[Requirement, ...]]:
        """Fingerprint -> the requirements that rest on it."""
        found: dict[str, tuple[Requirement, ...]] = {}
        for one in self.catalogue:
            for each in one.fingerprint:
                found[each] = (*found.get(each, ()), one)
        return found

    @cached_property
    def uncovered(self) -> tuple[Passage, ...]:
        """Passages of no requirement and not listed as not normative."""
        return tuple(
            each
            for each in self.passages
            if each.fingerprint not in self.claimed and self.listed.group_of(each) is None
        )

    @cached_property
    def contradicted(self) -> tuple[Passage, ...]:
        """Passages of a requirement that are also listed as not normative."""
        return tuple(each for each in self.passages if each.fingerprint in self.claimed and self.listed.group_of(each))

    @cached_property
    def without_source(self) -> tuple[Requirement, ...]:
        """Requirements without a fingerprint."""
        return tuple(one for one in self.catalogue if not one.fingerprint)

    @cached_property
    def stale(self) -> tuple[Stale, ...]:
        """Requirements with a passage that changed, vanished or moved."""
        pages: dict[str, set[int]] = {}
        for each in self.passages:
            pages.setdefault(each.fingerprint, set()).add(each.page)
        found = []
        for one in self.catalogue:
            lost = tuple(each for each in one.fingerprint if each not in pages)
            where = sorted({page for each in one.fingerprint for page in pages.get(each, ())})
            moved = tuple(where) if where and one.page not in where else ()
            if lost or moved:
                found.append(Stale(one, lost, moved, self._candidates(one) if lost else ()))
        return tuple(found)

    @cached_property
    def unused(self) -> tuple[tuple[Group, str], ...]:
        """Listed lines that are no longer in the document, with their group; a remark, not a gap."""
        present = {(group.section, each.fingerprint) for each in self.passages if (group := self.listed.group_of(each))}
        return tuple(
            (group, each)
            for group in self.listed.groups
            for each in sorted(group.fingerprints)
            if (group.section, each) not in present
        )

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Figures by section, in the order of the document."""
        names = dict.fromkeys([self._row_of(each) for each in self.passages] + [one.section for one in self.catalogue])
        return tuple(self._row(name) for name in sorted(names, key=_order))

    @property
    def complete(self) -> bool:
        """Whether each line is covered or listed, and each requirement rests on lines of the document."""
        return not (self.uncovered or self.contradicted or self.stale or self.without_source)

    def _row_of(self, passage: Passage) -> str:
        group = self.listed.group_of(passage)
        return EVERYWHERE if group and group.section == EVERYWHERE else passage.section

    def _row(self, section: str) -> Row:
        here = [each for each in self.passages if self._row_of(each) == section]
        covered = [each for each in here if each.fingerprint in self.claimed]
        listed = [each for each in here if each.fingerprint not in self.claimed and self.listed.group_of(each)]
        requirements = [one for one in self.catalogue if one.section == section]
        return Row(section, len(here), len(covered), len(listed), len(requirements))

    def _candidates(self, one: Requirement) -> tuple[Passage, ...]:
        """Uncovered passages of the requirement's page or section, the nearest to its expected line first."""
        near = [each for each in self.uncovered if one.page == each.page or one.section == each.section]
        anchor = self._expected_line(one)
        return tuple(sorted(near, key=lambda each: (abs(each.line - anchor), each.line))[:_CANDIDATES])

    def _expected_line(self, one: Requirement) -> int:
        lines = {each.fingerprint: each.line for each in reversed(self.passages)}
        anchor = 0
        for other in self.catalogue:
            known = [lines[each] for each in other.fingerprint if each in lines]
            anchor = known[-1] if known else anchor
            if other is one:
                break
        return anchor


def load_not_normative(path: Path = NOT_NORMATIVE_FILE) -> NotNormative:
    """Read the list of lines that are not normative.

    Args:
        path: A TOML file with ``[[group]]`` entries of ``section``, ``reason`` and ``fingerprint``.

    Raises:
        ConfigurationError: The file is missing, is not TOML, or has an invalid entry.
    """
    data = read_toml(path, "la lista de líneas no normativas")
    only_keys(data, ("group",), ("page_ends",), path.name)
    groups = []
    for number, entry in enumerate(entries(data, "group", path.name), start=1):
        where = f"{path.name}, el grupo {number}"
        only_keys(entry, ("section", "reason", "fingerprint"), (), where)
        groups.append(
            Group(
                one_line(entry["section"]),
                one_line(entry["reason"]),
                frozenset(fingerprints(entry, "fingerprint", where)),
            )
        )
    return NotNormative(tuple(groups), frozenset(fingerprints(data, "page_ends", path.name)))


def compare(catalogue: Catalogue, listed: NotNormative, passages: Iterable[Passage]) -> Coverage:
    """Compare the passages of a document with a catalogue and a list of lines that are not normative."""
    return Coverage(catalogue, listed, tuple(passages))


def _order(section: str) -> tuple[int, ...]:
    """Sort key: headers and footers, then the front matter, then the sections by number."""
    if section == EVERYWHERE:
        return (-2,)
    return (-1,) if section == FRONT else tuple(int(part) for part in section.split("."))
