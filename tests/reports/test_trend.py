"""Trend of the last runs: what is taken from the records beside one, what the acta says, what ``verify`` compares."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reports.acta.page import render_acta
from reports.audit.compare import compare
from reports.audit.verify import NO_PDF, UNSEALED, audit
from reports.record.closing import close_record
from reports.record.files import OUTCOMES, PDF, VERDICTS
from reports.record.reading import read_verdicts
from reports.record.rebuilding import rebuild
from reports.record.trend import MOST, PastRun, past_runs
from reports.record.verdicts_data import with_trend

NOW = datetime(2026, 11, 25, tzinfo=UTC)
FACTS = {"Portal": "Portal de prueba (http://127.0.0.1:9)"}


def told(folder: Path, trend: list[PastRun]) -> Path:
    """Write a trend into a record and close it again."""
    data = read_verdicts(folder)
    data["run"]["started"] = "2026-11-24T11:00:00+00:00"
    data = with_trend(data, [each.data() for each in trend])
    (folder / VERDICTS).write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    close_record(folder)
    return folder


def test_complete_runs_of_the_same_portal_are_told(record: Callable[..., Path]) -> None:
    record("buena")
    record("mala", failed=("registro",))
    record("ajena", portal="Otro portal (http://127.0.0.1:1)")
    record("parcial", selected=("abre",))
    damaged = record("dañada")
    (damaged / VERDICTS).write_text((damaged / VERDICTS).read_text(encoding="utf-8") + " ", encoding="utf-8")
    (damaged.parent / "latest").symlink_to("buena", target_is_directory=True)
    (damaged.parent / "vacía").mkdir()
    found = {run.name: run for run in past_runs(damaged.with_name("nueva"), FACTS, NOW)}
    assert sorted(found) == ["buena", "mala"]
    assert (found["buena"].verdict, found["buena"].counts) == ("CONFORME", {"pass": 4})
    assert (found["mala"].verdict, found["mala"].counts) == ("NO CONFORME", {"fail": 1, "pass": 3})


def test_runs_that_started_later_are_not_past(record: Callable[..., Path]) -> None:
    folder = record("buena")
    assert past_runs(folder.with_name("nueva"), FACTS, datetime(2026, 11, 24, 9, tzinfo=UTC)) == []


@pytest.mark.parametrize("facts", [{}, {"Portal": ""}])
def test_portal_without_a_name_has_no_trend(record: Callable[..., Path], facts: Mapping[str, str]) -> None:
    assert past_runs(record("buena").with_name("nueva"), facts, NOW) == []


def test_only_the_last_runs_are_told(record: Callable[..., Path]) -> None:
    first = record("0")
    for number in range(1, MOST + 3):
        shutil.copytree(first, first.with_name(str(number)))
    assert len(past_runs(first.with_name("nueva"), FACTS, NOW)) == MOST


def test_acta_says_that_the_trend_is_told_and_not_proved(record: Callable[..., Path]) -> None:
    before = record("mala", failed=("registro",))
    folder = told(record("nueva"), past_runs(before.with_name("nueva"), FACTS, NOW))
    page = render_acta(read_verdicts(folder), folder)
    assert "una corrida anterior" in page
    assert "está contado, no demostrado" in page
    assert "<code>mala · sha256:" in page


def told_of_trend(folder: Path) -> tuple[Sequence[str], list[str]]:
    """Problems of a record, and its notices but those that these records have no PDF and no signature."""
    found = audit(folder)
    return found.problems, [each for each in found.notices if each not in (NO_PDF, UNSEALED)]


def test_verify_compares_with_the_records_beside(record: Callable[..., Path]) -> None:
    before = record("mala", failed=("registro",))
    folder = told(record("nueva"), past_runs(before.with_name("nueva"), FACTS, NOW))
    assert told_of_trend(folder) == ([], [])
    before.rename(before.with_name("con-otro-nombre"))
    assert told_of_trend(folder) == ([], [])
    shutil.rmtree(before.with_name("con-otro-nombre"))
    problems, notices = told_of_trend(folder)
    assert problems == []
    assert "«mala»: está contado, no demostrado" in notices[0]


@pytest.mark.parametrize(
    "changes",
    [{"verdict": "CONFORME"}, {"counts": {"pass": 4}}, {"started": "2026-11-20T10:00:00+00:00"}],
    ids=lambda changes: next(iter(changes)),
)
def test_trend_that_its_record_tells_otherwise_is_a_problem(
    record: Callable[..., Path], changes: dict[str, object]
) -> None:
    before = record("mala", failed=("registro",))
    (run,) = past_runs(before.with_name("nueva"), FACTS, NOW)
    folder = told(record("nueva"), [PastRun(**{**run.data(), **changes})])
    assert audit(folder).problems == ["La tendencia no cuenta de «mala» lo que dice esa acta, que está al lado."]


def test_trend_out_of_order_or_told_twice_is_a_problem(record: Callable[..., Path]) -> None:
    run = PastRun("a", "2026-11-20T10:00:00+00:00", "CONFORME", {"pass": 4}, "0" * 64)
    for wrong in ([run, run], [PastRun("b", "2026-11-30T10:00:00+00:00", "CONFORME", {"pass": 4}, "1" * 64)]):
        folder = told(record(f"nueva-{len(wrong)}"), wrong)
        assert "no está en orden" in audit(folder).problems[0]


def test_trend_survives_rebuilding_and_is_no_circumstance(record: Callable[..., Path]) -> None:
    before = record("mala", failed=("registro",))
    folder = told(record("nueva"), past_runs(before.with_name("nueva"), FACTS, NOW))
    same = Path(shutil.copytree(folder, folder.with_name("igual")))
    rebuild(folder)
    assert [each["name"] for each in read_verdicts(folder)["run"]["trend"]] == ["mala"]
    assert audit(folder).problems == []
    assert compare(same, folder).circumstances == []
    assert not (folder / PDF).exists()
    assert (folder / OUTCOMES).is_file()
