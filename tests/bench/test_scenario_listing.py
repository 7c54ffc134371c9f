"""The listing of scenarios tells those that only read."""

from __future__ import annotations

from bench.engine.scenarios import Scenario


def test_scenarios_that_only_read_are_marked(written_scenarios: tuple[Scenario, ...]) -> None:
    found = {each.requirement: each.reads for each in written_scenarios}
    assert found["4.2.1.asterisco-id"]
    assert not found["5.3.2.registro"]
    assert not found["5.3.1.codigo-llega"]
