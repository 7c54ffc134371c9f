"""Exports of a record: valid, and never a pass where something is not decided."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from reports.__main__ import main
from reports.exports.ci import annotation_lines, code_quality, summary
from reports.exports.cucumber import cucumber_messages
from reports.exports.earl import earl
from reports.exports.junit import junit_xml
from reports.record.reading import read_verdicts
from reports.record.rebuilding import judge_again
from tests.reports.conftest import NAMES
from tests.reports.test_acta_text import RUN_CHECK, with_codes

Record = Callable[..., Path]
SCHEMA = Path(__file__).parent / "schema" / "cucumber-messages-34.2.0.schema.json"
FEATURE = """# language: es
Característica: Algo
{}"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Checkout with a feature that has the scenarios of the record."""
    (tmp_path / "features").mkdir()
    scenario = (
        "\n  @5.1.{}\n  Escenario: Un escenario\n    Cuando una persona prueba Se observó lo esperado.\n"
        "    Entonces el portal hace lo suyo\n"
    )
    (tmp_path / "features" / "x.feature").write_text(
        FEATURE.format("".join(map(scenario.format, NAMES))), encoding="utf-8"
    )
    return tmp_path


def messages(folder: Path, checkout: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in cucumber_messages(read_verdicts(folder), (checkout,)).splitlines()]


def test_cucumber_messages_follow_the_published_schema(record: Record, checkout: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    registry: Registry[Any] = Registry().with_resource(schema["$id"], Resource.from_contents(schema))
    for part in schema.get("$defs", {}).values():
        if "$id" in part:
            registry = registry.with_resource(part["$id"], Resource.from_contents(part))
    validator = Draft202012Validator(schema, registry=registry)
    found = messages(record(failed=("formulario",)), checkout)
    for each in found:
        validator.validate(each)
    kinds = [next(iter(each)) for each in found]
    assert kinds.count("testCaseFinished") == kinds.count("pickle") == 5  # the document is one too
    assert kinds.count("externalAttachment") == 4
    with pytest.raises(Exception, match="testCaseStartedId"):
        validator.validate({"testCaseFinished": {"timestamp": {"seconds": 1, "nanos": 0}, "willBeRetried": False}})


def test_a_row_is_the_pickle_of_its_requirement_which_it_carries_as_a_tag(record: Record, tmp_path: Path) -> None:
    outline = """
  Esquema del escenario: Otro título de <qué>
    Cuando una persona prueba Se observó lo esperado.
    Entonces el portal hace lo suyo

    Ejemplos:
      | requisito    | qué       |
      | 5.1.otro     | suceso    |
      | 5.1.registro | escenario |
"""
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "x.feature").write_text(FEATURE.format(outline), encoding="utf-8")
    found = messages(record(selected=("registro",)), tmp_path)
    case = next(each["testCase"] for each in found if "testCase" in each)
    pickle = next(each["pickle"] for each in found if each.get("pickle", {}).get("id") == case["pickleId"])
    assert (pickle["name"], [each["name"] for each in pickle["tags"]]) == (
        "Otro título de escenario",
        ["@5.1.registro"],
    )


def test_what_is_blocked_is_pending_for_cucumber(record: Record, checkout: Path) -> None:
    found = messages(record(failed=("formulario",)), checkout)
    statuses = [each["testStepFinished"]["testStepResult"]["status"] for each in found if "testStepFinished" in each]
    assert statuses == ["PASSED", "PASSED", "PASSED", "FAILED", "PASSED", "PENDING", "PASSED", "PENDING", "FAILED"]
    assert found[-1]["testRunFinished"]["success"] is False


def measured(data: dict[str, Any]) -> dict[str, Any]:
    """Data whose scenarios all began half a second after the run, side by side, with steps of 0.2 and 0.7 s."""
    for one in data["requirements"]:
        for scenario in one["scenarios"]:
            scenario["started"] = "2026-11-24T10:00:00.500+00:00"
            for step, (start, took) in zip(scenario["steps"], ((0.1, 0.2), (0.4, 0.7)), strict=True):
                step |= {"start": start, "duration": took}
    data["run"]["ended"] = "2026-11-24T10:00:03+00:00"
    return data


def test_cucumber_has_the_times_that_were_measured(record: Record, checkout: Path) -> None:
    data = measured(read_verdicts(record()))
    found = [json.loads(line) for line in cucumber_messages(data, (checkout,)).splitlines()]
    began = datetime.fromisoformat(data["run"]["started"]).timestamp()

    def since(message: dict[str, Any]) -> float:
        when = message["timestamp"]
        return float(round(when["seconds"] + when["nanos"] / 1e9 - began, 3))

    steps = [since(each["testStepStarted"]) for each in found if "testStepStarted" in each]
    took = [each["testStepFinished"]["testStepResult"]["duration"] for each in found if "testStepFinished" in each]
    assert steps == [0.6, 0.9] * 4 + [3.0]
    assert [each["nanos"] for each in took] == [200_000_000, 700_000_000] * 4 + [0]
    assert since(found[-1]["testRunFinished"]) == 3.0


