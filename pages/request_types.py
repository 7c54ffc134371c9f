"""The page that lists the types of request (5.2)."""

from __future__ import annotations

from playwright.sync_api import Locator

from pages.registration_form import GENERAL_USER, RegistrationForm
from pages.view import View


class RequestTypes:
    """The page that lists the types of request (5.2)."""

    def __init__(self, view: View) -> None:
        self.page = view.page
        self._view = view

    def heading(self, title: str) -> Locator:
        """A title of the page."""
        return self._view.find(heading=self._view.profile.label(title))

    def type(self, name: str) -> Locator:
        """The request of that name."""
        return self._view.button(name)

    def entry(self, name: str) -> Locator:
        """The request of that name with what is said of it."""
        return self._view.find(entry=self._view.profile.label(name))

    @property
    def all(self) -> Locator:
        """Every request: what can be pressed and says that it registers somebody."""
        return self._view.find(entries="registro")

    def names(self) -> list[str]:
        """The names of the requests in the order of the page."""
        return [" ".join(text.split()) for text in self.all.all_inner_texts()]

    def choose_general_user(self) -> RegistrationForm:
        """Follow «Solicitud de registro para Usuario General», in this window or in the one that it opens."""
        return RegistrationForm(self._view.follow(self.type(GENERAL_USER)))
