"""Frames that can be asked: Playwright bounds few of its questions, and a frame that never loads blocks them for ever.

A frame answers once it has a document. One without an address has had none yet: a slow, lazy or blocked frame, or one
that a script writes into. No frame answers while the page itself is leaving for a page that does not come.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar
from weakref import WeakKeyDictionary

from playwright.sync_api import Download, Error, Frame, Page, Request, Response

from pages.drawn_text import texts_of
from pages.urls import authority_of
from pages.waiting.unawaited import note_unawaited

Answer = TypeVar("Answer")
_QUESTION = "() => true"
_PATIENCE = 500
"""Milliseconds that a frame without an address has for an answer."""
_NO_CONTENT = (204, 205)
"""HTTP statuses after which a page stays where it is."""
_SOURCE = "each => each.src || each.data || ''"


class _MayBeRemoved:
    """Suppresses the error of a question to a frame that was removed from its page meanwhile."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> bool:
        """Suppress the error if it is one of Playwright and the frame is gone."""
        return isinstance(error, Error) and self._frame.is_detached()


class Frames:
    """The frames of one page.

    Attributes:
        leaving_for: URL of the document that the page has requested and not shown yet; empty for none.
    """

    def __init__(self, page: Page) -> None:
        self.leaving_for = ""
        self._is_answered = False
        self._page = page
        self._silent: WeakKeyDictionary[Frame, None] = WeakKeyDictionary()
        page.on("request", self._on_request)
        page.on("response", self._on_response)
        page.on("requestfailed", self._on_failed)
        page.on("download", self._on_download)
        page.on("framenavigated", self._on_navigated)

    @classmethod
    def of(cls, page: Page) -> Frames:
        """The one object of a page, so that its events have one listener."""
        if page not in _FRAMES:
            _FRAMES[page] = cls(page)
        return _FRAMES[page]

    def answering(self) -> list[Frame]:
        """The frames that have a document, the main frame first; the others are passed over and noted."""
        if self.leaving_for and not _answers_now(self._page.main_frame):
            note_unawaited(self._page.context, f"la página que se pidió a {authority_of(self.leaving_for)}")
            return []
        return [frame for frame in self._page.frames if self._answers(frame)]

    def ask(self, read: Callable[[Frame], Answer]) -> list[Answer]:
        """The answer of each frame that has a document; a frame that is removed meanwhile has none."""
        answers = []
        for frame in self.answering():
            with _MayBeRemoved(frame):
                answers.append(read(frame))
        return answers

    def show_text(self) -> bool:
        """Whether any of them shows a text now."""
        return any(self.ask(_shows_text))

    def _answers(self, frame: Frame) -> bool:
        if frame.parent_frame is None or frame.url:
            return True
        if frame in self._silent or frame.is_detached():
            return False
        if not _answers_now(frame) and not frame.is_detached():
            self._silent[frame] = None
            note_unawaited(self._page.context, f"un marco de {_authority_of_frame(frame)}")
        return frame not in self._silent

    def _on_request(self, request: Request) -> None:
        if request.is_navigation_request() and request.frame is self._page.main_frame:
            self.leaving_for, self._is_answered = request.url, False

    def _on_response(self, response: Response) -> None:
        self._is_answered = self._is_answered or response.url == self.leaving_for
        if response.status in _NO_CONTENT:
            self._on_failed(response.request)

    def _on_failed(self, request: Request) -> None:
        if request.is_navigation_request() and request.frame is self._page.main_frame:
            self.leaving_for = ""

    def _on_download(self, _: Download) -> None:
        self.leaving_for = ""

    def _on_navigated(self, frame: Frame) -> None:
        self._silent.pop(frame, None)
        if frame is self._page.main_frame and self._is_answered:  # else it only changed its address
            self.leaving_for = ""


_FRAMES: WeakKeyDictionary[Page, Frames] = WeakKeyDictionary()


def answering_frames(page: Page) -> list[Frame]:
    """The frames of a page that have a document; the others are passed over and noted (``unawaited_in``)."""
    return Frames.of(page).answering()


def ask_frames(page: Page, read: Callable[[Frame], Answer]) -> list[Answer]:
    """The answer of each frame of a page that has a document."""
    return Frames.of(page).ask(read)


def _shows_text(frame: Frame) -> bool:
    return bool("".join(texts_of(frame.locator("body"))).strip())


def _answers_now(frame: Frame) -> bool:
    with suppress(Error):  # no document within the time, or the frame is gone
        frame.wait_for_function(_QUESTION, timeout=_PATIENCE)
        return True
    return False


def _authority_of_frame(frame: Frame) -> str:
    """Host of the address that a frame was given; its parent answers, as it was asked before."""
    with suppress(Error):
        return authority_of(frame.frame_element().evaluate(_SOURCE))
    return "otro sitio"


def area_of(frame: Frame) -> float:
    """The area of a frame in square pixels; 0 for one that is not shown."""
    box = frame.frame_element().bounding_box()
    return box["width"] * box["height"] if box else 0
