"""Passages of the document, identified by a hash, so that the repository holds none of its sentences.

A passage is one line that is not blank. Its fingerprint ignores the differences between transcriptions (letter case,
white space, bold, bullets) and nothing else: a lone asterisk marks a mandatory field, so only two or more are bold.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from harness.errors import ConfigurationError, system_reason

FRONT = "preliminares"
"""Section of the lines before the first numbered one."""

_DIGITS = 16
_BOLD = re.compile(r"\*{2,}|_{2,}")
_BULLET = re.compile(r"^[-•·–]\s+")
_PAGE = re.compile(r"página (\d+) de \d+")
_HEADING = re.compile(r"(\d+(?:\.\d+)*)\.\s+\S")
_INDEX_LINE = re.compile(r"\t\d+$")


@dataclass(frozen=True)
class Passage:
    """One line of the document.

    Attributes:
        line: Number in the file, from 1.
        page: Page of the document, from 1.
        section: Number of its section, or ``FRONT``.
        fingerprint: Hash of its normalised text.
        text: The line; printed on the terminal, as its user has the document, and never written to a file.
    """

    line: int
    page: int
    section: str
    fingerprint: str
    text: str


def normalise(text: str) -> str:
    """The text of a line without the differences between transcriptions."""
    visible = "".join(each for each in unicodedata.normalize("NFC", text) if unicodedata.category(each) != "Cf")
    plain = _BULLET.sub("", " ".join(_BOLD.sub("", visible).split()))
    return unicodedata.normalize("NFC", plain.casefold()).strip()


def fingerprint(text: str) -> str:
    """The fingerprint of a line: 16 hexadecimal digits of the SHA-256 of its normalised text."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()[:_DIGITS]


def read_passages(path: Path, page_ends: Collection[str] = ()) -> tuple[Passage, ...]:
    """Read the passages of a document.

    Args:
        path: A text file in UTF-8.
        page_ends: Fingerprints of the lines that end a page, for pages without a header.

    Returns:
        The passages, in order.

    Raises:
        ConfigurationError: The file cannot be read, is not UTF-8, or has only blank lines.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"No se puede leer el documento {path}: {system_reason(error)}.") from error
    except ValueError as error:
        raise ConfigurationError(f"El documento {path} no es texto UTF-8; extraiga primero su texto.") from error
    passages = _passages(text, page_ends)
    if not passages:
        raise ConfigurationError(f"El documento {path} no tiene ninguna línea con texto.")
    return passages


def _passages(text: str, page_ends: Collection[str]) -> tuple[Passage, ...]:
    found: list[Passage] = []
    page, section = 1, FRONT
    for number, line in enumerate(text.split("\n"), start=1):
        plain = normalise(line)
        if not plain:
            continue
        if header := _PAGE.fullmatch(plain):
            page = int(header[1])
        heading = _HEADING.match(plain)
        if heading and not _INDEX_LINE.search(line.rstrip()):
            section = heading[1]
        one = Passage(number, page, section, fingerprint(line), line.strip())
        found.append(one)
        if one.fingerprint in page_ends:
            page += 1
    return tuple(found)
