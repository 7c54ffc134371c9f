"""What the processes of a run tell each other."""

from __future__ import annotations

from pathlib import Path

from harness.run_memo import RunMemo


def test_whoever_reads_later_knows_too(tmp_path: Path) -> None:
    file = tmp_path / "avisos.jsonl"
    file.touch()
    one, other = RunMemo(file), RunMemo(file)
    assert not other.tells_of("tema")
    one.post("tema", "«ñandú»\nen dos líneas")
    assert other.has("tema", "«ñandú»\nen dos líneas")
    assert not other.has("tema", "otro")
    other.post("tema", "otro")
    other.post("tema", "otro")
    assert one.has("tema", "otro")
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2


def test_half_a_line_waits_for_its_end(tmp_path: Path) -> None:
    file = tmp_path / "avisos.jsonl"
    file.write_bytes('["a", "ó"]\n["b", "ó'.encode()[:-1])
    board = RunMemo(file)
    assert board.has("a", "ó")
    assert not board.tells_of("b")
    with file.open("ab") as more:
        more.write("ó".encode()[1:] + b'"]\n')
    assert board.has("b", "ó")


def test_mute_board_keeps_nothing() -> None:
    board = RunMemo()
    board.post("tema", "algo")
    assert not board.has("tema", "algo")
