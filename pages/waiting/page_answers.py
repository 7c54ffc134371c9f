"""Statuses with which servers answer the pages that an act opens (5.1, 4.1.1)."""

from __future__ import annotations

from types import TracebackType

from playwright.sync_api import BrowserContext, Frame, Response

_REDIRECTS = range(300, 400)


class PageAnswers:
    """Listens, within a ``with`` block, to the answers of the servers to the pages and frames of a session.

    Args:
        context: The browser session.
    """

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._statuses: dict[Frame, int] = {}

    def __enter__(self) -> PageAnswers:
        """Begin to listen."""
        self._context.on("response", self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening."""
        self._context.remove_listener("response", self._note)

    def status_of(self, frame: Frame) -> int:
        """The status of the document that a frame shows, 0 where it requested none meanwhile."""
        return self._statuses.get(frame, 0)

    def _note(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.status not in _REDIRECTS:
            self._statuses[response.request.frame] = response.status
