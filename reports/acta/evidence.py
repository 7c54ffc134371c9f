"""Evidence of a record that the acta shows as text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

JSON_KINDS = ("mail", "people", "wording")
TEXT_KINDS = ("console", "requests")
_MOST_CHARACTERS = 20_000  # of a text on the page; the file in the record has all of it


def read_evidence(path: Path, kind: str) -> Any:
    """Content of a file of evidence; None where it cannot be read, which ``verify`` reports."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
        return json.loads(text) if kind in JSON_KINDS else text[:_MOST_CHARACTERS]
    except (OSError, ValueError, RecursionError):
        return None
