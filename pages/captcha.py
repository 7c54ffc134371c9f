"""CAPTCHA of a form: its recognition, and the wait for a person who solves it."""

from __future__ import annotations

from dataclasses import dataclass

from harness.errors import Undecided
from pages.selector_engine import selector_for
from pages.view import View

_BY_ITSELF = 2.0
"""Seconds within which a widget that asks a person for nothing solves itself."""


@dataclass(frozen=True)
class Captcha:
    """A CAPTCHA on a page.

    Attributes:
        kind: Its provider, or «imagen y casilla».
        tag: Its element.
        solved: Whether it has an answer.
    """

    kind: str
    tag: str
    solved: bool

    @property
    def in_words(self) -> str:
        """Kind and element."""
        return f"{self.kind}, {self.tag}"


def captcha_of(view: View) -> Captcha | None:
    """The CAPTCHA that a window asks for; None where there is none."""
    return next((Captcha(**each) for each in view.ask(selector_for(captcha="pantalla")) if each.get("kind")), None)


def leave_captcha_to_person(view: View) -> None:
    """Wait for a person to solve the CAPTCHA of a window; return at once where there is none.

    Raises:
        Undecided: It was not solved.
    """
    found = captcha_of(view)
    if found is None or found.solved:
        return
    view.traffic.until(lambda: _is_solved(view), max(_BY_ITSELF, view.profile.captcha_pause))
    if not _is_solved(view):
        raise Undecided(
            f"La solicitud pide resolver un CAPTCHA ({found.in_words}), y eso es de una persona: repita con --headed y "
            "resuélvalo en la ventana cuando se detenga, o dé «5.3.2.registro» a una persona en «by_hand» del perfil."
        )


def _is_solved(view: View) -> bool:
    found = captcha_of(view)
    return found is None or found.solved
