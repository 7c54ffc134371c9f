"""Results, targets and pages of the speed measurement; the meter, with processes that outlive their parents."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.engine.checkout import OUT
from bench.engine.scenarios import Scenario
from bench.speed.contestants import CONTESTANTS, Command
from bench.speed.costs import PROOF, metered, proof_scenarios
from bench.speed.estimates import coverage, estimate, per_scenario, ratios
from bench.speed.growth import collection
from bench.speed.page import speed_docs, speed_lines
from bench.speed.results import results
from bench.speed.sample import SIZE, Sample, draw, sample_of, write_features, write_raw_scripts
from bench.speed.short_form import ShortResult
from bench.speed.vocabulary import is_known, script_lines
from harness.errors import EnvironmentTrouble
from tests.grouping import TIMED

MEASURES_TIME = pytest.mark.xdist_group(TIMED)
READS = Scenario(
    "features/a.feature::lee", "1.a", ("Cuando una persona mira la solicitud", "Entonces ve el campo «Fax»"), True
)
WRITES = Scenario(
    "features/a.feature::registra[A1]",
    "1.b",
    (
        "Dada una persona cuya contraseña es «A1»",
        "Y que completó el resto de la solicitud",
        "Cuando presiona «Registrar»",
        "Entonces la solicitud no queda registrada",
    ),
    False,
)
SAMPLE = Sample((READS, WRITES), 193, 81)
BROWSE = """
import sys
from playwright.sync_api import sync_playwright
from fixtures.browser.launch import find_browser, launch_arguments
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(**launch_arguments(find_browser("chromium"), "chromium"))
    browser.new_page().evaluate("work => { for (let n = 0; n < work * 1e9; n++); }", int(sys.argv[1]))
    browser.close()
