"""Progress line of a run."""

from __future__ import annotations

import pytest

from harness.verdict import Verdict
from reports.session.progress import Progress

SECTIONS = {"x.feature::Abre": "5.1", "x.feature::Llega": "5.3.1"}


@pytest.fixture
def progress() -> Progress:
    """Ten scenarios, of which five ended after ten seconds and two run."""
    seconds = iter([100.0, 110.0, 110.0, 110.0])
    run = Progress(SECTIONS, 10, lambda: next(seconds))
    run.begins("x.feature::Primero")
    run.ends("x.feature::Primero", Verdict.PASS)
    for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.INCONC, Verdict.PASS):
        run.ends("", verdict)
    for each in SECTIONS:
        run.begins(each)
    return run


def test_line_has_section_verdicts_time_and_running_scenario(progress: Progress) -> None:
    assert progress.line(120) == "5.1 y 5.3.1 · 5 de 10 · ✓ 3  ✗ 1  ? 1 · quedan unos 10 s · Abre | Llega"


def test_line_fits_the_terminal(progress: Progress) -> None:
    assert len(progress.line(30)) < 30
    assert progress.line(30).endswith("…")


def test_time_is_left_out_before_it_is_known() -> None:
    run = Progress({}, 10)
    run.begins("x.feature::Abre")
    assert run.line(80) == "0 de 10 · Abre"


def test_long_time_is_in_minutes() -> None:
    seconds = iter([0.0, 100.0])
    run = Progress({}, 100, lambda: next(seconds))
    run.begins("x.feature::Abre")
    for _ in range(10):
        run.ends("x.feature::Abre", Verdict.PASS)
    assert "quedan unos 15 min" in run.line(80)
