"""The front page of the portal, and the page after signing in (5.1, 5.4)."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

from pages.components.bulk_fill import bulk_fill
from pages.components.fields import Field
from pages.profile import Profile
from pages.request_types import RequestTypes
from pages.view import View
from pages.waiting.page_answers import PageAnswers

NEW_REGISTRATION = "Nuevo Registro"


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
        """Sign in, and wait for the portal's answer."""
        values = {"ID.usuario": user_id, "Contraseña": password}
        self._fill(values)
        self._view.follow(self.option("Ingresar"), lambda: self._fill(values))
        return SignedIn(self._view)

    def _fill(self, values: Mapping[str, str]) -> None:
        """Fill the fields of the sign-in, at once where they have labels."""
        fields = {self._profile.label(each): Field(self._view, each) for each in values}
        plain = {self._profile.label(each): value for each, value in values.items()}
        first = next(iter(fields.values()))
        self._view.missing.check(first.input)
        left = bulk_fill(first.frame, plain)
        for label in filter(left.__contains__, plain):
            fields[label].fill(plain[label])


class SignedIn:
    """The page after signing in (4.1.1, 5.4)."""

    def __init__(self, view: View) -> None:
        self.page = view.page
        self._view = view

    @property
    def sign_out(self) -> Locator:
        """Sign-out control, present only when signed in."""
        return self._view.button("Cerrar sesión")

    def is_inside(self) -> bool:
        """Whether the sign-out control is visible now."""
        return self.sign_out.first.is_visible()

    @property
    def content(self) -> Locator:
        """The body of the page."""
        return self._view.content

    def service(self, name: str) -> Locator:
        """A service of 4.1.1, by its name."""
        return self._view.find(text=name)
