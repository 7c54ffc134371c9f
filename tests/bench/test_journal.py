"""Journal and store of outcomes: an interrupted measurement continues, results of another subject are set aside."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path

import pytest

from bench.engine.journal import Journal
from bench.engine.outcome_store import OutcomeStore, Stage
from bench.engine.plan import HEALTHY
from bench.engine.plugin import CONDITION
from harness.verdict import Cause, Verdict
from reports.judge.outcomes import ScenarioOutcome


def test_journal_of_the_same_subject_continues(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = Journal.open(tmp_path / "a" / "runs.jsonl", {"suite": "x"})
    first.append({"run": 1})
    again = Journal.open(tmp_path / "a" / "runs.jsonl", {"suite": "x"})
    assert again.results() == [{"run": 1}]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("afresh", "said"), [(False, "Cambió: se empieza de nuevo y lo anterior se conserva aparte.\n"), (True, "")]
)
def test_journal_of_another_subject_is_set_aside_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], afresh: bool, said: str
) -> None:
    first = Journal.open(tmp_path / "runs.jsonl", {"suite": "x"})
    first.append({"run": 1})
    other = Journal.open(tmp_path / "runs.jsonl", {"suite": "y"}, afresh=afresh, change="Cambió")
    assert capsys.readouterr().out == said
    assert other.results() == []
    assert len(list(tmp_path.iterdir())) == 2


def test_only_the_line_that_was_cut_off_is_lost(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path / "runs.jsonl", {})
    journal.append({"run": 1})
    with journal.path.open("a", encoding="utf-8") as lines:
        lines.write('{"run": 2, "scen')
    again = Journal.open(journal.path, {})
    again.append({"run": 3})
    assert again.results() == [{"run": 1}, {"run": 3}]


def test_outcome_caused_by_the_environment_does_not_count_at_first(
    tmp_path: Path, outcome: Callable[[str, Verdict], ScenarioOutcome]
) -> None:
    journal = Journal.open(tmp_path / "runs.jsonl", {})
    for requirement, verdict, cause in (("1.mail", Verdict.INCONC, Cause.ENVIRONMENT), ("1.field", Verdict.PASS, "")):
        told = json.loads(outcome(requirement, verdict).to_json())
        journal.append(told | {"cause": cause, "extras": {CONDITION: "portal sano"}})
    store = OutcomeStore(journal, tmp_path, 1)
    store.read()
    assert [each.requirement for each in store.outcomes.values()] == ["1.field"]


def test_second_outcome_caused_by_the_environment_counts(
    tmp_path: Path, outcome: Callable[[str, Verdict], ScenarioOutcome]
) -> None:
    journal = Journal.open(tmp_path / "runs.jsonl", {})
    told = json.loads(outcome("1.mail", Verdict.INCONC).to_json())
    stopped = told | {"cause": Cause.ENVIRONMENT, "extras": {CONDITION: "mutante a"}}
    store = OutcomeStore(journal, tmp_path, 1)
    journal.append(stopped)
    store.read()
    assert not store.outcomes
    journal.append(stopped)
    store.read()
    assert [each.verdict for each in store.outcomes.values()] == [Verdict.INCONC]


def sessions_with_causes(journal: Journal, causes: Iterator[Cause], told: dict[str, object]) -> Callable[..., int]:
    """Replaces sessions of pytest: each adds one outcome with the next cause."""

    def run(*_: object) -> int:
        cause = next(causes)
        verdict = Verdict.INCONC if cause else Verdict.PASS
        journal.append(told | {"verdict": verdict, "cause": cause, "observed": "Mailpit cayó."})
        return 1

    return run


@pytest.mark.parametrize("stops", [1, 2])
def test_cell_stopped_by_the_environment_runs_once_more_and_is_reported(
    tmp_path: Path,
    outcome: Callable[[str, Verdict], ScenarioOutcome],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stops: int,
) -> None:
    journal = Journal.open(tmp_path / "runs.jsonl", {})
    told = json.loads(outcome("1.mail", Verdict.PASS).to_json()) | {"extras": {CONDITION: HEALTHY}}
    causes = chain(repeat(Cause.ENVIRONMENT, stops), repeat(Cause.NONE))
    monkeypatch.setattr("bench.engine.outcome_store.run_pytest", sessions_with_causes(journal, causes, told))
    store = OutcomeStore(journal, tmp_path, 1)
    store.complete(Stage("Portal sano", [(HEALTHY, told["scenario"])], {HEALTHY: {}}))
    assert [each.verdict for each in store.outcomes.values()] == [Verdict.PASS if stops == 1 else Verdict.INCONC]
    assert "Mailpit cayó." in capsys.readouterr().out
    assert len(store.stopped) == 1
