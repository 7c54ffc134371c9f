"""Parts of a run that was divided among several machines, and the refusal of records that are not parts of one run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError
from harness.layout import EVIDENCE, WALK_RESULTS
from harness.wording import counted
from reports.audit.profile import profile_changes
from reports.judge.declarations import Declarations
from reports.judge.outcomes import Evidence, ScenarioOutcome
from reports.judge.plan import UNREADABLE
from reports.record.files import CATALOGUE
from reports.record.inputs import RecordedInputs
from reports.record.reading import read_outcomes, read_verdicts
from reports.record.recorded_features import recorded_features
from reports.record.repeats import SUFFIX, Repeat, read_repeats

_SAME_FACTS = ("Suite", "Versiones", "Navegador", "Mailpit", "Buzón IMAP")
"""Facts that must be the same in all parts; others, such as seeds, may differ."""
_PLACES = ("address", "mail.inbox")
"""Keys of a profile that may differ from part to part, as each machine may start a portal and an inbox of its own."""
_OWN_MACHINE = re.compile(r"s?://(localhost|127(\.\d+){3}|\[::1\])([:/)]|$)")


@dataclass(frozen=True)
class PartialRecord:
    """Record of one part of a run.

    Attributes:
        folder: Its folder.
        number: Number of the part, from 1.
        digest: SHA-256 over its files, from its manifest.
        foreign: What another version of the suite wrote in it, in Spanish.
    """

    folder: Path
    number: int
    digest: str
    foreign: Sequence[str] = ()

    @cached_property
    def inputs(self) -> RecordedInputs:
        """Inputs of its judgement."""
        return RecordedInputs.from_data(read_verdicts(self.folder))

    @cached_property
    def outcomes(self) -> Sequence[ScenarioOutcome]:
        """Its outcomes, with the paths that their evidence has in the merged record."""
        found, _ = read_outcomes(self.folder)
        return [replace(each, evidence=self._moved(each.evidence)) for each in found]

    @property
    def walked(self) -> bool:
        """Whether walks of it contradicted the document."""
        return any(each.is_of_walk for each in self.outcomes)

    @cached_property
    def repeats(self) -> Sequence[Repeat]:
        """Its second runs, with the paths that their evidence has in the merged record."""
        return [replace(each, evidence=self._moved(each.evidence)) for each in read_repeats(self.folder)]

    def copy_evidence(self, record: Path) -> None:
        """Copy its evidence and second runs into the merged record."""
        if (self.folder / EVIDENCE).is_dir():
            shutil.copytree(self.folder / EVIDENCE, record / self._home, ignore=shutil.ignore_patterns(f"*{SUFFIX}"))
        for each in self.repeats:
            each.save(record)

    @property
    def _home(self) -> Path:
        return Path(EVIDENCE) / f"parte-{self.number}"

    def _moved(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        return tuple(
            replace(each, path=(self._home / each.path.removeprefix(f"{EVIDENCE}/")).as_posix()) for each in evidence
        )


def refuse_other_runs(parts: Sequence[PartialRecord]) -> None:
    """Refuse records that cannot be the parts of one run.

    Raises:
        ConfigurationError: One walked, they differ in what all share, have a scenario in common, or leave one out.
    """
    _refuse_walks(parts)
    _refuse_differences(parts)
    _refuse_other_features(parts)
    _refuse_overlaps(parts)
    _refuse_gaps(parts)


def _refuse_walks(parts: Sequence[PartialRecord]) -> None:
    """Refuse parts that walked too: walks are numbered by run, and their results are those of one run."""
    walked = next((part for part in parts if (part.folder / WALK_RESULTS).is_file() or part.walked), None)
    if walked:
        raise ConfigurationError(
            f"«{walked.folder}» tiene además recorridos, que no se reparten: haga las partes sin --walks, y los "
            "recorridos en una corrida aparte."
        )


def _refuse_differences(parts: Sequence[PartialRecord]) -> None:
    """Refuse records that differ in catalogue, features, suite, portal or declarations."""
    first = parts[0]
    for part in parts:
        fingerprint = part.inputs.plan.fingerprint_start
        if fingerprint in ("", UNREADABLE):
            raise ConfigurationError(
                f"En «{part.folder}» no consta la huella del portal y no se sabe si es el mismo de las demás partes: "
                "repita esa parte de la corrida."
            )
        for what, trait in _COMMON_TRAITS.items():
            if trait(part) != trait(first):
                raise _of_other_runs(first, part, what)
        changed = [key for key, _, _ in profile_changes(first.folder, part.folder) if key not in _PLACES]
        if changed:
            raise _of_other_runs(first, part, f"su perfil difiere en «{changed[0]}»")


def _refuse_other_features(parts: Sequence[PartialRecord]) -> None:
    """Refuse parts whose scenarios are not the same in a file that both have."""
    known: dict[str, tuple[PartialRecord, str]] = {}
    for part in parts:
        for path, text in (recorded_features(part.folder) or {}).items():
            first, before = known.setdefault(path, (part, text))
            if before != text:
                raise _of_other_runs(first, part, f"los escenarios de «{path}» no son los mismos")


def _of_other_runs(one: PartialRecord, other: PartialRecord, what: str) -> ConfigurationError:
    return ConfigurationError(
        f"«{one.folder}» y «{other.folder}» no son partes de una misma corrida: {what}. Ejecute todas las partes con "
        "la misma suite contra el mismo portal."
    )


def _portal_name(part: PartialRecord) -> str:
    return part.inputs.facts.get("Portal", "").partition(" (http")[0]


def _address(part: PartialRecord) -> str:
    """Address of its portal; empty for one of the machine itself, as each machine may start its own."""
    address = part.inputs.facts.get("Portal", "").partition(" (http")[2]
    return "" if _OWN_MACHINE.match(address) else address


def pauses(parts: Sequence[PartialRecord]) -> Iterator[str]:
    """Tell of parts between which more than a day passed, in which the portal may have become another."""
    spans = sorted(
        ((part.inputs.started, datetime.fromisoformat(part.inputs.ended), part) for part in parts),
        key=lambda each: each[:2],
    )
    for (_, end, one), (start, _, other) in pairwise(spans):
        days = (start - end).days
        if days >= 1:
            yield (
                f"Entre «{one.folder}» y «{other.folder}» pasó más de {counted(days, 'día')}: compruebe que son partes "
                "de una misma corrida."
            )


def _declarations(part: PartialRecord) -> Declarations:
    return replace(part.inputs.declarations, unstable=())


_COMMON_TRAITS: Mapping[str, Callable[[PartialRecord], Any]] = {
    "se juzgaron con catálogos distintos": lambda part: (part.folder / CATALOGUE).read_bytes(),
    "los escenarios escritos no son los mismos": lambda part: part.inputs.plan.written,
    "se probaron portales con huellas distintas": lambda part: part.inputs.plan.fingerprint_start,
    "se probaron portales de nombre distinto": _portal_name,
    "se probaron portales de dirección distinta": _address,
    **{
        f"es distinto el dato «{label}»": lambda part, label=label: part.inputs.facts.get(label)  # type: ignore[misc]
        for label in _SAME_FACTS
    },
    "el perfil declara cosas distintas (dispensas, revisiones o lo que no aplica)": _declarations,
}


def _refuse_overlaps(parts: Sequence[PartialRecord]) -> None:
    owner: dict[str, PartialRecord] = {}
    for part in parts:
        for scenario in sorted(part.inputs.plan.selected):
            if scenario in owner:
                raise ConfigurationError(
                    f"El escenario «{scenario}» está en «{owner[scenario].folder}» y en «{part.folder}», y cada uno "
                    "debe estar en una sola parte: reparta de nuevo la corrida."
                )
            owner[scenario] = part


def _refuse_gaps(parts: Sequence[PartialRecord]) -> None:
    left_out = sorted(_left_out(parts))
    if left_out:
        others = len(left_out) - 1
        more = f" (y {'otro' if others == 1 else f'otros {others}'})" if others else ""
        raise ConfigurationError(
            f"El escenario «{left_out[0]}»{more} está escrito y no está en ninguna parte: falta un acta parcial, o se "
            "repartió mal la corrida."
        )


def _left_out(parts: Sequence[PartialRecord]) -> Iterator[str]:
    first = parts[0].inputs
    not_applicable = {each.requirement for each in first.declarations.not_applicable}
    selected = frozenset[str]().union(*(part.inputs.plan.selected for part in parts))
    yield from (
        name for name, owner in first.plan.written.items() if name not in selected and owner not in not_applicable
    )
