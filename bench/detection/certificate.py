"""``reports/acta/certificate.json``: the figures about the suite that every acta carries.

Written by ``python -m bench docs`` and committed, so that actas of a new clone carry it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SCHEMA_VERSION = 2
_RATES = ("date", "commit", "suite", "runs", "defects", "caught", "caught_rate", "attributed", "attributed_rate")
_MUTANTS = ("date", "commit", "mutants", "explained", "tried", "killed", "score", "raw_score")
Data = Mapping[str, Any]


def is_whole(detection: Data) -> bool:
    """Whether a detection covers all defects and all scenarios."""
    return detection["form"] == "completa" and not detection["only"]


def with_detection(certified: Data, detection: Data) -> dict[str, Any]:
    """A certificate with the figures of a newer detection; those of the mutation run stay.

    Args:
        certified: The certificate so far; empty for none.
        detection: Content of ``detection.json`` of a whole measurement.
    """
    own: dict[str, dict[str, int]] = {}
    for row in detection["matrix"]:
        count = own.setdefault(row["requirement"], {"defects": 0, "caught": 0})
        count["defects"] += 1
        count["caught"] += row["caught"]
    return {
        "schema": SCHEMA_VERSION,
        **{key: detection[key] for key in _RATES},
        "false_alarms": len(detection["alarms"]),
        "healthy_runs": len(detection["healthy"]),
        "pairs": detection["pairs"]["tried"],
        "pairs_hidden": len(detection["pairs"]["hidden"]),
        "unproven": detection["unproven"],
        "requirements": own,
        "mutants": certified.get("mutants"),
        "conforming": certified.get("conforming"),
    }


def with_mutants(certified: Data, mutants: Data) -> dict[str, Any]:
    """A certificate with the figures of a newer mutation run; each part keeps the commit it was measured at."""
    return {**certified, "mutants": {**{key: mutants[key] for key in _MUTANTS}, "alive": len(mutants["alive"])}}


def with_conforming(certified: Data, measured: Data) -> dict[str, Any]:
    """A certificate with the figures of newer runs on conforming portals, which keep their own commit."""
    figures = {key: measured[key] for key in ("commit", "scenario_runs")}
    counts = {"portals": len(measured["portals"]), "undeserved": len(measured["deviations"])}
    return {**certified, "conforming": {**figures, **counts}}
