"""Lists that the reference portal gives of itself: its conforming variations, and, for the detection, its defects."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.engine.scenarios import python_module
from harness.errors import ConfigurationError

VARIATION_HEADER = "X-Portal-Variation"
"""Request header that names the variations, ``a`` or ``a,b``."""


@dataclass(frozen=True)
class Variation:
    """A variation of the healthy portal that violates no requirement.

    Attributes:
        id: Its name; the header ``X-Portal-Variation`` switches it on.
        part: What it changes; two of one part cannot be combined.
        title: What is different, in one Spanish sentence.
        technique: Whether the portal is built otherwise, and not only worded, dressed or paced otherwise.
        words: Name of a message -> its wording, where the profile must pin others.
        undecided: Requirement that the document leaves undecided on such a portal -> why, a Spanish sentence.
        masks: Beginnings of the ids of defects of the server that its pages keep out of a person's reach.
    """

    id: str
    part: str
    title: str
    technique: bool
    words: Mapping[str, str]
    undecided: Mapping[str, str]
    masks: Sequence[str] = ()


def load_variations() -> tuple[Variation, ...]:
    """The conforming variations that the portal offers."""
    return tuple(Variation(**each) for each in ask_portal("variations", "--json"))


def ask_portal(*order: str) -> Sequence[Any]:
    """A list that ``python -m portal ORDER`` prints as JSON.

    Raises:
        ConfigurationError: The portal printed something else.
    """
    output = python_module("portal", *order)
    try:
        found = json.loads(output)
    except ValueError as error:
        raise ConfigurationError(
            f"El portal de referencia no dijo qué ofrece (python -m portal {' '.join(order)}): {output[-500:]}"
        ) from error
    return list(found)
