"""The page that lists the types of request (5.2)."""

from __future__ import annotations

from playwright.sync_api import Locator

from pages.before_form import go_on_to_form
from pages.registration_form import GENERAL_USER, RegistrationForm
from pages.selector_engine import selector_for
from pages.view import View


class RequestTypes:
    """The page that lists the types of request (5.2)."""

    def __init__(self, view: View) -> None:
        self.page = view.page
        self._view = view

    def close_foreign_layers(self) -> None:
        """Close the layers that came over the page without an act of the person."""
        self._view.close_foreign_layers()

    def heading(self, title: str) -> Locator:
        """A title of the page."""
        return self._view.find(heading=self._view.profile.label(title))

    def type(self, name: str) -> Locator:
        """The element with the name of a request: its link or button, or a text with the way in beside it."""
        return self._view.find(request=self._label(name), selector=self._told(name))

    def entry(self, name: str) -> Locator:
        """A request with its description."""
        return self._view.find(entry=self._label(name), selector=self._told(name))

    def approval_text(self, who: str) -> str:
        """The profile's sentence for an approval that is required; empty where the portal has the document's words."""
        return self._view.profile.approvals.get(who, "")

    @property
    def all(self) -> Locator:
        """The links or buttons of all requests: those that name a registration."""
        return self._view.find(entries="registro")

    def names(self) -> list[str]:
        """The names of the requests in the order of the page."""
        answers = self._view.ask(selector_for(entries="registro", **{"as": "names"}))
        return [name for each in answers for name in each["names"]]

    def groups(self) -> dict[str, list[str]]:
        """Head of a group -> the names of the requests under it, in the order of the page; an empty head for none.

        The heads are those that the document announces: «usuarios del despacho» and «usuario de servicio adicional».
        """
        grouped: dict[str, list[str]] = {}
        for each in self._view.ask(selector_for(entries="registro", **{"as": "names"})):
            for name, head in zip(each["names"], each["heads"], strict=True):
                grouped.setdefault(head, []).append(name)
        return grouped

    def choose_general_user(self) -> RegistrationForm:
        """Follow «Solicitud de registro para Usuario General», in this window or in the one that it opens."""
        way = self._view.find(request=self._label(GENERAL_USER), selector=self._told(GENERAL_USER), **{"as": "way"})
        view = self._view.follow(way).close_foreign_layers()
        form = RegistrationForm(view)
        form.wait_until_drawn()
        go_on_to_form(view, lambda: form.is_open() or bool(RequestTypes(view).names()))
        return form

    def _label(self, name: str) -> str:
        return self._view.profile.label(name)

    def _told(self, name: str) -> str:
        return self._view.profile.selectors.get(name, "")
