"""The terminal of an acceptance run, in the controller: one line a scenario, the verdicts at the end.

On a terminal the last line tells the progress of the run and is written over; elsewhere there is no such line.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from harness.compat.pytest_private import shorten_end
from harness.compat.xdist_private import silence_progress
from harness.verdict import Disposition, Verdict
from harness.wording import visible_line
from instructivo.catalogue import load_catalogue
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.run_judgement import Decision, Judgement, RequirementVerdict
from reports.record.files import ACTA, OUTCOMES
from reports.session.fail_fast import left_out_requirement
from reports.session.outcome_builder import outcome_of
from reports.session.progress import MARKS, Progress
from reports.session.record_keeper import RunResult

_COLOURS = {
    Verdict.PASS: "green",
    Verdict.FAIL: "red",
    Verdict.ERROR: "red",
    Verdict.INCONC: "yellow",
    Verdict.NONE: "yellow",
}
_UNUSED_PLUGIN = "hypothesispytest"
"""Serves the tests of the suite; in an acceptance run it would import all of Hypothesis for an empty summary."""
_CLEAR_LINE = "\r\x1b[2K"
_ORDER = list(_COLOURS)
_PLAIN = [Disposition(each) for each in Verdict]
_DECISION_COLOURS = {Decision.CONFORMS: "green", Decision.DOES_NOT_CONFORM: "red"}


def speak_spanish(config: pytest.Config) -> None:
    """Silence pytest's own English output; ``-v`` and ``--tb`` bring it back."""
    if config.option.verbose <= 0:
        config.option.verbose = -2
    if config.option.tbstyle == "auto":
        config.option.tbstyle = "no"
    config.option.reportchars = ""
    config.option.disable_warnings = True
    config.pluginmanager.unregister(name=_UNUSED_PLUGIN)


