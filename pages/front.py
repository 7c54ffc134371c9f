"""The front page of the portal, and the page after signing in (5.1, 5.4)."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from pages.profile import Profile
from pages.request_types import RequestTypes
from pages.sign_in import Entry, SignIn, SignInResult
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
        return SignedIn(SignIn(self._view).enter(user_id, password))


class SignedIn:
    """The page after signing in (4.1.1, 5.4).

    Attributes:
        page: The window.
        entry: What became of the credentials.
        said: What the portal showed: its refusal, or what stood there at the end of the deadline.
    """

    def __init__(self, result: SignInResult) -> None:
        self.page = result.view.page
        self.entry = result.entry
        self.said = result.said
        self._view = result.view

    def is_inside(self) -> bool:
        """Whether the portal let the person in."""
        return self.entry is Entry.INSIDE

    def service(self, name: str) -> Locator:
        """A service of 4.1.1, by its name."""
        return self._view.find(text=name)
