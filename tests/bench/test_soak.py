"""Differences between runs of a soak, and the page that shows them."""

from __future__ import annotations

from typing import Any

from bench.soak.comparison import compare, compare_under_stress, selected
from bench.soak.measurement import summary
from bench.soak.page import stability_page


def verdicts(requirement: str = "pass", scenario: str = "pass") -> dict[str, Any]:
    cause, blocked = ("entorno", "entorno") if requirement == "inconc" else ("hallazgo", "")
    ran = {"scenario": "a::b", "verdict": scenario, "cause": cause, "observed": "Se vio otra cosa."}
    told = {"id": "1.a", "verdict": requirement, "reason": "r", "blocked_by": blocked}
    by_scenario = {**told, "scenarios_written": 1, "scenarios": [ran]}
    by_person = {
        "id": "1.b",
        "verdict": "none",
        "reason": "",
        "blocked_by": "",
        "scenarios_written": 0,
        "scenarios": [],
    }
    return {"requirements": [by_scenario, by_person]}


def test_healthy_runs_have_no_differences() -> None:
    first = compare(verdicts(), None)
    assert first["differing"] == []
    assert compare(verdicts(), first["verdicts"])["differing"] == []


def test_first_run_differs_wherever_it_did_not_pass() -> None:
    found = compare(verdicts("fail", "fail"), None)["differing"]
    assert [(each["kind"], each["verdict"]) for each in found] == [("escenario", "fail"), ("requisito", "fail")]


def test_requirement_differs_where_its_scenario_did_not_run() -> None:
    run = verdicts("none")
    run["requirements"][0]["scenarios"] = []
    assert [each["id"] for each in compare(run, {"1.a": "pass", "1.b": "none"})["differing"]] == ["1.a"]


def test_page_shows_differences_with_the_order_that_repeats_them() -> None:
    runs = [
        {
            "run": number,
            "order": 40 + number,
            "seconds": 60.0,
            **compare(verdicts(one, one), {"1.a": "pass", "1.b": "none"}),
        }
        for number, one in ((1, "pass"), (2, "inconc"))
    ]
    result = summary(runs, {"workers": 2, "profile": ""})
    page = stability_page(result)
    assert (result["runs"], result["runs_differing"], result["scenario_runs_differing"]) == (2, 1, 1)
    assert "Corrida 2 (orden 42): escenario `a::b` dio `inconc`. Se vio otra cosa." in page


def test_only_outcomes_caused_by_the_environment_are_excused_under_stress() -> None:
    excused = compare_under_stress(verdicts("inconc", "inconc"))
    assert (excused["differing"], excused["undecided"]) == ([], 1)
    assert [each["verdict"] for each in compare_under_stress(verdicts("fail", "fail"))["differing"]] == ["fail", "fail"]
    blamed = verdicts("inconc", "inconc")
    blamed["requirements"][0]["scenarios"][0]["cause"] = "estímulo"
    assert [each["kind"] for each in compare_under_stress(blamed)["differing"]] == ["escenario"]


def test_partial_run_is_compared_in_the_requirements_it_selected() -> None:
    run = {"written": {"a::b": "1.a", "c::d": "1.c"}, "selected": ["a::b"]}
    assert [one["id"] for one in selected({**verdicts(), "run": run})["requirements"]] == ["1.a"]


def test_page_keeps_measurements_of_other_versions_and_adds_them_up() -> None:
    runs = [{"run": 1, "order": 1, "seconds": 60.0, **compare(verdicts(), None), "scenarios": 193}]
    older = {**summary(runs, {"workers": 2, "profile": ""}), "commit": "aaaa", "date": "2026-01-01T00:00:00+00:00"}
    old_page = stability_page(older)
    page = stability_page({**older, "commit": "bbbb"}, old_page)
    assert "| 2026-01-01 | aaaa | 1 | 193 | 0 | 0 |" in page
    assert "son 386 escenarios, 0 con otro resultado" in page
    assert stability_page({**older, "commit": "bbbb"}, page) == page
    assert stability_page(older, old_page) == old_page
