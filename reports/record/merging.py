"""``merge``: one record from the partial records of a run that was divided among several machines.

It refuses records that cannot be parts of one run: unsound ones, ones of different portals, versions or catalogues, and
parts that have a scenario in common or leave one out.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError
from harness.layout import EVIDENCE, LEDGER, WALK_RESULTS
from harness.wording import counted
from reports.acta.pdf import Printer
from reports.audit.verify import PAGES, audit, foreign_parts
from reports.judge.declarations import Declarations
from reports.judge.outcomes import Evidence, ScenarioOutcome
from reports.judge.plan import UNREADABLE, Plan
from reports.judge.run_judgement import judge
from reports.record.closing import close_record
from reports.record.files import CATALOGUE, CERTIFICATE, CUCUMBER, FORMED_AGAIN, OUTCOMES, PROFILE, VERDICTS
from reports.record.folder import Record
from reports.record.inputs import RecordedInputs
from reports.record.manifest import bound_files
from reports.record.reading import catalogue_of, read_outcomes, read_verdicts
from reports.record.recorded_features import recorded_features
from reports.record.repeats import SUFFIX, Repeat, read_repeats, unstable
from reports.record.trend import past_runs
from reports.record.verdicts_data import verdicts_data, with_files, with_trend

_SAME_FACTS = ("Suite", "Versiones", "Navegador", "Mailpit", "Buzón IMAP")
"""Facts that must be the same in all parts; others, such as addresses and seeds, may differ."""


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


def merge(folders: Sequence[Path], record: Path, printer: Printer | None = None) -> list[str]:
    """Write one record from partial ones.

    Args:
        folders: Folders of the partial records.
        record: Folder of the new record, which has none yet.
        printer: Prints the acta; None for no PDF.

    Returns:
        Problems, a Spanish sentence each.

    Raises:
        ConfigurationError: The records are not the parts of one run, or ``record`` has a record already.
    """
    parts = [PartialRecord(folder, number, *_verified(folder)) for number, folder in enumerate(folders, start=1)]
    _refuse_walks(parts)
    _refuse_other_runs(parts)
    _refuse_other_features(parts)
    _refuse_overlaps(parts)
    _refuse_gaps(parts)
    made = Record.open(record.parent, str(record), Path()).folder
    for part in parts:
        part.copy_evidence(made)
    outcomes = [each for part in parts for each in part.outcomes]
    (made / OUTCOMES).write_text("".join(f"{each.to_json()}\n" for each in outcomes), encoding="utf-8", newline="\n")
    for name in (CATALOGUE, CERTIFICATE):
        if (parts[0].folder / name).is_file():
            shutil.copyfile(parts[0].folder / name, made / name)
    for name in (LEDGER, CUCUMBER):  # the messages hold the scenarios that ran
        kept = [(part.folder / name).read_bytes() for part in parts if (part.folder / name).is_file()]
        if kept:
            (made / name).write_bytes(b"".join(each.removesuffix(b"\n") + b"\n" for each in kept))
    _copy_profiles(made, parts)
    _write_verdicts(made, parts, outcomes)
    return close_record(made, printer)


def _refuse_walks(parts: Sequence[PartialRecord]) -> None:
    """Refuse parts that walked too: walks are numbered by run, and their results are those of one run."""
    walked = next((part for part in parts if (part.folder / WALK_RESULTS).is_file() or part.walked), None)
    if walked:
        raise ConfigurationError(
            f"«{walked.folder}» tiene además recorridos, que no se reparten: haga las partes sin --walks, y los "
            "recorridos en una corrida aparte."
        )


def _copy_profiles(record: Path, parts: Sequence[PartialRecord]) -> None:
    """Copy the profile of the parts, or that of each part where they differ."""
    kept = {part.number: (part.folder / PROFILE).read_bytes() for part in parts if (part.folder / PROFILE).is_file()}
    same = len(set(kept.values())) == 1
    for number, content in kept.items():
        (record / (PROFILE if same else f"{Path(PROFILE).stem}-{number}.toml")).write_bytes(content)


def _write_verdicts(record: Path, parts: Sequence[PartialRecord], outcomes: Sequence[ScenarioOutcome]) -> None:
    catalogue, repeats = catalogue_of(record), read_repeats(record)
    declarations = replace(parts[0].inputs.declarations, unstable=unstable(repeats))
    judgement = judge(catalogue, _plan(parts), outcomes, declarations)
    facts = {**_facts(parts), "Partes": "; ".join(map(_description, parts))}
    facts |= FORMED_AGAIN if any(PAGES in part.foreign for part in parts) else {}
    data = verdicts_data(catalogue, judgement, min(part.inputs.started for part in parts), facts, repeats)
    data["run"]["ended"] = max((part.inputs.ended for part in parts), key=datetime.fromisoformat)
    trend = [] if judgement.partial else past_runs(record, facts, datetime.fromisoformat(data["run"]["started"]))
    data = with_trend(with_files(data, bound_files(record)), [each.data() for each in trend])
    (record / VERDICTS).write_text(
        json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n"
    )


def _description(part: PartialRecord) -> str:
    other = ", escrita por otra versión de la suite" if part.foreign else ""
    return (
        f"{part.folder.resolve().name} ({counted(len(part.outcomes), 'escenario')}, sha256:{part.digest[:16]}…{other})"
    )


def _plan(parts: Sequence[PartialRecord]) -> Plan:
    """Plan of the whole run."""
    plans = [part.inputs.plan for part in parts]
    interruptions = [f"{part.folder.resolve().name}: {part.inputs.plan.interrupted}" for part in parts]
    ends = {plan.fingerprint_end for plan in plans} - {plans[0].fingerprint_start}
    routes = {plan.mail_route for plan in plans}
    return replace(
        plans[0],
        selected=frozenset[str]().union(*(plan.selected for plan in plans)),
        interrupted=" ".join(each for each, plan in zip(interruptions, plans, strict=True) if plan.interrupted),
        broken=tuple(sorted(each for plan in plans for each in plan.broken)),
        fingerprint_end=min(ends) if ends else plans[0].fingerprint_end,
        mail_route=routes.pop() if len(routes) == 1 else "",
        day=max(plan.day for plan in plans),
    )


def _facts(parts: Sequence[PartialRecord]) -> dict[str, str]:
    """Facts of all parts; where they differ, the values of each part."""
    labels = dict.fromkeys(label for part in parts for label in part.inputs.facts)
    values = {label: [part.inputs.facts.get(label, "") for part in parts] for label in labels}
    return {label: " · ".join(dict.fromkeys(filter(None, found))) for label, found in values.items()}


def _verified(folder: Path) -> tuple[str, Sequence[str]]:
    """Digest of a partial record, which is verified first, and what another version of the suite wrote in it."""
    found = audit(folder)
    if found.problems:
        raise ConfigurationError(
            f"El acta parcial «{folder}» no se sostiene: {found.problems[0]} Compruébela con «verify» y repita esa "
            "parte de la corrida."
        )
    return found.digest, foreign_parts(folder)


def _refuse_other_runs(parts: Sequence[PartialRecord]) -> None:
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


def _declarations(part: PartialRecord) -> Declarations:
    return replace(part.inputs.declarations, unstable=())


_COMMON_TRAITS: Mapping[str, Callable[[PartialRecord], Any]] = {
    "se juzgaron con catálogos distintos": lambda part: (part.folder / CATALOGUE).read_bytes(),
    "los escenarios escritos no son los mismos": lambda part: part.inputs.plan.written,
    "se probaron portales con huellas distintas": lambda part: part.inputs.plan.fingerprint_start,
    "se probaron portales de nombre distinto": _portal_name,
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
