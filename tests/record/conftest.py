"""A sound record, and closing records without rendering them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.acta.pdf import Printer
from reports.audit import verify as auditing
from reports.record import closing, manifest, merging, rebuilding
from tests.record.making import RecordSpec, write
from tests.reports.conftest import ActaSpec, write_record


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Record of a run in which one requirement failed; tests do not change it."""
    return write_record(
        tmp_path_factory.mktemp("sana") / "acta", ActaSpec(failed=("formulario",), portal="Portal (Año)")
    )


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Callable[[], Path]:
    """Make a copy of the record."""
    return lambda: Path(shutil.copytree(sound, tmp_path / "acta"))


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, bool]]:
    """Records that were closed, and whether with a printer; nothing is rendered, and the suite's code is not hashed."""
    seen: list[tuple[Path, bool]] = []

    def close(folder: Path, printer: Printer | None = None) -> list[str]:
        seen.append((folder, printer is not None))
        return ["No se pudo imprimir."]

    for module in (closing, rebuilding, merging):
        monkeypatch.setattr(module, "close_record", close)
    monkeypatch.setattr(rebuilding, "render_acta", lambda *_: "")
    for module in (auditing, manifest):
        monkeypatch.setattr(module, "generator_digest", lambda: "esta versión")
    return seen


@pytest.fixture
def folder(tmp_path: Path, closed: list[tuple[Path, bool]]) -> Path:
    """Sound record of another version of the suite, whose acta is not compared."""
    assert not closed
    return write(tmp_path / "acta", RecordSpec(failed=("envía",)))
