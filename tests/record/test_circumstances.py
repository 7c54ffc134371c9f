"""Times of a run that cannot be, and a suite that no commit holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reports.audit.circumstances import suite_notices, time_problems
from reports.audit.verify import audit
from reports.record.files import VERDICTS
from tests.record.making import WHOLE, verdicts_of, write, write_manifest


@pytest.fixture
def data(tmp_path: Path) -> dict[str, Any]:
    """Verdicts of a run of 2026-11-24, from 10 to 11 o'clock."""
    return verdicts_of(write(tmp_path / "acta"))


def started(data: dict[str, Any], *instants: str) -> dict[str, Any]:
    """Let the first scenarios have started at given instants."""
    scenarios = [each for one in data["requirements"] for each in one["scenarios"]]
    for scenario, instant in zip(scenarios, instants, strict=False):
        scenario["started"] = instant
    return data


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11-24", "2026-11-25", "9999-12-31"])
def test_day_that_an_offset_explains_is_none(data: dict[str, Any], day: str) -> None:
    data["run"]["day"] = day
    assert list(time_problems(started(data, "2026-11-24T10:30:00+00:00", "2026-11-25T09:00:00-01:00"))) == []


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-26", "2020-01-01"])
def test_day_of_another_run_is_told(data: dict[str, Any], day: str) -> None:
    data["run"]["day"] = day
    (told,) = time_problems(data)
    assert told.endswith("y empezó el 24/11/2026.")


def test_run_that_ended_before_it_began_is_told(data: dict[str, Any]) -> None:
    data["run"]["ended"] = "2000-01-01T00:00:00+00:00"
    assert list(time_problems(data)) == [
        "Según verdicts.json la corrida terminó el 01/01/2000 y empezó después, el 24/11/2026."
    ]


@pytest.mark.parametrize(
    ("instants", "others"),
    [
        (("1999-01-01T00:00:00+00:00",), ""),
        (("2026-11-25T11:00:01+00:00",) * 2, ", ni 1 escenario más"),
        (("2026-11-23T09:59:59+00:00",) * 3, ", ni 2 escenarios más"),
    ],
)
def test_scenario_that_started_outside_of_the_run_is_told(
    data: dict[str, Any], instants: tuple[str, ...], others: str
) -> None:
    assert list(time_problems(started(data, *instants))) == [
        f"El escenario «abre» no empezó durante la corrida{others}, según dicen sus horas."
    ]


@pytest.mark.parametrize(("suite", "told"), [("0.4.0, commit 1", 0), ("0.4.0, commit 1, con cambios sin confirmar", 1)])
def test_suite_that_no_commit_holds_is_told(data: dict[str, Any], suite: str, told: int) -> None:
    data["run"]["facts"]["Suite"] = suite
    assert len(list(suite_notices(data))) == told


@pytest.mark.usefixtures("closed")
def test_record_that_contradicts_itself_is_not_sound(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta", WHOLE)
    data = verdicts_of(folder)
    data["run"].update(day="2020-01-01")
    data["run"]["facts"]["Suite"] = "commit 1, con cambios sin confirmar"
    (folder / VERDICTS).write_text(json.dumps(data), encoding="utf-8")
    found = audit(write_manifest(folder))
    assert any("el día de la corrida" in each for each in found.problems)
    assert any("cambios sin confirmar" in each for each in found.notices)
