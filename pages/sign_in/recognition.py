"""Look of the sign-in in a window, as the selector engine recognises it (``selector_engine/sign_in.js``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.drawn_text import text_of_document
from pages.profile import Profile
from pages.selector_engine import selector_for
from pages.view import View
from pages.waiting.frames import ask_frames

SignInSigns = dict[str, Any]
"""Signs of the sign-in in a window: its boxes, its button, the way to them, and those of being inside or refused."""
LONGEST = 120
"""Characters of a page's text that are told."""


@dataclass(frozen=True)
class SignInPlace:
    """Place of the sign-in, as it was recognised.

    Attributes:
        steps: What was pressed from the portal's address on.
        boxes: The boxes that stand there, as tags; none where the sign-in was not found.
        button: Text of the button.
        in_two_steps: Whether the password is asked for only after the user.
        is_sought: Whether the search came to an end.
    """

    steps: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    button: str = ""
    in_two_steps: bool = False
    is_sought: bool = True

    @property
    def in_words(self) -> str:
        """The place as part of a Spanish sentence."""
        if not self.boxes:
            return "no se encontró" if self.is_sought else "no se terminó de buscar, porque la página no dejó seguir"
        where = f"detrás de {' y '.join(f'«{each}»' for each in self.steps)}" if self.steps else "a la vista"
        two = "; después pide la contraseña" if self.in_two_steps else ""
        button = f"el botón «{self.button}»" if self.button else "la tecla Entrar, sin botón"
        return f"{where}, con {' y '.join(self.boxes)}, y {button}{two}"


NOT_FOUND = SignInPlace()
"""No sign-in was recognised, or none was looked for."""


def look_at(view: View, told: str, **narrowing: str | Sequence[str]) -> SignInSigns:
    """Look of the sign-in in a window, with the signs of all its frames.

    Args:
        view: The window.
        told: What the profile tells of the sign-in (``told_by``).
        narrowing: ``user`` and ``person``, the ID that a greeting tells and the name of the person;
            ``pressed``, names of controls that are no way any more.
    """
    looks = view.ask(selector_for(sign_in="look", told=told, **narrowing))
    found = dict(
        max(looks, key=lambda each: (bool(each["boxes"]), bool(each["way"])), default={"boxes": [], "way": ""})
    )
    for sign in ("outs", "hidden"):
        found[sign] = [text for each in looks for text in each[sign]]
    return found | {sign: any(each[sign] for each in looks) for sign in ("inside", "refused", "greets", "named")}


def asks_to_sign_in(view: View) -> bool:
    """Whether a window asks for user and password, and shows no sign of being inside.

    One box alone counts only where the profile tells the user's, as a search or another password looks like it.
    """
    look = look_at(view, told_by(view.profile))
    asks = bool(look["boxes"]) and ((look["user"] and look["password"]) or bool(view.profile.sign_in.user))
    return asks and not (look["outs"] or look["hidden"] or look["inside"])


def text_of(view: View) -> str:
    """Text of a window on one line, cut where it is long."""
    texts = ask_frames(view.page, text_of_document)
    text = " ".join(" ".join(texts).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def told_by(profile: Profile) -> str:
    """Keys of the profile about the sign-in, as the selector engine reads them."""
    keys, label, selectors = profile.sign_in, profile.label, profile.selectors
    names = {"user": "ID.usuario", "password": "Contraseña", "button": "Ingresar", "out": "Cerrar sesión"}
    return json.dumps(
        {
            "passwordAgainName": label("Confirmación de Contraseña"),
            **{f"{part}Name": label(name) for part, name in names.items()},
            **{f"{part}Selector": selectors.get(name, "") for part, name in names.items()},
            **{part: getattr(keys, part) for part in ("user", "password", "button", "inside", "refused")},
        },
        ensure_ascii=False,
    )
