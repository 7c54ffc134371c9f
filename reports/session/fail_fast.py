"""``--fail-fast``: scenarios of a requirement that failed already are left out."""

from __future__ import annotations

import pytest

from harness.run_memo import run_memo_of
from harness.scope import REPEATED, REQUIREMENT
from harness.verdict import Cause, Verdict
from reports.judge.clock_doubt import rests_on_clock
from reports.session.outcome_builder import outcome_of

_FAILED = "incumplido"
"""Topic of the run memo: requirements that failed."""
_REASON = "Otro caso ya mostró que no se cumple (--fail-fast)."
_PROPERTY = "requisito sin ejecutar"
"""Name of the property of a report with the requirement of a scenario that was left out."""


def left_out_requirement(report: pytest.TestReport) -> str:
    """Requirement of a scenario that was left out, told once, by its set-up; empty for any other report."""
    return str(dict(report.user_properties).get(_PROPERTY, "")) if report.when == "setup" else ""


class FailFast:
    """Follows the outcomes in a process that runs scenarios, and leaves out what needs no run any more.

    Args:
        config: Of the run; its memo exists only once all plugins are configured.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember the requirement of a scenario that failed by a finding.

        Findings on a moved clock that was not proved before do not count, as the run as a whole decides them; nor do
        those of walks, which change nothing else.
        """
        outcome = outcome_of(report)
        failed = outcome is not None and outcome.verdict is Verdict.FAIL and outcome.cause is Cause.FINDING
        if outcome and failed and not (rests_on_clock(outcome) or outcome.is_of_walk):
            run_memo_of(self._config).add(_FAILED, outcome.requirement)

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Leave a scenario out where its requirement failed already; not the repetition of one that failed."""
        requirement = item.stash.get(REQUIREMENT, "")
        if REPEATED not in item.stash and run_memo_of(self._config).contains(_FAILED, requirement):
            item.user_properties.append((_PROPERTY, requirement))
            pytest.skip(_REASON)
