"""What «make up» leaves running: used by runs that find it empty, restarted where outdated, and stopped whole."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import Any

import psutil

from harness.layout import LEDGER, OWN_SERVICES
from tests.acceptance.conftest import ALONE, Finished, Suite, wait_until

REGISTERED = ("features/5.3.2-registro.feature", "-m", "5.3.2.registro", *ALONE, "--seed", "7")
FACT = "Portal y Mailpit"


def order(suite: Suite, *arguments: str, code: int = 0) -> str:
    """Run ``python -m fixtures`` in the copy of the checkout and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "fixtures", *arguments],
        cwd=suite.root,
        env=suite.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def state(suite: Suite) -> dict[str, Any]:
    """Content of the state file."""
    return dict(json.loads((suite.root / "reports/out/.up/state.json").read_text(encoding="utf-8")))


def people(run: Finished) -> list[str]:
    """IDs that a run sent to the portal."""
    lines = (run.record / LEDGER).read_text(encoding="utf-8").splitlines()
    return [json.loads(each).get("id", "") for each in lines]


def test_runs_find_kept_services_empty_and_leave_them_running(suite: Suite) -> None:
    order(suite, "up")
    try:
        kept = state(suite)
        first = suite.run(*REGISTERED, **{OWN_SERVICES: ""})
        sent = people(first)
        assert "5.3.2.registro" in first.of("pass"), first.output
        assert f"proceso {kept['pid']}" in first.verdicts["run"]["facts"][FACT]
        again = suite.run(*REGISTERED, **{OWN_SERVICES: ""})
        assert "5.3.2.registro" in again.of("pass"), "the same people, so the registry was empty again"
        assert people(again) == sent != []
        assert state(suite) == kept
    finally:
        order(suite, "down")
    assert not suite.children()


def test_outdated_dead_and_used_services_are_told(suite: Suite) -> None:
    assert "No había" in order(suite, "down")
    order(suite, "up")
    try:
        assert "ya estaban en marcha" in order(suite, "up")
        suite.edit("portal/urls.py", "from django.urls", "\nfrom django.urls")
        assert "se vuelven a arrancar: cambió el código del portal." in order(suite, "up")
        with closing(sqlite3.connect(suite.root / "reports/out/.up/lock.sqlite3", isolation_level=None)) as run:
            run.execute("BEGIN EXCLUSIVE")
            assert "Una corrida usa ahora" in order(suite, "down", code=4)
        psutil.Process(state(suite)["pid"]).send_signal(signal.SIGKILL)
        wait_until(lambda: not suite.children())
    finally:
        told = order(suite, "down")
    assert "ya no estaba en marcha" in told
    assert [each.name for each in (suite.root / "reports/out/.up").iterdir()] == ["lock.sqlite3"]


def test_another_process_with_the_same_number_is_left_alone(suite: Suite) -> None:
    order(suite, "up")
    try:
        file, kept = suite.root / "reports/out/.up/state.json", state(suite)
        with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
            file.write_text(json.dumps({**kept, "pid": other.pid}), encoding="utf-8")
            assert "ya no estaba en marcha" in order(suite, "down")
            assert other.poll() is None
            other.communicate(b"\n")
        assert other.returncode == 0
    finally:
        supervisor = psutil.Process(kept["pid"])
        supervisor.terminate()
        supervisor.wait(20)
