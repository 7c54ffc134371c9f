"""The trace of what failed, in Playwright's viewer."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reports.__main__ import main
from reports.cli import traces

TRACED: dict[str, Any] = {
    "requirements": [
        {"id": "5.1.abre", "scenarios": [{"scenario": "a"}]},
        {"id": "5.1.registro", "scenarios": [{"scenario": "b"}]},
    ],
    "repeated": [{"scenario": "a", "evidence": [{"kind": "trace", "path": "evidencia/a-traza.zip"}]}],
}


def test_a_trace_opens_in_the_viewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def run(order: list[str], **_: object) -> SimpleNamespace:
        started.append(order)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(traces, "verified", lambda _: TRACED)
    monkeypatch.setattr(subprocess, "run", run)
    assert main(["trace", str(tmp_path), "5.1.abre"]) == 0
    assert "show-trace" in started[0]
    assert started[0][-1] == str(tmp_path / "evidencia/a-traza.zip")


@pytest.mark.parametrize(
    ("requirement", "part"), [("5.1.registro", "La tienen: 5.1.abre."), ("9.9", "no consta el requisito «9.9»")]
)
def test_no_trace_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], requirement: str, part: str
) -> None:
    monkeypatch.setattr(traces, "verified", lambda _: TRACED)
    assert main(["trace", str(tmp_path), requirement]) == 4
    assert part in capsys.readouterr().err
