"""What a quiet run says, and what suspends the limit of a scenario."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest

from fixtures.monitors import scenario_limit
from fixtures.monitors.scenario_limit import QuietRun, is_suspended
from harness.run_memo import RUN_MEMO, RunMemo


class Hook:
    """Keeps the sentence that a run says."""

    def __init__(self) -> None:
        self.said = ""
        self.is_said = Event()

    def pytest_acceptance_waiting(self, sentence: str) -> None:
        """Keep it."""
        self.said = sentence
        self.is_said.set()


def quiet_run(memo: RunMemo, monkeypatch: pytest.MonkeyPatch) -> tuple[QuietRun, Hook]:
    monkeypatch.setattr(scenario_limit, "_QUIET_SECONDS", 0.2)
    monkeypatch.setattr(scenario_limit, "_LOOK_SECONDS", 0.05)
    hook = Hook()
    config: Any = SimpleNamespace(hook=hook, stash={RUN_MEMO: memo})
    return QuietRun(config), hook


def test_quiet_run_says_what_its_processes_wait_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "avisos.jsonl"
    file.touch()
    run, hook = quiet_run(RunMemo(file), monkeypatch)
    RunMemo(file).add("espera", "«Cuando presiona», el botón «Registrar»; sin respuesta: GET a 127.0.0.1:8000")
    run.pytest_runtest_logstart("a.feature::uno")
    assert hook.is_said.wait(10)
    run.pytest_unconfigure()
    assert hook.said.startswith("Ningún escenario termina desde hace 0.2 s; se espera: «Cuando presiona», el botón")
    assert hook.said.endswith("GET a 127.0.0.1:8000")


def test_quiet_run_without_notes_names_its_scenarios(monkeypatch: pytest.MonkeyPatch) -> None:
    run, hook = quiet_run(RunMemo(), monkeypatch)
    run.pytest_runtest_logstart("a.feature::uno")
    run.pytest_runtest_logstart("b.feature::dos")
    assert hook.is_said.wait(10)
    run.pytest_unconfigure()
    assert hook.said.endswith("se espera: uno | dos")


def test_run_between_scenarios_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run, hook = quiet_run(RunMemo(), monkeypatch)
    run.pytest_runtest_logstart("a.feature::uno")
    run.pytest_runtest_logfinish("a.feature::uno")
    assert not hook.is_said.wait(0.5)
    run.pytest_unconfigure()


@pytest.mark.parametrize("option", ["usepdb", "trace", "headed", "playwright_debug"])
def test_person_who_may_pause_the_run_suspends_the_limit(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PWDEBUG", raising=False)
    config: Any = SimpleNamespace(option=SimpleNamespace(**{option: "cli"}))
    assert is_suspended(config)
    config.option = SimpleNamespace(usepdb=False, headed=False)
    assert not is_suspended(config)
    monkeypatch.setenv("PWDEBUG", "1")
    assert is_suspended(config)
