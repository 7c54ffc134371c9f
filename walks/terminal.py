"""The terminal of walks, in the controller: one line a walk, then what they took, learnt and found."""

from __future__ import annotations

import os
from typing import Any

import pytest

from fixtures.config.settings import settings_of
from harness.compat.xdist_private import silence_progress
from harness.layout import WALK_RESULTS
from harness.record_folder import record_folder
from harness.wording import counted
from instructivo.model.faults import open_point
from reports.judge.walks import ROOM
from reports.record.files import WALKS_FACT
from reports.record.walks import Finding, WalkResult
from walks.plugin import KEPT, RESULT, moves_clock, number_of
from walks.results import PAGE, Results
from walks.stored import contradictions_beside


class WalksTerminal:
    """Prints the walks beside the scenarios of a run, and keeps their results in its record.

    Args:
        config: Of the run.
    """

    file = WALK_RESULTS
    """File of the result that is named at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._session: pytest.Session | None = None
        self._asked = number_of(config)
        self._results = Results(config, self._asked, ())

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Look for what contradicted last, once the services run and the clock was tried."""
        settings, self._session = settings_of(self._config), session
        clock = moves_clock(self._config)
        kept = contradictions_beside(record_folder(self._config), settings.profile.name, moves_clock=clock)
        self._config.stash[KEPT] = kept
        self._asked = number_of(self._config) + len(kept)
        self._results = Results(self._config, self._asked, kept)
        self._results.save(session)

    def pytest_acceptance_facts(self) -> dict[str, str]:
        """Number of walks, for the record."""
        return {WALKS_FACT: str(self._asked)}

    def _line(self, text: str, **colours: bool) -> None:
        reporter: Any = self._config.pluginmanager.get_plugin("terminalreporter")
        reporter.write_line(text, **colours)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Print no letter for a walk."""
        if not _is_of_walk(report):
            return None
        return (report.outcome, "", "") if report.when == "call" else ("", "", "")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Print one line a walk, and keep all that ended, so that a killed run loses none."""
        line = getattr(report, RESULT, None)
        if line is not None:
            self._results.walks.append(WalkResult.from_json(line))
            self._tell(self._results.walks[-1])
            self._results.save(self._session)
        elif report.failed and _is_of_walk(report):
            self._results.broken.append(f"{report.nodeid.partition('::')[2]}: {_last_words(report)}")
            self._line(f"La suite falló en {self._results.broken[-1]}", red=True)

    def _tell(self, result: WalkResult) -> None:
        head = f"[{len(self._results.walks)}/{self._asked}] recorrido {result.number}"
        done = f"{counted(result.actions, 'acción', 'acciones')}, {result.seconds:.0f} s"
        if result.finding is not None:
            word = "CONTRADICE" if result.finding.stable else "INESTABLE"
            self._line(f"{head} {word} {result.finding.requirement} ({done})", red=True)
            self._line(f"      {result.finding.observed}", red=True)
        elif result.trouble:
            self._line(f"{head} INCONCLUSO ({done})", yellow=True)
            self._line(f"      {result.trouble}", yellow=True)
        else:
            self._line(f"{head} sin contradicción ({done})", green=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Keep the results before the record is closed."""
        if self._session is not None:
            self._results.save(session)

    def pytest_terminal_summary(self) -> None:
        """Print transitions, learnt behaviour and findings, and the place of the result."""
        record = self._results.record()
        self._line("")
        self._line(
            f"{counted(len(record.results), 'recorrido')}, {counted(record.actions, 'acción', 'acciones')}; "
            f"{record.registering or 'ninguno'} con algún registro, {counted(len(record.troubled), 'inconcluso')}; "
            f"{counted(record.transitions, 'transición del modelo tomada', 'transiciones del modelo tomadas')}."
        )
        for (point, did), number in record.learnt:
            self._line(f"Abierto: {open_point(point).in_words} El portal {did} ({counted(number, 'vez', 'veces')}).")
        for each in (*record.findings.values(), *record.unstable):
            self._tell_finding(each)
        kept = os.path.relpath(record_folder(self._config) / self.file, self._config.invocation_params.dir)
        self._line(f"Hallazgos de los recorridos: {len(record.findings)}. Resultado: {kept}", bold=True)

    def _tell_finding(self, finding: Finding) -> None:
        self._line("")
        word = "NO CONFORME" if finding.stable else "INESTABLE"
        self._line(f"{word} [{finding.level}] {finding.requirement}", red=True)
        self._line(f"  Debía verse: {finding.demand}. Se observó: {finding.observed}")
        for line in finding.feature.splitlines():
            self._line(f"  {line}")
        for _, path, caption in finding.evidence:
            self._line(f"  {caption}: {path}")


class LoneWalksTerminal(WalksTerminal):
    """Prints a run of walks alone, which has no acta, and lets its findings decide the exit code."""

    file = PAGE

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Tell what runs against what."""
        super().pytest_sessionstart(session)
        silence_progress(self._config)
        settings = settings_of(self._config)
        self._line(f"Portal: {settings.profile.name} ({settings.profile.address})")
        self._line(f"Recorridos: {self._asked}, semilla {settings.seed}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the results, and let findings, faults and walks without an end decide the exit code."""
        record = self._results.record()
        nothing_seen = len(record.results) == len(record.troubled)
        if session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            is_bad = record.findings or record.broken or nothing_seen
            session.exitstatus = pytest.ExitCode.TESTS_FAILED if is_bad else pytest.ExitCode.OK
        super().pytest_sessionfinish(session)
        self._results.save_page(session)


def _is_of_walk(report: pytest.TestReport) -> bool:
    return report.nodeid.startswith(ROOM)


def _last_words(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    return str(crash.message if crash else report.longreprtext).splitlines()[0]
