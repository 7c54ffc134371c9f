"""Signing out as a person does, as a portal may allow each user one session at a time (5.4, docs/decisions/0059)."""

from __future__ import annotations

from playwright.sync_api import Locator

from pages.closed_menus import press_open
from pages.confirmation_dialogs import confirmation_dialog_over
from pages.sign_in.recognition import look_at, told_by
from pages.view import View

_MOST_MENUS = 3
"""Closed menus that are opened in search of the way out."""


def shows_person_inside(view: View) -> bool:
    """Whether a window shows a way out, also in a closed menu, or the profile's sign of being inside."""
    look = look_at(view, told_by(view.profile))
    return bool(look["outs"] or look["hidden"] or look["inside"])


def sign_out(view: View) -> bool:
    """Press the way out of a window, and say yes where the portal asks; whether there was one.

    Args:
        view: A window in which a person is signed in; without a way out in view, its closed menus are opened.
    """
    told = told_by(view.profile)
    press_open(view, view.find(sign_in="menus", told=told), lambda: bool(look_at(view, told)["outs"]), _MOST_MENUS)
    out = view.find(sign_in="out", told=told)
    if not out.count():
        return False
    view.press(out)
    view.traffic.settle()
    affirm = _affirmation(view, out)
    if affirm is not None:
        view.press(affirm)
        view.traffic.settle()
    return True


def _affirmation(view: View, out: Locator) -> Locator | None:
    """The yes of a layer that asks whether to leave, which may be called like the way out; None where none asks."""
    dialog = confirmation_dialog_over(view.layers)
    if dialog is not None:
        return dialog.control
    return out if view.layers.may_be_covered and out.count() else None
