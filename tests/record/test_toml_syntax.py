"""Errors in TOML files: one Spanish sentence with the place, from each reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from instructivo.tables import read_toml
from pages.profile import load_profile
from reports.manual.profile_file import read_profile_document


@pytest.mark.parametrize(
    "read", [load_profile, read_profile_document, lambda path: read_toml(path, "el archivo")], ids=["p", "d", "t"]
)
@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param('name = "Perú"'.encode("latin-1"), "no es texto UTF-8", id="latin-1"),
        pytest.param(b"name = '''Peru", "se cortó antes de terminar", id="open"),
        pytest.param(b"schema = 1\nname = Peru", "la línea 2 a partir del carácter 8", id="bare"),
        pytest.param(b"name = " + b"[" * 5000, "sin fin, unas dentro de otras", id="deep"),
    ],
)
def test_an_error_is_told_in_spanish_with_its_place(
    read: Callable[[Path], object], content: bytes, words: str, tmp_path: Path
) -> None:
    file = tmp_path / "mi-portal.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=words) as caught:
        read(file)
    assert "mi-portal.toml" in str(caught.value)
