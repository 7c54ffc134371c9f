"""One helper that turns a label of the document into what finds it on a page (trap 14).

``get_by_label("Correo Electrónico")`` matches three fields of this form, and an exact match breaks on the
asterisk; so the whole label must match, asterisk and colon apart, whatever the letter case.
"""

from __future__ import annotations

import re


def label_pattern(label: str) -> re.Pattern[str]:
    """A pattern for the whole label, with or without its asterisk.

    Args:
        label: As the document writes it, e.g. ``Doc. Identificación``.
    """
    words = r"\s+".join(re.escape(word) for word in label.split())
    return re.compile(rf"^\s*\*?\s*{words}\s*\*?\s*:?\s*$", re.IGNORECASE)


def text_pattern(text: str) -> re.Pattern[str]:
    """A pattern for a text that contains these words, whatever spaces stand between them and the letter case."""
    return re.compile(r"\s+".join(re.escape(word) for word in text.split()), re.IGNORECASE)


def approval_pattern(who: str) -> re.Pattern[str]:
    """A pattern for a text that says who approves, in one sentence and in whatever words."""
    name = text_pattern(who).pattern
    return re.compile(rf"(aprob|aprueb)[^.]*{name}|{name}[^.]*(aprob|aprueb)", re.IGNORECASE)
