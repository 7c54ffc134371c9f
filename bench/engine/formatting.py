"""Figures as the Spanish pages of ``docs/`` write them, and the environment of their templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from bench.engine.progress import duration


def version(result: Mapping[str, Any]) -> str:
    """State of the suite that a result belongs to: the commit, or the hash of its files without git."""
    return str(result["commit"] or result["suite"])


def per_cent(rate: float) -> str:
    """A rate as a percentage with three significant digits and a decimal comma."""
    return f"{100 * rate:.3g} %".replace(".", ",")


def decimal(value: float, places: int = 2) -> str:
    """A number with a decimal comma."""
    return f"{value:.{places}f}".replace(".", ",")


def thousands(number: int) -> str:
    """A count with its thousands separated by spaces."""
    return f"{number:,}".replace(",", " ")


def fact_rows(facts: Mapping[str, str]) -> str:
    """Rows of a table of two columns: label and value."""
    return "\n".join(f"| {label} | {value} |" for label, value in facts.items())


def templates(folder: Path) -> Environment:
    """Jinja's environment for a folder of templates, with filters for rates, counts and durations.

    A page of Markdown (``*.md.j2``) is written as it is, and every other one escaped.
    """
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(disabled_extensions=("md.j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters |= {"percent": per_cent, "thousands": thousands, "duration": duration}
    return environment
