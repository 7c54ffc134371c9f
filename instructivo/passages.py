"""The document as passages, each known by a hash, so that none of its sentences is kept here.

A passage is one line that is not blank. Its fingerprint forgets what a transcription changes (letter case,
white space, bold, bullets) and keeps what the document says: a lone asterisk marks a mandatory field, so only
runs of two and more are taken for bold.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from harness.errors import ConfigurationError
from instructivo.tables import why

FRONT = "preliminares"
"""The section of what stands before the first numbered one."""

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
        line: Its number in the file, from 1.
        page: Its page, from 1.
        section: Number of the section it stands in, or ``FRONT``.
        fingerprint: Hash of its normalised text.
        text: The line itself; it is shown to whoever holds the document and never written.
    """

    line: int
    page: int
    section: str
    fingerprint: str
    text: str


def normalise(text: str) -> str:
    """What a line says, without what a transcription of it may change."""
    visible = "".join(each for each in unicodedata.normalize("NFC", text) if unicodedata.category(each) != "Cf")
    plain = _BULLET.sub("", " ".join(_BOLD.sub("", visible).split()))
    return unicodedata.normalize("NFC", plain.casefold()).strip()


def fingerprint(text: str) -> str:
    """The hash by which the catalogue knows a line."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()[:_DIGITS]


def read_passages(path: Path, page_ends: Collection[str] = ()) -> tuple[Passage, ...]:
    """Read the text of a document.

    Args:
        path: A text file in UTF-8.
        page_ends: Fingerprints of the lines that close a page, for pages whose header was lost.

    Returns:
        Its passages, in order.

    Raises:
        ConfigurationError: The file cannot be read, is not text, or has nothing in it.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"No se puede leer el documento {path}: {why(error)}.") from error
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
