"""Commands ``export`` (CTRF, EARL) and ``history``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from reports.__main__ import main
from reports.audit.history import History
from reports.exports.ctrf import ctrf
from reports.exports.earl import earl
from reports.record.reading import read_verdicts

Record = Callable[..., Path]
SCHEMA = Path(__file__).parent / "schema" / "ctrf-0.0.schema.json"


def test_ctrf_follows_the_published_schema(record: Record) -> None:
    validator = Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    found = ctrf(read_verdicts(record(failed=("formulario",))))
    validator.validate(found)
    with pytest.raises(Exception, match="status"):
        validator.validate({**found, "results": {**found["results"], "tests": [{"name": "x", "duration": 1}]}})


def test_ctrf_has_steps_with_their_time_and_list(record: Record) -> None:
    data = read_verdicts(record())
    scenario = data["requirements"][0]["scenarios"][0]
    scenario["started"] = "2026-11-24T10:00:00.500+00:00"
    scenario["steps"][1] |= {"start": 0.5, "duration": 0.25, "table": [["Claro"]]}
    found = ctrf(data)
    Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(found)
    test = found["results"]["tests"][1]
    assert test["stop"] - test["start"] == test["duration"] == 1500
    assert [each.get("extra") for each in test["steps"]] == [None, {"milliseconds": 250, "table": [["Claro"]]}]
    assert "start" not in found["results"]["tests"][2]


def test_ctrf_passes_nothing_that_is_not_decided(record: Record) -> None:
    found = ctrf(read_verdicts(record(failed=("formulario",))))["results"]
    status = {test["tags"][0].removeprefix("5.1."): test["status"] for test in found["tests"][1:]}
    assert status == {
        "abre": "passed",
        "formulario": "failed",
        "mensaje-codigo-solicitado": "other",
        "registro": "other",
    }
    assert (found["summary"]["tests"], found["summary"]["passed"], found["summary"]["other"]) == (5, 1, 2)
    assert found["tests"][0]["status"] == "failed"
    assert all(test["filePath"].startswith("features/") and test["line"] for test in found["tests"][1:])


def test_earl_asserts_every_requirement_once(record: Record) -> None:
    data = read_verdicts(record(failed=("formulario",)))
    graph = earl(data)["@graph"]
    asserted = {
        each["earl:test"]["dct:identifier"]: each["earl:result"]["earl:outcome"]
        for each in graph
        if each["@type"] == "earl:Assertion"
    }
    assert asserted.pop("corrida::veredicto-del-documento") == "earl:failed"
    assert asserted.keys() == {one["id"] for one in data["requirements"]}
    assert asserted["5.1.formulario"] == "earl:failed"
    assert asserted["5.1.registro"] == "earl:cantTell"


def test_earl_keeps_a_person_apart_from_the_suite(record: Record) -> None:
    data = read_verdicts(record())
    judged = {
        "requirement": "5.1.abre",
        "verdict": "fail",
        "reviewer": "A. Analista",
        "day": "2026-11-24",
        "note": "No abre en su equipo.",
    }
    found = [each for each in earl({**data, "manual": [judged]})["@graph"] if each.get("earl:mode") == "earl:manual"]
    assert [each["earl:assertedBy"]["foaf:name"] for each in found] == ["A. Analista"]
    assert found[0]["earl:result"]["earl:outcome"] == "earl:failed"


def test_export_writes_to_a_file_or_the_output(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(record())
    assert main(["export", folder, "--format", "earl", "--output", str(tmp_path / "e.json")]) == 0
    assert "earl:Assertion" in (tmp_path / "e.json").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["export", folder, "--format", "ctrf"]) == 0
    assert json.loads(capsys.readouterr().out)["reportFormat"] == "CTRF"


def test_history_shows_changed_verdicts_first(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [record("uno"), record("dos", failed=("registro",))]
    found = History.of(folders)
    assert [row.requirement for row in found.rows if row.changed] == ["5.1.registro"]
    assert found.rows[0].requirement == "5.1.registro"
    assert main(["history", *map(str, folders), "--html", str(tmp_path / "h.html")]) == 0
    assert "5.1.registro: CONFORME, NO CONFORME" in capsys.readouterr().out
    assert "5.1.registro" in (tmp_path / "h.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("fingerprint", "flake"), [("aaaa", True), ("bbbb", False)])
def test_only_a_change_on_the_same_portal_is_a_flake(record: Record, fingerprint: str, flake: bool) -> None:
    folders = [record("uno"), record("dos", failed=("registro",))]
    for folder, mark in zip(folders, ("aaaa", fingerprint), strict=True):
        data = read_verdicts(folder)
        data["run"]["fingerprint_start"], data["run"]["facts"]["Suite"] = mark, "1.0"
        (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
    assert bool(History.of(folders).flakes) is flake


@pytest.mark.parametrize("kind", ["ctrf", "earl"])
def test_exported_file_is_compared_with_its_record(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    folder, file = record(failed=("registro",)), tmp_path / "exportado.json"
    assert main(["export", str(folder), "--format", kind, "--output", str(file)]) == 0
    assert main(["verify", str(folder), "--export", str(file)]) == 0
    file.write_text(file.read_text(encoding="utf-8").replace("fail", "pass"), encoding="utf-8")
    assert main(["verify", str(folder), "--export", str(file)]) == 1
    assert "no es lo que «export» escribe de esta acta" in capsys.readouterr().out
