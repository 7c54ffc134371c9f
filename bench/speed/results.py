"""``speed.json``: medians, ratios and targets, from the runs of the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bench.engine import checkout
from bench.speed.contestants import CONTESTANTS, NODE, RAW, RAW_ISOLATED, SELENIUM, SUITE, SUITE_NO_EVIDENCE
from bench.speed.estimates import EACH, SAMPLED, WHOLE, estimate, per_scenario, projected, ratios
from bench.speed.rounds import ENTIRE, SAMPLE, START
from bench.speed.sample import Sample
from bench.speed.targets import judged

Lines = Sequence[Mapping[str, Any]]
COMPARED = {
    "sin-pruebas": (SUITE_NO_EVIDENCE, RAW, EACH),
    "con-pruebas": (SUITE, RAW, EACH),
    "entera": (SUITE, RAW_ISOLATED, WHOLE),
    "playwright-bdd": (SUITE, NODE, WHOLE),
    "behave-selenium": (SUITE, SELENIUM, WHOLE),
    "muestra-sueltos": (SUITE, RAW_ISOLATED, SAMPLED),
    "muestra-playwright-bdd": (SUITE, NODE, SAMPLED),
}
"""Name of a ratio -> contestant, contestant it is compared with, and what is compared."""


def results(lines: Lines, sample: Sample, missing: Mapping[str, str]) -> dict[str, Any]:
    """Content of ``speed.json``.

    Args:
        lines: Lines of the journal.
        sample: The scenarios that were run.
        missing: Contestant -> why it could not be run.
    """
    runs = [each for each in lines if "contestant" in each]
    present = [each for each in CONTESTANTS if _of(runs, each.id, SAMPLE, 1)]
    size = len(sample.scenarios)
    data: dict[str, Any] = {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": checkout.fingerprint(),
        "machine": checkout.machine(),
        "versions": checkout.versions(),
        "rounds": len(_of(runs, SUITE, SAMPLE, 1)),
        "sample": {
            "size": size,
            "readers": sum(each.reads for each in sample.scenarios),
            "suite": sample.suite,
            "suite_readers": sample.readers,
        },
        "costs": {each.id: {"name": each.name, "what": each.what, **_costs(runs, each.id, size)} for each in present},
        "missing": dict(missing),
        "ratios": {name: found for name in COMPARED if (found := _compared(runs, name, sample))},
        "records": _records(lines),
        "entire": sorted(each["cpu"] for each in runs if each["what"] == ENTIRE),
        "collection": [each["collection"] for each in lines if "collection" in each],
    }
    for name in ("acceptance", "broken", "clone"):
        whole = [each[name] for each in lines if name in each]
        data |= {name: whole[-1]} if whole else {}
    data["targets"] = list(judged(data))
    return data


def _of(runs: Lines, contestant: str, what: str, workers: int) -> dict[int, Mapping[str, Any]]:
    """Round -> run; the run that samples memory is not among them."""
    wanted = (contestant, what, workers)
    return {
        each["round"]: each
        for each in runs
        if each["round"] and (each["contestant"], each["what"], each["workers"]) == wanted
    }


def _column(found: Mapping[int, Mapping[str, Any]], key: str) -> list[float]:
    return [float(found[number][key]) for number in sorted(found)]


def _costs(runs: Lines, contestant: str, size: int) -> dict[str, Any]:
    start, one, two = (_of(runs, contestant, what, workers) for what, workers in ((START, 1), (SAMPLE, 1), (SAMPLE, 2)))
    found: dict[str, Any] = {}
    for key in ("cpu", "wall"):
        begun, whole = _column(start, key), _column(one, key)
        found[f"start_{key}"] = estimate(begun).median
        found[f"whole_{key}"] = estimate(whole).median
        found[f"each_{key}"] = estimate(per_scenario(whole, begun, size)).median
        found[f"two_{key}"] = estimate(_column(two, key)).median if two else None
    memory = {
        each["workers"]: each["memory"]
        for each in runs
        if (each["contestant"], each["what"]) == (contestant, SAMPLE) and not each["round"]
    }
    return {**found, "memory": memory.get(1, 0), "two_memory": memory.get(2, 0)}


def _compared(runs: Lines, name: str, sample: Sample) -> dict[str, Any] | None:
    one, other, reach = COMPARED[name]
    sides = [(_of(runs, who, START, 1), _of(runs, who, SAMPLE, 1)) for who in (one, other)]
    shared = sorted(set.intersection(*(set(found) for side in sides for found in side)))
    if not shared:
        return None
    columns = []
    for begun, ran in sides:
        start, whole = ([float(found[number]["cpu"]) for number in shared] for found in (begun, ran))
        each = per_scenario(whole, start, len(sample.scenarios))
        of_the_suite = [projected(*both, sample.suite) for both in zip(start, each, strict=True)]
        columns.append({EACH: each, SAMPLED: whole, WHOLE: of_the_suite}[reach])
    return {"one": one, "other": other, "reach": reach, "rounds": len(shared), **asdict(estimate(ratios(*columns)))}


def _records(lines: Lines) -> list[Mapping[str, Any]]:
    """Sizes of records, the smallest first."""
    kept = [each["record"] for each in lines if "record" in each]
    kept += [each["acceptance"]["record"] for each in lines if "acceptance" in each]
    return sorted({each["scenarios"]: each for each in kept}.values(), key=lambda each: int(each["scenarios"]))
