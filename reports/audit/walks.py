"""Walks of a record for ``verify``: the acta, the outcomes and ``recorridos.json`` tell the same findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness.layout import WALK_RESULTS
from reports.judge.walks import scenario_of
from reports.record.files import OUTCOMES, WALKS_FACT
from reports.record.walks import Finding, WalkRecord, scenarios_of_walks

Data = Mapping[str, Any]


def walk_problems(folder: Path, data: Data, known: Mapping[str, str]) -> Iterator[str]:
    """Report walks that are missing, cannot be read, or say something else than the outcomes.

    Args:
        folder: The record.
        data: Content of ``verdicts.json``.
        known: Files of the manifest; a missing one among them is told elsewhere.
    """
    told = {scenario["scenario"]: (one["id"], scenario) for one, scenario in scenarios_of_walks(data["requirements"])}
    facts, path = data["run"]["facts"], folder / WALK_RESULTS
    if not path.is_file():
        if (told or WALKS_FACT in facts) and WALK_RESULTS not in known:
            yield f"Falta {WALK_RESULTS}, con los recorridos que esta corrida hizo."
        return
    record = WalkRecord.read(path)
    if record is None:
        yield f"{WALK_RESULTS} no se puede leer: no se sabe qué hallaron los recorridos."
        return
    if (facts.get(WALKS_FACT), facts.get("Semilla")) != (str(record.asked), str(record.seed)):
        yield f"{WALK_RESULTS} no es de esta corrida: otro número de recorridos u otra semilla consta entre los datos."
    yield from _differences(folder, record, told)


def _differences(folder: Path, record: WalkRecord, told: Mapping[str, tuple[str, Data]]) -> Iterator[str]:
    found = {scenario_of(number): finding for number, finding in record.findings.items()}
    for scenario in sorted({*found, *told}):
        name = scenario.partition("::")[2]
        if scenario not in told:
            yield f"{WALK_RESULTS} dice que «{name}» contradijo al documento, y en {OUTCOMES} no consta."
        elif scenario not in found:
            yield f"En {OUTCOMES} consta un hallazgo de «{name}» que {WALK_RESULTS} no tiene."
        elif not _is_same(folder, found[scenario], *told[scenario]):
            yield f"De «{name}», {WALK_RESULTS}, su escenario y {OUTCOMES} no dicen lo mismo."


def _is_same(folder: Path, finding: Finding, requirement: str, scenario: Data) -> bool:
    """Whether a finding and its outcome agree on requirement, steps, evidence and observation."""
    steps = tuple((each["keyword"], each["text"]) for each in scenario["steps"])
    evidence = tuple((each["kind"], each["path"], each["caption"]) for each in scenario["evidence"])
    kept = folder / scenario["feature"]
    text = kept.read_bytes().decode("utf-8", "replace") if kept.is_file() else finding.feature  # told elsewhere
    return (
        finding.requirement == requirement
        and f"@{requirement}\n" in finding.feature
        and finding.steps == steps
        and finding.evidence == evidence
        and scenario["observed"].startswith(finding.observed)
        and text == finding.feature
    )
