"""Departure of a page to another document while it is asked something, whose answer is then lost."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from playwright.sync_api import Error

from harness.compat.playwright_private import error_kind


class Departure:
    """Context manager around an act that may load another document; holds back the error which that causes.

    Attributes:
        happened: Whether the page went before the answer came.
    """

    def __init__(self) -> None:
        self.happened = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Keep the error of a page that went to another document; any other is raised."""
        self.happened = isinstance(error, Error) and error_kind(str(error)) == "left"
        return self.happened
