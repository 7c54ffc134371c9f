"""Requirements and what they rest on, for runs that ask only some of them."""

from __future__ import annotations

from collections.abc import Iterable

from instructivo.catalogue import load_catalogue


def with_causes(requirements: Iterable[str]) -> list[str]:
    """Requirements and everything they depend on."""
    catalogue = load_catalogue()
    wanted, found = list(requirements), set[str]()
    while wanted:
        one = wanted.pop()
        found.add(one)
        wanted += [each for each in catalogue[one].depends_on if each not in found]
    return sorted(found)