def test_junit_has_the_times_that_were_measured(record: Record) -> None:
    suite = ET.fromstring(junit_xml(measured(read_verdicts(record()))))[0]  # noqa: S314 - our own file
    assert suite.get("time") == "3.000"
    said = suite.findall("testcase")[1].findtext("system-out", "")
    assert said.endswith("Entonces el portal hace lo suyo (CONFORME, 0.700 s)")


def test_junit_has_the_rows_of_an_expected_list(record: Record) -> None:
    data = read_verdicts(record())
    data["requirements"][0]["scenarios"][0]["steps"][1]["table"] = [["Claro"], ["Cnt"]]
    assert "\n  | Claro |\n  | Cnt |" in junit_xml(data)


def test_scenario_that_never_began_is_failed_for_cucumber(record: Record, checkout: Path) -> None:
    data = read_verdicts(record())
    for one in data["requirements"]:
        one["scenarios"][0] |= {"steps": [], "verdict": "error", "observed": "no hubo navegador"}
    found = [json.loads(line) for line in cucumber_messages(data, (checkout,)).splitlines()]
    results = [each["testStepFinished"]["testStepResult"] for each in found if "testStepFinished" in each]
    assert [each["status"] for each in results[:-1]] == ["FAILED", "SKIPPED"] * 4
    assert results[0]["message"] == "no hubo navegador"


def test_what_the_run_decides_is_a_case_that_says_what_it_weighed(record: Record) -> None:
    data = with_codes(read_verdicts(record()), "pass", "ambos", "letras")
    case = next(each for each in ET.fromstring(junit_xml(data)).iter("testcase") if RUN_CHECK in each.get("name", ""))  # noqa: S314
    assert (case.find("error"), case.find("failure"), case.find("skipped")) == (None, None, None)
    assert "con letras y números: 1, solo con letras: 1" in case.findtext("system-out", "")
    asserted = {each["earl:test"]["dct:identifier"]: each for each in earl(data)["@graph"] if "earl:test" in each}
    assert "En los 2 códigos de la corrida" in asserted[RUN_CHECK]["earl:result"]["dct:description"]
    assert len(asserted) == len(data["requirements"]) + 1


def test_junit_has_an_error_for_what_is_not_decided(record: Record) -> None:
    folder = record(failed=("formulario",))
    suite = ET.parse(folder / "junit.xml").getroot()[0]  # noqa: S314 - our own file
    assert [suite.get(key) for key in ("tests", "failures", "errors", "skipped")] == ["5", "2", "2", "0"]
    case = suite.findall("testcase")[3]
    properties = {each.get("name"): each.get("value") for each in case.iter("property")}
    assert properties["requirement"] == "5.1.mensaje-codigo-solicitado"
    assert properties["blocked_by"] == "5.1.formulario"
    assert case.find("error") is not None


def test_scenario_that_was_selected_and_never_ran_is_an_error(record: Record) -> None:
    folder = record(interrupted="se cortó.")
    lines = (folder / "outcomes.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "outcomes.jsonl").write_text("".join(lines[:2]), encoding="utf-8")
    judge_again(folder)
    suite = ET.parse(folder / "junit.xml").getroot()[0]  # noqa: S314 - our own file
    assert (suite.get("tests"), suite.get("errors")) == ("6", "4")


def test_annotation_cannot_start_another_command(record: Record) -> None:
    folder = record(failed=("registro",), observed="malo\n::error::inyectado | <b>*x*</b>")
    data = read_verdicts(folder)
    of_the_document, line = annotation_lines(data)
    assert of_the_document.startswith("::error title=Veredicto del documento::NO CONFORME; la corrida termina en 1.")
    assert line.startswith("::error file=features/x.feature,line=7,title=NO CONFORME 5.1.registro::malo%0A")
    assert "\n" not in line
    assert "\\<b\\>\\*x\\*" in summary(data)
    _, entry = code_quality(data)
    assert entry["location"] == {"path": "features/x.feature", "lines": {"begin": 7}}


def test_summary_is_written_where_github_reads(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "resumen.md"))
    assert main(["ci", str(record()), "--code-quality", str(tmp_path / "q.json")]) == 0
    assert "# CONFORME" in (tmp_path / "resumen.md").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "q.json").read_text(encoding="utf-8")) == []


def test_summary_lists_unstable_scenarios(record: Record) -> None:
    data = read_verdicts(record(failed=("registro",)))
    assert "Inestable" not in summary(data)
    shaky = {"subject": "features/x.feature::<b>registro</b>", "first": "fail", "second": "pass"}
    text = summary({**data, "unstable": [shaky]})
    assert "## Inestable" in text
    assert "<b>" not in text
    assert "NO CONFORME, y después CONFORME" in text
