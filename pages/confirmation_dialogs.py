"""Layers and screens that ask whether the person confirms an act («¿Confirma el registro?», 5.3.2)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Frame, Locator

from pages.layers import Layers
from pages.selector_engine import selector_for
from pages.view import View


@dataclass(frozen=True)
class ConfirmationDialog:
    """A layer that asks whether to go on with what the person did.

    Attributes:
        text: What it says.
        affirm: Name of the control that says yes.
        control: That control.
        is_modal: Whether the page waits for the answer; a small layer may have been there before the act.
    """

    text: str
    affirm: str
    control: Locator
    is_modal: bool = True

    @property
    def in_words(self) -> str:
        """One Spanish sentence for the record, once the dialog was answered."""
        return f"El portal preguntó «{self.text}» y se respondió «{self.affirm}»."


def confirmation_dialog_over(layers: Layers) -> ConfirmationDialog | None:
    """The dialog that lies over a window; None where there is none, or where it has no single yes and no."""
    return next(filter(None, map(_dialog_in, layers.frames_in_front())), None)


def review_screen(view: View, values: Sequence[str]) -> ConfirmationDialog | None:
    """The screen in place of the form that shows what was written and asks to confirm it; None where there is none.

    Args:
        view: The window.
        values: What was written, of which the screen shows some.
    """
    told = view.ask(selector_for(question="screen", values=values))
    affirm = next(filter(None, (each.get("affirm", "") for each in told)), "")
    if not affirm:
        return None
    selector = selector_for(affirm="screen", values=values)
    return ConfirmationDialog("esta pantalla", affirm, view.frame_of(selector).locator(selector))


def _dialog_in(frame: Frame) -> ConfirmationDialog | None:
    whole = frame.parent_frame is not None
    told = json.loads(frame.locator(selector_for(question="own", whole=whole)).text_content() or "{}")
    control = frame.locator(selector_for(affirm="own", whole=whole))
    return ConfirmationDialog(told["text"], told["affirm"], control, told["modal"]) if told["affirm"] else None
