"""Finds fields, buttons and marks by what a person sees (design, 4.8).

A selector engine of Playwright, so that what it finds is an ordinary locator: lazy, waiting, and strict, which
makes an ambiguous name an error that lists the candidates. How it seeks is in ``sight/``: the associated label,
the accessible name, the text beside or above, the placeholder, and then the profile's selector. It runs in the
isolated world of each document, where the page's own scripts neither see it nor can change it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Playwright

_SIGHT = Path(__file__).with_name("sight")
_PARTS = ("words", "fields", "buttons", "marks", "messages", "queries")
_ENGINE = "see"


def register(playwright: Playwright) -> None:
    """Teach Playwright to find what a person sees; once, before the first page."""
    parts = "\n".join((_SIGHT / f"{part}.js").read_text(encoding="utf-8") for part in _PARTS)
    playwright.selectors.register(_ENGINE, script=f"(() => {{\n{parts}\n}})()", content_script=True)


def see(**asked: str | Sequence[str]) -> str:
    """The selector of what a person would look for.

    Args:
        asked: One of the keys of ``sight/queries.js`` with the words on the page, and what narrows it: ``kind``
            (``text`` or ``list``), ``selector`` (CSS, of the profile), ``companion`` (the name in whose row a list
            without a name of its own stands); a ``field`` beside a ``button`` says whose it is.
    """
    given = {key: value for key, value in asked.items() if value != ""}
    return f"{_ENGINE}={json.dumps(given, ensure_ascii=False)}"


def in_words(selector: str) -> str:
    r"""What a selector of ours looks for, in Spanish; other text is given back as it is.

    Args:
        selector: As Playwright quotes it in its messages, e.g. ``locator("see={\"field\":\"Fax\"}")``.
    """
    found = re.search(rf'{_ENGINE}=(\{{.*?\}})(?="\)|$)', selector.replace('\\"', '"'))
    if not found:
        return selector
    asked = json.loads(found[1])
    beside = f" junto a «{asked['field']}»" if "button" in asked and "field" in asked else ""
    if "answer" in asked:
        return f"la respuesta de «{asked['button']}»{beside}"
    for key, word in (
        ("button", "el botón"),
        ("mark", "el asterisco de"),
        ("name", "el rótulo"),
        ("field", "el campo"),
    ):
        if key in asked:
            return f"{word} «{asked[key]}»{beside}"
    return selector


def candidates(message: str) -> list[str]:
    """What Playwright found where only one thing was looked for.

    Args:
        message: Of its error; nothing is found in one that tells of something else.
    """
    if "strict mode violation" not in message:
        return []
    return [re.sub(r"\s+aka .*", "", line).strip() for line in re.findall(r"^\s*\d+\)\s*(<.*)$", message, re.MULTILINE)]
