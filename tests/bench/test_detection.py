"""Detection with real sessions: a stratified sample of defects is found, and none is without assertions."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bench.__main__ import parser
from bench.detection.command import detect
from bench.detection.defects import load_defects, stratified
from bench.engine.scenarios import Scenario
from instructivo.catalogue import load_catalogue

QUICK = ("detection", "--quick", "--others", "0")
Detect = Callable[..., int]


@pytest.fixture
def detection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Detect:
    """Runs the quick form without pictures and without this session's settings; results go to ``tmp_path``."""
    for name in [each for each in os.environ if each.startswith(("PYTEST_", "MAILPIT_"))]:
        monkeypatch.delenv(name)

    def run(*options: str, plugins: Sequence[str] = ()) -> int:
        arguments = ["--no-pictures", *(word for each in plugins for word in ("-p", each))]
        return detect(parser().parse_args([*QUICK, *options]), tmp_path, arguments)

    return run


def test_stratified_sample_is_found_and_attributed(detection: Detect, tmp_path: Path) -> None:
    assert detection("--stratified") == 0
    found = json.loads((tmp_path / "detection.json").read_text(encoding="utf-8"))
    assert found["caught_rate"] == found["attributed_rate"] == 1.0
    assert found["defects"] == len(found["matrix"]) >= 20
    assert "<h1" in (tmp_path / "detection.html").read_text(encoding="utf-8")
    assert (tmp_path / "detection.svg").read_text(encoding="utf-8").count('class="own"') == found["defects"]


def test_sample_has_each_kind_and_each_section(written_scenarios: tuple[Scenario, ...]) -> None:
    catalogue = load_catalogue()
    defects = load_defects(catalogue)
    sample = stratified(defects, written_scenarios, catalogue)
    strata = [
        {(each.kind, "") for each in some} | {("", catalogue[each.requirement].section) for each in some}
        for some in (sample, defects)
    ]
    assert strata[0] == strata[1]
    assert len(sample) < len(defects) / 10


def test_without_assertions_no_defect_is_found(
    detection: Detect, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert detection("--only", "5.3.titulo", plugins=["tests.bench.without_assertions.plugin"]) == 1
    found = json.loads((tmp_path / "detection.json").read_text(encoding="utf-8"))
    assert {row["own"] for row in found["matrix"]} == {"pass"}
    assert found["unproven"] == ["5.3.titulo"]
    assert "Defectos que la suite no descubre" in capsys.readouterr().out
