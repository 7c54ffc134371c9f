"""What other operating systems need and this one does not show: bytes, encodings, links and the end of processes."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.layout import ROOT
from harness.watchdog import end_by_input, watched
from reports.record import folder as records
from reports.record.folder import LATEST, folder_named

ROOMS = ("harness", "instructivo", "steps", "pages", "fixtures", "reports", "walks")


def calls(room: str) -> Iterator[tuple[str, str, set[str | None], ast.Call]]:
    """Place, name, keywords and node of each call of a method or function of a module."""
    for path in sorted((ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                place = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
                yield place, node.func.attr, {each.arg for each in node.keywords}, node


@pytest.mark.parametrize("room", ROOMS)
def test_texts_are_written_with_the_same_bytes_everywhere(room: str) -> None:
    wrong = [
        place for place, name, given, _ in calls(room) if name == "write_text" and not {"encoding", "newline"} <= given
    ]
    assert not wrong, "Windows writes another encoding and other ends of lines, and hashes differ"


@pytest.mark.parametrize("room", ROOMS)
def test_texts_are_read_in_a_named_encoding(room: str) -> None:
    wrong = [
        place
        for place, name, given, node in calls(room)
        if name == "read_text" and "encoding" not in given and not node.args
    ]
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_process_says_is_read_in_a_named_encoding(room: str) -> None:
    wrong = [place for place, _, given, _ in calls(room) if "text" in given and "capture_output" in given]
    assert not wrong, "name the encoding in place of text=True"


def test_no_file_of_the_checkout_has_a_name_that_windows_refuses() -> None:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    names = [name for name in done.stdout.split("\0") if name]
    assert [name for name in names if set('<>:"\\|?*') & set(name) or name.endswith((".", " "))] == []
    assert len({name.casefold() for name in names}) == len(names)
    assert max(map(len, names)) < 120


def test_a_watched_process_ends_with_its_input() -> None:
    order = watched([sys.executable, "-c", "import time; time.sleep(60)"])
    process = subprocess.Popen(order, stdin=subprocess.PIPE, cwd=ROOT)
    assert end_by_input(process) != 0
    assert process.poll() is not None


def test_latest_may_be_a_file_with_the_name_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "20261127").mkdir()
    (tmp_path / LATEST).write_text("20261127", encoding="utf-8")
    assert folder_named(str(tmp_path / LATEST)) == tmp_path / "20261127"
    assert folder_named(str(tmp_path / "20261127")) == tmp_path / "20261127"


def test_a_link_that_cannot_be_replaced_is_removed_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    records._point_latest_to(tmp_path / "a")
    replace = Path.replace

    def as_on_windows(self: Path, target: Path) -> Path:
        if target.is_symlink():
            raise PermissionError(13, "Access is denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", as_on_windows)
    records._point_latest_to(tmp_path / "b")
    assert (tmp_path / LATEST).resolve() == (tmp_path / "b").resolve()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b", LATEST]
