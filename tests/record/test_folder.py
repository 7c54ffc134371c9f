"""Folder of a record: its place, its outcomes, its verdicts, and the link ``latest``."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from harness.errors import ConfigurationError
from harness.verdict import Verdict
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.plan import Plan
from reports.judge.run_judgement import Judgement, judge
from reports.record import folder as record
from reports.record.files import OUTCOMES, START
from reports.record.folder import Record, folder_named
from reports.record.manifest import bound_files
from reports.record.reading import read_outcomes
from reports.record.repeats import Repeat
from tests.record.making import RecordSpec, verdicts_of, write
from tests.verdicts.making import A_B, judged, outcome

BEGAN = datetime(2026, 11, 24, 10, tzinfo=UTC)
BOTH = judged(A_B, outcome("a", Verdict.PASS), outcome("b", Verdict.PASS))
PARTIAL = judge(A_B, Plan({"a": "1.a", "b": "1.b"}, frozenset({"a"})), [outcome("a", Verdict.PASS)])


class StoppedClock(datetime):
    """Clock that always shows the same second."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """24 November 2026, 10:00:07."""
        return cls(2026, 11, 24, 10, 0, 7, tzinfo=tz)


def test_a_record_lies_in_the_given_folder(tmp_path: Path) -> None:
    made = Record.open(tmp_path / "otra", "actas/hoy", tmp_path)
    assert made == Record(tmp_path / "actas" / "hoy", listed=False)
    assert (made.folder / OUTCOMES).read_bytes() == b""
    assert not (tmp_path / "otra").exists()


def test_an_existing_folder_without_a_record_is_used(tmp_path: Path) -> None:
    (tmp_path / "acta").mkdir()
    assert Record.open(tmp_path, "acta", tmp_path).folder == tmp_path / "acta"


def test_runs_of_one_second_have_different_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "datetime", StoppedClock)
    made = [Record.open(tmp_path / "no" / "hay", None, tmp_path) for _ in range(3)]
    assert [each.folder.name for each in made] == ["20261124-100007", "20261124-100007-2", "20261124-100007-3"]
    assert {each.folder.parent for each in made} == {tmp_path / "no" / "hay"}
    assert all(each.listed and (each.folder / OUTCOMES).is_file() for each in made)


def test_the_hundredth_run_of_one_second_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "datetime", StoppedClock)
    for name in ("20261124-100007", *(f"20261124-100007-{number}" for number in range(2, 100))):
        (tmp_path / name).mkdir()
    with pytest.raises(ConfigurationError):
        Record.open(tmp_path, None, tmp_path)
    assert len(list(tmp_path.iterdir())) == 99


def test_a_record_is_not_written_over_another_and_the_folder_is_named(tmp_path: Path) -> None:
    Record.open(tmp_path, "hoy", tmp_path)
    with pytest.raises(ConfigurationError, match="La carpeta «hoy» ya contiene un acta"):
        Record.open(tmp_path, "hoy", tmp_path)


@pytest.mark.parametrize(("asked", "message"), [("archivo/acta", "archivo/acta"), (None, "archivo")])
def test_an_unwritable_folder_is_named_with_the_reason(tmp_path: Path, asked: str | None, message: str) -> None:
    (tmp_path / "archivo").touch()
    with pytest.raises(ConfigurationError, match=rf"en «{message}» \((no existe|ya existe)\)"):
        Record.open(tmp_path / "archivo" / "archivo", asked, tmp_path)


def test_every_outcome_is_written_immediately(tmp_path: Path) -> None:
    found = [outcome("a", Verdict.PASS), outcome("b", Verdict.PASS)]
    for number, each in enumerate(found, start=1):
        Record(tmp_path).append(each)
        assert read_outcomes(tmp_path) == (found[:number], 0)


def test_a_finished_record_has_readable_verdicts(tmp_path: Path, closed: list[tuple[Path, bool]]) -> None:
    assert Record(tmp_path).finish(A_B, BOTH, BEGAN, {"Año": "«2026»"}) == ["No se pudo imprimir."]
    text = (tmp_path / "verdicts.json").read_text(encoding="utf-8")
    assert text.startswith('{\n  "schema": 1,\n  "document": {\n    "code": "X",')
    assert '"started": "2026-11-24T10:00:00+00:00"' in text
    assert '"Año": "«2026»"' in text
    assert text.endswith("\n}\n")
    assert closed == [(tmp_path, False)]


def test_a_finished_record_has_its_second_runs(tmp_path: Path, closed: list[tuple[Path, bool]]) -> None:
    (tmp_path / "evidencia").mkdir()
    Repeat("a", Verdict.FAIL, Verdict.PASS, "se vio", ()).save(tmp_path)
    Record(tmp_path).finish(A_B, BOTH, BEGAN, {})
    assert '"observed": "se vio"' in (tmp_path / "verdicts.json").read_text(encoding="utf-8")
    assert closed


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(("judgement", "before"), [(BOTH, ["antes"]), (PARTIAL, [])])
def test_a_whole_run_tells_the_runs_before_it(tmp_path: Path, judgement: Judgement, before: list[str]) -> None:
    write(tmp_path / "antes")
    (tmp_path / "hoy").mkdir()
    Record(tmp_path / "hoy").finish(A_B, judgement, BEGAN + timedelta(hours=2), RecordSpec().facts)
    run = verdicts_of(tmp_path / "hoy")["run"]
    assert [each["name"] for each in run.get("trend", [])] == before
    assert run["files"] == bound_files(tmp_path / "hoy")


@pytest.mark.parametrize("begun", [True, False])
def test_a_finished_record_has_no_start_file(tmp_path: Path, closed: list[tuple[Path, bool]], begun: bool) -> None:
    if begun:
        (tmp_path / START).touch()
    Record(tmp_path).finish(A_B, BOTH, BEGAN, {})
    assert not (tmp_path / START).exists()
    assert closed


@pytest.mark.parametrize(
    ("outcomes", "asked", "printed"),
    [
        ([outcome("a", Verdict.PASS)], True, True),
        ([outcome("a", Verdict.PASS)], False, False),
        ([], True, False),
    ],
)
def test_only_a_run_with_outcomes_is_printed(
    tmp_path: Path, closed: list[tuple[Path, bool]], outcomes: list[ScenarioOutcome], asked: bool, printed: bool
) -> None:
    got = judge(A_B, Plan({"a": "1.a"}, frozenset({"a"})), outcomes)
    Record(tmp_path).finish(A_B, got, BEGAN, {}, (lambda source, target, foot: "") if asked else None)
    assert closed == [(tmp_path, printed)]


def finished(folder: Path, *, listed: bool = True) -> Path:
    """Finish a record, and return the path of ``latest``."""
    folder.mkdir()
    Record(folder, listed=listed).finish(A_B, BOTH, BEGAN, {})
    return folder.parent / "latest"


@pytest.mark.usefixtures("closed")
def test_latest_links_to_the_last_listed_record(tmp_path: Path) -> None:
    finished(tmp_path / "una")
    latest = finished(tmp_path / "otra")
    assert (latest.is_symlink(), os.readlink(latest)) == (True, "otra")
    assert {each.name for each in tmp_path.iterdir()} == {"una", "otra", "latest"}


@pytest.mark.usefixtures("closed")
def test_latest_never_links_to_an_unlisted_record(tmp_path: Path) -> None:
    assert not finished(tmp_path / "una", listed=False).is_symlink()


@pytest.mark.usefixtures("closed")
def test_a_temporary_link_of_a_killed_process_is_replaced(tmp_path: Path) -> None:
    (tmp_path / f".latest-{os.getpid()}").write_text("a medias", encoding="utf-8")
    assert os.readlink(finished(tmp_path / "una")) == "una"


@pytest.mark.usefixtures("closed")
def test_a_folder_called_latest_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "latest").mkdir()
    (tmp_path / "latest" / "suyo").touch()
    assert (finished(tmp_path / "una") / "suyo").is_file()
    assert {each.name for each in tmp_path.iterdir()} == {"una", "latest"}


@pytest.mark.usefixtures("closed")
def test_latest_is_a_text_file_where_links_are_not_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "symlink_to", refuse)
    latest = finished(tmp_path / "mañana")
    assert not latest.is_symlink()
    assert latest.read_text(encoding="utf-8") == "mañana"


@pytest.mark.usefixtures("closed")
def test_latest_is_removed_first_where_a_link_to_a_folder_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(tmp_path / "una")
    replace_link = Path.replace

    def refuse_over_a_link(path: Path, target: Path) -> Path:
        if target.is_symlink():
            raise PermissionError
        return replace_link(path, target)

    monkeypatch.setattr(Path, "replace", refuse_over_a_link)
    assert os.readlink(finished(tmp_path / "otra")) == "otra"


def test_a_folder_is_found_by_its_path_and_by_a_file_called_latest(tmp_path: Path) -> None:
    (tmp_path / "latest").write_text("mañana\n", encoding="utf-8")
    assert folder_named(str(tmp_path / "latest")) == tmp_path / "mañana"
    assert folder_named(str(tmp_path / "hoy")) == tmp_path / "hoy"
    (tmp_path / "otras" / "latest").mkdir(parents=True)
    assert folder_named(str(tmp_path / "otras" / "latest")) == tmp_path / "otras" / "latest"


def test_a_file_of_another_name_is_no_link_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "acta.html").write_text("mañana", encoding="utf-8")
    assert folder_named(str(tmp_path / "acta.html")) == tmp_path / "acta.html"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", (0, 0)),
        ("\n", (0, 1)),
        ("no es JSON\n", (0, 1)),
        ("\xff\xfe\n", (0, 1)),
        ("ONE\n", (1, 0)),
        ("ONE", (1, 0)),
        ("ONE\nno\nONE\nno\n", (2, 2)),
    ],
)
def test_unreadable_lines_are_counted(tmp_path: Path, content: str, found: tuple[int, int]) -> None:
    one = outcome("a", Verdict.PASS)
    (tmp_path / OUTCOMES).write_bytes(content.encode("latin-1").replace(b"ONE", one.to_json().encode()))
    assert read_outcomes(tmp_path) == ([one] * found[0], found[1])


def test_an_invalid_byte_does_not_lose_the_line(tmp_path: Path) -> None:
    line = outcome("a", Verdict.PASS).to_json().encode()
    (tmp_path / OUTCOMES).write_bytes(line.replace(b"visto", b"vi\xffsto") + b"\n")
    assert read_outcomes(tmp_path)[0][0].observed == "vi\ufffdsto"


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    one = outcome("a", Verdict.PASS, row="\u2028\x85")
    Record(tmp_path).append(one)
    assert read_outcomes(tmp_path) == ([one], 0)
