"""No ``Entonces`` passes where nothing is seen: on an empty page, on one of names alone, without mail or account."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from fixtures.browser.sessions import Sessions
from fixtures.browser.shared_pages import SharedPages
from fixtures.browser.state import KnownUrls
from fixtures.evidence.notes import Notes
from fixtures.mail.inbox import PersonInbox
from fixtures.mail.message import MailServer
from fixtures.people.account_check import AccountCheck
from fixtures.people.applicant import ATTRIBUTES, Applicant, ApplicantFactory
from fixtures.people.form_arrival import FormArrival
from fixtures.people.person import Person
from harness.compat.bdd_private import Step, StepFunctionContext, data_table, registered_steps
from harness.errors import ConfigurationError, HarnessError
from harness.scope import FEATURES, ROOT
from instructivo.catalogue import load_catalogue
from pages.front import FrontPage, SignedIn
from pages.message_search import MessageMoment
from pages.profile import Profile, load_profile
from pages.registration_form import RegistrationForm, Submission
from pages.request_types import RequestTypes
from pages.services import follow_service
from pages.sign_in import Entry, SignInResult
from pages.view import View
from steps.expect.fields import WrittenValue
from steps.expect.lists import first_column
from steps.gherkin.feature_text import read_feature

PATIENCE = 0.05
"""Seconds for which an assertion waits; the page does not change."""
ACTING = 300
"""Milliseconds for which an act waits for its element."""
SLOWEST = 5_000
"""Milliseconds for which other tests wait; Playwright keeps one value for all."""
NAMES = "".join(f"<p>{label}</p>" for label in (*ATTRIBUTES, "Ingrese código de seguridad", "SENAE Correo Electrónico"))
HOLD_WHERE_THERE_IS_TEXT = ("ve el portal", "el portal no muestra el mensaje de ")
"""Beginnings of the sentences that a page of other texts fulfils."""


def deciding_steps() -> dict[str, Step]:
    """Sentence with its table -> its step, for each ``Entonces`` of the features, filled in."""
    catalogue = load_catalogue()
    steps = (
        step
        for path in sorted(Path(FEATURES).rglob("*.feature"))
        for each in read_feature(path, catalogue)[1]
        for step in each.template.steps
        if step.type == "then"
    )
    return {step.name: step for step in steps}


STEPS = deciding_steps()


class NoMail:
    """Mail server to which nothing comes."""

    name = "El buzón"

    def arrivals(self, _address: str) -> Sequence[datetime]:
        """No mail."""
        return ()

    def wait(self, _address: str, _count: int, _deadline: float) -> None:
        """No mail."""

    def count_misdirected(self, _since: datetime, _suffix: str) -> int:
        """No mail for others."""
        return 0


class OnePage:
    """Browser sessions that all have the same page."""

    def __init__(self, page: Page) -> None:
        self.known_urls = KnownUrls()
        self._page = page

    def open(self) -> Page:
        """The page."""
        return self._page

    visit = open


@pytest.fixture(scope="module")
def page_of_portal(browser: Browser) -> Iterator[Page]:
    with closing(browser.new_context()) as context:
        context.set_default_timeout(ACTING)
        yield context.new_page()
    expect.set_options(timeout=SLOWEST)


@pytest.fixture(scope="module")
def profile() -> Profile:
    """Of the bundled portal, which pins the five messages."""
    return replace(load_profile(ROOT / "profiles" / "reference.toml"), address="http://localhost:9/", deadline=PATIENCE)


def showing(page: Page, profile: Profile, body: str) -> View:
    """A portal whose every page has this body."""
    expect.set_options(timeout=PATIENCE * 1000)
    page.unroute_all()
    page.route(
        "**/*", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=f"<body>{body}</body>")
    )
    page.goto(profile.address, timeout=20_000)
    return View(page, profile)


def nothing_seen(view: View) -> Mapping[str, Any]:
    """What the sentences look at, by the name of their fixture."""
    page, profile = view.page, view.profile
    form, notes = RegistrationForm(view), Notes()
    applicant: Applicant = ApplicantFactory(1, 1, profile.mail_address, {}).draw()
    sent = Submission(applicant.by_label(), "A1B2C3D4")
    person = Person(cast("Sessions", OnePage(page)), profile)
    return {
        "form": form,
        "front": FrontPage(page, profile),
        "requests": RequestTypes(view),
        "inside": SignedIn(SignInResult(view, Entry.UNKNOWN)),
        "applicant": applicant,
        "altered": applicant,
        "sent": sent,
        "account_check": AccountCheck(person),
        "notes": notes,
        "shared_pages": SharedPages(person),
        "inbox": PersonInbox(cast("MailServer", NoMail()), applicant.email, PATIENCE, "", []),
        "checked": form.availability("ID.usuario"),
        "told": MessageMoment("", sent),
        "written": WrittenValue("importa26", "importa26"),
        "received": "A1B2C3D4",
        "cities": (),
        "cities_of": {},
        "owner": applicant,
        "other": replace(applicant, user_id="otra", document="0", email="otra@example.com", email_again=""),
        "arrival": FormArrival(form),
        "follow_service": lambda inside, name: follow_service(name, view, inside.service(name)),
    }


def passing(steps: Iterable[Step], view: View) -> list[str]:
    """The sentences that hold where nothing but this page is seen."""
    world = nothing_seen(view)
    return [step.name for step in steps if holds(step, world)]


def holds(step: Step, world: Mapping[str, Any]) -> bool:
    """Whether the function of a sentence, called as pytest-bdd does, ends without an error."""
    known = function_of(step)
    table = [[*row] for row in data_table(step)]
    given = {**world, **(known.parser.parse_arguments(step.name) or {}), "datatable": table}
    try:
        known.step_func(**{name: given[name] for name in inspect.signature(known.step_func).parameters})
    except (AssertionError, HarnessError, Error):
        return False
    return True


def function_of(step: Step) -> StepFunctionContext:
    """The step function of a sentence."""
    return next(each for each in registered_steps() if each.type == step.type and each.parser.is_matching(step.name))


def test_no_sentence_holds_on_an_empty_page(page_of_portal: Page, profile: Profile) -> None:
    assert passing(STEPS.values(), showing(page_of_portal, profile, "")) == []


def test_no_sentence_holds_on_a_page_of_names(page_of_portal: Page, profile: Profile) -> None:
    one_of_each = {function_of(step).step_func: step for step in STEPS.values()}
    steps = [each for each in one_of_each.values() if not each.name.startswith(HOLD_WHERE_THERE_IS_TEXT)]
    assert passing(steps, showing(page_of_portal, profile, NAMES)) == []


@pytest.mark.parametrize("table", [[], [[""]]])
def test_a_table_that_demands_nothing_is_a_fault(table: list[list[str]]) -> None:
    with pytest.raises(ConfigurationError, match="no exige nada"):
        first_column(table)


def test_no_sentence_asks_for_nothing() -> None:
    assert not [name for name, step in STEPS.items() if "«»" in name or (name.endswith(":") and not data_table(step))]
