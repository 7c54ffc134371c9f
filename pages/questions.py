"""Questions of the portal about an act of the person («¿Confirma el registro?»), in a layer over the page (5.3.2)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from playwright.sync_api import Frame, Locator

from pages.layers import Layers
from pages.selector_engine import selector_for


@dataclass(frozen=True)
class Question:
    """A layer that asks whether to go on with what the person did.

    Attributes:
        text: What it says.
        affirm: Name of the control that says yes.
        control: That control.
    """

    text: str
    affirm: str
    control: Locator

    @property
    def in_words(self) -> str:
        """One Spanish sentence for the record, of a question that was answered."""
        return f"El portal preguntó «{self.text}» y se respondió «{self.affirm}»."


def question_over(layers: Layers) -> Question | None:
    """The question that lies over a window; None where there is none, or where it has no single yes and no."""
    if not layers.may_be_covered:
        return None
    return next(filter(None, map(_question_in, layers.frames_in_front())), None)


def _question_in(frame: Frame) -> Question | None:
    whole = frame.parent_frame is not None
    told = json.loads(frame.locator(selector_for(question="own", whole=whole)).text_content() or "{}")
    control = frame.locator(selector_for(affirm="own", whole=whole))
    return Question(told["text"], told["affirm"], control) if told["affirm"] else None
