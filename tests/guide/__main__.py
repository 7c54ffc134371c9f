"""``python -m tests.guide``: writes the outputs of the guide anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.guide.replay import GUIDE, place, replayed

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, place(Path(folder)) as where:
        text = replayed(GUIDE.read_text(encoding="utf-8"), where)
    GUIDE.write_text(text, encoding="utf-8")
