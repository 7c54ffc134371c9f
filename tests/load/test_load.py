"""A crowd for real, at a sound portal and at one that fails: what is counted cannot be good by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.load import troubles
from bench.proxy import Proxy, Weather
from fixtures.provision import environment
from fixtures.services.launching import Launcher, Post
from tests.hostile.served import Served
from tests.load.ground import TOOL, level, open_portal

pytestmark = pytest.mark.xdist_group("multitud")  # they share a portal


@pytest.fixture(scope="module")
def post() -> Iterator[Post]:
    """A Mailpit, and Locust beside it."""
    environment.beside("load", TOOL)
    with Launcher() as launcher:
        yield launcher.mailpit()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the portal keeps its database."""
    return tmp_path_factory.mktemp("portal")


@pytest.fixture(scope="module")
def portal(post: Post, place: Path) -> Iterator[Served]:
    """The portal without test mode."""
    with open_portal(post, place) as running:
        yield running


def test_crowd_at_a_sound_portal(post: Post, place: Path, portal: Served) -> None:
    seen = level(portal.url, post, place, users=2, seconds=1)
    assert troubles(seen) == []
    assert (seen["accounts"], seen["mails"]) == (seen["registered"], seen["asked"])


def test_crowd_at_a_portal_that_answers_500(post: Post, place: Path, portal: Served) -> None:
    with Proxy(portal.url, weather=Weather(status=500, only="POST")) as door:
        seen = level(door.url, post, place, users=1, seconds=1)
    told = troubles(seen)
    assert told[0] == "no se registró nadie"
    assert told[1] == f"{seen['statuses']['500']} respuestas 5xx, o ninguna respuesta"
