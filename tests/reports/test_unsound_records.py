"""Commands say nothing of a record that is not sound, and ``rebuild`` makes it sound again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.__main__ import main
from reports.audit.verify import audit
from tests.reports.alterations import requirement, verdicts

Record = Callable[..., Path]


@pytest.mark.parametrize(
    "order", [["show"], ["ci"], ["export", "--format", "ctrf"], ["export", "--format", "earl"], ["review"]]
)
def test_commands_say_nothing_of_an_unsound_record(
    record: Record, capsys: pytest.CaptureFixture[str], order: list[str]
) -> None:
    folder = record()
    requirement(1, reason="Casi.")(folder)
    assert main([order[0], str(folder), *order[1:]]) == 4
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "no está íntegra" in told.err


@pytest.mark.parametrize("order", ["compare", "history", "durations"])
def test_commands_for_several_say_nothing_where_one_is_unsound(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str], order: str
) -> None:
    good, bad = record("buena"), record("mala")
    requirement(1, reason="Casi.")(bad)
    more = ["--output", str(tmp_path / "d.json")] if order == "durations" else []
    assert main([order, str(good), str(bad), *more]) == 4
    told = capsys.readouterr()
    assert (told.out, "no está íntegra" in told.err) == ("", True)


def test_unsound_record_has_exit_code_one_and_json(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    folder = record()
    (folder / "evidencia" / "abre.jpg").unlink()
    assert main(["verify", str(folder), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["sound"], data["problems"][0]) == (False, "Falta el archivo «evidencia/abre.jpg».")


@pytest.mark.parametrize("order", ["show", "verify", "rebuild", "pdf"])
def test_folder_that_is_no_record_is_refused_in_one_sentence(
    order: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([order, str(tmp_path)]) == 4
    output = capsys.readouterr().err
    assert output.count("\n") == 1
    assert str(tmp_path) in output


def test_rebuilt_record_is_sound_again(record: Record) -> None:
    folder = record(failed=("registro",))
    verdicts(lambda data: data["document"].update(verdict="CONFORME"))(folder)
    (folder / "acta.html").write_text("", encoding="utf-8")
    assert main(["rebuild", str(folder), "--no-pdf"]) == 0
    assert not audit(folder).problems
    assert audit(folder).verdict == "NO CONFORME"
