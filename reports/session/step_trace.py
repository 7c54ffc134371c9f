"""The steps of a scenario as they happen, and what an exception says of the verdict (design, 4.2)."""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass, field

import pytest
from pytest_bdd.parser import Feature, Scenario, Step

from harness.errors import (
    ConfigurationError,
    EnvironmentTrouble,
    HarnessError,
    MailMissing,
    NotObserved,
    SuiteFault,
    Undecided,
)
from harness.verdict import Cause, Verdict
from reports.judge.outcomes import StepOutcome

_NOISE = re.compile(
    r"(\nActual value: None)?\n(assert |Call log:|Error: element\(s\) not found|\s*\+  where ).*", re.DOTALL
)
_PATTERN = re.compile(r"\nExpected value: 're\.compile\([^\n]*")
"""What a sentence of ours says already, and in words."""
_ACTUAL = re.compile(r"\s*Actual value: ", re.MULTILINE)


@dataclass
class ScenarioTrace:
    """What pytest-bdd's hooks told of one scenario."""

    feature: Feature
    scenario: Scenario
    passed: list[Step] = field(default_factory=list)
    current: Step | None = None

    def steps(self) -> tuple[StepOutcome, ...]:
        """The steps in order: those done, the one that failed, those not reached."""
        return tuple(StepOutcome(step.keyword.strip(), step.name, self._verdict(step)) for step in self.scenario.steps)

    def _verdict(self, step: Step) -> Verdict:
        if any(step is done for done in self.passed):
            return Verdict.PASS
        return Verdict.FAIL if step is self.current else Verdict.NONE

    @property
    def deciding(self) -> str:
        """The sentence that decides: the step that failed, or else the last ``Entonces``."""
        step = self.current or self.scenario.steps[-1]
        return step.name


TRACE = pytest.StashKey[ScenarioTrace]()


class StepTracer:
    """Follows pytest-bdd's hooks and leaves a ``ScenarioTrace`` in the item's stash."""

    @pytest.hookimpl
    def pytest_bdd_before_scenario(self, request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
        """Open the trace."""
        request.node.stash[TRACE] = ScenarioTrace(feature, scenario)

    @pytest.hookimpl
    def pytest_bdd_before_step(self, request: pytest.FixtureRequest, step: Step) -> None:
        """Remember the step that runs now."""
        request.node.stash[TRACE].current = step

    @pytest.hookimpl
    def pytest_bdd_after_step(self, request: pytest.FixtureRequest, step: Step) -> None:
        """The step held."""
        trace = request.node.stash[TRACE]
        trace.passed.append(step)
        trace.current = None

    @pytest.hookimpl
    def pytest_bdd_step_func_lookup_error(self, request: pytest.FixtureRequest, step: Step) -> None:
        """No step function matches the sentence: a fault of the suite."""
        request.node.stash[TRACE].current = step


def classify(exception: BaseException, step: Step | None) -> tuple[Verdict, Cause, str]:
    """Say whose trouble an exception is.

    Args:
        exception: What ended the scenario, already translated to ``harness.errors`` where known.
        step: The step in which it happened; None outside all steps.

    Returns:
        The raw verdict, its cause and one sentence with what was observed.
    """
    observed = readable(exception)
    decides = step is not None and step.type == "then"
    verdict, cause = Verdict.ERROR, Cause.SUITE
    match exception:
        case EnvironmentTrouble():
            verdict, cause = Verdict.INCONC, Cause.ENVIRONMENT
        case Undecided():
            verdict, cause = Verdict.INCONC, Cause.PENDING
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


def _before(step: Step | None) -> Cause:
    return Cause.PREAMBLE if step is None or step.type == "given" else Cause.STIMULUS


def readable(exception: BaseException) -> str:
    """The sentence of an exception without the noise of assertion rewriting and call logs."""
    text = _NOISE.sub("", _PATTERN.sub("", str(exception))).strip()
    return _ACTUAL.sub(" Se vio: ", text) or type(exception).__name__


def _place(exception: BaseException) -> str:
    frames = traceback.extract_tb(exception.__traceback__)
    return f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "lugar desconocido"
