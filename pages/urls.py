"""Parts of a URL that may be told: never its path or its query, which may hold secrets."""

from __future__ import annotations

from urllib.parse import urlsplit


def authority_of(url: str) -> str:
    """Host of a URL, with its port; the URL's scheme where it has no host."""
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[2] or f"{parts.scheme or 'about'}:"
