"""Every contestant passes on the healthy portal and fails on one with defects; run by name, as it needs npm and pip."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.speed import peer_tools
from bench.speed.contestants import CONTESTANTS, Contestant
from bench.speed.costs import CostMeter, proof_scenarios
from bench.speed.sample import Sample, load_sample
from bench.speed.testbed import start_testbed
from fixtures.provision import environment


@pytest.fixture(scope="module")
def meter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CostMeter]:
    """A meter with portal, Mailpit and the tools of all contestants."""
    environment.install_separately("speed", peer_tools.BEHAVE)
    peer_tools.install()
    folder = tmp_path_factory.mktemp("speed")
    with start_testbed(folder) as found:
        yield CostMeter(found, folder)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The committed sample."""
    return load_sample(tmp_path_factory.mktemp("sample"))


@pytest.mark.parametrize("contestant", CONTESTANTS, ids=lambda each: each.id)
def test_contestant_passes_on_the_healthy_portal_and_fails_on_one_with_defects(
    contestant: Contestant, meter: CostMeter, sample: Sample
) -> None:
    meter.measure(contestant, sample.of(proof_scenarios(sample)))
    meter.prove(contestant, sample)
