"""Templates that are compiled once: what is kept is used, and what cannot be kept or read is done without."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from reports.acta import compiled
from reports.acta.compiled import compiled_templates

SETTINGS = Path(compiled.__file__)


def rendered(text: str) -> str:
    return (
        Environment(loader=DictLoader({"uno": text}), bytecode_cache=compiled_templates(SETTINGS), autoescape=True)
        .get_template("uno")
        .render(name="José")
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "plantillas")
    return tmp_path / "plantillas"


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


def test_template_is_compiled_once_and_anew_when_its_text_changes(folder: Path) -> None:
    assert rendered("Hola, {{ name }}") == "Hola, José"
    (kept,) = files(folder)
    first = kept.stat().st_mtime_ns
    assert rendered("Hola, {{ name }}") == "Hola, José"
    assert (files(folder), kept.stat().st_mtime_ns) == ([kept], first)
    assert rendered("Adiós, {{ name }}") == "Adiós, José"


@pytest.mark.parametrize("content", [b"", b"otra cosa", None], ids=["vacío", "ajeno", "cortado"])
def test_kept_file_that_cannot_be_read_is_replaced(folder: Path, content: bytes | None) -> None:
    rendered("Hola, {{ name }}")
    (kept,) = files(folder)
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 3] if content is None else content)
    assert rendered("Hola, {{ name }}") == "Hola, José"
    assert kept.read_bytes() == whole


def test_nothing_is_kept_where_there_can_be_no_folder(folder: Path) -> None:
    folder.write_text("", encoding="utf-8")
    assert rendered("Hola, {{ name }}") == "Hola, José"
