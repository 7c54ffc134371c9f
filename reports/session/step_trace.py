"""Steps of a scenario as they happen, and the raw verdict that an exception gives (docs/veredictos.md)."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter

import pytest

from harness.compat.bdd_private import Scenario, Step, data_table
from harness.compat.playwright_private import without_log
from harness.compat.pytest_private import without_rewriting
from harness.errors import (
    ClockNotMovable,
    ConfigurationError,
    EnvironmentTrouble,
    HarnessError,
    LeftOpen,
    MailMissing,
    NotObserved,
    SuiteFault,
    Undecided,
    WordingNotApproved,
)
from harness.verdict import Cause, Verdict
from reports.judge.outcomes import StepOutcome


@dataclass
class ScenarioTrace:
    """Course of one scenario, as pytest-bdd's hooks tell it.

    Attributes:
        item: Runs the scenario.
        scenario: As pytest-bdd parsed it.
        passed: Steps that ended well.
        current: The step that runs or failed; None between steps.
        started: Start of the scenario.
        spans: Measured start and duration of each step that ended, in seconds from the start of the scenario.
    """

    item: pytest.Item
    scenario: Scenario
    passed: list[Step] = field(default_factory=list)
    current: Step | None = None
    started: datetime = field(default_factory=lambda: datetime.now().astimezone())
    spans: dict[int, tuple[float, float]] = field(default_factory=dict)
    _zero: float = field(init=False)
    _step_began: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        """Start to measure."""
        self._zero = perf_counter()

    def begin(self, step: Step) -> None:
        """Make a step the current one, and start to measure it."""
        self.current = step
        self._step_began = perf_counter()

    def end(self, step: Step) -> None:
        """Keep how long the current step took."""
        start = self._step_began - self._zero
        self.spans[id(step)] = round(start, 3), round(perf_counter() - self._step_began, 3)

    def steps(self) -> tuple[StepOutcome, ...]:
        """Outcomes of the steps in their order: passed, failed, or with no verdict where not reached."""
        return tuple(
            StepOutcome(
                step.keyword.strip(),
                step.name,
                self._verdict(step),
                data_table(step),
                *self.spans.get(id(step), (None, None)),
            )
            for step in self.scenario.steps
        )

    def _verdict(self, step: Step) -> Verdict:
        if any(step is done for done in self.passed):
            return Verdict.PASS
        return Verdict.FAIL if step is self.current else Verdict.NONE

    @property
    def deciding(self) -> str:
        """Sentence of the step that decides: the one that failed, or else the last ``Entonces``."""
        step = self.current or self.scenario.steps[-1]
        return step.name


class StepTracer:
    """Follows pytest-bdd's hooks through the scenario that runs in this process."""

    def __init__(self) -> None:
        self._trace: ScenarioTrace | None = None

    def trace_of(self, item: pytest.Item) -> ScenarioTrace | None:
        """Course of an item's scenario; None where the scenario has not begun, as its set-up failed."""
        return self._trace if self._trace and self._trace.item is item else None

    def pytest_bdd_before_scenario(self, request: pytest.FixtureRequest, scenario: Scenario) -> None:
        """Begin the trace."""
        self._trace = ScenarioTrace(request.node, scenario)

    def pytest_bdd_before_step(self, step: Step) -> None:
        """Remember the step that runs now."""
        if self._trace:
            self._trace.begin(step)

    def pytest_bdd_after_step(self, step: Step) -> None:
        """Count the step as passed."""
        if self._trace:
            self._trace.end(step)
            self._trace.passed.append(step)
            self._trace.current = None

    def pytest_bdd_step_error(self, step: Step) -> None:
        """Measure the step that failed; it stays the current one."""
        if self._trace:
            self._trace.end(step)

    def pytest_bdd_step_func_lookup_error(self, step: Step) -> None:
        """Remember the step whose sentence matches no step function, which is a fault of the suite."""
        if self._trace:
            self._trace.current = step


def classify(exception: BaseException, step: Step | None) -> tuple[Verdict, Cause, str]:
    """Attribute an exception: to the portal, the environment, the suite, or a person's decision that is pending.

    Args:
        exception: Ended the scenario; translated to ``harness.errors`` where known.
        step: The step in which it was raised; None outside all steps.

    Returns:
        The raw verdict, its cause, and one sentence with what was observed.
    """
    observed = readable(exception)
    decides = step is not None and step.type == "then"
    verdict, cause = Verdict.ERROR, Cause.SUITE
    match exception:
        case EnvironmentTrouble():
            verdict, cause = Verdict.INCONC, Cause.ENVIRONMENT
        case Undecided():
            verdict, cause = Verdict.INCONC, _awaited(exception)
        case ConfigurationError() | SuiteFault():
            pass
        case MailMissing():
            found = decides and not exception.brief
            verdict, cause = Verdict.FAIL if found else Verdict.INCONC, Cause.NO_MAIL
        case NotObserved() | AssertionError() if decides:
            verdict, cause = Verdict.FAIL, Cause.FINDING
        case HarnessError() | AssertionError():
            verdict, cause = Verdict.INCONC, _before(step)
        case _:
            observed = f"{type(exception).__name__}: {observed} ({_place(exception)})"
    return verdict, cause, observed


def _awaited(exception: Undecided) -> Cause:
    match exception:
        case WordingNotApproved():
            return Cause.PENDING
        case ClockNotMovable():
            return Cause.CLOCK
        case LeftOpen():
            return Cause.LEFT_OPEN
    return Cause.UNSETTLED


def _before(step: Step | None) -> Cause:
    return Cause.PREAMBLE if step is None or step.type == "given" else Cause.STIMULUS


def readable(exception: BaseException) -> str:
    """The sentence of an exception without what pytest and Playwright add; the name of its type where it has none."""
    return without_log(without_rewriting(str(exception))) or type(exception).__name__


def _place(exception: BaseException) -> str:
    frames = traceback.extract_tb(exception.__traceback__)
    return f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "lugar desconocido"
