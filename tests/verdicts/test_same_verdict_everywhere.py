"""The exit code and what decides it, in every export: none is all green where the run does not end in 0.

Random runs of ``making`` are read as their consumers do: JUnit as XML, the others as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from harness.verdict import Disposition, Verdict
from instructivo.requirement import Level
from reports.exports.ci import annotation_lines, code_quality, summary
from reports.exports.ctrf import ctrf
from reports.exports.cucumber import cucumber_messages
from reports.exports.earl import earl
from reports.exports.junit import junit_xml
from reports.exports.run_cases import hindrances
from reports.judge.document_verdict import FAILED, SETTLED, DecisionBasis
from reports.judge.plan import UNREADABLE
from reports.judge.run_judgement import Judgement
from reports.record.verdicts_data import verdicts_data
from tests.verdicts.making import A_B, PORTAL, Situation, judged, outcome, situations

NOW = datetime(2026, 11, 24, 12).astimezone()
NOWHERE = Path(__file__).parent / "no-such-checkout"


def written(situation: Situation) -> tuple[Judgement, dict[str, Any]]:
    """Judgement of a run, and the data of its record."""
    judgement = situation.judge()
    return judgement, recorded(situation.known, judgement)


def recorded(known: Any, judgement: Judgement) -> dict[str, Any]:
    data = verdicts_data(known, judgement, NOW, {"Portal": "x"})
    return dict(json.loads(json.dumps(data)))


def junit_cases(data: Mapping[str, Any]) -> Iterator[ET.Element]:
    yield from ET.fromstring(junit_xml(data)).iter("testcase")  # noqa: S314 - our own file


def is_red(case: ET.Element) -> bool:
    return case.find("failure") is not None or case.find("error") is not None


def messages(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in cucumber_messages(data, (NOWHERE,)).splitlines()]


def shown_red(data: Mapping[str, Any]) -> dict[str, bool]:
    """Whether each export shows that something is wrong."""
    said = messages(data)
    steps = [each["testStepFinished"]["testStepResult"]["status"] for each in said if "testStepFinished" in each]
    outcomes = [each["earl:result"]["earl:outcome"] for each in earl(data)["@graph"] if "earl:result" in each]
    tests = ctrf(data)["results"]
    return {
        "junit": any(map(is_red, junit_cases(data))),
        "ctrf": any(each["status"] == "failed" for each in tests["tests"]) and tests["summary"]["failed"] > 0,
        "cucumber": not said[-1]["testRunFinished"]["success"] and bool(set(steps) - {"PASSED", "SKIPPED"}),
        "earl": bool({"earl:failed", "earl:cantTell"} & set(outcomes)),
        "annotations": any(line.startswith("::error ") for line in annotation_lines(data)),
        "code quality": bool(code_quality(data)),
        "summary": "## La corrida termina en " in summary(data),
    }


def texts(data: Mapping[str, Any]) -> dict[str, str]:
    """Words of each export, each text on one line."""
    return {
        "junit": "\n".join(
            f"{case.get('name')} {each.get('message')} {each.text}" for case in junit_cases(data) for each in case
        ),
        "ctrf": json.dumps(ctrf(data), ensure_ascii=False),
        "cucumber": cucumber_messages(data, (NOWHERE,)),
        "earl": json.dumps(earl(data), ensure_ascii=False),
        "annotations": "\n".join(annotation_lines(data)),
        "code quality": json.dumps(code_quality(data), ensure_ascii=False),
        "summary": summary(data).replace("\\", ""),
    }


@given(situations())
def test_no_export_is_all_green_where_the_run_does_not_end_in_0(situation: Situation) -> None:
    judgement, data = written(situation)
    if judgement.exit_code:
        assert not [name for name, red in shown_red(data).items() if not red]
    else:
        assert hindrances(data) == []


@given(situations())
def test_every_requirement_that_decides_the_exit_code_is_red_by_its_id(situation: Situation) -> None:
    judgement, data = written(situation)
    red = {
        each.get("value")
        for case in junit_cases(data)
        if is_red(case)
        for each in case.iter("property")
        if each.get("name") == "requirement"
    }
    basis = DecisionBasis(judgement.requirements, judgement.plan, judgement.partial, ())
    for one in basis.in_scope:
        assert one.disposition in SETTLED or one.requirement.id in red
    for one in basis.exercised:
        assert not one.fault or one.requirement.id in red
    for one in judgement.requirements:
        exempt = one.disposition is Disposition.NOT_APPLICABLE and one.requirement.level is not Level.INFORMATIVE
        assert not exempt or one.requirement.id in red
        failed = one.disposition in FAILED and one in basis.in_scope
        assert not failed or any(
            case.find("failure") is not None
            for case in junit_cases(data)
            if one.requirement.id in {each.get("value") for each in case.iter("property")}
        )


@given(situations())
def test_what_befell_the_run_is_told_by_every_export(situation: Situation) -> None:
    judgement, data = written(situation)
    told = [*judgement.waiver_problems.values(), judgement.plan.interrupted]
    told += ["El portal cambió durante la corrida"] if judgement.plan.changed else []
    told += [judgement.decision]
    for name, text in texts(data).items():
        if judgement.exit_code or name in ("junit", "ctrf", "cucumber", "earl"):
            assert not [each for each in told if each not in text], name


@pytest.mark.parametrize(
    ("changes", "code", "case"),
    [
        ({"fingerprint_end": "otra"}, 6, "corrida::portal"),
        ({"fingerprint_start": UNREADABLE, "fingerprint_end": UNREADABLE}, 6, "corrida::portal"),
        ({"broken": ("La suite falló\nal cerrar.",)}, 6, "corrida::suite-1"),
        ({"interrupted": "la interrumpió una persona."}, 2, "corrida::incompleta"),
    ],
)
def test_trouble_of_the_run_is_a_case_beside_scenarios_that_passed(
    changes: dict[str, Any], code: int, case: str
) -> None:
    sound = {"fingerprint_start": PORTAL, "fingerprint_end": PORTAL}
    judgement = judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.PASS), **{**sound, **changes})
    data = recorded(A_B, judgement)
    assert judgement.exit_code == code
    assert [each.id for each in hindrances(data)] == ["corrida::veredicto-del-documento", case]
    assert all(shown_red(data).values())


def test_a_run_that_conforms_is_green_everywhere() -> None:
    data = recorded(A_B, judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.PASS)))
    assert not any(shown_red(data).values())
    assert {each["status"] for each in ctrf(data)["results"]["tests"]} == {"passed"}


def test_a_part_that_conforms_is_neither_red_nor_wholly_green() -> None:
    judgement = judged(A_B, outcome("a", Verdict.PASS), written={"a": "1.a", "b": "1.b"})
    data = recorded(A_B, judgement)
    assert judgement.exit_code == 0
    assert not any(shown_red(data).values())
    assert ctrf(data)["results"]["tests"][0]["status"] == "skipped"


def test_a_scenario_that_never_ran_is_in_ctrf_too() -> None:
    judgement = judged(A_B, outcome("a", Verdict.PASS), written={"a": "1.a", "b": "1.b"}, selected=frozenset("ab"))
    tests = ctrf(recorded(A_B, judgement))["results"]["tests"]
    assert [each["status"] for each in tests if each["testId"] == "b"] == ["other"]


def test_a_doubt_after_the_last_step_is_not_passed_for_cucumber(tmp_path: Path) -> None:
    """A scenario of which every step passed and whose environment does not let it pass, beside one that failed."""
    (tmp_path / "f").write_text(
        "# language: es\nCaracterística: F\n  @1.a\n  Escenario: a\n    Entonces pasa\n", encoding="utf-8"
    )
    data = recorded(A_B, judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.PASS)))
    one = data["requirements"][0]
    steps = [{"keyword": "Entonces", "text": "pasa", "verdict": "pass"}]
    doubt = {**one["scenarios"][0], "verdict": "inconc", "cause": "entorno", "observed": "se cayó", "steps": steps}
    spoilt = {**one, "verdict": "fail", "standing": "fail", "scenarios": [doubt]}
    found = cucumber_messages({**data, "requirements": [spoilt]}, (tmp_path,))
    (result,) = [
        each["testStepFinished"]["testStepResult"]
        for each in map(json.loads, found.splitlines())
        if "testStepFinished" in each
    ][:1]
    assert (result["status"], result["message"]) == ("PENDING", "se cayó")
