"""The page that lists the types of request (5.2)."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from pages.labels import label_pattern, text_pattern
from pages.profile import Profile
from pages.registration_form import GENERAL_USER, RegistrationForm


class RequestTypes:
    """The page that lists the types of request (5.2)."""

    def __init__(self, page: Page, profile: Profile) -> None:
        self.page = page
        self._profile = profile

    def heading(self, title: str) -> Locator:
        """A title of the page."""
        return self.page.get_by_role("heading", name=label_pattern(title))

    def type(self, name: str) -> Locator:
        """The request of that name."""
        return self.page.get_by_role("link", name=label_pattern(self._profile.label(name)))

    def entry(self, name: str) -> Locator:
        """The request of that name with what is said of it."""
        return self.page.get_by_role("listitem").filter(has=self.type(name)).last

    @property
    def all(self) -> Locator:
        """Every request, as a link with «registro» in its name."""
        return self.page.get_by_role("main").get_by_role("link", name=text_pattern("registro"))

    def names(self) -> list[str]:
        """The names of the requests in the order of the page."""
        return [" ".join(text.split()) for text in self.all.all_inner_texts()]

    def choose_general_user(self) -> RegistrationForm:
        """Follow «Solicitud de registro para Usuario General»."""
        self.type(GENERAL_USER).click()
        self.page.wait_for_load_state()  # its scripts fill the lists
        return RegistrationForm(self.page, self._profile)
