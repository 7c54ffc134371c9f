"""Requests that a person's act caused, so that no page is read in the middle of one (docs/decisions/0026).

An act opens a window, which ends when the page has settled. A request begun in it is awaited for the whole deadline;
one that a new document makes by itself for a part of it; a decoration of the portal's own host briefly. Everything
else, such as polls, streams and the traffic of other hosts' statistics, holds up nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from playwright.sync_api import Frame, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from pages.urls import authority_of
from pages.waiting.frames import Frames
from pages.waiting.request_log import RequestLog
from pages.waiting.requests import BRIEF
from pages.waiting.sockets import SocketLog
from pages.waiting.unawaited import note_unawaited

_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
"""Resolves once the page has drawn what its server answered."""
_IS_THERE = "() => document.readyState !== 'loading' && location.href !== 'about:blank'"
"""Whether the document of a window has come whole."""
_FRAME = 0.017
"""Seconds of one frame, at sixty a second."""
_SLICE = 0.1
"""Seconds of one wait for an event, as no event of Playwright tells of both an answer and a failure."""
_SOCKET_SHARE = 0.4
"""Share of the deadline for the answer over a web socket to the press of a button, which may need none."""


class UnansweredRequest(PlaywrightTimeout):
    """A request that the act of a person caused has no answer within the deadline; its message is in Spanish."""


class Traffic:
    """The requests of one page, with all its frames.

    Args:
        page: The page.
        deadline: Seconds to wait for what an act caused.
    """

    def __init__(self, page: Page, deadline: float) -> None:
        self._page = page
        self._deadline = deadline
        self._frames = Frames.of(page)
        self._log = RequestLog(page, deadline)
        self._sockets = SocketLog(page)
        self._answers_presses = True

    @property
    def sent(self) -> int:
        """Number of requests and messages that acts caused so far, without pictures, styles and scripts."""
        return self._log.sent + self._sockets.sent

    def act(self) -> None:
        """Note that a person acts now; what no earlier act caused is background from now on."""
        self._log.act()
        self._sockets.act()

    def settle(self) -> None:
        """Wait for what the last act caused, and until the page has drawn it.

        A script may start a navigation only a moment after the click, so requests are looked for a second time.

        Raises:
            UnansweredRequest: A request that the act caused has no answer within the deadline.
        """
        self._log.is_waiting = self._sockets.is_waiting = True
        end = monotonic() + 2 * self._deadline  # for a page that never stops asking
        self._wait_for_answers(end)
        self._wait_for_document()
        self._wait_for_sockets()
        if self._log.seconds_held_up() or monotonic() - self._log.ended < _FRAME:
            self._wait_for_answers(end)
            self._wait_for_document()
        self._log.is_waiting = self._sockets.is_waiting = False

    def await_socket(self, answered: Callable[[], bool]) -> None:
        """Wait for an answer over a web socket to the press of a button; raises no error.

        Once a page gives no answer in that time, later presses are not waited for: such a page only reports them.

        Args:
            answered: Whether the page has answered without its server.
        """
        if self._answers_presses and self._sockets.is_unanswered():
            self.until(lambda: not self._sockets.is_unanswered() or answered(), self._deadline * _SOCKET_SHARE)
            self._answers_presses = not self._sockets.is_unanswered()
            self.settle()

    def load(self) -> None:
        """Wait for the document of the page, and briefly for the rest of it, on which old scripts rely.

        Raises:
            UnansweredRequest: The document does not come, or is held up by a request, within the deadline.
        """
        if self._log.is_loaded:
            return
        with suppress(PlaywrightTimeout):
            self._wait_for_its_text()
            self._log.is_loaded = True
            with suppress(PlaywrightTimeout):
                self._page.wait_for_load_state("load", timeout=BRIEF * 1000)
            return
        raise UnansweredRequest(
            f"el documento de {authority_of(self._page.url)} no termina de llegar{self._unanswered()}"
        )

    def _wait_for_its_text(self) -> None:
        """Wait for the document; the page is asked itself where no event tells, as sometimes of a new window."""
        with suppress(PlaywrightTimeout):
            self._page.wait_for_load_state("domcontentloaded", timeout=min(BRIEF, self._deadline) * 1000)
            return
        self._page.wait_for_function(_IS_THERE, timeout=self._deadline * 1000)

    def arrive(self) -> None:
        """Wait for the page that was requested, as no frame answers before it comes.

        Raises:
            UnansweredRequest: It does not come within the deadline.
        """
        end = monotonic() + self._deadline
        while self._frames.leaving_for and monotonic() < end:
            with suppress(PlaywrightTimeout):
                self._page.wait_for_event("framenavigated", timeout=_SLICE * 1000)
        if self._frames.leaving_for:
            raise UnansweredRequest(f"sin respuesta en el plazo: la página de {authority_of(self._frames.leaving_for)}")

    def until(self, holds: Callable[[], bool], seconds: float) -> None:
        """Check a condition at every frame the page draws, until it holds or the time is over; raises no error.

        Args:
            holds: A condition that no locator can wait for, e.g. a native alert.
            seconds: The longest wait.
        """
        self._log.is_waiting = self._sockets.is_waiting = True
        end = monotonic() + seconds
        while not holds() and monotonic() < end:
            self._page.wait_for_function(_TWO_FRAMES)
        self._log.is_waiting = self._sockets.is_waiting = False

    def unanswered(self) -> list[str]:
        """Method and host of the requests that the last acts caused and that have no answer."""
        return [each.in_words for each in self._log.unanswered() if each.is_strict]

    def _wait_for_answers(self, end: float) -> None:
        while (left := self._log.seconds_held_up()) and monotonic() < end:
            with suppress(PlaywrightTimeout):  # a failure or a navigation ended the wait, or nothing did
                self._page.wait_for_event(
                    "requestfinished",
                    predicate=lambda _: not self._log.seconds_held_up(),
                    timeout=max(min(left, _SLICE), 0.001) * 1000,
                )
        if late := self._log.take_late():
            raise UnansweredRequest(f"sin respuesta en el plazo: {', '.join(late)}")

    def _wait_for_sockets(self) -> None:
        """Wait until the server has answered over the web sockets of the page, if it has any, and has said all."""
        while self._sockets.is_busy():
            self._wait_for_drawing()

    def _wait_for_document(self) -> None:
        self.load()
        for frame in self._log.loading.intersection(self._frames.answering()):
            self._log.loading.discard(frame)
            self._wait_for_frame(frame)
        self._wait_for_drawing()

    def _wait_for_drawing(self) -> None:
        with suppress(PlaywrightTimeout):
            self._page.wait_for_function(_TWO_FRAMES, timeout=self._deadline * 1000)
            return
        raise UnansweredRequest(f"la página de {authority_of(self._page.url)} no se dibuja{self._unanswered()}")

    def _wait_for_frame(self, frame: Frame) -> None:
        with suppress(PlaywrightTimeout):
            frame.wait_for_load_state("domcontentloaded", timeout=self._deadline * 1000)
            return
        note_unawaited(self._page.context, f"un marco de {authority_of(frame.url)}")

    def _unanswered(self) -> str:
        open_now = dict.fromkeys(each.in_words for each in self._log.unanswered())
        return f"; sin respuesta: {', '.join(open_now)}" if open_now else ""
