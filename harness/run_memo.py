"""What the processes of one run tell each other while it goes on: one file to which each appends lines.

pytest-xdist carries nothing from one worker to another. The controller makes the file and tells the workers where
it is; whoever reads it asks the file system only whether it grew.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest

from harness.compat.xdist_private import give_to_worker, given_to_worker
from harness.scope import is_worker, runs_features

BOARD = pytest.StashKey["RunMemo"]()
_PLACE = "noticeboard"


class RunMemo:
    """Facts that one process found and that spare the others the finding.

    Args:
        file: Where they stand; without one, nobody learns anything from anybody.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self._known: dict[tuple[str, str], None] = {}
        self._read = 0

    @property
    def mute(self) -> bool:
        """Whether everybody finds out alone."""
        return self.file is None

    def post(self, topic: str, text: str) -> None:
        """Tell everybody."""
        if self.file is not None and not self.has(topic, text):
            with self.file.open("a", encoding="utf-8") as lines:
                lines.write(f"{json.dumps([topic, text], ensure_ascii=False)}\n")

    def has(self, topic: str, text: str) -> bool:
        """Whether somebody told so."""
        self._catch_up()
        return (topic, text) in self._known

    def tells_of(self, topic: str) -> bool:
        """Whether somebody told anything about a topic."""
        self._catch_up()
        return any(each == topic for each, _ in self._known)

    def _catch_up(self) -> None:
        if self.file is None or self.file.stat().st_size == self._read:
            return
        with self.file.open("rb") as lines:
            lines.seek(self._read)
            whole = lines.read().rpartition(b"\n")[0]
        self._read += len(whole) + 1 if whole else 0
        for line in whole.splitlines():
            topic, text = json.loads(line)
            self._known[topic, text] = None


def pytest_configure(config: pytest.Config) -> None:
    """Hang up the board of this run."""
    if not runs_features(config):
        return
    if is_worker(config):
        place = Path(given_to_worker(config)[_PLACE])
    else:
        folder = tempfile.TemporaryDirectory(prefix="corrida-", ignore_cleanup_errors=True)
        config.add_cleanup(folder.cleanup)
        place = Path(folder.name) / "avisos.jsonl"
        place.touch()
    config.stash.setdefault(BOARD, RunMemo(place))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the board is."""
    if runs_features(node.config):
        give_to_worker(node, **{_PLACE: str(node.config.stash[BOARD].file or "")})


def run_memo_of(config: pytest.Config) -> RunMemo:
    """The board of this run; where there is none, one that keeps nothing."""
    return config.stash.get(BOARD, RunMemo())
