"""Runs that ``make consumers`` gives to other tools: they end in every code that a judged run has."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench.consumers.runs import export, runs
from reports.judge.document_verdict import ExitCode


def test_the_runs_end_in_every_code_of_a_run_that_executed_something() -> None:
    ended = {judgement.exit_code for judgement in runs().values()}
    assert ended == set(ExitCode) - {ExitCode.INTERNAL_ERROR, ExitCode.USAGE, ExitCode.NOTHING_RUN}


@pytest.mark.parametrize("name", runs())
def test_a_run_is_exported_for_every_consumer(name: str, tmp_path: Path) -> None:
    folder, judgement = tmp_path / "acta", runs()[name]
    export(judgement, folder)
    suite = ET.parse(folder / "junit.xml").getroot()  # noqa: S314 - our own file
    assert (suite.get("failures"), suite.get("errors")) == ("0", "0") or judgement.exit_code
    last = (folder / "cucumber.ndjson").read_text(encoding="utf-8").splitlines()[-1]
    assert json.loads(last)["testRunFinished"]["success"] is not bool(judgement.exit_code)
    assert bool(json.loads((folder / "ctrf.json").read_text())["results"]["summary"]["failed"]) == bool(
        judgement.exit_code
    )
    assert len(list((folder / "allure-results").glob("*-result.json"))) >= 4
