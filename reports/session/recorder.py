"""The pytest plugin that keeps the record of an acceptance run, complete under pytest-xdist too.

A worker attaches the outcome of a scenario to its report as plain data, which crosses to the controller
(trap 1); the controller writes each as it comes, so that a killed run loses nothing that had finished.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from harness.errors import ConfigurationError, HarnessError
from harness.record_folder import set_record_folder
from harness.scope import ROOT, is_worker, runs_features
from instructivo.catalogue import load_catalogue
from reports import hookspecs
from reports.judge.declarations import Declarations
from reports.judge.judgement import ExitCode, Judgement, Plan, judge
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.plan import UNREADABLE
from reports.record.folder import Record
from reports.record.start import Start
from reports.record.writing import unwritable
from reports.session.outcome_builder import ATTRIBUTE, LEFT_OUT, OutcomeBuilder
from reports.session.repeating import Repeater, read_repeats, unstable
from reports.session.step_trace import StepTracer

OUT = ROOT / "reports" / "out"
_CRASHED = re.compile(r"worker '\w+' crashed")
JUDGEMENT = pytest.StashKey[Judgement]()
RECORD = pytest.StashKey[Record]()
TROUBLES = pytest.StashKey[list[str]]()
"""What of the record could not be made, a Spanish sentence each."""
REFUSAL = pytest.StashKey[str]()
"""Why a run could not be judged at all."""


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
        _register_builder(config, folder)
        return
    try:
        record = Record.open(OUT, config.getoption("--record"), config.invocation_params.dir)
    except ConfigurationError as error:
        raise pytest.UsageError(str(error)) from error
    config.stash[RECORD] = record
    _register_builder(config, record.folder)
    config.pluginmanager.register(RecordKeeper(config, record), "record-keeper")


def _register_builder(config: pytest.Config, folder: Path) -> None:
    set_record_folder(config, folder)
    config.pluginmanager.register(OutcomeBuilder(folder), "outcome-builder")
    config.pluginmanager.register(Repeater(folder), "repeater")


class RecordKeeper:
    """In the controller: keeps every outcome, judges at the end and writes the record."""

    def __init__(self, config: pytest.Config, record: Record) -> None:
        self._config = config
        self._record = record
        self._outcomes: list[ScenarioOutcome] = []
        self._selected: set[str] = set()
        self._left_out: set[str] = set()
        self._interrupted = ""
        self._broken: list[str] = []
        self._started = datetime.now().astimezone()
        self._fingerprint = ""
        self._unwritable = ""
        self._session: pytest.Session | None = None

    @pytest.hookimpl(trylast=True)
    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Take the portal's fingerprint, once everything runs."""
        self._session = session
        self._fingerprint = self._take_fingerprint()

    def _take_fingerprint(self) -> str:
        try:
            return self._config.hook.pytest_acceptance_fingerprint(config=self._config) or ""
        except HarnessError:
            return UNREADABLE

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker where the record is."""
        node.workerinput["record"] = str(self._record.folder)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Learn from a worker what was selected."""
        self._begin(ids)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Learn what was selected in a run without workers."""
        self._begin([item.nodeid for item in session.items])

    def _begin(self, ids: Sequence[str]) -> None:
        """Keep what the run sets out to do, so that a run that is killed can be judged too."""
        if not ids or set(ids) <= self._selected:
            return
        self._selected.update(ids)
        start = Start(self._plan(""), self._started, self._facts(), self._declarations())
        self._keep(partial(start.save, self._record.folder))

    def _keep(self, write: Callable[[], None]) -> bool:
        """Write into the record; where it takes no more, the run ends, and what it no longer holds does not count."""
        if self._unwritable:
            return False
        try:
            write()
        except OSError as error:
            self._unwritable = str(unwritable(error))
            for each in (self._session, self._config.pluginmanager.get_plugin("dsession")):
                if each is not None:
                    each.shouldstop = self._unwritable
        return not self._unwritable

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep an outcome as it comes."""
        data = getattr(report, ATTRIBUTE, None)
        if data is not None:
            outcome = ScenarioOutcome.from_json(data)
            if self._keep(partial(self._record.append, outcome)):
                self._outcomes.append(outcome)
        elif hasattr(report, LEFT_OUT):
            self._left_out.add(report.nodeid)
        elif report.failed:
            self._broken.append(f"La suite falló al cerrar «{report.nodeid}»: {_last_words(report)}")

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
        try:
            self._judge(interrupted)
        except HarnessError as error:
            self._config.stash[REFUSAL] = str(error)
            session.exitstatus = ExitCode.INTERNAL_ERROR
        except OSError as error:
            self._config.stash[REFUSAL] = str(unwritable(error))
            session.exitstatus = ExitCode.INTERNAL_ERROR
        else:
            session.exitstatus = self._config.stash[JUDGEMENT].exit_code

    def _plan(self, interrupted: str, fingerprint_end: str = "") -> Plan:
        hook = self._config.hook
        return Plan(
            written=hook.pytest_acceptance_plan(config=self._config),
            selected=frozenset(self._selected - self._left_out),
            interrupted=interrupted,
            broken=tuple(sorted(self._broken)),
            fingerprint_start=self._fingerprint,
            fingerprint_end=fingerprint_end,
            mail_route=hook.pytest_acceptance_mail_route(config=self._config) or "",
            day=self._started.date(),
        )

    def _facts(self) -> dict[str, str]:
        groups = self._config.hook.pytest_acceptance_facts(config=self._config)
        left = {"No se ejecutaron": f"{len(self._left_out)} casos de requisitos que ya no se cumplían (--fail-fast)"}
        return {key: value for group in groups for key, value in group.items()} | (left if self._left_out else {})

    def _declarations(self) -> Declarations:
        return self._config.hook.pytest_acceptance_declarations(config=self._config) or Declarations()

    def _judge(self, interrupted: str) -> None:
        catalogue = load_catalogue()
        plan = self._plan(interrupted, self._take_fingerprint())
        declarations = replace(self._declarations(), unstable=unstable(read_repeats(self._record.folder)))
        judgement = judge(catalogue, plan, self._outcomes, declarations)
        printed = not self._config.getoption("--no-pictures")
        troubles = self._record.finish(catalogue, judgement, self._started, self._facts(), pdf=printed)
        self._config.stash[TROUBLES] = troubles
        self._config.stash[JUDGEMENT] = judgement


def _last_words(report: pytest.TestReport) -> str:
    """The error of a report without its traceback, and without the process and the place that pytest-xdist adds."""
    crash = getattr(report.longrepr, "reprcrash", None)
    text = str(crash.message if crash else report.longreprtext)
    if _CRASHED.search(text):
        return "el proceso que lo ejecutaba terminó de golpe."
    return next((line for line in text.strip().split("\n") if line and not line.startswith("[gw")), "no dijo por qué")