class LiveTerminal:
    """Prints to pytest's terminal writer.

    Args:
        config: Of the run.
        result: Is complete when the summary is printed.
    """

    def __init__(self, config: pytest.Config, result: RunResult) -> None:
        self._config = config
        self._result = result
        self._progress = Progress()
        self._collection_errors: set[str] = set()
        self._session: pytest.Session | None = None

    @property
    def _terminal(self) -> pytest.TerminalReporter:
        reporter = self._config.pluginmanager.get_plugin("terminalreporter")
        assert isinstance(reporter, pytest.TerminalReporter)  # noqa: S101 - narrows pytest's untyped lookup
        return reporter

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Tell what runs against what, in place of what pytest-xdist says of its workers."""
        self._session = session
        silence_progress(self._config)
        catalogue, plan = load_catalogue(), self._config.hook.pytest_acceptance_plan(config=self._config)
        self._progress.sections = {each: catalogue[owner].section for each, owner in plan.items()}
        for group in self._config.hook.pytest_acceptance_facts(config=self._config):
            for label, value in group.items():
                self._terminal.write_line(visible_line(f"{label}: {value}"))

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        """Take the number of scenarios from a worker."""
        self._progress.total = self._scenarios(ids)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Take the number of scenarios in a run without workers."""
        self._progress.total = self._progress.total or self._scenarios([each.nodeid for each in session.items])

    def _scenarios(self, ids: Sequence[str]) -> int:
        """Number of scenarios among the items of a run; the others are walks, which have lines of their own."""
        return sum(each in self._progress.sections for each in ids)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Tell what is wrong with a feature, once for all workers."""
        sentence = str(report.longrepr)
        if report.failed and sentence not in self._collection_errors:
            self._collection_errors.add(sentence)
            self._terminal.write_line(sentence, red=True)

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Count a scenario under its verdict, and print no letter."""
        outcome = outcome_of(report)
        if outcome is None:
            return None if report.failed else ("", "", "")
        return outcome.verdict, "", ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Print one line a scenario."""
        outcome = outcome_of(report)
        if outcome is not None:
            if not outcome.is_of_walk:
                self._tell(outcome)
        elif requirement := left_out_requirement(report):
            self._tell_left_out(report.nodeid, requirement)

    def _tell(self, outcome: ScenarioOutcome) -> None:
        self._progress.ends(outcome.scenario, outcome.verdict)
        colour = {_COLOURS[outcome.verdict]: True}
        self._tell_number()
        self._terminal.write(f"{MARKS[outcome.verdict]} {outcome.verdict.label:<12}", **colour)
        self._terminal.write(f" {outcome.requirement} · {visible_line(outcome.name)}")
        if outcome.verdict is not Verdict.PASS:
            self._terminal.write(f"\n      {visible_line(outcome.observed)}", **colour)
        self._tell_progress("\n")

    def _tell_number(self) -> None:
        total = self._progress.total
        self._terminal.write(f"{self._line_start}[{self._progress.done:>{len(str(total))}}/{total}] ")

    def _tell_left_out(self, nodeid: str, requirement: str) -> None:
        self._progress.ends(nodeid, Verdict.NONE)
        self._tell_number()
        self._terminal.write(f"{MARKS[Verdict.NONE]} SIN EJECUTAR {requirement} · {nodeid.partition('::')[2]}")
        self._terminal.write("\n      Otro caso ya mostró que no se cumple (--fail-fast).")
        self._tell_progress("\n")

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Show the scenario among those that run."""
        if nodeid in self._progress.sections:
            self._progress.begins(nodeid)
            self._tell_progress(_CLEAR_LINE)

    def pytest_acceptance_waiting(self, sentence: str) -> None:
        """Tell what the run waits for."""
        capture = self._config.pluginmanager.get_plugin("capturemanager")
        with capture.global_and_fixture_disabled() if capture else nullcontext():  # a scenario is running
            self._terminal.write(f"{self._line_start}… {sentence}", flush=True)
            self._tell_progress("\n")

    @property
    def _line_start(self) -> str:
        return _CLEAR_LINE if self._terminal.isatty else "\n"

    def _tell_progress(self, before: str) -> None:
        if self._terminal.isatty:
            width = shutil.get_terminal_size().columns
            self._terminal.write(f"{before}{self._progress.line(width)}", flush=True, cyan=True)

    def pytest_sessionfinish(self) -> None:
        """Remove the line of progress."""
        if self._terminal.isatty:
            self._terminal.write(_CLEAR_LINE)

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self) -> None:
        """Print the verdicts by section, the decision, and where the record is."""
        if self._result.refusal:
            self._terminal.write_line("")
            self._terminal.write_line(self._result.refusal, red=True)
            kept = self._relative(self._result.folder / OUTCOMES)
            self._terminal.write_line(f"No hay acta ni veredicto; los resultados quedan en {kept}")
        if self._result.judgement is not None:
            self._print_judgement(self._result.judgement)
        if self._session is not None and (self._result.refusal or self._result.judgement is not None):
            shorten_end(self._terminal, self._session, "corrida incompleta")

    def _print_judgement(self, judgement: Judgement) -> None:
        line = self._terminal.write_line
        line("")
        line("")
        self._print_sections(judgement)
        self._print_troubles(judgement)
        colour = {_DECISION_COLOURS.get(judgement.decision, "yellow"): True, "bold": True}
        line("")
        self._terminal.write("Veredicto del documento: ")
        line(judgement.decision, **colour)
        for reason in judgement.reasons:
            line(visible_line(f"  {reason}"))
        line(f"Acta: {self._relative(self._result.folder / ACTA)}")
        for trouble in self._result.troubles:
            line(trouble, yellow=True)

    def _print_sections(self, judgement: Judgement) -> None:
        line = self._terminal.write_line
        line(f"{'Sección':<10}" + "".join(f"{verdict.label:>19}" for verdict in Verdict), bold=True)
        for section in load_catalogue().sections:
            counts = judgement.counts(section)
            line(f"{section:<10}" + "".join(f"{counts.get(verdict, 0) or '·':>19}" for verdict in Verdict))

    def _print_troubles(self, judgement: Judgement) -> None:
        for one in sorted(filter(_troubles, judgement.requirements), key=lambda each: _ORDER.index(each.verdict)):
            declared = "" if one.disposition in _PLAIN else f" · {one.disposition.label}"
            line = self._terminal.write_line
            line("")
            line(
                f"{MARKS[one.verdict]} {one.verdict.label} [{one.requirement.level}] {one.requirement.id}{declared}",
                **{_COLOURS[one.verdict]: True},
            )
            line(f"  Se exige: {one.requirement.statement}")
            if one.reason:
                line(visible_line(f"  Se observó: {one.reason}"))
            if one.fault and one.fault != one.reason:
                line(visible_line(f"  La suite falló: {one.fault}"), red=True)
            for each in (each for each in judgement.declarations.unstable if _is_about(each.subject, one)):
                line(f"  Es inestable: {each.first.label}, y al ejecutarlo otra vez {each.second.label}", yellow=True)
            for review in one.reviews:
                line(f"  Revisión de {review.reviewer} ({review.day:%d/%m/%Y}): {review.verdict.label}. {review.note}")

    def _relative(self, path: Path) -> str:
        return os.path.relpath(path, self._config.invocation_params.dir)


def _is_about(subject: str, one: RequirementVerdict) -> bool:
    return subject == one.requirement.id or any(subject == each.scenario for each in one.outcomes)


def _troubles(one: RequirementVerdict) -> bool:
    """Whether the summary lists a requirement: it did not pass, the suite failed, or a person decided otherwise."""
    undecided = one.exercised and one.verdict is not Verdict.PASS
    return undecided or bool(one.fault or one.reviews) or one.disposition not in (*_PLAIN, Disposition.TO_REVIEW)
