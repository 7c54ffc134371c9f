"""Outcome of credentials: the signs of being inside or of a refusal, whichever come first (5.4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urljoin

from playwright.sync_api import Error

from pages.components.text_patterns import text_pattern
from pages.profile import SignInKeys
from pages.sign_in.recognition import LONGEST, Look, look_at, text_of
from pages.view import View

Answer = TypeVar("Answer")
_REFUSES = re.compile(
    r"incorrect|inv[aá]lid|no (es|son|est[aá]n?)? ?(v[aá]lid|correct)|err[oó]ne|equivocad|no existe|"
    r"no (se )?(coincid|correspond|concuerd|reconoc|pertenec)|"
    r"no (est[aá] |se encuentra |consta )?(registrad|habilitad|autorizad|activ)|no (se )?encontr|denegad|rechazad|"
    r"bloquead|pendiente|aprobaci[oó]n|inactiv|desactivad|wrong|denied|not (found|match|recogni[sz]ed|valid|active)|"
    r"(ingreso|sesi[oó]n|acceso|autenticaci[oó]n|login|sign.?in) (fallid|fall[oó]|failed)",
    re.IGNORECASE,
)
_PUTS_OFF = re.compile(
    rf"{_REFUSES.pattern}|revisi[oó]n|en (espera|proceso)|por (aprobar|validar|verificar)", re.IGNORECASE
)
"""Texts with which a portal may name a person whom it does not let in."""
_BUSY = re.compile(
    r"demasiados|too many|\bespere\b|m[aá]s tarde|\blater\b|mantenimiento|maintenance|no disponible|unavailable",
    re.IGNORECASE,
)
"""Texts of a portal that judges no credentials now."""
_ADDRESS = re.compile(r"https?://|[/#]")
"""Beginning of a sign that is an address."""


class Entry(StrEnum):
    """Result of sending credentials."""

    INSIDE = "abrieron"
    REFUSED = "no abrieron"
    UNKNOWN = "no se sabe"


@dataclass(frozen=True)
class SignInResult:
    """The end of a sign-in.

    Attributes:
        view: The window that shows it.
        entry: Result of the credentials.
        said: What the portal showed: its refusal, or what stood there at the end of the deadline.
    """

    view: View
    entry: Entry
    said: str = ""


class OutcomeObserver:
    """Observer of what credentials lead to; created before they are sent.

    Args:
        home: The window in which the person began.
        told: What the profile tells, for the selector engine.
        user_id: Of the person.
        name: Of the person, as registered; empty where it is not known.
    """

    def __init__(self, home: View, told: str, user_id: str, name: str = "") -> None:
        self._home = home
        self._told, self._user_id, self._name = told, user_id, name
        self._entry, self._said, self._window = Entry.UNKNOWN, "", home
        self._before = self._looks()
        for each in self._before:
            each.listener.set_baseline()
        self._signs = self._counted

    def is_known(self) -> bool:
        """Whether the person is inside or refused now; remembered, as a later look may show neither."""
        if self._entry is Entry.UNKNOWN:
            looks = self._looks()
            inside = [window for window, look in looks.items() if self._is_inside(window, look)]
            if inside:
                self._entry, self._window = Entry.INSIDE, inside[0]
            elif said := self._refusal(looks):
                self._entry, self._said = Entry.REFUSED, said
        return self._entry is not Entry.UNKNOWN

    def read(self) -> SignInResult:
        """The outcome; where the portal said nothing, a box that is empty again is a refusal too."""
        if not self.is_known():
            looks = self._looks()
            self._window = list(looks)[-1]
            self._said = text_of(self._window)
            asks_again = self._signs != self._counted and any(each.get("empty") for each in looks.values())
            if asks_again and not self._keys.refused and not self._texts(_BUSY):
                self._entry = Entry.REFUSED
        return SignInResult(self._window, self._entry, self._said)

    @property
    def _keys(self) -> SignInKeys:
        return self._home.profile.sign_in

    @property
    def _counted(self) -> tuple[int, int]:
        """Numbers that grow when the portal is asked something, or shows another page."""
        return self._home.traffic.sent, self._home.stimuli.navigations

    def _is_inside(self, window: View, look: Look) -> bool:
        if self._keys.inside:
            return look["inside"] or self._is_at(window, self._keys.inside)
        before = self._before.get(window, {"outs": [], "hidden": [], "named": False})
        shown = set(look["outs"]) - set(before["outs"])
        in_menu = set(look["hidden"]) - {*before["outs"], *before["hidden"]}
        is_named = look["named"] and not before["named"] and not look["boxes"] and not self._texts(_PUTS_OFF)
        return bool(look["greets"] or shown or in_menu or is_named)

    def _refusal(self, looks: Mapping[View, Look]) -> str:
        """Text of the portal against the credentials; empty where it shows none."""
        sign = self._keys.refused
        if not sign:
            return "" if self._texts(_BUSY) else next(iter(self._texts(_REFUSES)), "")
        if any(look["refused"] or self._is_at(window, sign) for window, look in looks.items()):
            return sign.removeprefix("css=")
        return next(iter(self._texts(text_pattern(sign))), "")

    def _texts(self, pattern: re.Pattern[str]) -> list[str]:
        """Texts that match, of those shown since the credentials were sent."""
        captured = self._of_windows(lambda window: window.listener.captured())
        shown = [each.words for texts in captured.values() for each in texts]
        return [each[:LONGEST] for each in shown if pattern.search(each)]

    def _is_at(self, window: View, sign: str) -> bool:
        """Whether a window is at the address that a sign tells."""
        if not _ADDRESS.match(sign):
            return False
        wanted = urljoin(f"{self._home.profile.address}/", sign)
        return re.match(rf"{re.escape(wanted)}($|[/?#&])", window.page.url) is not None

    def _looks(self) -> dict[View, Look]:
        return self._of_windows(lambda window: look_at(window, self._told, user=self._user_id, person=self._name))

    def _of_windows(self, ask: Callable[[View], Answer]) -> dict[View, Answer]:
        """An answer of the window in which the person began, and of those that it opened and that may close again."""
        home = self._home.page
        answers = {self._home: ask(self._home)}
        for page in [each for each in home.context.pages if each is not home and not each.is_closed()]:
            with suppress(Error):  # it closed while it was asked, as one does that let the person in
                if page.opener() is home:
                    window = View.of(page, self._home.profile)
                    answers[window] = ask(window)
        return answers
