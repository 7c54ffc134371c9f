"""Update for a new version of the document: changes fingerprints and pages in a TOML file, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from harness.errors import ConfigurationError
from instructivo.coverage import Coverage

_CHANGE = re.compile(r"([0-9a-f]{16})=([0-9a-f]{16})")
_BLOCK = "[[requirement]]\n"
_ID = re.compile(r'^id = "([^"]+)"', re.MULTILINE)
_PAGE = re.compile(r"^page = \d+", re.MULTILINE)


def parse_changes(asked: Iterable[str], coverage: Coverage) -> dict[str, str]:
    """Read ``OLD=NEW`` pairs of fingerprints.

    Returns:
        Old fingerprint -> new fingerprint.

    Raises:
        ConfigurationError: A pair is malformed, its old fingerprint is unused or its new one is not in the document.
    """
    known = {*coverage.claimed, *(each for group in coverage.listed.groups for each in group.fingerprints)}
    present = {each.fingerprint for each in coverage.passages}
    changes = {}
    for each in asked:
        pair = _CHANGE.fullmatch(each)
        if pair is None:
            raise ConfigurationError(f"El cambio «{each}» no tiene la forma HUELLA_ANTERIOR=HUELLA_NUEVA.")
        old, new = pair.groups()
        if old not in known:
            raise ConfigurationError(f"Ningún requisito ni grupo usa la huella {old}.")
        if new not in present:
            raise ConfigurationError(f"El documento no tiene ningún pasaje con la huella {new}.")
        changes[old] = new
    return changes


def pages_to_fix(coverage: Coverage, changes: Mapping[str, str]) -> dict[str, int]:
    """Id -> first page of its passages, for each requirement whose own page is none of theirs."""
    pages: dict[str, list[int]] = {}
    for each in coverage.passages:
        pages.setdefault(each.fingerprint, []).append(each.page)
    found = {}
    for one in coverage.catalogue:
        where = sorted(page for each in one.fingerprint for page in pages.get(changes.get(each, each), ()))
        if where and one.page not in where:
            found[one.id] = where[0]
    return found


def rewrite(path: Path, changes: Mapping[str, str], pages: Mapping[str, int]) -> None:
    """Change fingerprints and pages of a TOML file in place.

    Args:
        path: The file.
        changes: Old fingerprint -> new fingerprint.
        pages: Id of a requirement -> its page.
    """
    text = path.read_text(encoding="utf-8")
    text = re.sub(r'"([0-9a-f]{16})"', lambda found: f'"{changes.get(found[1], found[1])}"', text)
    head, *blocks = text.split(_BLOCK)
    path.write_text(
        _BLOCK.join([head, *(_with_page(block, pages) for block in blocks)]), encoding="utf-8", newline="\n"
    )


def _with_page(block: str, pages: Mapping[str, int]) -> str:
    found = _ID.search(block)
    if found is None or found[1] not in pages:
        return block
    return _PAGE.sub(f"page = {pages[found[1]]}", block, count=1)
