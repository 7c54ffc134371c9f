"""Files that are said to be exported from a record are compared with it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from reports.audit.verify import audit, with_exports
from reports.exports.allure import write_allure
from reports.exports.ctrf import ctrf
from tests.record.making import verdicts_of


def test_an_exported_file_is_compared_with_the_record(folder: Path, tmp_path: Path) -> None:
    ours, other = tmp_path / "ctrf.json", tmp_path / "otra.json"
    ours.write_text(json.dumps(ctrf(verdicts_of(folder))), encoding="utf-8")
    other.write_text(ours.read_text(encoding="utf-8").replace('"passed": 2', '"passed": 3'), encoding="utf-8")
    found = audit(folder)
    assert with_exports(found, folder, [ours]) == found
    told = with_exports(replace(found, problems=["Ya había uno."]), folder, [other, ours])
    assert told.problems == ["Ya había uno.", f"«{other}» no es lo que «export» escribe de esta acta."]


def test_exported_allure_results_are_compared_with_their_attachments(folder: Path, tmp_path: Path) -> None:
    results = tmp_path / "allure-results"
    write_allure(verdicts_of(folder), folder, results)
    assert any(each.suffix == ".jpg" for each in results.iterdir())
    found = audit(folder)
    assert with_exports(found, folder, [results]) == found


def test_an_exported_file_that_is_not_there_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"No existe «.*/no\.json»: indique con --export"):
        with_exports(audit(folder), folder, [tmp_path / "no.json"])
