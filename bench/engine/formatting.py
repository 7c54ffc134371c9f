"""How the pages of ``docs/`` write figures, and their templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.engine.progress import duration

_TEMPLATES = Path(__file__).with_name("templates")


def version(result: Mapping[str, Any]) -> str:
    """Of which state of the suite a result tells: the commit, or the hash of its files where there was no git."""
    return str(result["commit"] or result["suite"])


def per_cent(rate: float) -> str:
    """A rate as a Spanish reader writes it."""
    return f"{100 * rate:.3g} %".replace(".", ",")


def decimal(value: float, places: int = 2) -> str:
    """A number as a Spanish reader writes it."""
    return f"{value:.{places}f}".replace(".", ",")


def templates() -> Environment:
    """The templates of this room, with the words for rates, counts and times."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters |= {"percent": per_cent, "thousands": thousands, "duration": duration}
    return environment


def thousands(number: int) -> str:
    """A count with its thousands apart."""
    return f"{number:,}".replace(",", " ")
