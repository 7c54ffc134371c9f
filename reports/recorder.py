"""The pytest plugin that keeps the record of an acceptance run, complete under pytest-xdist too.

A worker attaches the outcome of a scenario to its report as plain data, which crosses to the controller
(trap 1); the controller writes each as it comes, so that a killed run loses nothing that had finished.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from harness.errors import ConfigurationError, HarnessError, PortalUnreachable
from harness.scope import REQUIREMENT, ROOT, is_worker, runs_features
from harness.verdict import Cause, Verdict
from instructivo.catalogue import load_catalogue
from reports import hookspecs
from reports.outcomes import Evidence, Measurement, ScenarioOutcome
from reports.record import Record
from reports.trace import TRACE, StepTracer, classify
from reports.verdicts import Judgement, Plan, judge

OUT = ROOT / "reports" / "out"
ATTRIBUTE = "scenario_outcome"
JUDGEMENT = pytest.StashKey[Judgement]()
RECORD = pytest.StashKey[Record]()


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Declare what the recorder asks of the other rooms."""
    pluginmanager.add_hookspecs(hookspecs)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--record``: where the record goes."""
    parser.getgroup("aceptación").addoption(
        "--record", metavar="DIR", default=None, help="carpeta del acta (por defecto reports/out/<fecha-hora>)"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Open the record before JUnit's plugin reads where to write."""
    if not runs_features(config):
        return
    config.pluginmanager.register(StepTracer(), "step-tracer")
    if is_worker(config):
        folder = Path(config.workerinput["record"])  # type: ignore[attr-defined] # xdist adds it
        config.pluginmanager.register(OutcomeBuilder(folder), "outcome-builder")
        return
    try:
        record = Record.open(OUT, config.getoption("--record"), config.invocation_params.dir)
    except ConfigurationError as error:
        raise pytest.UsageError(str(error)) from error
    config.stash[RECORD] = record
    config.option.xmlpath = config.option.xmlpath or str(record.folder / "junit.xml")
    config.pluginmanager.register(OutcomeBuilder(record.folder), "outcome-builder")
    config.pluginmanager.register(RecordKeeper(config, record), "record-keeper")


class OutcomeBuilder:
    """In the process that runs a scenario: turns its end into plain data on the report."""

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
        setattr(report, ATTRIBUTE, outcome.to_json())
        if isinstance(trouble, PortalUnreachable):
            item.session.shouldstop = str(trouble)
        return report

    def _outcome(
        self, item: pytest.Item, call: pytest.CallInfo[None], requirement: str
    ) -> tuple[ScenarioOutcome, BaseException | None]:
        trace = item.stash.get(TRACE, None)
        trouble = call.excinfo.value if call.excinfo else None
        verdict, cause, observed = Verdict.PASS, Cause.NONE, "Se observó lo esperado."
        if trouble is not None:
            hook = item.config.hook.pytest_acceptance_translate
            trouble = hook(exception=trouble, config=item.config) or trouble
            verdict, cause, observed = classify(trouble, trace.current if trace else None)
        try:
            measured = item.config.hook.pytest_acceptance_measurements(item=item)
            measurements = tuple(Measurement.of(*each) for each in _flat(measured))
        except HarnessError as error:
            verdict, cause, observed, measurements = Verdict.ERROR, Cause.SUITE, str(error), ()
        evidence = item.config.hook.pytest_acceptance_evidence(item=item, folder=self._folder)
        outcome = ScenarioOutcome(
            scenario=item.nodeid,
            requirement=requirement,
            name=item.name,
            feature=item.nodeid.split("::")[0],
            line=trace.scenario.line_number if trace else 0,
            verdict=verdict,
            cause=cause,
            expected=trace.deciding if trace else "",
            observed=observed,
            steps=trace.steps() if trace else (),
            evidence=tuple(Evidence(*each) for each in _flat(evidence)),
            notes=_flat(item.config.hook.pytest_acceptance_notes(item=item)),
            measurements=measurements,
            duration=round(call.duration, 3),
        )
        return outcome, trouble


def _flat(groups: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    return tuple(each for group in groups for each in group)


class RecordKeeper:
    """In the controller: keeps every outcome, judges at the end and writes the record."""

    def __init__(self, config: pytest.Config, record: Record) -> None:
        self._config = config
        self._record = record
        self._outcomes: dict[str, ScenarioOutcome] = {}
        self._selected: set[str] = set()
        self._interrupted = ""
        self._started = datetime.now().astimezone()

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker where the record is."""
        node.workerinput["record"] = str(self._record.folder)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Learn from a worker what was selected."""
        self._selected.update(ids)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Learn what was selected in a run without workers."""
        self._selected.update(item.nodeid for item in session.items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep an outcome as it comes."""
        data = getattr(report, ATTRIBUTE, None)
        if data is not None:
            outcome = ScenarioOutcome.from_json(data)
            self._outcomes[outcome.scenario] = outcome
            self._record.append(outcome)

    @pytest.hookimpl
    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """The run ends before its time: by a person, or for a reason that is told."""
        self._interrupted = str(excinfo.value) or "la interrumpió una persona."

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Judge, write the record, and let the verdicts decide the exit code."""
        if session.exitstatus in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.INTERNAL_ERROR):
            return
        interrupted = self._interrupted or str(session.shouldstop or session.shouldfail or "")
        catalogue = load_catalogue()
        written = self._config.hook.pytest_acceptance_plan(config=self._config)
        plan = Plan(written, frozenset(self._selected), interrupted)
        judgement = judge(catalogue, plan, self._outcomes.values())
        self._config.stash[JUDGEMENT] = judgement
        facts = {
            key: value
            for group in self._config.hook.pytest_acceptance_facts(config=self._config)
            for key, value in group.items()
        }
        self._record.finish(catalogue, judgement, self._started, facts)
        session.exitstatus = judgement.exit_code
