"""The Spanish guide shows what its commands print; `python -m tests.guide` writes them anew."""

from __future__ import annotations

from pathlib import Path

from tests.guide.replay import GUIDE, place, replayed


def test_every_command_of_the_guide_prints_what_it_shows(tmp_path: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    with place(tmp_path) as where:
        assert replayed(text, where) == text, "Ejecute «python -m tests.guide» y revise qué cambió."
