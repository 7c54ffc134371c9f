"""Load with real users, on a healthy portal and on one that fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.engine.proxy import Proxy, ResponseFault
from bench.faults.load import troubles
from fixtures.provision import environment
from fixtures.services.manager import MailService, ServiceManager
from tests.hostile.served import Served
from tests.load.ground import TOOL, level, open_portal

pytestmark = pytest.mark.xdist_group("multitud")  # they share a portal


@pytest.fixture(scope="module")
def mailpit() -> Iterator[MailService]:
    """A Mailpit; installs Locust too."""
    environment.install_separately("load", TOOL)
    with ServiceManager() as services:
        yield services.mailpit()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the portal's database."""
    return tmp_path_factory.mktemp("portal")


@pytest.fixture(scope="module")
def portal(mailpit: MailService, place: Path) -> Iterator[Served]:
    """The portal without test mode."""
    with open_portal(mailpit, place) as running:
        yield running


def test_healthy_portal_has_no_troubles(mailpit: MailService, place: Path, portal: Served) -> None:
    seen = level(portal.url, mailpit, place, users=2, seconds=1)
    assert troubles(seen) == []
    assert (seen["accounts"], seen["mails"]) == (seen["registered"], seen["asked"])


def test_portal_that_answers_500_has_troubles(mailpit: MailService, place: Path, portal: Served) -> None:
    with Proxy(portal.url, fault=ResponseFault(status=500, only="POST")) as proxy:
        seen = level(proxy.url, mailpit, place, users=1, seconds=1)
    found = troubles(seen)
    assert found[0] == "no se registró nadie"
    assert found[1] == f"{seen['statuses']['500']} respuestas 5xx, o ninguna respuesta"
