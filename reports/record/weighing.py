"""Measurements behind the verdict of a run check, read from a record of any version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reports.judge.outcomes import Measurement
from reports.judge.run_checks import Weighed, weigh


def weighed_in(data: Mapping[str, Any], requirement: str) -> Weighed | None:
    """What the check of a requirement weighed; None where no check over the run decides it.

    Args:
        data: Content of ``verdicts.json``.
        requirement: Id of the requirement.

    Raises:
        HarnessError: The record has a measurement of an unknown kind or value.
    """
    return weigh(
        requirement,
        (
            (scenario["scenario"], Measurement.of(**each))
            for one in data["requirements"]
            for scenario in one["scenarios"]
            for each in scenario["measurements"]
        ),
    )
