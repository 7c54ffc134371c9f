"""Evidence of a record as the acta shows it."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

JSON_KINDS = ("mail", "people", "wording")
_MOST_CHARACTERS = 20_000  # of a text on the page; the file in the record has all of it


def read_evidence(path: Path, kind: str) -> Any:
    """Content of a file of evidence; None where it cannot be read, which ``verify`` reports."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
        return json.loads(text) if kind in JSON_KINDS else text[:_MOST_CHARACTERS]
    except (OSError, ValueError, RecursionError):
        return None


def data_uri(path: Path) -> str:
    """Picture as a data URI; empty where the file is missing, which ``verify`` reports."""
    if not path.is_file():
        return ""
    kind = "jpeg" if path.suffix == ".jpg" else path.suffix.lstrip(".")
    return f"data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
