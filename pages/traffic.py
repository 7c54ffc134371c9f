"""What a page still waits for from its server, so that nobody judges a page in the middle of an answer."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Frame, Page, Request, Response

_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
"""By then the page has shown what its server answered."""
_SETTLED = f'() => document.readyState === "complete" && ({_TWO_FRAMES})()'
"""The same, of a page that has loaded."""


class Traffic:
    """The requests of one page, all its frames included, that have no answer yet.

    Attributes:
        sent: How many were sent so far.
    """

    def __init__(self, page: Page) -> None:
        self.sent = 0
        self._page = page
        self._pending: set[Request] = set()
        self._redirecting: set[Request] = set()
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
            self._redirecting.discard(request.redirected_from)
            self._pending.discard(request.redirected_from)
        if request.is_navigation_request():
            self._leaving.add(request.frame)
        self._pending.add(request)

    def _answering(self, response: Response) -> None:
        if 300 <= response.status < 400 and "location" in response.headers:
            self._redirecting.add(response.request)

    def _answered(self, request: Request) -> None:
        if request not in self._redirecting:  # the answer of one that redirects is what it leads to
            self._pending.discard(request)

    def _failed(self, request: Request) -> None:
        self._pending.discard(request)
        self._redirecting.discard(request)
        if request.is_navigation_request():
            self._leaving.discard(request.frame)

    def _arrived(self, frame: Frame) -> None:
        self._leaving.discard(frame)

    def settle(self) -> None:
        """Wait until every request that was sent has its answer, and the page shows it.

        A page that is sent by a script is on its way only a moment after the click; so it is looked for once more.

        Raises:
            playwright.sync_api.TimeoutError: One of them is not answered within the deadline.
        """
        self._wait()
        if self._pending or self._leaving:
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
            self._page.wait_for_event("requestfinished", predicate=lambda _: not self._pending)
        if self._leaving:
            self._page.wait_for_event("framenavigated", predicate=lambda _: not self._leaving)
        for frame in self._page.frames[1:]:
            frame.wait_for_load_state()
        self._page.wait_for_function(_SETTLED)
