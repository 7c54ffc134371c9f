"""Regular expressions for texts that a page may break or write in another letter case."""

from __future__ import annotations

import re


def text_pattern(text: str) -> re.Pattern[str]:
    """A pattern for a text that contains these words, with any white space between them and in any letter case."""
    return re.compile(r"\s+".join(re.escape(word) for word in text.split()), re.IGNORECASE)


def approval_pattern(who: str) -> re.Pattern[str]:
    """A pattern for one sentence that speaks of approval and names its authority, in any order.

    Args:
        who: Name of the authority.
    """
    name = text_pattern(who).pattern
    return re.compile(rf"(aprob|aprueb)[^.]*{name}|{name}[^.]*(aprob|aprueb)", re.IGNORECASE)
