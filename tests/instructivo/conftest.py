"""A small document of our own, with the catalogue and the list of lines that cover it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from instructivo.__main__ import main
from instructivo.passages import fingerprint

HEADER, PAGE_1, PAGE_2, FOOTER = "Manual del faro", "Página 1 de 2", "Página 2 de 2", "Hecho\tVisto"
AIM, AIM_TITLE, STEPS = "Explicar cómo se enciende el faro.", "1. PROPÓSITO", "2. PASOS"
SWITCH = "2.1. Gire la llave **roja** para que prenda la luz."
COLOUR = "- 2.2. La luz es blanca."
HORN = "- La bocina suena tres veces."
BODY = [HEADER, PAGE_1, AIM_TITLE, AIM, "", STEPS, SWITCH, FOOTER, HEADER, PAGE_2, COLOUR, HORN, FOOTER]


@dataclass(frozen=True)
class Files:
    """The three files of a check."""

    document: Path
    catalogue: Path
    listed: Path

    def write(self, lines: Iterable[str]) -> None:
        """Write the document."""
        self.document.write_text("\n".join(lines), encoding="utf-8")

    def run(self, command: str, *more: str) -> int:
        """Run a command on these files, and return its exit code."""
        files = ["--catalogue", str(self.catalogue), "--not-normative", str(self.listed)]
        return main([command, *files, "--document", str(self.document), *more])


def requirement(name: str, page: int, *lines: str, **more: str) -> str:
    """One entry of a catalogue, with the fingerprints of these lines."""
    values = {
        "id": name,
        "section": name.rpartition(".")[0],
        "statement": f"Lo que pide {name}.",
        "level": "documentado",
        "verified_by": "escenario",
    } | more
    text = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return f"[[requirement]]\n{text}page = {page}\nfingerprint = {json.dumps([fingerprint(each) for each in lines])}\n"


def group(section: str, reason: str, *lines: str) -> str:
    """One entry of the list of lines that are not normative."""
    prints = json.dumps([fingerprint(each) for each in lines])
    return f'[[group]]\nsection = "{section}"\nreason = "{reason}"\nfingerprint = {prints}\n'


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """A document with complete coverage."""
    found = Files(tmp_path / "manual.txt", tmp_path / "requirements.toml", tmp_path / "not_normative.toml")
    found.write(BODY)
    found.catalogue.write_text(
        requirement("2.1.llave", 1, SWITCH)
        + requirement("2.2.luz-blanca", 2, COLOUR)
        + requirement("2.2.bocina", 2, HORN),
        encoding="utf-8",
    )
    found.listed.write_text(
        f'page_ends = ["{fingerprint(FOOTER)}"]\n'
        + group("*", "Encabezado y pie.", HEADER, PAGE_1, PAGE_2, FOOTER)
        + group("1", "Propósito del manual.", AIM_TITLE, AIM)
        + group("2", "Título.", STEPS),
        encoding="utf-8",
    )
    return found
