"""A portal of another technique gets the verdicts that it deserves, from the draft of `explore` and ten lines.

Takes minutes, so ``make nightly`` runs it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fixtures.services.manager import MailService
from instructivo.catalogue import load_catalogue
from instructivo.requirement import Level, Verification
from tests.portals.conftest import Portal, drafted_profile
from tests.portals.serving import served
from tests.portals.webforms import WholeRegistry, app


@pytest.fixture(scope="module")
def webforms(shared_mailpit: MailService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The portal, explored once."""
    registry = WholeRegistry(shared_mailpit.smtp)
    with served(app, registry) as address:
        profile = drafted_profile(address, tmp_path_factory.mktemp("perfil"))
        yield Portal(registry, frozenset(), shared_mailpit, profile)


def test_every_documented_requirement_is_fulfilled(webforms: Portal, tmp_path_factory: pytest.TempPathFactory) -> None:
    documented = [
        each.id
        for each in load_catalogue()
        if each.level is Level.DOCUMENTED and each.verified_by is Verification.SCENARIO
    ]
    verdicts = webforms.verdicts(frozenset(), documented, tmp_path_factory.mktemp("corrida"))
    assert verdicts == dict.fromkeys(sorted(documented), "pass")
