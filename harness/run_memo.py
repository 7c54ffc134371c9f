"""The run memo: facts shared by the processes of one run, kept as lines of JSON in one file.

pytest-xdist has no channel between workers. The controller creates the file and passes its path to the workers; each
process appends its facts, and reads the file again only when it has grown.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest

from harness.compat.xdist_private import give_to_worker, given_to_worker
from harness.scope import is_worker, runs_features

RUN_MEMO = pytest.StashKey["RunMemo"]()
"""Stash key on the configuration of a run: its memo."""
_PATH = "run_memo"
"""Key of a worker's input: path of the memo's file."""


class RunMemo:
    """Facts found by one process that the other processes of the run need not find again.

    Args:
        file: File with the facts; None disables the memo, so that it keeps nothing.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self._known: dict[tuple[str, str], None] = {}
        self._read = 0

    @property
    def disabled(self) -> bool:
        """Whether nothing is shared between scenarios and processes."""
        return self.file is None

    def add(self, topic: str, text: str) -> None:
        """Share a fact with every process of the run; a known fact is not written twice."""
        if self.file is not None and not self.contains(topic, text):
            with self.file.open("a", encoding="utf-8") as lines:
                lines.write(f"{json.dumps([topic, text], ensure_ascii=False)}\n")

    def contains(self, topic: str, text: str) -> bool:
        """Whether a process of the run added this fact."""
        self._read_new_lines()
        return (topic, text) in self._known

    def facts(self, topic: str) -> list[str]:
        """The facts of a topic that any process of the run added, the earliest first."""
        self._read_new_lines()
        return [text for each, text in self._known if each == topic]

    def has_topic(self, topic: str) -> bool:
        """Whether a process of the run added any fact of this topic."""
        self._read_new_lines()
        return any(each == topic for each, _ in self._known)

    def _read_new_lines(self) -> None:
        if self.file is None or self.file.stat().st_size == self._read:
            return
        with self.file.open("rb") as lines:
            lines.seek(self._read)
            complete = lines.read().rpartition(b"\n")[0]
        self._read += len(complete) + 1 if complete else 0
        for line in complete.splitlines():
            topic, text = json.loads(line)
            self._known[topic, text] = None


def pytest_configure(config: pytest.Config) -> None:
    """Create the memo of a run in the controller, and open it in a worker."""
    if not runs_features(config):
        return
    if is_worker(config):
        file = Path(given_to_worker(config)[_PATH])
    else:
        folder = tempfile.TemporaryDirectory(prefix="corrida-", ignore_cleanup_errors=True)
        config.add_cleanup(folder.cleanup)
        file = Path(folder.name) / "avisos.jsonl"
        file.touch()
    config.stash.setdefault(RUN_MEMO, RunMemo(file))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Pass the path of the memo to a worker."""
    if runs_features(node.config):
        give_to_worker(node, **{_PATH: str(node.config.stash[RUN_MEMO].file or "")})


def run_memo_of(config: pytest.Config) -> RunMemo:
    """The memo of this run; a disabled one outside acceptance runs."""
    return config.stash.get(RUN_MEMO, RunMemo())
