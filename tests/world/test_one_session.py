"""Sessions of a person at a portal that admits one at a time: the suite signs out of its own (5.4, decision 0059)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest
from playwright.sync_api import Browser

from fixtures.browser.sessions import ReusableContext, Sessions
from fixtures.clock import Clock
from fixtures.people.applicant import Applicant, ApplicantFactory
from fixtures.people.visitor import Visitor
from harness.errors import Undecided
from pages.front import FrontPage
from pages.profile import Profile
from tests.portals.entrances import ALREADY_INSIDE, LEAVE, Entrance, app_of, boxes
from tests.portals.rules import Registry
from tests.portals.serving import served

PERSON = ApplicantFactory(1, 1, "{unique}@prueba.example", {}).draw()
CLOCK = cast("Clock", SimpleNamespace(attach=lambda _: None))


@contextmanager
def portal(browser: Browser, inside: str) -> Iterator[tuple[Visitor, Sessions, Profile]]:
    """A visitor of a portal with one account, which holds this for a person inside."""
    accounts: list[Mapping[str, str]] = [{"id": PERSON.user_id, "clave": PERSON.password}]
    entrance = Entrance(boxes(), inside, already_inside=ALREADY_INSIDE)
    with served(app_of(entrance), Registry("", accounts=accounts)) as address:
        profile = Profile("de prueba", address=address, deadline=10.0)
        contexts = [browser.new_context(), browser.new_context()]
        sessions = Sessions(lambda: contexts[0], CLOCK, profile, ReusableContext(lambda: contexts[1]))
        yield Visitor(sessions, profile), sessions, profile
        for each in contexts:
            each.close()


def signs_in(visitor: Visitor, person: Applicant = PERSON) -> bool:
    return visitor.signs_in(person).is_inside()


def test_person_signs_in_as_often_as_a_scenario_asks(browser: Browser) -> None:
    with portal(browser, LEAVE) as (visitor, sessions, profile):
        assert signs_in(visitor)
        assert signs_in(visitor)
        visitor.tries_to_sign_in(replace(PERSON, password="NoEs12345"))
        window = FrontPage(sessions.open(), profile)
        window.open()
        assert window.sign_in(PERSON.user_id, PERSON.password).is_inside()  # as after registering
        assert signs_in(visitor)


def test_session_that_cannot_be_left_leaves_the_next_one_undecided(browser: Browser) -> None:
    with portal(browser, "<p>Bienvenida, " + PERSON.user_id + "</p>") as (visitor, _, _):
        assert signs_in(visitor)
        with pytest.raises(
            Undecided, match=r"ya está dentro en otra sesión: «Ya existe una sesión activa.*«Cerrar sesión»"
        ):
            signs_in(visitor)
