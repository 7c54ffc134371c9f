"""The scenarios of the suite as measurements see them."""

from __future__ import annotations

from pathlib import Path

from bench.detection.defects import load_scenarios


def test_scenarios_that_act_are_told_from_those_that_only_read(tmp_path: Path) -> None:
    found = {each.requirement: each.reads for each in load_scenarios(tmp_path)}
    assert found["4.2.1.asterisco-id"]
    assert not found["5.3.2.registro"]
    assert not found["5.3.1.codigo-llega"]
