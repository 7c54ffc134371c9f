"""The front page of the portal, and the page after signing in (5.1, 5.4)."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from pages.components.fields import Field
from pages.profile import Profile
from pages.request_types import RequestTypes
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

    @property
    def content(self) -> Locator:
        """The body of the page."""
        return self._view.content

    def option(self, name: str) -> Locator:
        """A link or button of the page."""
        return self._view.button(name)

    def choose_new_registration(self) -> RequestTypes:
        """Follow «Nuevo Registro», in this window or in the one that it opens."""
        return RequestTypes(self._view.follow(self.option(NEW_REGISTRATION)))

    def sign_in(self, user_id: str, password: str) -> SignedIn:
        """Sign in, and wait for the portal's answer."""
        self._view.missing.check(Field(self._view, "ID.usuario").input)
        Field(self._view, "ID.usuario").input.fill(user_id)
        Field(self._view, "Contraseña").input.fill(password)
        self._view.follow(self.option("Ingresar"))
        return SignedIn(self._view)


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

    def service(self, name: str) -> Locator:
        """A service of 4.1.1, by its name."""
        return self._view.find(text=name)
