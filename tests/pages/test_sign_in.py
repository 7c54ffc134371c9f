"""Signing in as each portal does it (``pages.sign_in``): only signs of being inside or refused decide."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from harness.errors import Stuck
from pages.front import FrontPage
from pages.profile import Profile, SignInKeys
from pages.sign_in import Entry, SignedIn
from tests.portals.entrances import ENTRANCES, WRONG, Entrance, app_of, boxes
from tests.portals.rules import Registry
from tests.portals.serving import served

USER, PASSWORD, OTHER = "ana1", "Clave1234", "OtraClave99"


def entered(page: Page, entrance: Entrance, password: str, **profile: Any) -> SignedIn:
    """What becomes of these credentials at a portal with one account."""
    registry = Registry("", accounts=[{"id": USER, "clave": PASSWORD}])
    with served(app_of(entrance), registry) as address:
        page.set_default_timeout(10_000)
        front = FrontPage(page, Profile("de prueba", address=address, **{"deadline": 10.0, **profile}))
        front.open()
        return front.sign_in(USER, password)


@pytest.mark.parametrize("name", ENTRANCES)
def test_right_credentials_open(page: Page, name: str) -> None:
    assert entered(page, ENTRANCES[name], PASSWORD).entry is Entry.INSIDE


@pytest.mark.parametrize("name", ENTRANCES)
def test_wrong_credentials_are_refused(page: Page, name: str) -> None:
    found = entered(page, ENTRANCES[name], OTHER, deadline=4.0)
    assert found.entry is Entry.REFUSED
    if name not in ("calla al rechazar", "inglés"):
        assert found.said == WRONG
