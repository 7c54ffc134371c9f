"""What a person sees in the terminal during an acceptance run: one line a scenario, the verdicts at the end.

On a terminal the last line tells how far the run is, and is written over; elsewhere there is no such line.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from harness.scope import is_worker, runs_features
from harness.verdict import Disposition, Verdict
from instructivo.catalogue import load_catalogue
from reports.judge.judgement import Decision, Judgement, RequirementVerdict
from reports.judge.outcomes import ScenarioOutcome
from reports.record.files import OUTCOMES
from reports.session.outcome_builder import ATTRIBUTE, LEFT_OUT
from reports.session.progress import MARKS, Progress
from reports.session.recorder import JUDGEMENT, RECORD, REFUSAL, TROUBLES

_COLOURS = {
    Verdict.PASS: "green",
    Verdict.FAIL: "red",
    Verdict.ERROR: "red",
    Verdict.INCONC: "yellow",
    Verdict.NONE: "yellow",
}
_NOT_USED = "hypothesispytest"
"""A plugin for tests of ours, that imports all of Hypothesis to have nothing to sum up."""
_OVER = "\r\x1b[2K"
"""Back to the start of the line, and nothing on it."""
_ORDER = list(_COLOURS)
_PLAIN = [Disposition(each) for each in Verdict]
_DECISION_COLOURS = {Decision.CONFORMS: "green", Decision.DOES_NOT_CONFORM: "red"}


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Speak Spanish where scenarios run; ``-v`` and ``--tb`` bring pytest's own voice back."""
    if not runs_features(config) or is_worker(config):
        return
    if config.option.verbose <= 0:
        config.option.verbose = -2
    if config.option.tbstyle == "auto":
        config.option.tbstyle = "no"
    config.option.reportchars = ""
    config.option.disable_warnings = True
    config.pluginmanager.unregister(name=_NOT_USED)
    config.pluginmanager.register(LiveTerminal(config), "live-terminal")


