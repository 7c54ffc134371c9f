"""In the process that runs a scenario: its end, as plain data that crosses to the controller on its report (trap 1)."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from harness.errors import EndOfTheRun, HarnessError
from harness.scope import REQUIREMENT
from harness.verdict import Cause, Verdict
from reports.judge.outcomes import Evidence, Measurement, ScenarioOutcome
from reports.session.repeating import OUTCOME
from reports.session.step_trace import TRACE, classify

ATTRIBUTE = "scenario_outcome"
"""On the report of a scenario: its outcome."""
LEFT_OUT = "scenario_left_out"
"""On the report of a scenario that was not run any more: its requirement."""
_EXCUSABLE = (Cause.FINDING, Cause.PREAMBLE, Cause.STIMULUS, Cause.NO_MAIL)


class OutcomeBuilder:
    """Turns the end of a scenario into its outcome."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Attach the outcome to the report of the call, or of a set-up that failed."""
        report = yield
        requirement = item.stash.get(REQUIREMENT, None)
        decided = report.when == "call" or (report.when == "setup" and report.failed)
        if requirement is None or not decided:
            return report
        outcome, trouble = self._outcome(item, call, requirement)
        item.stash[OUTCOME] = outcome
        setattr(report, ATTRIBUTE, outcome.to_json())
        if isinstance(trouble, EndOfTheRun):
            item.session.shouldstop = str(trouble)
        return report

    def _outcome(
        self, item: pytest.Item, call: pytest.CallInfo[None], requirement: str
    ) -> tuple[ScenarioOutcome, BaseException | None]:
        trace = item.stash.get(TRACE, None)
        hook, step = item.config.hook, trace.current if trace else None
        trouble = call.excinfo.value if call.excinfo else hook.pytest_acceptance_doubt(item=item)
        verdict, cause, observed = Verdict.PASS, Cause.NONE, "Se observó lo esperado."
        if trouble is not None:
            trouble = hook.pytest_acceptance_translate(exception=trouble, config=item.config, item=item) or trouble
            verdict, cause, observed = classify(trouble, step)
            if cause in _EXCUSABLE and (excuse := hook.pytest_acceptance_excuse(item=item, exception=trouble)):
                trouble = excuse
                verdict, cause, observed = classify(trouble, step)
        try:
            measurements = _measured(item)
        except HarnessError as error:
            verdict, cause, observed, measurements = Verdict.ERROR, Cause.SUITE, str(error), ()
        notes = _flat(item.config.hook.pytest_acceptance_notes(item=item))
        try:
            evidence = _flat(
                item.config.hook.pytest_acceptance_evidence(item=item, folder=self._folder, verdict=verdict)
            )
        except Exception as error:  # noqa: BLE001 - whatever it is, the run goes on and no scenario passes without evidence
            told = f"La evidencia no se pudo recoger ({type(error).__name__}: {error})."
            evidence, notes = (), (*notes, told)
            if verdict is Verdict.PASS:
                verdict, cause, observed = Verdict.ERROR, Cause.SUITE, told
        scrub = partial(_scrubbed, item)
        outcome = ScenarioOutcome(
            scenario=item.nodeid,
            requirement=requirement,
            name=item.name,
            feature=item.nodeid.split("::")[0],
            line=trace.scenario.line_number if trace else 0,
            verdict=verdict,
            cause=cause,
            expected=trace.deciding if trace else "",
            observed=scrub(observed),
            steps=trace.steps() if trace else (),
            evidence=tuple(Evidence(*each) for each in evidence),
            notes=tuple(map(scrub, notes)),
            measurements=measurements,
            duration=round(call.duration, 3),
        )
        return outcome, trouble


def _measured(item: pytest.Item) -> tuple[Measurement, ...]:
    groups = item.config.hook.pytest_acceptance_measurements(item=item)
    return tuple(Measurement.of(*each) for each in _flat(groups))


def _scrubbed(item: pytest.Item, text: str) -> str:
    """A text without the secrets of its scenario."""
    return item.config.hook.pytest_acceptance_scrub(item=item, text=text) or text


def _flat(groups: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    return tuple(each for group in groups for each in group)
