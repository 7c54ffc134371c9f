"""What a page was not waited for: frames that never load and background requests without an answer, for the record."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext

_PASSED_OVER: WeakKeyDictionary[BrowserContext, dict[str, None]] = WeakKeyDictionary()


def pass_over(context: BrowserContext, what: str) -> None:
    """Note what was not waited for.

    Args:
        context: Of the page.
        what: Part of a Spanish sentence, with the host only, as a path or a query may hold secrets.
    """
    _PASSED_OVER.setdefault(context, {})[what] = None


def passed_over(context: BrowserContext) -> Sequence[str]:
    """What the pages of a browser context were not waited for, each once, the earliest first."""
    return list(_PASSED_OVER.get(context, ()))


def host_of(url: str) -> str:
    """Host of a URL, with its port; the URL's scheme where it has no host."""
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[2] or f"{parts.scheme or 'about'}:"
