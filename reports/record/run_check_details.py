"""Detail of a check over the run, counted again from a record of any version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reports.judge.outcomes import Measurement
from reports.judge.run_checks import RunCheckDetail, detail_of_check


def run_check_detail(data: Mapping[str, Any], requirement: str) -> RunCheckDetail | None:
    """Detail of the check of a requirement; None where no check over the run decides it.

    Args:
        data: Content of ``verdicts.json``.
        requirement: Id of the requirement.

    Raises:
        SuiteFault: The record has a measurement of an unknown kind or value.
    """
    return detail_of_check(
        requirement,
        (
            (scenario["scenario"], Measurement.of(**each))
            for one in data["requirements"]
            for scenario in one["scenarios"]
            for each in scenario["measurements"]
        ),
    )
