"""Requests that a person's act caused, so that no page is read in the middle of one (docs/decisions/0026).

An act opens a window, which ends when the page has settled. A request begun in it is awaited for the whole deadline;
one that a new document makes by itself for a part of it; a decoration of the portal's own host briefly. Everything
else, such as polls, streams and the traffic of other hosts' statistics, holds up nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from math import inf
from time import monotonic
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Frame, Page, Request, Response
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from pages.waiting.frames import Frames
from pages.waiting.passed_over import host_of, pass_over
from pages.waiting.requests import (
    BRIEF,
    OpenRequest,
    Question,
    is_decoration,
    is_foreign,
    is_open_ended,
    may_tell_of_an_act,
)

_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
"""Resolves once the page has drawn what its server answered."""
_FRAME = 0.017
"""Seconds of one frame, at sixty a second."""
_WINDOW = 1.0
"""Seconds after an act in which a request counts as its result, where nothing waits for the page to settle."""
_DOCUMENT_SHARE = 0.5
"""Share of the deadline for what a new document requests by itself."""
_REPETITIONS = 2
"""Repetitions of an open request after which a clock asks, and not an act."""
_SLICE = 0.1
"""Seconds of one wait for an event, as no event of Playwright tells of both an answer and a failure."""
_SILENT: WeakKeyDictionary[Browser, set[str]] = WeakKeyDictionary()
"""Requests of documents that got no answer once, and are not waited for again."""


class UnansweredRequest(PlaywrightTimeout):
    """A request that the act of a person caused has no answer within the deadline; its message is in Spanish."""


class Traffic:
    """The requests of one page, with all its frames.

    Args:
        page: The page.
        deadline: Seconds to wait for what an act caused.

    Attributes:
        sent: Number of requests that acts caused so far, without pictures, styles and scripts.
    """

    def __init__(self, page: Page, deadline: float) -> None:
        self.sent = 0
        self._page = page
        self._deadline = deadline
        self._frames = Frames.of(page)
        self._open: dict[Request, OpenRequest] = {}
        self._background: dict[Question, float] = {}
        self._new_documents: set[Frame] = set()
        self._loading: set[Frame] = set()
        self._is_loaded = False
        self._acted = self._ended = -inf
        self._is_waiting = False
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
        self._loading.clear()
        self._is_waiting = False
        self._acted = monotonic()

    def settle(self) -> None:
        """Wait for what the last act caused, and until the page has drawn it.

        A script may start a navigation only a moment after the click, so requests are looked for a second time.

        Raises:
            UnansweredRequest: A request that the act caused has no answer within the deadline.
        """
        self._is_waiting = True
        end = monotonic() + 2 * self._deadline  # for a page that never stops asking
        self._wait_for_answers(end)
        self._wait_for_document()
        if self._is_held_up() or monotonic() - self._ended < _FRAME:
            self._wait_for_answers(end)
            self._wait_for_document()
        self._is_waiting = False

    def load(self) -> None:
        """Wait for the document of the page, and briefly for the rest of it, on which old scripts rely.

        Raises:
            UnansweredRequest: The document does not come, or is held up by a request, within the deadline.
        """
        if self._is_loaded:
            return
        with suppress(PlaywrightTimeout):
            self._page.wait_for_load_state("domcontentloaded", timeout=self._deadline * 1000)
            self._is_loaded = True
            with suppress(PlaywrightTimeout):
                self._page.wait_for_load_state("load", timeout=BRIEF * 1000)
            return
        raise UnansweredRequest(f"el documento de {host_of(self._page.url)} no termina de llegar{self._unanswered()}")

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
            raise UnansweredRequest(f"sin respuesta en el plazo: la página de {host_of(self._frames.leaving_for)}")

    def until(self, holds: Callable[[], bool], seconds: float) -> None:
        """Check a condition at every frame the page draws, until it holds or the time is over; raises no error.

        Args:
            holds: A condition that no locator can wait for, e.g. a native alert.
            seconds: The longest wait.
        """
        self._is_waiting = True
        end = monotonic() + seconds
        while not holds() and monotonic() < end:
            self._page.wait_for_function(_TWO_FRAMES)
        self._is_waiting = False

    def unanswered(self) -> list[str]:
        """Method and host of the requests that the last acts caused and that have no answer."""
        return [each.in_words for each in list(self._open.values()) if each.is_strict and not each.is_answered]

    def _wait_for_answers(self, end: float) -> None:
        while self._is_held_up() and monotonic() < end:
            left = max(each.until for each in self._open.values()) - monotonic()
            with suppress(PlaywrightTimeout):  # a failure or a navigation ended the wait, or nothing did
                self._page.wait_for_event(
                    "requestfinished",
                    predicate=lambda _: not self._is_held_up(),
                    timeout=max(min(left, _SLICE), 0.001) * 1000,
                )
        self._let_go()

    def _wait_for_document(self) -> None:
        self.load()
        for frame in self._loading.intersection(self._frames.answering()):
            self._loading.discard(frame)
            self._wait_for_frame(frame)
        self._wait_for_drawing()

    def _wait_for_drawing(self) -> None:
        with suppress(PlaywrightTimeout):
            self._page.wait_for_function(_TWO_FRAMES, timeout=self._deadline * 1000)
            return
        raise UnansweredRequest(f"la página de {host_of(self._page.url)} no se dibuja{self._unanswered()}")

    def _wait_for_frame(self, frame: Frame) -> None:
        with suppress(PlaywrightTimeout):
            frame.wait_for_load_state("domcontentloaded", timeout=self._deadline * 1000)
            return
        pass_over(self._page.context, f"un marco de {host_of(frame.url)}")

    def _is_held_up(self) -> bool:
        return any(each.holds_up for each in self._open.values())

    def _let_go(self) -> None:
        """Go on without the answers that did not come in time, if no act caused them."""
        late = [each for each in self._open.values() if each.until > -inf and not each.is_answered]
        strict = [each for each in late if each.is_strict]
        if strict:
            raise UnansweredRequest(f"sin respuesta en el plazo: {', '.join(each.in_words for each in strict)}")
        for each in late:
            each.until = -inf
            if not is_decoration(each.request):
                self._silent.add(each.place)
                pass_over(self._page.context, each.in_words)

    def _unanswered(self) -> str:
        open_now = dict.fromkeys(each.in_words for each in self._open.values() if not each.is_answered)
        return f"; sin respuesta: {', '.join(open_now)}" if open_now else ""

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
        is_caused = self._is_waiting or one.begun - self._acted < _WINDOW
        if not is_caused or self._background.get(one.question, -inf) > one.begun - _WINDOW:
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
        equal = [each for each in self._open.values() if each.begun > self._acted and each.question == one.question]
        if len(equal) >= _REPETITIONS and one.begun - equal[0].begun >= _WINDOW:
            for each in equal:
                self._ignore(each)

    def _ignore(self, one: OpenRequest) -> None:
        """Wait no longer for a request, nor for its repetitions, until a while after it ended."""
        one.until, one.is_strict = -inf, False
        self._background[one.question] = inf

    def _close(self, one: OpenRequest) -> None:
        self._open.pop(one.request, None)
        if one.question in self._background:
            self._background[one.question] = monotonic() if monotonic() - one.begun >= _WINDOW else -inf

    def _on_response(self, response: Response) -> None:
        one = self._open.get(response.request)
        redirects = 300 <= response.status < 400 and "location" in response.headers  # another response will follow
        if one is not None and not redirects:
            one.is_answered = True
            one.until = min(one.until, monotonic() + BRIEF)

    def _on_finished(self, request: Request) -> None:
        self._ended = monotonic()
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
            self._is_loaded = False
        found = [each for each in self._open.values() if _leads(each, frame) and each.is_answered]
        if not found:
            return  # only its address changed, or nothing was requested
        self._new_documents.add(frame)
        if any(each.until > -inf for each in found):
            self._loading.add(frame)
        for each in found:
            if each.is_finished:
                self._close(each)

    def _drop_navigation(self, frame: Frame) -> None:
        for each in [each for each in self._open.values() if _leads(each, frame)]:
            self._close(each)


def _leads(one: OpenRequest, frame: Frame) -> bool:
    return one.request.is_navigation_request() and one.request.frame is frame
