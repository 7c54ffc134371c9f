"""Results of a long measurement as lines of JSON, so that an interruption loses none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

CHANGED_CONDITIONS = "La suite o las condiciones cambiaron"
"""Why a measurement under conditions that can be chosen begins anew, the beginning of a Spanish sentence."""


@dataclass(frozen=True)
class Journal:
    """A file whose first line describes what is measured, and every other line holds one result."""

    path: Path

    @classmethod
    def open(
        cls,
        path: Path,
        subject: Mapping[str, Any],
        *,
        afresh: bool = False,
        change: str = "La suite cambió desde la última vez",
    ) -> Journal:
        """Continue a journal of the same subject, or begin one; one of another subject is renamed, kept, and told of.

        Args:
            path: The file.
            subject: What is measured; results of different subjects do not add up.
            afresh: Begin a new journal even where one could be continued.
            change: Why the subject is another one, the beginning of a Spanish sentence.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        journal = cls(path)
        if path.exists():
            lines = list(journal._lines())
            if not afresh and lines and lines[0] == dict(subject):
                journal._end_the_line()
                return journal
            if not afresh and len(lines) > 1:
                print(f"{change}: se empieza de nuevo y lo anterior se conserva aparte.")
            path.replace(path.with_name(f"{path.stem}-{datetime.now().astimezone():%Y%m%d-%H%M%S}{path.suffix}"))
        journal.append(subject)
        return journal

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
