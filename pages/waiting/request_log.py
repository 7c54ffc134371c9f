"""Open requests of one page, and what caused them (docs/decisions/0026)."""

from __future__ import annotations

from math import inf
from time import monotonic
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Frame, Page, Request, Response

from pages.waiting.requests import (
    BRIEF,
    WINDOW,
    OpenRequest,
    RequestIdentity,
    is_decoration,
    is_foreign,
    is_open_ended,
    may_tell_of_an_act,
)
from pages.waiting.unawaited import note_unawaited

_DOCUMENT_SHARE = 0.5
"""Share of the deadline for what a new document requests by itself."""
_REPETITIONS = 2
"""Repetitions of an open request after which a clock asks, and not an act."""
_SILENT: WeakKeyDictionary[Browser, set[str]] = WeakKeyDictionary()
"""Requests of documents that got no answer once, and are not waited for again."""


class RequestLog:
    """The requests of one page, with all its frames, each with how long it holds up what is read next.

    Args:
        page: The page.
        deadline: Seconds to wait for what an act caused.

    Attributes:
        sent: Number of requests that acts caused so far, without pictures, styles and scripts.
        ended: When the last request ended, on the monotonic clock.
        is_waiting: Whether the suite waits for the page, so that what it requests counts as caused.
        is_loaded: Whether the document of the page was there when it was last asked for.
        loading: Frames that show a new document.
    """

    def __init__(self, page: Page, deadline: float) -> None:
        self.sent = 0
        self.ended = -inf
        self.is_waiting = self.is_loaded = False
        self.loading: set[Frame] = set()
        self._page = page
        self._deadline = deadline
        self._open: dict[Request, OpenRequest] = {}
        self._background: dict[RequestIdentity, float] = {}
        self._new_documents: set[Frame] = set()
        self._acted = -inf
        page.on("request", self._on_request)
        page.on("response", self._on_response)
        page.on("requestfinished", self._on_finished)
        page.on("requestfailed", self._on_failed)
        page.on("framenavigated", self._on_navigated)
        page.on("framedetached", self._drop_navigation)
        page.on("download", lambda _: self._drop_navigation(page.main_frame))

    def act(self) -> None:
        """Note that a person acts now; what no earlier act caused is background from now on."""
        for each in self._open.values():
            if not each.is_strict:
                self._ignore(each)
        self._new_documents.clear()
        self.loading.clear()
        self.is_waiting = False
        self._acted = monotonic()

    def seconds_held_up(self) -> float:
        """Seconds for which the open requests may still hold up what is read next; 0 where none does."""
        return max([0.0, *(each.until - monotonic() for each in self._open.values())])

    def take_late(self) -> list[str]:
        """Stop waiting for the answers that did not come in time.

        Returns:
            Method and host of those that an act caused; the others are passed over, unless an act caused one.
        """
        late = [each for each in self._open.values() if each.until > -inf and not each.is_answered]
        strict = [each.in_words for each in late if each.is_strict]
        for each in [] if strict else late:
            each.until = -inf
            if not is_decoration(each.request):
                self._silent.add(each.place)
                note_unawaited(self._page.context, each.in_words)
        return strict

    def unanswered(self) -> list[OpenRequest]:
        """The open requests without an answer, in the order in which they began."""
        return [each for each in list(self._open.values()) if not each.is_answered]

    @property
    def _silent(self) -> set[str]:
        browser = self._page.context.browser
        return _SILENT.setdefault(browser, set()) if browser else set()

    def _on_request(self, request: Request) -> None:
        if request.redirected_from in self._open:
            self._open[request] = self._open.pop(request.redirected_from)
            self._open[request].request = request
        elif not is_open_ended(request):
            self._begin(OpenRequest(request, until=-inf, begun=monotonic()))

    def _begin(self, one: OpenRequest) -> None:
        self._stop_repetitions(one)
        self._open[one.request] = one
        is_caused = self.is_waiting or one.begun - self._acted < WINDOW
        if not is_caused or self._background.get(one.identity, -inf) > one.begun - WINDOW:
            self._ignore(one)
            return
        patience, one.is_strict = self._patience(one)
        one.until = one.begun + patience if patience else -inf
        self.sent += bool(patience) and may_tell_of_an_act(one.request)

    def _patience(self, one: OpenRequest) -> tuple[float, bool]:
        """Seconds that a request in the window of an act is waited for, and whether the act itself caused it."""
        request = one.request
        if is_decoration(request):
            return (0 if is_foreign(request, self._page) else BRIEF), False
        is_page = request.is_navigation_request() and request.frame is self._page.main_frame
        if is_page or not self._is_in_new_document(request.frame):
            return self._deadline, True
        by_other = request.is_navigation_request() and is_foreign(request, self._page)
        return (0 if by_other or one.place in self._silent else self._deadline * _DOCUMENT_SHARE), False

    def _is_in_new_document(self, frame: Frame | None) -> bool:
        while frame is not None:
            if frame in self._new_documents:
                return True
            frame = frame.parent_frame
        return False

    def _stop_repetitions(self, one: OpenRequest) -> None:
        """Ignore a request that is repeated while it is still open: a clock asks, and not an act."""
        equal = [each for each in self._open.values() if each.begun > self._acted and each.identity == one.identity]
        if len(equal) >= _REPETITIONS and one.begun - equal[0].begun >= WINDOW:
            for each in equal:
                self._ignore(each)

    def _ignore(self, one: OpenRequest) -> None:
        """Wait no longer for a request, nor for its repetitions, until a while after it ended."""
        one.until, one.is_strict = -inf, False
        self._background[one.identity] = inf

    def _close(self, one: OpenRequest) -> None:
        self._open.pop(one.request, None)
        if one.identity in self._background:
            self._background[one.identity] = monotonic() if monotonic() - one.begun >= WINDOW else -inf

    def _on_response(self, response: Response) -> None:
        one = self._open.get(response.request)
        redirects = 300 <= response.status < 400 and "location" in response.headers  # another response will follow
        if one is not None and not redirects:
            one.is_answered = True
            one.until = min(one.until, monotonic() + BRIEF)

    def _on_finished(self, request: Request) -> None:
        self.ended = monotonic()
        one = self._open.get(request)
        if one is None:
            return
        if request.is_navigation_request() and request.frame not in self._new_documents:
            one.is_finished = True  # its document is not shown yet
        else:
            self._close(one)

    def _on_failed(self, request: Request) -> None:
        if request in self._open:
            self._close(self._open[request])

    def _on_navigated(self, frame: Frame) -> None:
        if frame is self._page.main_frame:
            self.is_loaded = False
        found = [each for each in self._open.values() if _leads(each, frame) and each.is_answered]
        if not found:
            return  # only its address changed, or nothing was requested
        self._new_documents.add(frame)
        if any(each.until > -inf for each in found):
            self.loading.add(frame)
        for each in found:
            if each.is_finished:
                self._close(each)

    def _drop_navigation(self, frame: Frame) -> None:
        for each in [each for each in self._open.values() if _leads(each, frame)]:
            self._close(each)


def _leads(one: OpenRequest, frame: Frame) -> bool:
    return one.request.is_navigation_request() and one.request.frame is frame
