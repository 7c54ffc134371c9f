"""Attempts at a walk, each with people of its own in fresh sessions that end before the next attempt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error

from fixtures.browser.sessions import ReusableContext, Sessions
from fixtures.browser.state import browser_state_of
from fixtures.clock import Clock, now
from fixtures.config.settings import Settings
from fixtures.evidence.ledger import SubmissionStage
from fixtures.mail.inbox import DELIVERED, Inbox
from fixtures.people.allowed_documents import AllowedDocuments
from fixtures.people.applicant import Applicant, ApplicantFactory
from fixtures.people.sign_in_proof import SignInProof
from fixtures.people.walker import PEOPLE, Walker
from fixtures.scenario_objects import scenario_objects_of
from harness.errors import EnvironmentTrouble, HarnessError, MailMissing
from harness.run_memo import run_memo_of
from walks.checking import ExpectationChecker
from walks.execution import WalkAttempt
from walks.shrinking import MOST_ATTEMPTS

_SERIAL = 1_000
"""First serial number of people on walks; scenarios have those below."""


class Attempts:
    """Makes the attempts of one walk.

    Args:
        request: Of the walk's item.
        number: Number of the walk.

    Attributes:
        made: Number of attempts so far.
    """

    def __init__(self, request: pytest.FixtureRequest, number: int) -> None:
        self.made = 0
        self._request = request
        self._item = request.node
        self._number = number
        self._settings: Settings = request.getfixturevalue("settings")
        self._contexts: list[BrowserContext] = []

    def new(self) -> WalkAttempt:
        """An attempt with new people and fresh sessions; the sessions of the one before are closed."""
        self._end()
        self.made += 1
        limit: Any = self._request.config.pluginmanager.get_plugin("scenario-limit")
        if limit is not None:
            limit.pytest_runtest_setup(item=self._item)  # the time limit is that of one attempt
        profile, objects = self._settings.profile, scenario_objects_of(self._item)
        proof = SignInProof(run_memo_of(self._request.config))
        walker = Walker(self._sessions(), profile, proof, self._people(), self._inbox)
        return WalkAttempt(walker, ExpectationChecker(walker, objects.notes), self._explain)

    def _people(self) -> tuple[Applicant, ...]:
        serial = _SERIAL + self._number * MOST_ATTEMPTS + self.made - 1
        allowed: AllowedDocuments | None = self._request.getfixturevalue("allowed_documents")
        profile = self._settings.profile
        factory = ApplicantFactory(self._settings.seed, serial, profile.mail_address, profile.applicant, allowed)
        people = tuple(factory.draw() for _ in range(PEOPLE))
        for each in people:
            scenario_objects_of(self._item).ledger.write(each, SubmissionStage.SUBMITTED)
        return people

    def _sessions(self) -> Sessions:
        headers: Mapping[str, str] = self._request.getfixturevalue("extra_headers")
        reusable: ReusableContext = self._request.getfixturevalue("reusable_context")
        clock = Clock(self._settings.profile.clock, now(), self._settings.portal_client, headers)
        state = browser_state_of(self._item)
        state.clock = clock
        return Sessions(self._open, clock, self._settings.profile, reusable, state)

    def _open(self) -> BrowserContext:
        open_context: Callable[[], BrowserContext] = self._request.getfixturevalue("new_context")
        context = open_context()
        self._contexts.append(context)
        return context

    def _inbox(self, applicant: Applicant) -> Inbox:
        open_inbox: Callable[[Applicant], Inbox] = self._request.getfixturevalue("inbox_of")
        inbox = open_inbox(applicant)
        scenario_objects_of(self._item).add_step_arguments({"inbox": inbox, "applicant": applicant})
        return inbox

    def _explain(self, error: BaseException) -> HarnessError | None:
        if isinstance(error, MailMissing) and not self._route_is_proven():
            return EnvironmentTrouble(
                "No llegó ningún correo, y nada demuestra en esta corrida que los del portal lleguen al buzón: dígalo "
                "en «route» de [mail] del perfil."
            )
        hook, config = self._request.config.hook, self._request.config
        found = hook.pytest_acceptance_translate(exception=error, config=config, item=self._item) or error
        excused = hook.pytest_acceptance_excuse(item=self._item, exception=found)
        explained = excused or (found if found is not error else None)
        return explained if isinstance(explained, HarnessError) else None

    def _route_is_proven(self) -> bool:
        """Whether a mail that is missing is the portal's fault: the route is known to work, or a mail came by it."""
        config = self._request.config
        route = config.hook.pytest_acceptance_mail_route(config=config)
        return bool(route) or run_memo_of(config).has_topic(DELIVERED)

    def _end(self) -> None:
        for each in self._contexts:
            with suppress(Error):  # one that is closed already
                each.close()
        self._contexts.clear()
        browser_state_of(self._item).pages.clear()
        objects = scenario_objects_of(self._item)
        objects.inboxes.clear()  # the evidence is that of the last attempt
        objects.people.clear()
