"""A folder that all examples of a module share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where examples write."""
    return tmp_path_factory.mktemp("propiedades")
