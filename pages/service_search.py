"""Search for a service of a general user, where a person would look for it (4.1.1, 5.2)."""

from __future__ import annotations

from playwright.sync_api import Locator

from pages.closed_menus import open_menus
from pages.service_places import is_offered
from pages.view import View

_DRAWING = 1.0
"""Seconds within which a page shows its services."""
_LEADING_TO_SERVICES = ("servicio", "información", "opciones", "menú")
"""Words of a link behind which the services are looked for, the likeliest first."""


class ServiceSearch:
    """Looks for services in the window of a person who is inside."""

    def __init__(self, view: View) -> None:
        self._view = view

    def seek(self, name: str) -> Locator:
        """A service by its name, sought as a person does: on the page, in its closed menus, behind its links."""
        found = self._view.find(text=self._view.profile.label(name))
        if not self._shows(found, name):
            self._open_menus(found, name)
        if not self._shows(found, name):
            self._follow_links(found, name)
        return found

    def _shows(self, found: Locator, name: str) -> bool:
        self._view.traffic.until(lambda: self._offers(found, name), _DRAWING)
        return self._offers(found, name)

    def _offers(self, found: Locator, name: str) -> bool:
        """Whether the page offers the service now, and does not only mention it."""
        return is_offered(found, name, self._view.profile)

    def _open_menus(self, found: Locator, name: str) -> None:
        """Open the closed menus of the page, one after the other, until a service is seen."""
        open_menus(self._view, self._view.profile.label(name), lambda: self._offers(found, name))

    def _follow_links(self, found: Locator, name: str) -> None:
        """Follow the links that speak of services, one after the other, until a service is seen."""
        start = self._view.page.url
        for word in _LEADING_TO_SERVICES:
            link = self._view.find(leading=word).first
            if not link.count():
                continue
            self._view.press(link)
            self._view.traffic.settle()
            self._open_menus(found, name)
            if self._offers(found, name):
                return
            self._view.open(start)
