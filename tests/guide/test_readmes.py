"""README.md and LEEME.md: the same sections, commands and links in two languages, and nothing that leads nowhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from harness.layout import ROOT

README, LEEME = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "LEEME.md"))
BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)]+)\)")
TABLE_ROW = re.compile(r"^\| *(`[^`]+`|\d+) *\|", re.MULTILINE)
PLACEHOLDER = re.compile(r"[A-Z]{3,}")
"""Word for a value that a person supplies; each language has its own."""


def headings(text: str) -> list[str]:
    """Level of each heading, in the order of the page."""
    return re.findall(r"^(#+) \S", BLOCK.sub("", text), re.MULTILINE)


def commands(text: str) -> list[list[str]]:
    """Words of each command without its comment, placeholders alike."""
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    words = [shlex.split(line, comments=True) for line in lines]
    return [[PLACEHOLDER.sub("X", word) if "=" not in word else word for word in each] for each in words]


def test_both_have_the_same_headings() -> None:
    assert headings(README) == headings(LEEME)
    assert len(headings(README)) > 7


def test_headings_stand_on_lines_of_their_own() -> None:
    for text in (README, LEEME):
        assert not re.search(r"[^\n#]##", BLOCK.sub("", text))
        assert not re.search(r"^ +\S", BLOCK.sub("", text), re.MULTILINE)


def test_both_have_the_same_commands() -> None:
    assert commands(README) == commands(LEEME)


def test_both_have_the_same_links() -> None:
    english, spanish = LINK.findall(README), LINK.findall(LEEME)
    assert english[0] == "LEEME.md"
    assert spanish[0] == "README.md"
    assert english[1:] == spanish[1:]


def test_tables_have_the_same_rows() -> None:
    assert TABLE_ROW.findall(README) == TABLE_ROW.findall(LEEME)


@pytest.mark.parametrize("link", [each for each in LINK.findall(README + LEEME) if "://" not in each])
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link.partition("#")[0]).exists()


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_links_of_the_guides_lead_somewhere(page: Path) -> None:
    links = [each.partition("#")[0] for each in LINK.findall(BLOCK.sub("", page.read_text(encoding="utf-8")))]
    assert [each for each in links if each and "://" not in each and not (page.parent / each).exists()] == []
