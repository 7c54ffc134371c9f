"""The front page of the portal, and the page after signing in (5.1, 5.4)."""

from __future__ import annotations

from http import HTTPStatus

from playwright.sync_api import Locator, Page

from pages.closed_menus import open_menus
from pages.profile import Profile
from pages.request_types import RequestTypes
from pages.service_search import ServiceSearch
from pages.sign_in import Entry, SignIn, SignInResult, sign_out
from pages.view import View
from pages.waiting.frames import Frames
from pages.waiting.page_answers import PageAnswers

NEW_REGISTRATION = "Nuevo Registro"
_DRAWING = 1.0
"""Seconds within which a page shows its links, before its closed menus are opened."""
_PICTURES = "img, svg, canvas, video, object, input, button"
"""Elements that a person sees on a page without texts."""
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_STATUS = "() => performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0"
"""Status of the HTTP answer that brought a document; 0 where the browser does not tell it."""


class FrontPage:
    """The page at the portal's address (5.1).

    Attributes:
        status: The server's status of the page, 0 before it was opened.
    """

    def __init__(self, page: Page, profile: Profile) -> None:
        self.page = page
        self.status = 0
        self._profile = profile
        self._view = View.of(page, profile)

    def open(self) -> None:
        """Go to the portal's address."""
        with PageAnswers(self.page.context) as answers:
            self._view.open(self._profile.address)
        self.status = answers.status_of(self._view.content_frame)
        self._view.close_foreign_layers()

    def shows_anything(self) -> bool:
        """Wait for a text or a picture on the page; whether one can be seen."""
        self._view.traffic.until(self._shows_anything_now, self._profile.deadline)
        return self._shows_anything_now()

    def _shows_anything_now(self) -> bool:
        return Frames.of(self.page).show_text() or self._view.content.locator(_PICTURES).first.is_visible()

    def option(self, name: str) -> Locator:
        """A link or button of the page, in one of its closed menus where it is not in sight."""
        found = self._view.button(name)

        def is_shown() -> bool:
            return found.count() > 0

        self._view.traffic.until(is_shown, _DRAWING)
        if not is_shown():
            open_menus(self._view, self._profile.label(name), is_shown)
        return found

    def choose_new_registration(self) -> RequestTypes:
        """Follow «Nuevo Registro», in this window or in the one that it opens."""
        return RequestTypes(self._view.follow(self.option(NEW_REGISTRATION)).close_foreign_layers())

    def sign_in(self, user_id: str, password: str, name: str = "") -> SignedIn:
        """Sign in, and wait until the portal lets the person in or refuses.

        Args:
            user_id: The ID, as it is typed.
            password: The password, as it is typed.
            name: Of the person, as registered, by which the portal may greet them.

        Raises:
            Stuck: No sign-in is found.
        """
        return SignedIn(SignIn(self._view).enter(user_id, password, name))


class SignedIn:
    """The page after signing in (4.1.1, 5.4).

    Attributes:
        page: The window.
        entry: Result of the credentials.
        said: What the portal showed: its refusal, or what stood there at the end of the deadline.
        session_is_open: Whether it said that this user is signed in elsewhere.
    """

    def __init__(self, result: SignInResult) -> None:
        self.page = result.view.page
        self.entry = result.entry
        self.said = result.said
        self.session_is_open = result.session_is_open
        self._view = result.view

    def is_inside(self) -> bool:
        """Whether the portal let the person in."""
        return self.entry is Entry.INSIDE

    def has_lost_its_page(self) -> bool:
        """Whether the portal let the person in and led them to a page that it does not have (HTTP 404 or 410)."""
        return not self.is_inside() and self._view.frame.evaluate(_STATUS) in _GONE

    def is_admitted(self) -> bool:
        """Whether the portal accepted the credentials, whatever page it shows after that."""
        return self.is_inside() or self.has_lost_its_page()

    def sign_out(self) -> None:
        """Press the way out, where the page shows one."""
        sign_out(self._view)

    @property
    def content(self) -> Locator:
        """The body of the page."""
        return self._view.content

    def service(self, name: str) -> Locator:
        """A service of 4.1.1 or 5.2 on the page that is open."""
        return self._view.find(text=self._view.profile.label(name))

    def seek_service(self, name: str) -> Locator:
        """A service of 4.1.1 or 5.2 by its name, sought as a person does."""
        return ServiceSearch(self._view).seek(name)
