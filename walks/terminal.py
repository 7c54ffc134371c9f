"""The terminal of a run of walks, in the controller: one line a walk, the findings, and the files of the result."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import asdict
from time import monotonic
from typing import Any

import pytest

from fixtures.config.settings import settings_of
from harness.compat.xdist_private import silence_progress
from harness.record_folder import record_folder
from harness.wording import counted
from instructivo.model.faults import OPEN_POINTS
from walks.finding import Finding, WalkResult
from walks.page import page
from walks.plugin import RESULT

FILE, PAGE = "recorridos.json", "recorridos.md"


class WalksTerminal:
    """Prints the walks as they end, and writes their results at the end.

    Args:
        config: Of the run.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._results: list[WalkResult] = []
        self._broken: list[str] = []
        self._began = monotonic()

    def _line(self, text: str, **colours: bool) -> None:
        reporter: Any = self._config.pluginmanager.get_plugin("terminalreporter")
        reporter.write_line(text, **colours)

    def pytest_sessionstart(self) -> None:
        """Tell what runs against what."""
        silence_progress(self._config)
        settings = settings_of(self._config)
        self._line(f"Portal: {settings.profile.name} ({settings.profile.address})")
        self._line(f"Recorridos: {self._config.option.walks}, semilla {settings.seed}")

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Print no letter for a walk."""
        return (report.outcome, "", "") if report.when == "call" else ("", "", "")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Print one line a walk."""
        line = getattr(report, RESULT, None)
        if line is not None:
            self._results.append(WalkResult.from_json(line))
            self._tell(self._results[-1])
        elif report.failed:
            self._broken.append(f"{report.nodeid.partition('::')[2]}: {_last_words(report)}")
            self._line(f"La suite falló en {self._broken[-1]}", red=True)

    def _tell(self, result: WalkResult) -> None:
        head = f"[{len(self._results)}/{self._config.option.walks}] recorrido {result.number}"
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
        """Write the results, and let findings, faults and walks without an end decide the exit code."""
        undecided = sum(bool(each.trouble) for each in self._results)
        nothing_seen = not self._results or undecided == len(self._results)
        if session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            is_bad = self._findings() or self._broken or nothing_seen
            session.exitstatus = pytest.ExitCode.TESTS_FAILED if is_bad else pytest.ExitCode.OK
        data, folder = self._data(), record_folder(self._config)
        text = json.dumps(data, ensure_ascii=False, indent=2)
        (folder / FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")
        (folder / PAGE).write_text(page(data), encoding="utf-8", newline="\n")

    def _findings(self) -> list[Finding]:
        found = [each.finding for each in self._results if each.finding is not None]
        return [each for each in found if each.stable]

    def _data(self) -> dict[str, Any]:
        settings = settings_of(self._config)
        taken = Counter(each for result in self._results for each in result.transitions)
        planned = {each for result in self._results for each in result.planned}
        return {
            "portal": settings.profile.name,
            "seed": settings.seed,
            "asked": self._config.option.walks,
            "walks": len(self._results),
            "actions": sum(each.actions for each in self._results),
            "registering": sum(bool(each.registrations) for each in self._results),
            "undecided": sum(bool(each.trouble) for each in self._results),
            "seconds": round(monotonic() - self._began),
            "transitions": [[phase, action, number] for (phase, action), number in sorted(taken.items())],
            "never_taken": [list(each) for each in sorted(planned) if each not in taken],
            "learnt": [[*each, number] for each, number in sorted(self._learnt().items())],
            "broken": self._broken,
            "results": [asdict(each) for each in sorted(self._results, key=lambda each: each.number)],
        }

    def _learnt(self) -> Counter[tuple[str, str]]:
        return Counter(each for result in self._results for each in result.learnt)

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self) -> None:
        """Print what was taken, learnt and found, and where the result is."""
        data = self._data()
        self._line("")
        self._line(
            f"{counted(data['walks'], 'recorrido')}, {counted(data['actions'], 'acción', 'acciones')} en "
            f"{data['seconds']} s; {data['registering']} con algún registro, "
            f"{counted(data['undecided'], 'inconcluso')}; {len(data['transitions'])} transiciones del modelo tomadas."
        )
        titles = {each.id: f"{each.observation} {each.title}" for each in OPEN_POINTS}
        for (point, did), number in sorted(self._learnt().items()):
            self._line(f"Abierto: {titles[point]} El portal {did} ({number}).")
        for each in (result.finding for result in self._results if result.finding is not None):
            self._tell_finding(each)
        found = self._findings()
        kept = os.path.relpath(record_folder(self._config) / PAGE, self._config.invocation_params.dir)
        self._line(f"Hallazgos: {len(found)}. Resultado: {kept}", bold=True)

    def _tell_finding(self, finding: Finding) -> None:
        self._line("")
        word = "NO CONFORME" if finding.stable else "INESTABLE"
        self._line(f"{word} [{finding.level}] {finding.requirement}", red=True)
        self._line(f"  Debía verse: {finding.demand}. Se observó: {finding.observed}")
        for line in finding.feature.splitlines():
            self._line(f"  {line}")
        for path, caption in finding.evidence:
            self._line(f"  {caption}: {path}")


def _last_words(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    return str(crash.message if crash else report.longreprtext).splitlines()[0]
