"""Facts shared by the processes of a run."""

from __future__ import annotations

from pathlib import Path

from harness.run_memo import RunMemo


def test_fact_of_one_process_is_known_to_another_and_written_once(tmp_path: Path) -> None:
    file = tmp_path / "avisos.jsonl"
    file.touch()
    one, other = RunMemo(file), RunMemo(file)
    assert not other.has_topic("tema")
    one.add("tema", "«ñandú»\nen dos líneas")
    assert other.contains("tema", "«ñandú»\nen dos líneas")
    assert not other.contains("tema", "otro")
    other.add("tema", "otro")
    other.add("tema", "otro")
    assert one.contains("tema", "otro")
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2


def test_incomplete_line_is_read_once_it_is_complete(tmp_path: Path) -> None:
    file = tmp_path / "avisos.jsonl"
    file.write_bytes('["a", "ó"]\n["b", "ó'.encode()[:-1])
    memo = RunMemo(file)
    assert memo.contains("a", "ó")
    assert not memo.has_topic("b")
    with file.open("ab") as more:
        more.write("ó".encode()[1:] + b'"]\n')
    assert memo.contains("b", "ó")


def test_disabled_memo_keeps_nothing() -> None:
    memo = RunMemo()
    memo.add("tema", "algo")
    assert not memo.contains("tema", "algo")