"""
BURN = "import time\nend = time.process_time() + 0.4\nwhile time.process_time() < end: pass"


def lines(costs: dict[str, tuple[float, float]], rounds: int = 10) -> list[dict[str, Any]]:
    """A journal in which start and sample of a contestant cost a little more in each round."""
    runs = [
        {
            "round": number,
            "contestant": name,
            "what": what,
            "workers": 1,
            "cpu": cost + number / 100,
            "wall": cost,
            "memory": 0,
        }
        for name, both in costs.items()
        for number in range(1, rounds + 1)
        for what, cost in zip(("arranque", "muestra"), both, strict=True)
    ]
    return [*runs, {"collection": {"scenarios": 200, "cpu": 1.0, "wall": 1.0}}]


def costs_of_all(suite: float = 10.0) -> dict[str, tuple[float, float]]:
    return {each.id: (4.0, suite if each.id.startswith("suite") else 20.0) for each in CONTESTANTS}


def test_interval_of_ten_rounds_leaves_out_one_value_at_each_end() -> None:
    found = estimate([float(each) for each in range(1, 11)])
    assert (found.median, found.low, found.high) == (5.5, 2.0, 9.0)
    assert found.confidence == pytest.approx(0.979, abs=0.001)


@pytest.mark.parametrize("rounds", [1, 2, 5])
def test_few_rounds_have_a_median_without_interval(rounds: int) -> None:
    found = estimate([2.0] * rounds)
    assert (found.median, found.confidence) == (2.0, 0)


def test_interval_needs_six_rounds() -> None:
    assert coverage(5, 0) < 0.95 < coverage(6, 0)


def test_costs_are_compared_within_a_round_and_per_scenario_without_the_start() -> None:
    assert ratios([2.0, 6.0], [1.0, 2.0]) == [2.0, 3.0]
    assert per_scenario([14.0], [4.0], 11) == [1.0]


def test_estimate_of_the_whole_suite_is_shown_beside_its_runs() -> None:
    entire = {"round": 0, "contestant": "suite", "what": "suite", "workers": 1, "cpu": 999.5, "wall": 9.0, "memory": 0}
    data = results([*lines(costs_of_all(), rounds=1), entire, {**entire, "round": 1, "cpu": 998.0}], SAMPLE, {})
    estimated, theirs = 4.01 + 192 * 6, 4.01 + 192 * 16
    assert data["ratios"]["entera"]["median"] == pytest.approx(estimated / theirs)
    assert data["ratios"]["muestra-sueltos"]["median"] == pytest.approx(10.01 / 20.01)
    page = speed_docs(data)["rapidez.md"]
    assert f"{estimated:.1f} s de procesador".replace(".", ",") in page
    assert "costó 998,0 s y 999,5 s." in page


def test_target_holds_only_where_the_whole_interval_is_below_the_limit() -> None:
    good = {each["id"]: each for each in results(lines(costs_of_all()), SAMPLE, {})["targets"]}
    assert good["entera"]["holds"]
    assert good["con-pruebas"]["holds"]
    dear = {each["id"]: each for each in results(lines(costs_of_all(40.0)), SAMPLE, {})["targets"]}
    assert not dear["entera"]["holds"]
    assert "arrancar cuesta" in dear["entera"]["reason"]
    assert "más que su guion" in dear["con-pruebas"]["reason"]
    few = {each["id"]: each for each in results(lines(costs_of_all(), rounds=2), SAMPLE, {})["targets"]}
    assert not few["entera"]["holds"]
    assert "no dan un intervalo" in few["entera"]["reason"]


def test_target_without_its_contestant_does_not_hold_and_says_why() -> None:
    costs = {name: both for name, both in costs_of_all().items() if name != "playwright-bdd"}
    data = results(lines(costs), SAMPLE, {"playwright-bdd": "no hay Node en esta máquina"})
    open_one = next(each for each in data["targets"] if each["id"] == "playwright-bdd")
    assert open_one["figure"] is None
    assert not open_one["holds"]
    assert "sin medir" in speed_docs(data)["rapidez.md"]
    assert "no hay Node" in speed_docs(data)["rapidez.md"]


def test_acceptance_is_scaled_to_the_scenarios_of_its_target() -> None:
    sizes = {"scenarios": 193, "bytes": 9_000_000, "acta": 500_000, "files": 300}
    ran = {"acceptance": {"wall": 70.0, "workers": 2, "record": sizes}}
    found = next(
        each for each in results([*lines(costs_of_all()), ran], SAMPLE, {})["targets"] if each["id"] == "acceptance"
    )
    assert found["figure"] == pytest.approx(4 + 66 * 150 / 193, abs=0.1)
    assert found["holds"]


@pytest.mark.parametrize(("seconds", "holds"), [(100.0, True), (110.0, False)])
def test_suite_on_a_portal_with_a_defect_may_take_half_as_long_again(seconds: float, holds: bool) -> None:
    broken = {
        "defect": "registrar-apagado",
        "seconds": seconds,
        "healthy": 70.0,
        "ratio": seconds / 70.0,
        "commit": "c0",
    }
    ran = {"broken": broken}
    targets = results([*lines(costs_of_all()), ran], SAMPLE, {})["targets"]
    found = next(each for each in targets if each["id"] == "broken")
    assert found["holds"] == holds
    assert "registrar-apagado" in found["reason"]


def test_every_target_is_shown_on_the_terminal_and_on_the_page() -> None:
    data = results(lines(costs_of_all()), SAMPLE, {})
    said, pages = "\n".join(speed_lines(data)), speed_docs(data)
    for each in data["targets"]:
        assert each["name"] in said
        assert each["name"] in pages["rapidez.md"]
    assert pages["rapidez.svg"].count('class="rest"') == len(data["costs"]) + 1


def test_short_form_fails_above_fifteen_per_cent() -> None:
    assert ShortResult(2.29, 2.0).holds
    assert not ShortResult(2.31, 2.0).holds
    assert "NO ALCANZA" in ShortResult(3.0, 2.0).in_words


def test_sentence_is_known_whole_or_not_at_all() -> None:
    assert is_known(WRITES.sentences)
    assert not is_known(("Cuando una persona mira la solicitud", "Entonces la lista «País» contiene:"))
    assert list(script_lines(WRITES.sentences))[-1] == "do.expect_refused(tools, person)"


def test_sample_has_the_share_of_readers_of_the_suite() -> None:
    found = draw(
        [READS, WRITES, replace(WRITES, id="features/a.feature::otra"), replace(READS, id="features/a.feature::ve")], 2
    )
    assert sorted(each.reads for each in found) == [False, True]


def test_committed_sample_exists_and_has_a_scenario_for_each_defect_of_the_proof(
    written_scenarios: tuple[Scenario, ...],
) -> None:
    readers = sum(each.reads for each in written_scenarios)
    sample = sample_of(Sample(written_scenarios, len(written_scenarios), readers))
    assert len(sample.scenarios) == SIZE
    assert [each.requirement for each in proof_scenarios(sample)] == [requirement for requirement, _ in PROOF]


def test_raw_scripts_and_features_are_generated_from_the_sample(tmp_path: Path) -> None:
    write_raw_scripts(SAMPLE, tmp_path / "raw_scripts.py")
    compile((tmp_path / "raw_scripts.py").read_text(encoding="utf-8"), "raw_scripts.py", "exec")
    write_features(SAMPLE, tmp_path / "features")
    text = (tmp_path / "features" / "a.feature").read_text(encoding="utf-8")
    assert "@1.b\n  Escenario: registra[A1]" in text
    assert "    Entonces ve el campo «Fax»" in text
    write_features(SAMPLE, tmp_path / "half", share=2, shares=2)
    assert "lee" not in (tmp_path / "half" / "a.feature").read_text(encoding="utf-8").split("Característica")[1]


@MEASURES_TIME
def test_meter_counts_processes_that_outlive_their_parent(tmp_path: Path) -> None:
    orphan = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BURN!r}])"
    cost = metered([Command([sys.executable, "-c", orphan])], tmp_path, {})
    assert cost.cpu >= 0.4


@MEASURES_TIME
def test_meter_counts_the_processes_of_a_browser(tmp_path: Path) -> None:
    idle, busy = (metered([Command([sys.executable, "-c", BROWSE, str(work)])], tmp_path, {}).cpu for work in (0, 3))
    assert busy - idle >= 0.5  # three thousand million iterations take more than a second


@MEASURES_TIME
def test_meter_samples_memory_where_asked(tmp_path: Path) -> None:
    hold = "import time; kept = bytearray(80_000_000); kept[::4096] = b'x' * len(kept[::4096]); time.sleep(1)"
    assert metered([Command([sys.executable, "-c", hold])], tmp_path, {}, memory=True).memory >= 80_000_000


def test_collection_is_measured_only_where_all_scenarios_were_collected() -> None:
    inside = OUT / "speed" / "collection-of-a-test"  # below the root, so that pytest loads its conftest
    assert collection(3, inside)["scenarios"] == 3
    with pytest.raises(EnvironmentTrouble, match="no reunió"):
        collection(0, inside)
    shutil.rmtree(inside)
