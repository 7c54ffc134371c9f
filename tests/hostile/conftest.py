"""The bundled portal and Mailpit as processes, shared by all hostile tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fixtures.services.manager import MailService, ServiceManager
from tests.hostile.served import Served, served


@pytest.fixture(scope="session")
def mailpit() -> Iterator[MailService]:
    """A Mailpit."""
    with ServiceManager() as services:
        yield services.mailpit()


@pytest.fixture(scope="session")
def portal(mailpit: MailService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The portal in test mode, with narrow limits for the attempts at a code."""
    limits = "codigo-intento=5/900"
    with served(mailpit, tmp_path_factory.mktemp("portal"), PORTAL_TEST_MODE="1", PORTAL_LIMITS=limits) as running:
        yield running


@pytest.fixture(scope="session")
def plain_portal(mailpit: MailService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The portal as it is without test mode."""
    with served(mailpit, tmp_path_factory.mktemp("plain"), PORTAL_TEST_MODE="") as running:
        yield running
