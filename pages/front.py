"""The front page of the portal (5.1)."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from pages.profile import Profile
from pages.request_types import RequestTypes
from pages.sign_in import SignedIn, SignIn
from pages.view import View
from pages.waiting.frames import Frames
from pages.waiting.page_answers import PageAnswers

NEW_REGISTRATION = "Nuevo Registro"
_PICTURES = "img, svg, canvas, video, object, input, button"
"""What a person sees of a page that has no texts."""


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
        """A link or button of the page."""
        return self._view.button(name)

    def choose_new_registration(self) -> RequestTypes:
        """Follow «Nuevo Registro», in this window or in the one that it opens."""
        return RequestTypes(self._view.follow(self.option(NEW_REGISTRATION)).close_foreign_layers())

    def sign_in(self, user_id: str, password: str) -> SignedIn:
        """Sign in, and wait until the portal lets the person in or refuses.

        Raises:
            Stuck: No sign-in is found.
        """
        return SignIn(self._view).enter(user_id, password)
