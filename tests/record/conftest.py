"""Records that are made once, and closing them without rendering anything."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.acta.pdf import Printer
from reports.audit import verify as auditing
from reports.record import closing, manifest, merging, rebuilding
from tests.reports.conftest import Made, write_record


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole record of a run in which one requirement failed; nobody changes it."""
    return write_record(tmp_path_factory.mktemp("sana") / "acta", Made(failed=("formulario",), portal="Portal (Año)"))


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Callable[[], Path]:
    """Copies the record."""
    return lambda: Path(shutil.copytree(sound, tmp_path / "acta"))


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, bool]]:
    """What was closed, and whether it was to be printed: nothing is rendered, and the suite's code is not hashed."""
    seen: list[tuple[Path, bool]] = []

    def close(folder: Path, printer: Printer | None = None) -> list[str]:
        seen.append((folder, printer is not None))
        return ["No se pudo imprimir."]

    for module in (closing, rebuilding, merging):
        monkeypatch.setattr(module, "close_record", close)
    for module in (auditing, manifest):
        monkeypatch.setattr(module, "generator_digest", lambda: "esta versión")
    return seen
