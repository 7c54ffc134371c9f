"""Every contestant tells a sound portal from one with defects; asked for by name, as rivals come from npm and pip."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.speed import peer_tools
from bench.speed.contestants import CONTESTANTS, Contestant
from bench.speed.costs import Scales, deciding
from bench.speed.sample import Sample, load_sample
from bench.speed.testbed import world
from fixtures.parts import environment


@pytest.fixture(scope="module")
def scales(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scales]:
    """Portal, Mailpit and everybody's tools."""
    environment.beside("speed", peer_tools.BEHAVE)
    peer_tools.install()
    folder = tmp_path_factory.mktemp("speed")
    with world(folder) as found:
        yield Scales(found, folder)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The committed one."""
    return load_sample(tmp_path_factory.mktemp("sample"))


@pytest.mark.parametrize("contestant", CONTESTANTS, ids=lambda each: each.id)
def test_a_contestant_tells_a_sound_portal_from_one_with_defects(
    contestant: Contestant, scales: Scales, sample: Sample
) -> None:
    scales.weigh(contestant, sample.of(deciding(sample)))
    scales.prove(contestant, sample)
