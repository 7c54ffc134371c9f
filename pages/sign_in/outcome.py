"""Outcome of credentials: the signs of being inside or of a refusal, whichever come first (5.4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urljoin

from playwright.sync_api import Error

from pages.components.text_patterns import text_pattern
from pages.profile import SignInKeys
from pages.sign_in.recognition import LONGEST, SignInSigns, look_at, text_of
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
_IS_OPEN = r"(activ|abiert|iniciad|vigente|en curso|en uso)"
OPEN_SESSION = re.compile(
    rf"(?<!\bno )\b(existe|hay|tiene|mantiene|posee|registra|encontr\w+|detect\w+|con) (ya )?((una?|otra|la|su|de) )*"
    rf"sesi[oó]n (ya |que )?((est[aá]|sigue) )?{_IS_OPEN}|sesi[oó]n ya (est[aá]|se encuentra) {_IS_OPEN}|"
    r"\bya ((tiene|hay|existe) (una |otra )?sesi[oó]n|inici[oó] sesi[oó]n)|"
    r"(?<!\bno )\b(est[aá]|se encuentra) (ya )?(conectad|autenticad|logue?ad|en l[ií]nea|dentro del)|"
    r"(una sola|m[aá]s de una|solo una|[uú]nica|(m[aá]ximo|l[ií]mite|n[uú]mero) de|varias) sesi[oó]n(es)?|"
    r"sesiones (simult[aá]neas|concurrentes|abiertas|activas)|"
    r"already (has an? |an? )?(active |open )?(session|(logged|signed|connected)\b)|"
    r"\b(existing|another|active|concurrent|multiple|only one) (active )?sessions?\b",
    re.IGNORECASE,
)
"""Texts of a portal that let the user in elsewhere, and lets nobody in twice."""
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
        session_is_open: Whether it said that this user is signed in elsewhere, so that it judged no credentials.
    """

    view: View
    entry: Entry
    said: str = ""
    session_is_open: bool = False


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
        self._open_session = ""
        self._before = self._looks()
        for each in self._before:
            each.listener.set_baseline()
        self._signs = self._counted

    def is_known(self) -> bool:
        """Whether the person is inside or refused now; remembered, as a later look may show neither.

        A text about another open session ends the wait where the portal asks for the credentials again.
        """
        asks_again = False
        if self._entry is Entry.UNKNOWN:
            looks = self._looks()
            inside = [window for window, look in looks.items() if self._is_inside(window, look)]
            shown = [] if inside else self._texts_shown()
            self._open_session = _first(OPEN_SESSION, shown)
            asks_again = bool(self._open_session) and any(each["boxes"] for each in looks.values())
            if inside:
                self._entry, self._window = Entry.INSIDE, inside[0]
            elif not self._open_session and (said := self._refusal(looks, shown)):
                self._entry, self._said = Entry.REFUSED, said
        return self._entry is not Entry.UNKNOWN or asks_again

    def read(self) -> SignInResult:
        """The outcome; where the portal said nothing, a box that is empty again is a refusal too."""
        if not self.is_known():
            looks = self._looks()
            self._window = list(looks)[-1]
            self._said = text_of(self._window)
            asks_again = self._signs != self._counted and any(each.get("empty") for each in looks.values())
            judges_none = self._open_session or _first(_BUSY, self._texts_shown())
            if asks_again and not self._keys.refused and not judges_none:
                self._entry = Entry.REFUSED
        return SignInResult(self._window, self._entry, self._open_session or self._said, bool(self._open_session))

    @property
    def _keys(self) -> SignInKeys:
        return self._home.profile.sign_in

    @property
    def _counted(self) -> tuple[int, int]:
        """Numbers that grow when the portal is asked something, or shows another page."""
        return self._home.traffic.sent, self._home.stimuli.navigations

    def _is_inside(self, window: View, look: SignInSigns) -> bool:
        if self._keys.inside:
            return look["inside"] or self._is_at(window, self._keys.inside)
        before = self._before.get(window, {"outs": [], "hidden": [], "named": False})
        shown = set(look["outs"]) - set(before["outs"])
        in_menu = set(look["hidden"]) - {*before["outs"], *before["hidden"]}
        is_named = (
            look["named"] and not before["named"] and not look["boxes"] and not _first(_PUTS_OFF, self._texts_shown())
        )
        return bool(look["greets"] or shown or in_menu or is_named)

    def _refusal(self, looks: Mapping[View, SignInSigns], shown: Sequence[str]) -> str:
        """Text of the portal against the credentials; empty where it shows none."""
        sign = self._keys.refused
        if not sign:
            return "" if _first(_BUSY, shown) else _first(_REFUSES, shown)
        if any(look["refused"] or self._is_at(window, sign) for window, look in looks.items()):
            return sign.removeprefix("css=")
        return _first(text_pattern(sign), shown)

    def _texts_shown(self) -> list[str]:
        """Texts shown since the credentials were sent."""
        captured = self._of_windows(lambda window: window.listener.captured())
        return [each.words for texts in captured.values() for each in texts]

    def _is_at(self, window: View, sign: str) -> bool:
        """Whether a window is at the address that a sign tells."""
        if not _ADDRESS.match(sign):
            return False
        wanted = urljoin(f"{self._home.profile.address}/", sign)
        return re.match(rf"{re.escape(wanted)}($|[/?#&])", window.page.url) is not None

    def _looks(self) -> dict[View, SignInSigns]:
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


def _first(pattern: re.Pattern[str], texts: Sequence[str]) -> str:
    """The beginning of the first text that matches; empty where none does."""
    return next((each[:LONGEST] for each in texts if pattern.search(each)), "")