class LiveTerminal:
    """Prints to pytest's terminal writer."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._progress = Progress()
        self._collection_errors: set[str] = set()

    @property
    def _terminal(self) -> pytest.TerminalReporter:
        reporter = self._config.pluginmanager.get_plugin("terminalreporter")
        assert isinstance(reporter, pytest.TerminalReporter)  # noqa: S101 - narrows pytest's untyped lookup
        return reporter

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Say what runs against what, in place of what xdist says about its workers."""
        if self._config.pluginmanager.has_plugin("terminaldistreporter"):
            self._config.pluginmanager.unregister(name="terminaldistreporter")
        catalogue, plan = load_catalogue(), self._config.hook.pytest_acceptance_plan(config=self._config)
        self._progress.sections = {each: catalogue[owner].section for each, owner in plan.items()}
        for group in self._config.hook.pytest_acceptance_facts(config=self._config):
            for label, value in group.items():
                self._terminal.write_line(f"{label}: {value}")

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        """Learn from a worker how many scenarios there are."""
        self._progress.total = len(ids)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Learn how many scenarios there are."""
        self._progress.total = self._progress.total or len(session.items)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Tell once, in one sentence, what is wrong with a feature."""
        sentence = str(report.longrepr)
        if report.failed and sentence not in self._collection_errors:
            self._collection_errors.add(sentence)
            self._terminal.write_line(sentence, red=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Count a scenario under its verdict, and print no letter."""
        line = getattr(report, ATTRIBUTE, None)
        if line is None:
            return None if report.failed else ("", "", "")
        return ScenarioOutcome.from_json(line).verdict, "", ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One line a scenario."""
        data = getattr(report, ATTRIBUTE, None)
        if data is None:
            if hasattr(report, LEFT_OUT):
                self._tell_left_out(report)
            return
        outcome = ScenarioOutcome.from_json(data)
        self._progress.ends(outcome.scenario, outcome.verdict)
        colour = {_COLOURS[outcome.verdict]: True}
        self._tell_number()
        self._terminal.write(f"{MARKS[outcome.verdict]} {outcome.verdict.label:<12}", **colour)
        self._terminal.write(f" {outcome.requirement} · {outcome.name}")
        if outcome.verdict is not Verdict.PASS:
            self._terminal.write(f"\n      {outcome.observed}", **colour)
        self._tell_progress("\n")

    def _tell_number(self) -> None:
        total = self._progress.total
        self._terminal.write(f"{self._line_start}[{self._progress.done:>{len(str(total))}}/{total}] ")

    def _tell_left_out(self, report: pytest.TestReport) -> None:
        self._progress.ends(report.nodeid, Verdict.NONE)
        self._tell_number()
        scenario, requirement = report.nodeid.partition("::")[2], getattr(report, LEFT_OUT)
        self._terminal.write(f"{MARKS[Verdict.NONE]} SIN EJECUTAR {requirement} · {scenario}")
        self._terminal.write("\n      Otro caso ya mostró que no se cumple (--fail-fast).")
        self._tell_progress("\n")

    @pytest.hookimpl
    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Say what runs."""
        self._progress.begins(nodeid)
        self._tell_progress(_OVER)

    @property
    def _line_start(self) -> str:
        return _OVER if self._terminal.isatty else "\n"

    def _tell_progress(self, before: str) -> None:
        if self._terminal.isatty:
            width = self._terminal._tw.fullwidth
            self._terminal.write(f"{before}{self._progress.line(width)}", flush=True, cyan=True)

    def pytest_sessionfinish(self) -> None:
        """Nothing runs any more."""
        if self._terminal.isatty:
            self._terminal.write(_OVER)

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self) -> None:
        """The verdicts by section, the decision, and where the record is."""
        if refusal := self._config.stash.get(REFUSAL, ""):
            self._terminal.write_line("")
            self._terminal.write_line(refusal, red=True)
            kept = self._relative(self._config.stash[RECORD].folder / OUTCOMES)
            self._terminal.write_line(f"No hay acta ni veredicto; los resultados quedan en {kept}")
            self._shorten_the_farewell()
        judgement = self._config.stash.get(JUDGEMENT, None)
        if judgement is None:
            return
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
            line(f"  {reason}")
        record = self._config.stash[RECORD].folder
        line(f"Acta: {self._relative(record / 'acta.html')}")
        for trouble in self._config.stash.get(TROUBLES, []):
            line(trouble, yellow=True)
        self._shorten_the_farewell()

    def _shorten_the_farewell(self) -> None:
        """Pytest repeats the reason of an early end in its own words; once is enough."""
        memo = getattr(self._terminal, "_keyboardinterrupt_memo", None)
        if memo is not None and memo.reprcrash is not None:
            memo.reprcrash.message = "corrida incompleta"
        session = self._terminal._session
        if session is not None:
            session.shouldstop = session.shouldstop and "corrida incompleta"
            session.shouldfail = session.shouldfail and "corrida incompleta"

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
                line(f"  Se observó: {one.reason}")
            if one.fault and one.fault != one.reason:
                line(f"  La suite falló: {one.fault}", red=True)
            for each in (each for each in judgement.declarations.unstable if _is_about(each.subject, one)):
                line(f"  Es inestable: {each.first.label}, y al ejecutarlo otra vez {each.second.label}", yellow=True)
            for review in one.reviews:
                line(f"  Revisión de {review.reviewer} ({review.day:%d/%m/%Y}): {review.verdict.label}. {review.note}")

    def _relative(self, path: Path) -> str:
        return os.path.relpath(path, self._config.invocation_params.dir)


def _is_about(subject: str, one: RequirementVerdict) -> bool:
    return subject == one.requirement.id or any(subject == each.scenario for each in one.outcomes)


def _troubles(one: RequirementVerdict) -> bool:
    """Whether a person should read about it: it did not pass, the suite failed in it, or people said otherwise."""
    undecided = one.exercised and one.verdict is not Verdict.PASS
    return undecided or bool(one.fault or one.reviews) or one.disposition not in (*_PLAIN, Disposition.TO_REVIEW)
