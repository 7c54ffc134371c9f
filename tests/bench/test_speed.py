"""What the measurement of cost adds up, judges and shows; and the scales, with processes that try to slip away."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.checkout import OUT
from bench.speed.contestants import CONTESTANTS, Command
from bench.speed.figures import covered, estimate, per_scenario, ratios
from bench.speed.growth import collection
from bench.speed.measuring import PROOF, metered
from bench.speed.page import speed_docs, speed_lines
from bench.speed.results import results
from bench.speed.sample import COMMITTED, SIZE, Sample, draw, write_features, write_floor
from bench.speed.short import Short
from bench.speed.vocabulary import is_spoken, script_lines
from bench.subjects import Scenario
from harness.errors import EnvironmentTrouble

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
from fixtures.browser.plugin import find_browser, launch_arguments

pytestmark = pytest.mark.xdist_group("tiempo")  # they measure processes
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(**launch_arguments(find_browser("chromium"), "chromium"))
    browser.new_page().evaluate("work => { for (let n = 0; n < work * 1e9; n++); }", int(sys.argv[1]))
    browser.close()
"""
BURN = "import time\nend = time.process_time() + 0.4\nwhile time.process_time() < end: pass"


def lines(costs: dict[str, tuple[float, float]], rounds: int = 10) -> list[dict[str, Any]]:
    """A journal in which each contestant's start and sample always cost the same, a little more in later rounds."""
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


def everybody(suite: float = 10.0) -> dict[str, tuple[float, float]]:
    return {each.id: (4.0, suite if each.id.startswith("suite") else 20.0) for each in CONTESTANTS}


def test_ten_rounds_give_an_interval_that_leaves_out_one_at_each_end() -> None:
    found = estimate([float(each) for each in range(1, 11)])
    assert (found.median, found.low, found.high) == (5.5, 2.0, 9.0)
    assert found.confidence == pytest.approx(0.979, abs=0.001)


@pytest.mark.parametrize("rounds", [1, 2, 5])
def test_few_rounds_have_a_median_and_no_interval(rounds: int) -> None:
    found = estimate([2.0] * rounds)
    assert (found.median, found.has_interval) == (2.0, False)


def test_six_rounds_are_the_fewest_that_reach_the_confidence() -> None:
    assert covered(5, 0) < 0.95 < covered(6, 0)


def test_costs_are_compared_within_a_round_and_without_the_start() -> None:
    assert ratios([2.0, 6.0], [1.0, 2.0]) == [2.0, 3.0]
    assert per_scenario([14.0], [4.0], 11) == [1.0]


def test_the_whole_suite_is_reckoned_from_the_sample_and_run_too() -> None:
    entire = {"round": 0, "contestant": "suite", "what": "suite", "workers": 1, "cpu": 999.5, "wall": 9.0, "memory": 0}
    data = results([*lines(everybody(), rounds=1), entire, {**entire, "round": 1, "cpu": 998.0}], SAMPLE, {})
    reckoned, theirs = 4.01 + 192 * 6, 4.01 + 192 * 16
    assert data["ratios"]["entera"]["median"] == pytest.approx(reckoned / theirs)
    assert data["ratios"]["muestra-sueltos"]["median"] == pytest.approx(10.01 / 20.01)
    page = speed_docs(data)["rapidez.md"]
    assert f"{reckoned:.1f} s de procesador".replace(".", ",") in page
    assert "costó 998,0 s y 999,5 s." in page


def test_a_target_holds_only_where_the_whole_interval_does() -> None:
    good = {each["id"]: each for each in results(lines(everybody()), SAMPLE, {})["targets"]}
    assert good["entera"]["holds"]
    assert good["con-pruebas"]["holds"]
    dear = {each["id"]: each for each in results(lines(everybody(40.0)), SAMPLE, {})["targets"]}
    assert not dear["entera"]["holds"]
    assert "arrancar cuesta" in dear["entera"]["reason"]
    assert "más que su guion" in dear["con-pruebas"]["reason"]
    few = {each["id"]: each for each in results(lines(everybody(), rounds=2), SAMPLE, {})["targets"]}
    assert not few["entera"]["holds"]
    assert "no dan un intervalo" in few["entera"]["reason"]


def test_who_was_not_there_leaves_a_target_open_and_not_held() -> None:
    costs = {name: both for name, both in everybody().items() if name != "playwright-bdd"}
    data = results(lines(costs), SAMPLE, {"playwright-bdd": "no hay Node en esta máquina"})
    open_one = next(each for each in data["targets"] if each["id"] == "playwright-bdd")
    assert open_one["figure"] is None
    assert not open_one["holds"]
    assert "sin medir" in speed_docs(data)["rapidez.md"]
    assert "no hay Node" in speed_docs(data)["rapidez.md"]


