"""What a long measurement has done so far: lines of JSON that an interruption does not lose."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Journal:
    """A file whose first line says what is measured, and every other one result."""

    path: Path

    @classmethod
    def open(cls, path: Path, subject: Mapping[str, Any], *, afresh: bool = False) -> tuple[Journal, bool]:
        """Go on with a journal of the same subject, or begin one; another one is set aside, not overwritten.

        Args:
            path: The file.
            subject: What is measured; results of different subjects do not add up.
            afresh: Begin anew even where one could go on.

        Returns:
            The journal, and whether an older one of another subject was set aside.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        journal = cls(path)
        aside = False
        if path.exists():
            lines = list(journal._lines())
            if not afresh and lines and lines[0] == dict(subject):
                journal._end_the_line()
                return journal, False
            aside = len(lines) > 1
            path.replace(path.with_name(f"{path.stem}-{datetime.now().astimezone():%Y%m%d-%H%M%S}{path.suffix}"))
        journal.append(subject)
        return journal, aside

    def append(self, result: Mapping[str, Any]) -> None:
        """Keep one result at once."""
        with self.path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(result, ensure_ascii=False) + "\n")

    def results(self) -> list[dict[str, Any]]:
        """Everything that was kept."""
        return list(self._lines())[1:]

    def _end_the_line(self) -> None:
        """Keep what comes apart from a line that was cut off."""
        if not self.path.read_bytes().endswith(b"\n"):
            with self.path.open("a", encoding="utf-8") as lines:
                lines.write("\n")

    def _lines(self) -> Iterator[dict[str, Any]]:
        for line in self.path.read_text(encoding="utf-8", errors="replace").split("\n"):
            try:
                found = json.loads(line)
            except ValueError:
                continue  # the line that was being written when the machine stopped
            if isinstance(found, dict):
                yield found
