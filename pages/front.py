"""The front page of the portal, and the page after signing in (5.1, 5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

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
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_STATUS = "() => performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0"
"""Status of the HTTP answer that brought a document; 0 where the browser does not tell it."""
_DRAWING = 1.0
"""Seconds within which a page shows its services."""
_MOST_MENUS = 12
"""Closed menus that are opened on one page."""
_LEADING_TO_SERVICES = ("servicio", "información", "opciones", "menú")
"""Words of a link behind which the services are looked for, the likeliest first."""


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

    def has_lost_its_page(self) -> bool:
        """Whether the portal let the person in and led them to a page that it does not have (HTTP 404 or 410)."""
        is_refused = self._view.find(field=self._view.profile.label("Contraseña")).count() > 0
        return not self.is_inside() and not is_refused and self._view.frame.evaluate(_STATUS) in _GONE

    def is_admitted(self) -> bool:
        """Whether the portal accepted the credentials now, whatever it shows to those who are in."""
        return self.is_inside() or self.has_lost_its_page()

    def service(self, name: str) -> Locator:
        """A service of 4.1.1 or 5.2, by its name."""
        return self._view.find(text=self._view.profile.label(name))

    def seek_service(self, name: str) -> Locator:
        """A service by its name, sought as a person does: on the page, in its closed menus, behind its links."""
        found = self.service(name)
        if not self._shows(found):
            self._open_menus(found)
        if not self._shows(found):
            self._follow_links(found)
        return found

    def _shows(self, found: Locator) -> bool:
        self._view.traffic.until(lambda: found.count() > 0, _DRAWING)
        return found.count() > 0

    def _open_menus(self, found: Locator) -> None:
        """Open the closed menus of the page, one after the other, until a service is seen."""
        menus, without_effect = self._view.find(menus="cerrados"), 0
        for _ in range(_MOST_MENUS):
            closed = menus.count()
            if found.count() or closed <= without_effect:
                return
            self._view.press(menus.nth(without_effect))
            self._view.traffic.settle()
            without_effect += menus.count() >= closed

    def _follow_links(self, found: Locator) -> None:
        """Follow the links that speak of services, one after the other, until a service is seen."""
        start = self.page.url
        for word in _LEADING_TO_SERVICES:
            link = self._view.find(leading=word).first
            if not link.count():
                continue
            self._view.press(link)
            self._view.traffic.settle()
            self._open_menus(found)
            if found.count():
                return
            self._view.open(start)
