"""The front page of the portal (5.1)."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from pages.profile import Profile
from pages.request_types import RequestTypes
from pages.sign_in import SignedIn, SignIn
from pages.view import View

NEW_REGISTRATION = "Nuevo Registro"


class FrontPage:
    """The page at the portal's address (5.1)."""

    def __init__(self, page: Page, profile: Profile) -> None:
        self.page = page
        self._profile = profile
        self._view = View.of(page, profile)

    def open(self) -> None:
        """Go to the portal's address."""
        self._view.open(self._profile.address)
        self._view.close_foreign_layers()

    @property
    def content(self) -> Locator:
        """The body of the page."""
        return self._view.content

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
