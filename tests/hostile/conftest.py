"""The bundled portal and Mailpit as processes, shared by all hostile tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fixtures.launching import Launcher, Post
from tests.hostile.served import Served, served


@pytest.fixture(scope="session")
def mailpit() -> Iterator[Post]:
    """A Mailpit."""
    with Launcher() as launcher:
        yield launcher.mailpit()


@pytest.fixture(scope="session")
def portal(mailpit: Post, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The portal in test mode, with narrow limits for the attempts at a code."""
    limits = "codigo-intento=5/900"
    with served(mailpit, tmp_path_factory.mktemp("portal"), PORTAL_TEST_MODE="1", PORTAL_LIMITS=limits) as running:
        yield running


@pytest.fixture(scope="session")
def plain_portal(mailpit: Post, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The portal as it is without test mode."""
    with served(mailpit, tmp_path_factory.mktemp("plain"), PORTAL_TEST_MODE="") as running:
        yield running
