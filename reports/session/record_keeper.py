"""Keeps the record of a run, in the controller: every outcome as it comes, and the verdicts at the end.

An outcome comes from the process that ran its scenario, on the report. Each is written as it comes, so that a
killed run loses none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from harness.compat.xdist_private import stop_run
from harness.errors import HarnessError
from harness.wording import counted
from instructivo.catalogue import load_catalogue
from reports.judge.declarations import Declarations
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.plan import UNREADABLE
from reports.judge.run_judgement import ExitCode, Judgement, Plan, judge
from reports.record.files import PROFILE, PROFILE_DIGEST
from reports.record.folder import Record
from reports.record.repeats import read_repeats, unstable
from reports.record.start import RunStart
from reports.record.writing import unwritable, write_whole
from reports.session.fail_fast import left_out_requirement
from reports.session.outcome_builder import outcome_of

_CRASHED = re.compile(r"worker '\w+' crashed")


@dataclass
class RunResult:
    """Result of a run: filled in by the record keeper at its end, and told by the terminal.

    Attributes:
        folder: The record.
        judgement: None while the run goes on, or where it could not be judged.
        refusal: Why it could not be judged, in one Spanish sentence; empty where it could.
        troubles: What of the record could not be made, a Spanish sentence each.
    """

    folder: Path
    judgement: Judgement | None = None
    refusal: str = ""
    troubles: list[str] = field(default_factory=list)


class RecordKeeper:
    """Keeps every outcome, judges at the end, writes the record and sets the exit code.

    Args:
        config: Of the run.
        record: Is open.
        result: Is filled in at the end.
    """

    def __init__(self, config: pytest.Config, record: Record, result: RunResult) -> None:
        self._config = config
        self._record = record
        self._result = result
        self._outcomes: list[ScenarioOutcome] = []
        self._selected: set[str] = set()
        self._added: dict[str, str] = {}
        self._left_out: set[str] = set()
        self._interrupted = ""
        self._broken: list[str] = []
        self._started = datetime.now().astimezone()
        self._fingerprint = ""
        self._profile = ""
        self._unwritable = ""
        self._session: pytest.Session | None = None

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Take the portal's fingerprint, once the services run."""
        self._session = session
        self._fingerprint = self._take_fingerprint()
        self._profile = self._config.hook.pytest_acceptance_profile(config=self._config) or ""

    def _take_fingerprint(self) -> str:
        try:
            return self._config.hook.pytest_acceptance_fingerprint(config=self._config) or ""
        except HarnessError:
            return UNREADABLE

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Take the selected scenarios from a worker."""
        self._begin(ids)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Take the selected scenarios in a run without workers."""
        self._begin([item.nodeid for item in session.items])

    def _begin(self, ids: Sequence[str]) -> None:
        """Write the plan of the run; a walk is no scenario until it contradicts the document."""
        wanted = set(ids) & set(self._written())
        if wanted <= self._selected:
            return
        self._selected.update(wanted)
        self._save_plan()

    def _written(self) -> dict[str, str]:
        """All scenarios: those of the features, and those that walks told: node id -> id of the requirement."""
        return {**self._config.hook.pytest_acceptance_plan(config=self._config), **self._added}

    def _save_plan(self) -> None:
        """Keep the plan, with which the run can be judged even if it is killed."""
        start = RunStart(self._plan(""), self._started, self._facts(), self._declarations())
        if self._keep(partial(start.save, self._record.folder)) and self._profile:
            self._keep(partial(write_whole, self._record.folder / PROFILE, self._profile))

    def _keep(self, write: Callable[[], None]) -> bool:
        """Write into the record, and stop the run where that fails.

        Returns:
            Whether it was written; nothing is written any more after a failure.
        """
        if self._unwritable:
            return False
        try:
            write()
        except OSError as error:
            self._unwritable = str(unwritable(error))
            stop_run(self._config, self._session, self._unwritable)
        return not self._unwritable

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep an outcome as it comes."""
        outcome = outcome_of(report)
        if outcome is not None:
            if outcome.is_of_walk:
                self._added[outcome.scenario] = outcome.requirement
                self._selected.add(outcome.scenario)
                self._save_plan()
            if self._keep(partial(self._record.append, outcome)):
                self._outcomes.append(outcome)
        elif left_out_requirement(report):
            self._left_out.add(report.nodeid)
        elif report.failed:
            where = "al cerrar" if report.nodeid in self._selected else "en"
            self._broken.append(f"La suite falló {where} «{report.nodeid}»: {_last_words(report)}")

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Keep why the run ends early: the reason that is told, or a person's Ctrl-C."""
        self._interrupted = str(excinfo.value) or "la interrumpió una persona."

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Judge, write the record, and let the verdicts decide the exit code."""
        if session.exitstatus in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.INTERNAL_ERROR):
            return
        interrupted = self._interrupted or str(session.shouldstop or session.shouldfail or "")
        try:
            session.exitstatus = self._judge(interrupted).exit_code
        except HarnessError as error:
            self._result.refusal = str(error)
            session.exitstatus = ExitCode.INTERNAL_ERROR
        except OSError as error:
            self._result.refusal = str(unwritable(error))
            session.exitstatus = ExitCode.INTERNAL_ERROR

    def _plan(self, interrupted: str, fingerprint_end: str = "") -> Plan:
        hook = self._config.hook
        return Plan(
            written=self._written(),
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
        left_out = counted(len(self._left_out), "caso")
        left = {"No se ejecutaron": f"{left_out} de requisitos que ya no se cumplían (--fail-fast)"}
        digest = {PROFILE_DIGEST: sha256(self._profile.encode()).hexdigest()} if self._profile else {}
        facts = {key: value for group in groups for key, value in group.items()} | digest
        return facts | (left if self._left_out else {})

    def _declarations(self) -> Declarations:
        return self._config.hook.pytest_acceptance_declarations(config=self._config) or Declarations()

    def _judge(self, interrupted: str) -> Judgement:
        catalogue = load_catalogue()
        plan = self._plan(interrupted, self._take_fingerprint())
        declarations = replace(self._declarations(), unstable=unstable(read_repeats(self._record.folder)))
        judgement = judge(catalogue, plan, self._outcomes, declarations)
        printer = self._print if is_printed(self._config, judgement) else None
        self._result.troubles = self._record.finish(catalogue, judgement, self._started, self._facts(), printer)
        self._result.judgement = judgement
        return judgement

    def _print(self, source: Path, target: Path, foot: str) -> str:
        trouble: str | None = self._config.hook.pytest_acceptance_print(source=source, target=target, foot=foot)
        return "El acta no se imprimió: ninguna parte de la suite sabe imprimir." if trouble is None else trouble


def is_printed(config: pytest.Config, judgement: Judgement) -> bool:
    """Whether the acta of a run gets a PDF: that of a whole run, which may be signed, or where it was asked for."""
    return bool(config.getoption("--pdf")) or not (config.getoption("--no-pictures") or judgement.partial)


def _last_words(report: pytest.TestReport) -> str:
    """The error of a report, without its traceback and without the worker that pytest-xdist adds to it."""
    crash = getattr(report.longrepr, "reprcrash", None)
    text = str(crash.message if crash else report.longreprtext)
    if _CRASHED.search(text):
        return "el proceso que lo ejecutaba terminó de golpe."
    return next((line for line in text.strip().split("\n") if line and not line.startswith("[gw")), "no dijo por qué")
