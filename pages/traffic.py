"""What a page still waits for from its server, so that nobody judges a page in the middle of an answer."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Frame, Page, Request, Response

_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
"""By then the page has shown what its server answered."""
_SETTLED = f'() => document.readyState === "complete" && ({_TWO_FRAMES})()'
"""The same, of a page that has loaded."""
_FRAME = 0.017
"""Seconds, at sixty a second."""
_READING = 1.0
"""Seconds for which an answer that began may go on: of one whose page looks at its status only, nobody sees the end."""


class Traffic:
    """The requests of one page, all its frames included, that have no answer yet.

    Attributes:
        sent: How many were sent so far.
    """

    def __init__(self, page: Page) -> None:
        self.sent = 0
        self._page = page
        self._pending: set[Request] = set()
        self._reading: set[Request] = set()
        self._ended = 0.0
        self._leaving: set[Frame] = set()
        page.on("request", self._sent)
        page.on("response", self._answering)
        page.on("requestfinished", self._answered)
        page.on("requestfailed", self._failed)
        page.on("framenavigated", self._arrived)
        page.on("framedetached", self._arrived)

    def _sent(self, request: Request) -> None:
        self.sent += 1
        if request.redirected_from:
            self._pending.discard(request.redirected_from)
        if request.is_navigation_request():
            self._leaving.add(request.frame)
        if request.resource_type != "eventsource":  # which stays open for as long as its page likes
            self._pending.add(request)

    def _answering(self, response: Response) -> None:
        leads_on = 300 <= response.status < 400 and "location" in response.headers  # its answer is what it leads to
        if response.request in self._pending and not leads_on:
            self._pending.discard(response.request)
            self._reading.add(response.request)

    def _answered(self, request: Request) -> None:
        self._ended = monotonic()
        self._reading.discard(request)

    def _failed(self, request: Request) -> None:
        self._pending.discard(request)
        self._reading.discard(request)
        if request.is_navigation_request():
            self._leaving.discard(request.frame)

    def _arrived(self, frame: Frame) -> None:
        self._leaving.discard(frame)

    def settle(self) -> None:
        """Wait until every request that was sent is answered, for ``_READING`` to its end, and shown.

        A page that is sent by a script is on its way only a moment after the click; so it is looked for once more.

        Raises:
            playwright.sync_api.TimeoutError: One of them is not answered within the deadline.
        """
        self._wait()
        self.until(lambda: not self._reading, _READING)
        self._reading.clear()
        if self._pending or self._leaving or monotonic() - self._ended < _FRAME:
            self._wait()

    def until(self, holds: Callable[[], bool], seconds: float) -> None:
        """Look again with each frame that the page shows, until something holds or the time is over.

        Args:
            holds: What no locator can wait for, as a native alert.
            seconds: How long at most; whoever asked tells what is missing then.
        """
        end = monotonic() + seconds
        while not holds() and monotonic() < end:
            self._page.wait_for_function(_TWO_FRAMES)

    def _wait(self) -> None:
        if self._pending:
            self._page.wait_for_event("response", predicate=lambda _: not self._pending)
        if self._leaving:
            self._page.wait_for_event("framenavigated", predicate=lambda _: not self._leaving)
        for frame in self._page.frames[1:]:
            frame.wait_for_load_state()
        self._page.wait_for_function(_SETTLED)
