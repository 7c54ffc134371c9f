"""Frames that never load and background requests without an answer: the record says that nothing waited for them."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext

_UNAWAITED: WeakKeyDictionary[BrowserContext, dict[str, None]] = WeakKeyDictionary()


def note_unawaited(context: BrowserContext, what: str) -> None:
    """Note what was not waited for.

    Args:
        context: Of the page.
        what: Part of a Spanish sentence, with the host only, as a path or a query may hold secrets.
    """
    _UNAWAITED.setdefault(context, {})[what] = None


def unawaited_in(context: BrowserContext) -> Sequence[str]:
    """Frames and requests of a browser context that nothing waited for, each once, the earliest first."""
    return list(_UNAWAITED.get(context, ()))
