"""Results of a long measurement as lines of JSON, so that an interruption loses none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Journal:
    """A file whose first line describes what is measured, and every other line holds one result."""

    path: Path

    @classmethod
    def open(cls, path: Path, subject: Mapping[str, Any], *, afresh: bool = False) -> tuple[Journal, bool]:
        """Continue a journal of the same subject, or begin one; a journal of another subject is renamed and kept.

        Args:
            path: The file.
            subject: What is measured; results of different subjects do not add up.
            afresh: Begin a new journal even where one could be continued.

        Returns:
            The journal, and whether results of another subject were set aside.
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
        """Write one result to disk."""
        with self.path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(result, ensure_ascii=False) + "\n")

    def results(self) -> list[dict[str, Any]]:
        """All results, in the order in which they were appended."""
        return list(self._lines())[1:]

    def _end_the_line(self) -> None:
        """End a line that an interruption cut off, so that the next result gets its own."""
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
