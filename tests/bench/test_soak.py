"""What counts as a difference between two runs, and what the page says of them."""

from __future__ import annotations

from typing import Any

from bench.pages import stability_page
from bench.soak import compare, summary


def verdicts(requirement: str = "pass", scenario: str = "pass") -> dict[str, Any]:
    ran = {"scenario": "a::b", "verdict": scenario, "observed": "Se vio otra cosa."}
    by_scenario = {"id": "1.a", "verdict": requirement, "reason": "r", "scenarios_written": 1, "scenarios": [ran]}
    by_person = {"id": "1.b", "verdict": "none", "reason": "", "scenarios_written": 0, "scenarios": []}
    return {"requirements": [by_scenario, by_person]}


def test_healthy_run_differs_in_nothing() -> None:
    first = compare(verdicts(), None)
    assert first["differing"] == []
    assert compare(verdicts(), first["verdicts"])["differing"] == []


def test_first_run_that_is_not_healthy_differs_from_pass() -> None:
    found = compare(verdicts("fail", "fail"), None)["differing"]
    assert [(each["kind"], each["verdict"]) for each in found] == [("escenario", "fail"), ("requisito", "fail")]


def test_scenario_that_was_not_run_leaves_its_requirement_different() -> None:
    run = verdicts("none")
    run["requirements"][0]["scenarios"] = []
    assert [each["id"] for each in compare(run, {"1.a": "pass", "1.b": "none"})["differing"]] == ["1.a"]


def test_page_tells_what_differed_with_the_order_that_repeats_it() -> None:
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
