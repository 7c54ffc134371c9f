"""Writing on a full disk: nothing is half-written, and what was there before stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ATTEMPT = """
import resource, sys
from pathlib import Path
from reports.record.writing import append_line, unwritable, write_whole
path = Path(sys.argv[1])
append_line(path, "una línea entera")
resource.setrlimit(resource.RLIMIT_FSIZE, (30, 30))
for write in (lambda: append_line(path, "otra, que ya no cabe entera"), lambda: write_whole(path, "x" * 100)):
    try:
        write()
    except OSError as error:
        print(unwritable(error))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows no limita el tamaño de los archivos de un proceso")
def test_full_disk_removes_a_partial_line_and_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.jsonl"
    root = Path(__file__).resolve().parents[2]
    said = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _ATTEMPT, str(path)],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert path.read_text(encoding="utf-8") == "una línea entera\n"
    assert said.stdout.count("El acta no se puede escribir (el archivo sería demasiado grande)") == 2
    assert [each.name for each in tmp_path.iterdir()] == ["outcomes.jsonl"]
