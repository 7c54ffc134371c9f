"""Registration of the engine with Playwright, and the selectors it reads (docs/decisions/0010).

What the engine finds is an ordinary locator: lazy, waiting and strict, so that an ambiguous name is an error that lists
the candidates. It searches by label, accessible name, text beside or above, placeholder, and then by the profile's
selector. It runs in the isolated world of each document, where the page's own scripts neither see nor change it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Playwright

_FOLDER = Path(__file__).parent
_FILES = (
    *("text", "visibility", "widgets", "fields", "buttons", "mandatory_marks"),
    *("message_texts", "message_capture", "queries"),
)
_ENGINE = "query"


def register_selector_engine(playwright: Playwright) -> None:
    """Register the engine; once for each Playwright, before its first page."""
    source = "\n".join((_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in _FILES)
    playwright.selectors.register(_ENGINE, script=f"(() => {{\n{source}\n}})()", content_script=True)


def selector_for(**query: str | Sequence[str]) -> str:
    """The selector of a query.

    Args:
        query: One of the keys of ``queries.js`` with the words on the page, and keys that narrow it: ``kind``
            (``text`` or ``list``), ``selector`` (CSS, from the profile), ``companion`` (the name of the row in which
            an unnamed list stands); with ``button``, a ``field`` names the row of the button; with ``as``, a field is
            what a person sees of it (``seen``), and an answer is its texts in JSON (``text``).
    """
    given = {key: value for key, value in query.items() if value != ""}
    return f"{_ENGINE}={json.dumps(given, ensure_ascii=False)}"


def describe_selector(selector: str) -> str:
    r"""What a selector of the engine looks for, in Spanish; any other text is returned unchanged.

    Args:
        selector: As quoted in Playwright's messages, e.g. ``locator("query={\"field\":\"Fax\"}")``.
    """
    found = re.search(rf'{_ENGINE}=(\{{.*?\}})(?="\)|$)', selector.replace('\\"', '"'))
    if not found:
        return selector
    query = json.loads(found[1])
    beside = f" junto a «{query['field']}»" if "button" in query and "field" in query else ""
    if "answer" in query:
        return f"la respuesta de «{query['button']}»{beside}"
    for key, word in (
        ("button", "el botón"),
        ("mark", "el asterisco de"),
        ("name", "el rótulo"),
        ("field", "el campo"),
    ):
        if key in query:
            return f"{word} «{query[key]}»{beside}"
    return selector
