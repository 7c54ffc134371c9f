"""Stimuli given before a page had its scripts: given once more where the page caught nothing of the first."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Frame, Page

from pages.selector_engine import selector_for
from pages.waiting.missing_elements import MissingElements
from pages.waiting.traffic import Traffic

_SCRIPTS = 3.0
"""Seconds after its load within which the scripts of a page may still attach to its buttons and fields."""
_REQUEST_DELAY = 1.0
"""Seconds within which a page that delays its request after a stimulus sends it."""
_SLOWEST = 2.0
"""Seconds without any sign after a stimulus, before it counts as not caught."""


@dataclass(frozen=True)
class Stimulus:
    """An act of a person that a page may answer.

    Attributes:
        act: Performs it.
        frame: The frame in which it is performed.
        name: Names it in Spanish, for the record.
        prepare: Does again what preceded it on the page, such as filling the form.
        seen: Whether something outside of the page shows that it was caught: a native alert, a new window.
        field: Query of the field that is acted on, whose own value is no answer.
        needs_answer: Whether only the expected answer or a navigation shows that it was caught, as a page may begin
            to poll or to change by itself at that moment.
    """

    act: Callable[[], object]
    frame: Frame
    name: Callable[[], str]
    prepare: Callable[[], object] = lambda: None
    seen: Callable[[], bool] = lambda: False
    field: dict[str, str] = field(default_factory=dict)
    needs_answer: bool = False


class EarlyStimuli:
    """Gives the stimuli of one window.

    A stimulus is given once more only where it was given before the page had its scripts, and nothing at all followed:
    no request, no message over a web socket, no navigation, no change of the document or of a value, no alert and no
    window. A page that ever caught one has its scripts.

    Args:
        page: The window.
        traffic: Its requests.
        missing: Knows the stimuli that no page of this run catches; they are not given once more again.
        observations: Receives a Spanish sentence for each stimulus that was given once more.

    Attributes:
        navigations: Number of documents that the window and its frames have had.
    """

    def __init__(self, page: Page, traffic: Traffic, missing: MissingElements, observations: list[str]) -> None:
        self._page = page
        self._traffic = traffic
        self._missing = missing
        self._observations = observations
        self._has_scripts = False
        self.navigations = 0
        page.on("framenavigated", self._on_navigated)

    def _on_navigated(self, _: Frame) -> None:
        self.navigations += 1
        self._has_scripts = False

    def give(self, stimulus: Stimulus, answered: Callable[[], bool] | None = None) -> None:
        """Perform an act and wait for the page, also where the page delays its request.

        Args:
            stimulus: The act.
            answered: Whether the page has answered without a request; None for an act whose answer is a navigation.
        """
        known = self._has_scripts or self._missing.is_unresponsive(stimulus.name)
        early = not known and self._begin(stimulus.frame) < _SCRIPTS
        before = self.signs
        self._perform(stimulus, answered)
        if not early:
            return
        if self._was_caught(stimulus, before, answered):
            self._has_scripts = self.navigations == before[0]
            return
        self._traffic.until(lambda: self._has_followed(stimulus, before, answered), _SLOWEST)
        self.wait_for_scripts(stimulus.frame, lambda: self._has_followed(stimulus, before, answered))
        if self._was_caught(stimulus, before, answered):
            self._traffic.settle()
            return
        self._has_scripts = True
        self.observe_repetition(stimulus.name())
        stimulus.prepare()
        self._perform(stimulus, answered)
        if not self._was_caught(stimulus, before, answered):
            self._missing.learn_unresponsive(stimulus.name())

    def is_early(self, frame: Frame) -> bool:
        """Whether the scripts of a document may not have attached yet."""
        return not self._has_scripts and self._age(frame) < _SCRIPTS

    def wait_for_scripts(self, frame: Frame, or_else: Callable[[], bool] = lambda: False) -> None:
        """Wait until a document has its scripts, or until something else holds."""
        self._traffic.until(lambda: or_else() or self._age(frame) >= _SCRIPTS, _SCRIPTS)

    def observe_repetition(self, what: str) -> None:
        """Record that something was done once more.

        Args:
            what: Names it in Spanish.
        """
        self._observations.append(
            f"La página no atendió a {what} porque todavía no había cargado sus scripts; se repitió una vez."
        )

    def _perform(self, stimulus: Stimulus, answered: Callable[[], bool] | None) -> None:
        sent = self._traffic.sent
        stimulus.act()
        self._traffic.settle()
        if answered is not None and self._traffic.sent == sent:
            self._traffic.until(lambda: self._traffic.sent > sent or answered(), _REQUEST_DELAY)
            self._traffic.settle()
        if not stimulus.field:
            self._traffic.await_socket(answered or (lambda: False))

    @property
    def signs(self) -> tuple[int, int]:
        """Numbers that grow with what a stimulus causes outside of the document."""
        return self.navigations, self._traffic.sent

    def _was_caught(self, stimulus: Stimulus, before: tuple[int, int], answered: Callable[[], bool] | None) -> bool:
        """Whether anything followed a stimulus; a cheap look first."""
        if self._has_followed(stimulus, before, answered):
            return True
        return not (answered and stimulus.needs_answer) and self._count(stimulus) > 0

    def _has_followed(self, stimulus: Stimulus, before: tuple[int, int], answered: Callable[[], bool] | None) -> bool:
        """Whether anything followed outside of the document, at any time, or the answer where only that counts."""
        if stimulus.frame.is_detached() or stimulus.seen() or self.navigations != before[0]:
            return True
        return answered() if answered and stimulus.needs_answer else self.signs != before

    @staticmethod
    def _begin(frame: Frame) -> float:
        """Count the changes of a document from now on; its age in seconds."""
        return float(_told(frame, changes="begin")["age"])

    @staticmethod
    def _age(frame: Frame) -> float:
        """Seconds since a document was loaded."""
        return float(_told(frame, changes="age")["age"])

    @staticmethod
    def _count(stimulus: Stimulus) -> int:
        """Number of changes in the document soon after a stimulus."""
        return int(_told(stimulus.frame, **{**stimulus.field, "changes": "count"})["changes"])


def _told(frame: Frame, **query: str) -> dict[str, float]:
    answer: dict[str, float] = json.loads(frame.locator(selector_for(**query)).text_content() or "{}")
    return answer
