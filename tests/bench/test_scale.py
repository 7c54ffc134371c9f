"""Costs of a run grow as its scenarios do, counted in calls, which are the same on any machine; the page that tells."""

from __future__ import annotations

import cProfile
import json
import pstats
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bench.scale.measurement import STAGES
from bench.scale.page import growths, holds, scale_lines, scale_page
from bench.scale.synthetic import SyntheticRun
from harness.layout import ROOT
from harness.verdict import Cause, Verdict
from instructivo.catalogue import load_catalogue
from instructivo.requirement import Catalogue
from reports.acta import paging
from reports.acta.page import render_acta, render_details
from reports.exports.ctrf import ctrf
from reports.exports.cucumber import cucumber_messages
from reports.exports.earl import earl
from reports.exports.junit import junit_xml
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.plan import Plan
from reports.judge.run_judgement import judge
from reports.record.reading import read_outcomes
from reports.record.verdicts_data import verdicts_data

SIZES = (400, 800, 1_200)
MOST = 1.05
"""Cost of the last scenarios against that of as many before them: 1 is linear."""
STARTED = datetime(2026, 11, 24, 10, tzinfo=UTC)
FORMS: Mapping[str, Callable[[dict[str, Any], Path], object]] = {
    "acta": lambda data, folder: [render_acta(data, folder), *render_details(data, folder)],
    "junit": lambda data, _: junit_xml(data),
    "cucumber": lambda data, folder: cucumber_messages(data, (ROOT, folder)),
    "ctrf": lambda data, _: ctrf(data),
    "earl": lambda data, _: earl(data),
}


def calls(function: Callable[[], object]) -> int:
    """Number of calls that a function makes."""
    profile = cProfile.Profile()
    profile.runcall(function)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def growth(costs: Mapping[int, int]) -> float:
    """Cost of the last scenarios against that of as many before them, from the costs of three sizes."""
    few, more, most = (costs[each] for each in SIZES)
    return (most - more) / (more - few)


def test_what_a_run_is_judged_and_told_with_grows_as_its_scenarios(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "LARGE", 0)
    catalogue, costs = load_catalogue(), defaultdict[str, dict[int, int]](dict)
    for scenarios in SIZES:
        run, folder = SyntheticRun(scenarios, dots=1), tmp_path / str(scenarios)
        run.write(folder)
        outcomes, _ = read_outcomes(folder)
        judged = partial(judge, catalogue, run.plan, outcomes)
        told = partial(verdicts_data, catalogue, judged(), STARTED, {})
        data = json.loads(json.dumps(told()))
        costs["judge"][scenarios], costs["verdicts"][scenarios] = calls(judged), calls(told)
        for name, form in FORMS.items():
            costs[name][scenarios] = calls(partial(form, data, folder))
    assert {name: growth(found) for name, found in costs.items() if growth(found) > MOST} == {}


@pytest.mark.parametrize("cause", [Cause.NO_MAIL, Cause.FINDING])
def test_judging_many_failures_of_one_requirement_grows_with_them(catalogue: Catalogue, cause: Cause) -> None:
    def judged(scenarios: int) -> int:
        found = [
            ScenarioOutcome(f"f.feature::{number}", "1.field", "x", "f.feature", 1, Verdict.FAIL, cause)
            for number in range(scenarios)
        ]
        written = {each.scenario: each.requirement for each in found}
        plan = Plan(written, frozenset(written), day=date(2026, 11, 24))
        return calls(lambda: judge(catalogue, plan, found))

    assert growth({each: judged(each) for each in SIZES}) <= MOST


def result(last: float) -> dict[str, object]:
    """A result in which every stage costs 1 s for 2,500 scenarios, and as told for 5,000."""
    costs = {304: 0.4, 2_500: 1.0, 5_000: last}
    sizes = {"acta": 2_762_407, "pages": 181, "largest_page": 183_000, "record": 283_000_000}
    runs = [
        {
            "scenarios": scenarios,
            "stages": {name: {"cpu": cpu, "user": cpu, "memory": 162} for name in STAGES},
            "sizes": sizes if scenarios > paging.LARGE else {**sizes, "pages": 0, "largest_page": 0},
        }
        for scenarios, cpu in costs.items()
    ]
    machine = {"Núcleos": "2"}
    return {"date": "2026-11-28T00:00:00+00:00", "commit": "abc", "suite": "x", "machine": machine, "runs": runs}


@pytest.mark.parametrize(("last", "is_linear"), [(2.1, True), (4.0, False)])
def test_what_doubles_with_the_scenarios_holds(last: float, is_linear: bool) -> None:
    assert growths(result(last))["close"] == pytest.approx(last)
    assert holds(result(last)) is is_linear


def test_the_page_tells_costs_and_sizes() -> None:
    page = scale_page(result(2.1))
    assert "| Juzgar y cerrar el acta | 0,40 s, 162 MB | 1,00 s, 162 MB | 2,10 s, 162 MB | por 2,1 |" in page
    assert "| 304 | 2,8 | ninguna | — | 283 |" in page
    assert "| 5 000 | 2,8 | 181 | 183 | 283 |" in page
    assert "| Versión de la suite | abc |" in page
    assert len(scale_lines(result(2.1))) == len(STAGES) - 1
