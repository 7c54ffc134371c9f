"""Content of ``verdicts.json``."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from harness.declarations import Waiver
from harness.verdict import Cause, Disposition, Verdict
from instructivo.requirement import Catalogue, Level, Requirement, Verification
from reports.judge.declarations import Declarations
from reports.judge.run_judgement import Decision
from reports.record.repeats import Repeat
from reports.record.verdicts_data import verdicts_data
from tests.verdicts.making import A_B, DAY, PORTAL, judged, outcome

BEGAN = datetime(2026, 11, 24, 10, 0, 0, 999, tzinfo=UTC)
FIELD = Requirement(
    "2.a", "2", "El campo está.", Level.DOCUMENTED, Verification.SCENARIO, page=5, field="correo", depends_on=("1.a",)
)
KNOWN = Catalogue("SENAE-X", "3", "2023-09", {one.id: one for one in (*A_B, FIELD)})
OUTCOMES = (
    outcome("a", Verdict.FAIL, Cause.FINDING),
    outcome("b", Verdict.PASS),
    replace(outcome("c", Verdict.PASS), requirement="2.a"),
)
GOT = judged(KNOWN, *OUTCOMES, fingerprint_start=PORTAL, fingerprint_end=PORTAL)


def content() -> dict[str, Any]:
    """Content for the run above; each test makes it, so that mutmut sees the test use the function."""
    return verdicts_data(KNOWN, GOT, BEGAN, {"Portal": "X"})


def test_the_document_has_its_verdict() -> None:
    assert content()["schema"] == 1
    assert content()["document"] == {
        "code": "SENAE-X",
        "version": "3",
        "date": "2023-09",
        "verdict": Decision.DOES_NOT_CONFORM,
        "reasons": list(GOT.reasons),
        "partial": False,
        "exit_code": 1,
    }


def test_the_run_has_its_plan_facts_and_times() -> None:
    run = content()["run"]
    ended = datetime.fromisoformat(run.pop("ended"))
    assert ended.tzinfo is not None
    assert ended.microsecond == 0
    assert abs(datetime.now(UTC) - ended) < timedelta(hours=1)
    assert run == {"started": "2026-11-24T10:00:00+00:00", "facts": {"Portal": "X"}, **GOT.plan.data()}


def test_every_section_has_its_counts_by_verdict() -> None:
    assert content()["sections"] == [{"section": "1", "fail": 1, "inconc": 1}, {"section": "2", "inconc": 1}]


def test_the_counts_of_a_section_are_sorted() -> None:
    assert list(content()["sections"][0]) == ["section", "fail", "inconc"]


def test_a_requirement_has_its_verdict_and_scenarios() -> None:
    one = content()["requirements"][2]
    (scenario,) = one.pop("scenarios")
    assert one == {
        "id": "2.a",
        "section": "2",
        "page": 5,
        "field": "correo",
        "statement": "El campo está.",
        "level": "documentado",
        "verified_by": "escenario",
        "verdict": "inconc",
        "raw": "pass",
        "blocked_by": "1.a",
        "reason": GOT.requirements[2].reason,
        "fault": GOT.requirements[2].fault,
        "standing": Disposition.INCONC,
        "scenarios_written": 1,
        "scenarios_run": 1,
    }
    assert scenario == {key: value for key, value in OUTCOMES[2].data().items() if key != "requirement"}


def test_requirements_follow_the_catalogue() -> None:
    assert [one["id"] for one in content()["requirements"]] == ["1.a", "1.b", "2.a"]


def test_second_runs_are_included() -> None:
    again = Repeat("a", Verdict.FAIL, Verdict.PASS, "se vio", ())
    assert verdicts_data(KNOWN, GOT, BEGAN, {}, [again])["repeated"] == [again.data()]
    assert content()["repeated"] == []


def test_every_waiver_has_its_problem() -> None:
    good = Waiver("1.a", "visto", "se sabe", "Ana", DAY, PORTAL)
    late = replace(good, observation="otra cosa")
    declared = Declarations(waivers=(good, late))
    got = judged(KNOWN, *OUTCOMES, declarations=declared, fingerprint_start=PORTAL, fingerprint_end=PORTAL)
    problems = {each["observation"]: each["problem"] for each in verdicts_data(KNOWN, got, BEGAN, {})["waived"]}
    assert problems == {"visto": "", "otra cosa": got.waiver_problems[late]}
    assert problems["otra cosa"]


def test_declarations_are_included() -> None:
    data = content()
    assert {key: data[key] for key in ("waived", "not_applicable", "unstable", "manual")} == {
        "waived": [],
        "not_applicable": [],
        "unstable": [],
        "manual": [],
    }
