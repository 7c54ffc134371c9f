"""One sound record, made once, and copies of it to change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reports.conftest import Made, write_record


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole record of a run in which one requirement failed; nobody changes it."""
    return write_record(tmp_path_factory.mktemp("sana") / "acta", Made(failed=("formulario",), portal="Portal (Año)"))


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Callable[[], Path]:
    """Copies the record."""
    return lambda: Path(shutil.copytree(sound, tmp_path / "acta"))
