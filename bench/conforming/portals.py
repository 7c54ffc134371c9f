"""Conforming portals to try: each variation alone, and combinations of several, drawn at random."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.engine.portal_lists import VARIATION_HEADER, Variation


@dataclass(frozen=True)
class ConformingPortal:
    """The reference portal with some variations at once.

    Attributes:
        variations: At most one of each part.
    """

    variations: tuple[Variation, ...]

    @property
    def name(self) -> str:
        """Names of its variations, such as ``sondeo + sin-pegar``."""
        return " + ".join(each.id for each in self.variations)

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of every request to it."""
        return {VARIATION_HEADER: ",".join(each.id for each in self.variations)}

    @property
    def words(self) -> Mapping[str, str]:
        """Name of a message -> wording that its profile pins."""
        return {name: text for each in self.variations for name, text in each.words.items()}

    @property
    def undecided(self) -> Mapping[str, str]:
        """Requirement that the document leaves undecided on it -> why."""
        return {name: why for each in self.variations for name, why in each.undecided.items()}

    def masks(self, defect: str) -> bool:
        """Whether its pages keep a defect of the server, by its id, out of a person's reach."""
        return defect.startswith(tuple(name for each in self.variations for name in each.masks))


def alone(variations: Sequence[Variation]) -> tuple[ConformingPortal, ...]:
    """One portal for each variation."""
    return tuple(ConformingPortal((each,)) for each in variations)


def combined(variations: Sequence[Variation], count: int, size: int, seed: int) -> tuple[ConformingPortal, ...]:
    """Different combinations of variations, at most one of each part.

    Args:
        variations: What to combine.
        count: Number of combinations.
        size: Number of variations in each.
        seed: Seed of the draw.
    """
    draw = random.Random(f"{seed}")  # noqa: S311 - a sample, not a secret
    parts: dict[str, list[Variation]] = {}
    for each in variations:
        parts.setdefault(each.part, []).append(each)
    found: dict[frozenset[str], ConformingPortal] = {}
    for _ in range(count * 20):  # a bound for a draw of which few are different
        if len(found) == count:
            break
        chosen = [draw.choice(parts[part]) for part in sorted(draw.sample(sorted(parts), min(size, len(parts))))]
        found.setdefault(frozenset(each.id for each in chosen), ConformingPortal(tuple(chosen)))
    return tuple(found.values())
