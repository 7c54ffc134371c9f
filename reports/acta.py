"""``acta.html``: the record as a page that a person reads; self-contained, offline, in Spanish."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from harness.verdict import Verdict

_TEMPLATES = Path(__file__).with_name("templates")
_CLASSES = {"CONFORME": "pass", "NO CONFORME": "fail", "NO VERIFICADO POR COMPLETO": "inconc"}


def render_acta(data: Mapping[str, Any], folder: Path) -> str:
    """Render the acta of a record.

    Args:
        data: The content of ``verdicts.json``.
        folder: The record, from which pictures are taken into the page.

    Returns:
        One HTML page that loads nothing from anywhere; everything the portal said is escaped.
    """
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["label"] = lambda verdict: Verdict(verdict).label
    environment.filters["picture"] = lambda path: _data_uri(folder / path)
    return environment.get_template("acta.html.j2").render(
        data=data, decision_class=_CLASSES[data["document"]["verdict"]], by_section=_by_section(data)
    )


def _by_section(data: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], list[Mapping[str, Any]]]]:
    return [
        (section, [one for one in data["requirements"] if one["section"] == section["section"]])
        for section in data["sections"]
    ]


def _data_uri(path: Path) -> str:
    kind = "jpeg" if path.suffix == ".jpg" else path.suffix.lstrip(".")
    return f"data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
