"""Changes that a forger makes in the files of a record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def edit(name: str, old: str, new: str, times: int = -1) -> Callable[[Path], None]:
    def tamper(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, times), encoding="utf-8")

    return tamper


def verdicts(change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    def tamper(folder: Path) -> None:
        data = json.loads((folder / "verdicts.json").read_text(encoding="utf-8"))
        change(data)
        (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")

    return tamper


def requirement(number: int, **changes: Any) -> Callable[[Path], None]:
    return verdicts(lambda data: data["requirements"][number].update(changes))


def without_line(folder: Path) -> None:
    lines = (folder / "outcomes.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "outcomes.jsonl").write_text("".join(lines[:-1]), encoding="utf-8")


def line_twice(folder: Path) -> None:
    text = (folder / "outcomes.jsonl").read_text(encoding="utf-8")
    (folder / "outcomes.jsonl").write_text(text + text.splitlines(keepends=True)[0], encoding="utf-8")
