"""Comparison of one run of the suite with the verdicts that it should have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.verdict import Cause, Verdict
from reports.judge.requirement_verdict import ENVIRONMENT


def compare(verdicts: Mapping[str, Any], reference: Mapping[str, str] | None) -> dict[str, Any]:
    """Differences between one run and the first healthy one.

    A scenario differs when it did not pass; a requirement when its verdict is not that of the reference.

    Args:
        verdicts: Content of the run's ``verdicts.json``.
        reference: Requirement -> verdict of the first run; None for the first run itself, which must be healthy.

    Returns:
        ``scenarios`` (their number), ``verdicts`` by requirement, ``differing`` and ``undecided``.
    """
    seen = {one["id"]: one["verdict"] for one in verdicts["requirements"]}
    scenarios = [(one, each) for one in verdicts["requirements"] for each in one["scenarios"]]
    differing = [
        _difference("escenario", each["scenario"], each["verdict"], each["observed"])
        for _, each in scenarios
        if each["verdict"] != Verdict.PASS
    ]
    differing += [
        _difference("requisito", one["id"], one["verdict"], one["reason"])
        for one in verdicts["requirements"]
        if one["verdict"] != (reference[one["id"]] if reference else _healthy(one))
    ]
    return {"scenarios": len(scenarios), "verdicts": seen, "differing": differing, "undecided": 0}


def compare_under_stress(verdicts: Mapping[str, Any]) -> dict[str, Any]:
    """Differences of one run under stress: ``inconc`` caused by the environment is only counted, as ``undecided``."""
    excused = {
        each["scenario"]
        for one in verdicts["requirements"]
        for each in one["scenarios"]
        if (each["verdict"], each["cause"]) == (Verdict.INCONC, Cause.ENVIRONMENT)
    } | {
        one["id"]
        for one in verdicts["requirements"]
        if (one["verdict"], one["blocked_by"]) == (Verdict.INCONC, ENVIRONMENT)
    }
    found = compare(verdicts, None)
    undecided = sum(each["kind"] == "escenario" and each["id"] in excused for each in found["differing"])
    differing = [each for each in found["differing"] if each["id"] not in excused]
    return {**found, "differing": differing, "undecided": undecided}


def selected(verdicts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The verdicts of a run without the requirements that it was not to decide."""
    run = verdicts["run"]
    if set(run["selected"]) == set(run["written"]):
        return verdicts
    chosen = {run["written"][scenario] for scenario in run["selected"]}
    return {**verdicts, "requirements": [one for one in verdicts["requirements"] if one["id"] in chosen]}


def _healthy(one: Mapping[str, Any]) -> str:
    """Verdict of a requirement in a healthy run: ``pass`` wherever it has scenarios."""
    return Verdict.PASS if one["scenarios_written"] else one["verdict"]


def _difference(kind: str, name: str, verdict: str, reason: str) -> dict[str, str]:
    return {"kind": kind, "id": name, "verdict": verdict, "reason": reason}
