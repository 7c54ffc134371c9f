"""Outcome of a scenario, made in the process that runs it; it crosses to the controller on the report."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from harness.compat.bdd_private import Step
from harness.compat.xdist_private import worker_name
from harness.errors import EndOfTheRun, HarnessError
from harness.scope import REQUIREMENT
from harness.verdict import Cause, Verdict
from reports.judge.outcomes import (
    AS_EXPECTED,
    ASKED_NOTHING,
    SEEN,
    WORKER,
    Evidence,
    Measurement,
    ScenarioOutcome,
    decided,
)
from reports.session.step_trace import ScenarioTrace, StepTracer, classify

ATTRIBUTE = "scenario_outcome"
"""Attribute of a scenario's report that holds its outcome as JSON."""
_EXCUSABLE = (Cause.FINDING, Cause.PREAMBLE, Cause.STIMULUS, Cause.NO_MAIL)
"""Causes that trouble of the environment may explain instead."""


def outcome_of(report: pytest.TestReport) -> ScenarioOutcome | None:
    """The outcome on a report; None where the report decides nothing."""
    data = getattr(report, ATTRIBUTE, None)
    return ScenarioOutcome.from_json(data) if data is not None else None


@dataclass(frozen=True)
class _Result:
    """Raw verdict of a scenario, its cause, what was observed, and the exception behind it where there is one."""

    verdict: Verdict
    cause: Cause
    observed: str
    trouble: BaseException | None = None


class OutcomeBuilder:
    """Makes the outcome of each scenario when it ends.

    Args:
        folder: The record, for the evidence.
        tracer: Knows the steps of the scenario.
    """

    def __init__(self, folder: Path, tracer: StepTracer) -> None:
        self._folder = folder
        self._tracer = tracer
        self._last: tuple[pytest.Item, ScenarioOutcome] | None = None

    def last_outcome_of(self, item: pytest.Item) -> ScenarioOutcome | None:
        """The outcome of the item that ended last; None for any other."""
        return self._last[1] if self._last and self._last[0] is item else None

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
        trace = self._tracer.trace_of(item)
        result = _result_of(item, call, trace.current if trace else None)
        outcome = self._outcome(item, requirement, result, trace, round(call.duration, 3))
        self._last = item, outcome
        setattr(report, ATTRIBUTE, outcome.to_json())
        if isinstance(result.trouble, EndOfTheRun):
            item.session.shouldstop = str(result.trouble)
        return report

    def _outcome(
        self, item: pytest.Item, requirement: str, result: _Result, trace: ScenarioTrace | None, duration: float
    ) -> ScenarioOutcome:
        result, measurements = _measured(item, result)
        notes = _flat(item.config.hook.pytest_acceptance_notes(item=item))
        steps = trace.steps() if trace else ()
        if result.verdict is Verdict.PASS and not decided(steps):
            result = _Result(Verdict.ERROR, Cause.SUITE, ASKED_NOTHING)
        result, evidence, problems = self._evidence(item, result)
        scrub = partial(_scrubbed, item)
        return ScenarioOutcome(
            scenario=item.nodeid,
            requirement=requirement,
            name=item.name,
            feature=item.nodeid.split("::")[0],
            line=trace.scenario.line_number if trace else 0,
            verdict=result.verdict,
            cause=result.cause,
            expected=trace.deciding if trace else "",
            observed=scrub(result.observed),
            steps=steps,
            evidence=evidence,
            notes=tuple(map(scrub, (*notes, *problems))),
            measurements=measurements,
            duration=duration,
            extras=_extras(item, result),
            started=trace.started.isoformat(timespec="milliseconds") if trace else "",
        )

    def _evidence(self, item: pytest.Item, result: _Result) -> tuple[_Result, tuple[Evidence, ...], tuple[str, ...]]:
        """Collect the evidence: the result that stands then, the evidence, and what went wrong."""
        hook, verdict = item.config.hook, result.verdict
        try:
            kept = _flat(hook.pytest_acceptance_evidence(item=item, folder=self._folder, verdict=verdict))
        except Exception as error:  # noqa: BLE001 - the run goes on after any error; no scenario passes without its evidence
            told = f"La evidencia no se pudo recoger ({type(error).__name__}: {error})."
            failed = replace(result, verdict=Verdict.ERROR, cause=Cause.SUITE, observed=told)
            return failed if verdict is Verdict.PASS else result, (), (told,)
        return result, tuple(map(self._hashed, kept)), ()

    def _hashed(self, entry: tuple[str, str, str]) -> Evidence:
        kind, path, caption = entry
        return Evidence(kind, path, caption, _hash(self._folder / path))


def _extras(item: pytest.Item, result: _Result) -> dict[str, str]:
    """Extra texts of an outcome: values that a passed decision read, and the process that ran the scenario."""
    seen = _flat(item.config.hook.pytest_acceptance_seen(item=item)) if result.verdict is Verdict.PASS else ()
    lines = [" ".join(_scrubbed(item, each).split()) for each in dict.fromkeys(seen)]
    told = {SEEN: "\n".join(lines), WORKER: worker_name(item.config)}
    return {key: text for key, text in told.items() if text}


def _result_of(item: pytest.Item, call: pytest.CallInfo[None], step: Step | None) -> _Result:
    """The raw verdict of a scenario, with trouble of the environment in place of what it explains."""
    hook = item.config.hook
    trouble = call.excinfo.value if call.excinfo else hook.pytest_acceptance_doubt(item=item)
    if trouble is None:
        return _Result(Verdict.PASS, Cause.NONE, AS_EXPECTED)
    trouble = hook.pytest_acceptance_translate(exception=trouble, config=item.config, item=item) or trouble
    result = _Result(*classify(trouble, step), trouble)
    if result.cause in _EXCUSABLE and (excuse := hook.pytest_acceptance_excuse(item=item, exception=trouble)):
        return _Result(*classify(excuse, step), excuse)
    return result


def _measured(item: pytest.Item, result: _Result) -> tuple[_Result, tuple[Measurement, ...]]:
    """Measurements of the scenario; one of an unknown kind is a fault of the suite."""
    try:
        groups = item.config.hook.pytest_acceptance_measurements(item=item)
        return result, tuple(Measurement.of(*each) for each in _flat(groups))
    except HarnessError as error:
        return replace(result, verdict=Verdict.ERROR, cause=Cause.SUITE, observed=str(error)), ()


def _scrubbed(item: pytest.Item, text: str) -> str:
    return item.config.hook.pytest_acceptance_scrub(item=item, text=text) or text


def _hash(path: Path) -> str:
    """SHA-256 of a file in hexadecimal; empty where it cannot be read, which ``verify`` reports."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _flat(groups: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    return tuple(each for group in groups for each in group)
