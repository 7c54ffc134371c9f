"""The front page of the portal, and the page after signing in (5.1, 5.4)."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

from pages.components.bulk_fill import bulk_fill
from pages.components.fields import Field
from pages.profile import Profile
from pages.request_types import RequestTypes
from pages.view import View
from pages.waiting.frames import Frames

NEW_REGISTRATION = "Nuevo Registro"
_PICTURES = "img, svg, canvas, video, object, input, button"
"""What a person sees of a page that has no texts."""


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

    def service(self, name: str) -> Locator:
        """A service of 4.1.1, by its name."""
        return self._view.find(text=name)