def test_the_whole_suite_is_scaled_to_the_scenarios_of_the_target() -> None:
    sizes = {"scenarios": 193, "bytes": 9_000_000, "acta": 500_000, "files": 300}
    ran = {"acceptance": {"wall": 70.0, "workers": 2, "record": sizes}}
    found = next(
        each for each in results([*lines(everybody()), ran], SAMPLE, {})["targets"] if each["id"] == "acceptance"
    )
    assert found["figure"] == pytest.approx(4 + 66 * 150 / 193, abs=0.1)
    assert found["holds"]


@pytest.mark.parametrize(("seconds", "holds"), [(100.0, True), (110.0, False)])
def test_a_portal_with_a_defect_may_take_half_as_long_again(seconds: float, holds: bool) -> None:
    told = {"defect": "registrar-apagado", "seconds": seconds, "healthy": 70.0, "ratio": seconds / 70.0, "commit": "c0"}
    ran = {"broken": told}
    targets = results([*lines(everybody()), ran], SAMPLE, {})["targets"]
    found = next(each for each in targets if each["id"] == "broken")
    assert found["holds"] == holds
    assert "registrar-apagado" in found["reason"]


def test_every_target_is_told_on_the_terminal_and_on_the_page() -> None:
    data = results(lines(everybody()), SAMPLE, {})
    said, pages = "\n".join(speed_lines(data)), speed_docs(data)
    for each in data["targets"]:
        assert each["name"] in said
        assert each["name"] in pages["rapidez.md"]
    assert pages["rapidez.svg"].count('class="rest"') == len(data["costs"]) + 1


def test_the_short_form_refuses_what_is_fifteen_per_cent_dearer() -> None:
    assert Short(2.29, 2.0).holds
    assert not Short(2.31, 2.0).holds
    assert "NO ALCANZA" in Short(3.0, 2.0).in_words


def test_a_sentence_is_spoken_whole_or_not_at_all() -> None:
    assert is_spoken(WRITES.sentences)
    assert not is_spoken(("Cuando una persona mira la solicitud", "Entonces la lista «País» contiene:"))
    assert list(script_lines(WRITES.sentences))[-1] == "do.expect_refused(tools, person)"


def test_the_sample_has_readers_and_writers_as_the_suite_has() -> None:
    found = draw(
        [READS, WRITES, replace(WRITES, id="features/a.feature::otra"), replace(READS, id="features/a.feature::ve")], 2
    )
    assert sorted(each.reads for each in found) == [False, True]


def test_the_committed_sample_holds_the_scenarios_that_prove_who_decides() -> None:
    kept = json.loads(COMMITTED.read_text(encoding="utf-8"))
    assert len(kept) == len(set(kept)) == SIZE
    assert len(PROOF) == 2


def test_scripts_and_features_are_written_from_the_same_scenarios(tmp_path: Path) -> None:
    write_floor(SAMPLE, tmp_path / "floor.py")
    compile((tmp_path / "floor.py").read_text(encoding="utf-8"), "floor.py", "exec")
    write_features(SAMPLE, tmp_path / "features")
    text = (tmp_path / "features" / "a.feature").read_text(encoding="utf-8")
    assert "@1.b\n  Escenario: registra[A1]" in text
    assert "    Entonces ve el campo «Fax»" in text
    write_features(SAMPLE, tmp_path / "half", share=2, shares=2)
    assert "lee" not in (tmp_path / "half" / "a.feature").read_text(encoding="utf-8").split("Característica")[1]


def test_the_scales_count_whoever_outlives_its_parent(tmp_path: Path) -> None:
    orphan = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BURN!r}])"
    cost = metered([Command([sys.executable, "-c", orphan])], tmp_path, {})
    assert cost.cpu >= 0.4


def test_the_scales_count_the_processes_of_a_browser(tmp_path: Path) -> None:
    idle, busy = (metered([Command([sys.executable, "-c", BROWSE, str(work)])], tmp_path, {}).cpu for work in (0, 3))
    assert busy - idle >= 0.5  # three thousand million steps of a script take more than a second


def test_the_scales_see_memory_where_they_are_asked_to_look(tmp_path: Path) -> None:
    hold = "import time; kept = bytearray(80_000_000); kept[::4096] = b'x' * len(kept[::4096]); time.sleep(1)"
    assert metered([Command([sys.executable, "-c", hold])], tmp_path, {}, memory=True).memory >= 80_000_000


def test_collecting_is_weighed_only_where_all_was_collected() -> None:
    inside = OUT / "speed" / "collection-of-a-test"  # below the root, so that its conftest counts
    assert collection(3, inside)["scenarios"] == 3
    with pytest.raises(EnvironmentTrouble, match="no reunió"):
        collection(0, inside)
    shutil.rmtree(inside)
