"""An attempt to use an element; its failure is explained by what lies over the element."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from playwright.sync_api import TimeoutError as PlaywrightTimeout


class Attempt:
    """Context manager of one attempt; holds back the error of a wait in vain until its cause is known.

    Attributes:
        error: That error, which its user raises or explains; None where the attempt succeeded.
    """

    def __init__(self) -> None:
        self.error: PlaywrightTimeout | None = None

    def __enter__(self) -> Self:
        """Begin the attempt."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Keep the error of a wait in vain; any other is raised."""
        self.error = error if isinstance(error, PlaywrightTimeout) else None
        return self.error is not None
