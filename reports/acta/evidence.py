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


def picture_source(folder: Path, up: str | None, path: str) -> str:
    """Address of a picture; empty where the file is missing, which ``verify`` reports.

    Args:
        folder: Folder of the record.
        up: From the page to the folder of the record; None for the picture itself, as a data URI.
        path: Path inside the record.
    """
    if not (folder / path).is_file():
        return ""
    return _data_uri(folder / path) if up is None else f"{up}{path}"


def _data_uri(path: Path) -> str:
    kind = "jpeg" if path.suffix == ".jpg" else path.suffix.lstrip(".")
    return f"data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
