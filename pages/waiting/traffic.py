"""Requests of a page that have no answer yet, so that no page is judged in the middle of one."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Frame, Page, Request, Response

_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
"""Resolves once the page has drawn what its server answered."""
_SETTLED = f'() => document.readyState === "complete" && ({_TWO_FRAMES})()'
"""The same, once the page has loaded."""
_FRAME = 0.017
"""Seconds of one frame, at sixty a second."""
_RECEIVING = 1.0
"""Seconds granted to the body of an answer: a page that reads only the status never reports its end."""


class Traffic:
    """The requests of one page, with all its frames.

    Attributes:
        sent: Number of requests sent so far.
    """

    def __init__(self, page: Page) -> None:
        self.sent = 0
        self._page = page
        self._pending: set[Request] = set()
        self._receiving: set[Request] = set()
        self._ended = 0.0
        self._navigating: set[Frame] = set()
        page.on("request", self._on_request)
        page.on("response", self._on_response)
        page.on("requestfinished", self._on_finished)
        page.on("requestfailed", self._on_failed)
        page.on("framenavigated", self._on_navigated)
        page.on("framedetached", self._on_navigated)

    def _on_request(self, request: Request) -> None:
        self.sent += 1
        if request.redirected_from:
            self._pending.discard(request.redirected_from)
        if request.is_navigation_request():
            self._navigating.add(request.frame)
        if request.resource_type != "eventsource":  # stays open for as long as the page wants
            self._pending.add(request)

    def _on_response(self, response: Response) -> None:
        redirects = 300 <= response.status < 400 and "location" in response.headers  # another response will follow
        if response.request in self._pending and not redirects:
            self._pending.discard(response.request)
            self._receiving.add(response.request)

    def _on_finished(self, request: Request) -> None:
        self._ended = monotonic()
        self._receiving.discard(request)

    def _on_failed(self, request: Request) -> None:
        self._pending.discard(request)
        self._receiving.discard(request)
        if request.is_navigation_request():
            self._navigating.discard(request.frame)

    def _on_navigated(self, frame: Frame) -> None:
        self._navigating.discard(frame)

    def settle(self) -> None:
        """Wait until every request has its answer, for ``_RECEIVING`` until its body ends, and until it is drawn.

        A script may start a navigation only a moment after the click, so requests are looked for a second time.

        Raises:
            playwright.sync_api.TimeoutError: A request has no answer within the deadline.
        """
        self._wait()
        self.until(lambda: not self._receiving, _RECEIVING)
        self._receiving.clear()
        if self._pending or self._navigating or monotonic() - self._ended < _FRAME:
            self._wait()

    def until(self, holds: Callable[[], bool], seconds: float) -> None:
        """Check a condition at every frame the page draws, until it holds or the time is over; raises no error.

        Args:
            holds: A condition that no locator can wait for, e.g. a native alert.
            seconds: The longest wait.
        """
        end = monotonic() + seconds
        while not holds() and monotonic() < end:
            self._page.wait_for_function(_TWO_FRAMES)

    def _wait(self) -> None:
        if self._pending:
            self._page.wait_for_event("response", predicate=lambda _: not self._pending)
        if self._navigating:
            self._page.wait_for_event("framenavigated", predicate=lambda _: not self._navigating)
        for frame in self._page.frames[1:]:
            frame.wait_for_load_state()
        self._page.wait_for_function(_SETTLED)
