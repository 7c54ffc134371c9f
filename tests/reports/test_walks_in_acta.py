"""The acta of a run that walked, and what ``verify`` says of walks that somebody changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from harness.errors import HarnessError
from harness.verdict import Cause, Verdict
from reports.acta.walks import walks_in
from reports.audit.verify import audit_without_pdf
from reports.exports.allure import write_allure
from reports.exports.ctrf import ctrf
from reports.exports.junit import junit_xml
from reports.judge.outcomes import WALK, Evidence, ScenarioOutcome, StepOutcome
from reports.judge.walks import SCENARIO, feature_path, scenario_of
from reports.record.closing import close_record
from reports.record.files import OUTCOMES, VERDICTS, WALKS_FACT
from reports.record.manifest import bound_files
from reports.record.reading import read_outcomes, read_verdicts
from reports.record.rebuilding import judge_again
from reports.record.walks import Finding, WalkRecord, WalkResult

CLAUSE, OTHER = "5.1.formulario", "5.1.registro"
FEATURE = (
    f"# language: es\nCaracterística: Recorrido\n\n  @{CLAUSE}\n  Escenario: Hace bien\n"
    "    Dada una persona\n    Cuando entra\n    Entonces el portal la deja entrar\n"
)
PICTURE = ("picture", "evidencia/recorrido.png", "Imagen")
FINDING = Finding(
    CLAUSE,
    "documentado",
    "entra",
    "No entra.",
    FEATURE,
    stable=True,
    actions=2,
    evidence=((SCENARIO, feature_path(1), "El escenario"), PICTURE),
)
UNSTABLE = replace(FINDING, requirement=OTHER, observed="No abre.", stable=False, evidence=())
TAKEN, NEVER = ("completa", "Register"), ("completa", "Wait")
RECORD = WalkRecord(
    "Portal de prueba",
    7,
    3,
    (
        WalkResult(1, 12, 1, (TAKEN,), (TAKEN, NEVER), (("recarga", "registró"),), 4, 9.5, "", FINDING),
        WalkResult(2, 5, 0, (TAKEN,), (), (), 1, 2.0, "La <b>página</b> no dejó continuar."),
        WalkResult(3, 5, 0, (), (), (), 3, 2.0, "", UNSTABLE),
    ),
)


def outcome(folder: Path) -> ScenarioOutcome:
    """What the record keeps of the first walk."""
    kept = tuple(
        Evidence(*each, sha256=hashlib.sha256((folder / each[1]).read_bytes()).hexdigest()) for each in FINDING.evidence
    )
    steps = tuple(StepOutcome(word, text, Verdict.PASS) for word, text in FINDING.steps[:-1])
    last = StepOutcome(*FINDING.steps[-1], Verdict.FAIL)
    return ScenarioOutcome(
        scenario_of(1),
        CLAUSE,
        "Recorrido 1: Hace bien",
        feature_path(1),
        5,
        Verdict.FAIL,
        Cause.FINDING,
        FINDING.steps[-1][1],
        f"{FINDING.observed} (en un recorrido)",
        (*steps, last),
        kept,
        extras={WALK: "1"},
    )


Walked = Callable[..., Path]


@pytest.fixture
def walked(record: Callable[..., Path]) -> Walked:
    """Write the record of a run that walked, changed before its verdicts are formed."""

    def write(
        change: Callable[[ScenarioOutcome], ScenarioOutcome | None] = lambda one: one,
        walks: str | None = RECORD.text(),
    ) -> Path:
        folder = record()
        (folder / PICTURE[1]).write_bytes(b"imagen")
        (folder / feature_path(1)).write_text(FEATURE, encoding="utf-8")
        found = change(outcome(folder))
        lines = [*read_outcomes(folder)[0], *([found] if found else [])]
        (folder / OUTCOMES).write_text("".join(f"{each.to_json()}\n" for each in lines), encoding="utf-8")
        if walks is not None:
            (folder / "recorridos.json").write_text(walks, encoding="utf-8")
        data = read_verdicts(folder)
        data["run"]["facts"][WALKS_FACT] = "3"
        data["run"]["files"] = bound_files(folder)
        if found:
            data["run"]["written"][found.scenario] = found.requirement
            data["run"]["selected"] = sorted([*data["run"]["selected"], found.scenario])
        (folder / VERDICTS).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        judge_again(folder)
        return folder

    return write


def problems(folder: Path) -> str:
    """What ``verify`` reports."""
    return " ".join(audit_without_pdf(folder).problems)


def test_record_of_a_run_that_walked_is_sound(walked: Walked) -> None:
    folder = walked()
    assert problems(folder) == ""
    verdicts = {one["id"]: one["verdict"] for one in read_verdicts(folder)["requirements"]}
    assert (verdicts[CLAUSE], verdicts[OTHER]) == ("fail", "pass"), "what rests on it was decided all the same"


def test_section_tells_what_was_walked_learnt_and_in_the_way(walked: Walked) -> None:
    page = (walked() / "acta.html").read_text(encoding="utf-8")
    assert '<section id="recorridos">' in page
    assert "3 de 3 pedidos, con 22 acciones; en 1 se registró alguien" in page
    assert "Recorrido 1: Hace bien</a>" in page
    assert "1 tomada; 1 prevista no se dio" in page
    assert '<th scope="col">registrar</th>' in page
    assert '<td class="none">0</td>' in page
    assert "El portal registró (1 vez)." in page
    assert "Contradijeron al documento una vez y no al repetirse" in page
    assert "Recorrido 2: La &lt;b&gt;página&lt;/b&gt; no dejó continuar." in page


def test_acta_of_a_run_without_walks_has_no_section(record: Callable[..., Path]) -> None:
    assert 'id="recorridos"' not in (record() / "acta.html").read_text(encoding="utf-8")


def with_first(**changes: object) -> str:
    """The file of walks with a change to the finding of the first."""
    finding = replace(FINDING, **changes)  # type: ignore[arg-type]
    first, *rest = RECORD.results
    return replace(RECORD, results=(replace(first, finding=finding), *rest)).text()


NO_FINDING = replace(RECORD, results=(replace(RECORD.results[0], finding=None), *RECORD.results[1:]))


def test_finding_keeps_its_id_in_other_tools_whatever_its_walk_is_numbered(walked: Walked, tmp_path: Path) -> None:
    data = read_verdicts(walked())
    first, second = (exported(renumbered(data, number), tmp_path / str(number)) for number in (1, 9))
    assert first == second
    assert set(first[:3]) == {f"Hace bien (secuencia {first[3].rpartition('::')[2]})"}
    assert first[3] == first[4]
    other = exported(renumbered(data, 1, text="sale"), tmp_path / "otra")
    assert all(one != another for one, another in zip(first, other, strict=True))


def renumbered(data: Mapping[str, Any], number: int, text: str = "entra") -> dict[str, Any]:
    """The same verdicts with another number of the walk, and another step."""
    told = json.dumps(data).replace(scenario_of(1), scenario_of(number)).replace(feature_path(1), feature_path(number))
    return dict(json.loads(told.replace("Recorrido 1:", f"Recorrido {number}:").replace('"entra"', f'"{text}"')))


def exported(data: Mapping[str, Any], target: Path) -> tuple[str, ...]:
    """Name of the finding in JUnit, CTRF and Allure, and its id in the last two."""
    suite = ET.fromstring(junit_xml(data))[0]  # noqa: S314 - our own file
    (case,) = (each.attrib["name"] for each in suite.iterfind("testcase[@classname='recorridos']"))
    (test,) = (each for each in ctrf(data)["results"]["tests"] if "recorridos" in each["suite"])
    write_allure(data, target.parent, target)
    results = [json.loads(each.read_text(encoding="utf-8")) for each in target.glob("*-result.json")]
    (result,) = (each for each in results if {"name": "suite", "value": "recorridos"} in each["labels"])
    return case, test["name"], result["name"], test["testId"], result["fullName"], result["historyId"]


@pytest.mark.parametrize(
    ("walks", "said"),
    [
        pytest.param(None, "Falta recorridos.json", id="borrado"),
        pytest.param("{", "recorridos.json no se puede leer", id="ilegible"),
        pytest.param(RECORD.text().replace('"asked": 3', '"asked": 1e999'), "no se puede leer", id="infinito"),
        pytest.param(replace(RECORD, asked=4000).text(), "otro número de recorridos", id="otros pedidos"),
        pytest.param(replace(RECORD, seed=8).text(), "otra semilla", id="otra semilla"),
        pytest.param(NO_FINDING.text(), "que recorridos.json no tiene", id="sin hallazgo"),
        pytest.param(with_first(stable=False), "que recorridos.json no tiene", id="inestable"),
        pytest.param(with_first(requirement=OTHER), "no dicen lo mismo", id="otro requisito"),
        pytest.param(with_first(observed="Otra cosa."), "no dicen lo mismo", id="otra observación"),
        pytest.param(with_first(feature=FEATURE.replace("entra", "sale")), "no dicen lo mismo", id="otros pasos"),
        pytest.param(RECORD.text().replace('"asked": 3', '"asked": 3, "asked": 3'), "consta dos veces", id="dos veces"),
    ],
)
def test_file_of_walks_that_was_changed_is_told(walked: Walked, walks: str | None, said: str) -> None:
    assert said in problems(walked(walks=walks))


def test_finding_that_no_outcome_has_is_told(walked: Walked) -> None:
    assert "y en outcomes.jsonl no consta" in problems(walked(lambda _: None))


def test_scenario_of_a_walk_that_was_changed_is_told(walked: Walked) -> None:
    folder = walked()
    (folder / feature_path(1)).write_text(FEATURE.replace("entra", "sale"), encoding="utf-8")
    assert "no dicen lo mismo" in problems(folder)
    (folder / feature_path(1)).write_bytes(b"\xff\xfe")
    assert "su huella cambió" in problems(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, verdict=Verdict.PASS, cause=Cause.NONE),
        lambda one: replace(one, verdict=Verdict.INCONC, cause=Cause.PREAMBLE),
        lambda one: replace(one, cause=Cause.NO_MAIL),
        lambda one: replace(one, extras={WALK: "2"}),
        lambda one: replace(one, extras={}),
        lambda one: replace(one, scenario="features/x.feature::otro"),
        lambda one: replace(one, feature="features/x.feature"),
        lambda one: replace(one, evidence=one.evidence[1:]),
    ],
    ids=[
        "pasa",
        "inconcluso",
        "otra causa",
        "otro número",
        "sin número",
        "de features",
        "otro archivo",
        "sin escenario",
    ],
)
def test_outcome_that_is_no_walk_does_not_pass_for_one(
    walked: Walked, change: Callable[[ScenarioOutcome], ScenarioOutcome]
) -> None:
    with pytest.raises(HarnessError, match="dice ser de un recorrido y no es lo que uno deja"):
        walked(change)


@pytest.mark.parametrize("content", ["", "[]", "null", json.dumps({"walks": "muchos"})])
def test_file_that_tells_no_walks_breaks_nothing(record: Callable[..., Path], content: str) -> None:
    folder = record()
    (folder / "recorridos.json").write_text(content, encoding="utf-8")
    close_record(folder)
    assert 'id="recorridos"' not in (folder / "acta.html").read_text(encoding="utf-8")
    assert walks_in(folder, []) is None
