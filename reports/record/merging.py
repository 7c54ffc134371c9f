"""``merge``: one record from the partial records of a run that was divided among several machines.

It refuses records that cannot be parts of one run: unsound ones, ones of different portals, versions or catalogues, and
parts that have a scenario in common or leave one out.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from harness.errors import ConfigurationError
from harness.layout import LEDGER
from harness.wording import counted
from reports.acta.pdf import Printer
from reports.audit.verify import PAGES, audit
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.plan import Plan
from reports.judge.run_judgement import judge
from reports.record.closing import close_record
from reports.record.files import CATALOGUE, CERTIFICATE, CUCUMBER, FORMED_AGAIN, OUTCOMES, PROFILE, VERDICTS
from reports.record.folder import Record
from reports.record.manifest import bound_files
from reports.record.parts import PartialRecord, pauses, refuse_other_runs
from reports.record.reading import catalogue_of
from reports.record.repeats import read_repeats, unstable
from reports.record.trend import past_runs
from reports.record.verdicts_data import verdicts_data, with_files, with_trend


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
    refuse_other_runs(parts)
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
    return [*pauses(parts), *close_record(made, printer)]


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
            f"El acta parcial «{folder}» no está íntegra: {found.problems[0]} Compruébela con «verify» y repita esa "
            "parte de la corrida."
        )
    return found.digest, found.foreign
