"""The front page of the portal and what follows signing in (5.1, 5.4)."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from pages.labels import label_pattern, text_pattern
from pages.profile import Profile
from pages.request_types import RequestTypes

NEW_REGISTRATION = "Nuevo Registro"


class FrontPage:
    """Where a person arrives."""

    def __init__(self, page: Page, profile: Profile) -> None:
        self.page = page
        self._profile = profile

    def open(self) -> None:
        """Go to the portal's address."""
        self.page.goto(self._profile.address)

    def option(self, name: str) -> Locator:
        """An option of the front page, link or button."""
        pattern = label_pattern(self._profile.label(name))
        return self.page.get_by_role("link", name=pattern).or_(self.page.get_by_role("button", name=pattern))

    def choose_new_registration(self) -> RequestTypes:
        """Follow «Nuevo Registro»."""
        self.option(NEW_REGISTRATION).click()
        self.page.wait_for_load_state()
        return RequestTypes(self.page, self._profile)

    def sign_in(self, user_id: str, password: str) -> SignedIn:
        """Sign in and wait until the portal answered."""
        self.page.get_by_label(label_pattern(self._profile.label("ID.usuario"))).fill(user_id)
        self.page.get_by_label(label_pattern(self._profile.label("Contraseña"))).fill(password)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=self._profile.label("Ingresar"), exact=True).click()
        return SignedIn(self.page, self._profile)


class SignedIn:
    """What a person sees after signing in (4.1.1, 5.4)."""

    def __init__(self, page: Page, profile: Profile) -> None:
        self.page = page
        self._profile = profile

    @property
    def sign_out(self) -> Locator:
        """Only who is inside can leave."""
        name = label_pattern(self._profile.label("Cerrar sesión"))
        return self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))

    def is_inside(self) -> bool:
        """Whether the portal let the person in."""
        return self.sign_out.first.is_visible()

    def service(self, name: str) -> Locator:
        """A service of 4.1.1, by its name."""
        return self.page.get_by_role("main").get_by_text(text_pattern(name))
