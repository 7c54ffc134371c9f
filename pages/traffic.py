"""What a page still waits for from its server, so that nobody judges a page in the middle of an answer."""

from __future__ import annotations

from playwright.sync_api import Page, Request

_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
"""By then the page has shown what its server answered."""


class Traffic:
    """The requests of one page that have no answer yet."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._pending: set[Request] = set()
        page.on("request", self._sent)
        page.on("requestfinished", self._answered)
        page.on("requestfailed", self._answered)

    def _sent(self, request: Request) -> None:
        self._pending.add(request)

    def _answered(self, request: Request) -> None:
        self._pending.discard(request)

    def settle(self) -> None:
        """Wait until every request that was sent has its answer.

        Raises:
            playwright.sync_api.TimeoutError: One of them is not answered within the deadline.
        """
        if self._pending:
            self._page.wait_for_event("requestfinished", predicate=lambda _: not self._pending)
        self._page.wait_for_function(_TWO_FRAMES)
