"""Start of a run in its record, from which a killed run is judged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from harness.declarations import NotApplicable
from harness.errors import ConfigurationError
from reports.judge.declarations import Declarations
from reports.judge.plan import Plan
from reports.record.files import START
from reports.record.start import CUT_OFF, RunStart

BEGUN = RunStart(
    Plan({"a": "1.a"}, frozenset({"a"}), fingerprint_start="huella", day=date(2026, 11, 24)),
    datetime(2026, 11, 24, 10, 0, 0, 999, tzinfo=UTC),
    {"Año": "«2026»"},
    Declarations(not_applicable=(NotApplicable("1.b", "no lo tiene"),)),
)
DATA: dict[str, Any] = {
    "started": "2026-11-24T10:00:00+00:00",
    "facts": {"Año": "«2026»"},
    "day": "2026-11-24",
    "interrupted": "",
    "broken": [],
    "fingerprint_start": "huella",
    "fingerprint_end": "",
    "mail_route": "",
    "written": {"a": "1.a"},
    "selected": ["a"],
    "declarations": {
        "waived": [],
        "not_applicable": [{"requirement": "1.b", "reason": "no lo tiene"}],
        "unstable": [],
        "manual": [],
    },
}


def written(folder: Path, data: object) -> Path:
    (folder / START).write_text(json.dumps(data), encoding="utf-8")
    return folder


def test_a_start_is_written_whole(tmp_path: Path) -> None:
    BEGUN.save(tmp_path)
    assert json.loads((tmp_path / START).read_text(encoding="utf-8")) == {"schema": 1, **DATA}
    assert [each.name for each in tmp_path.iterdir()] == [START]


def test_a_start_is_readable(tmp_path: Path) -> None:
    BEGUN.save(tmp_path)
    text = (tmp_path / START).read_text(encoding="utf-8")
    assert '\n  "facts": {\n    "Año": "«2026»"\n  },\n' in text
    assert text.endswith("\n}\n")


def test_a_start_is_loaded_as_that_of_a_killed_run(tmp_path: Path) -> None:
    BEGUN.save(tmp_path)
    whole_second = BEGUN.started.replace(microsecond=0)
    assert RunStart.load(tmp_path) == replace(
        BEGUN, plan=replace(BEGUN.plan, interrupted=CUT_OFF), started=whole_second
    )


def test_facts_are_converted_to_texts(tmp_path: Path) -> None:
    assert RunStart.load(written(tmp_path, {**DATA, "facts": {"Semilla": 7}})).facts == {"Semilla": "7"}


def test_a_start_of_a_newer_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"^El acta de «.*» es del formato 99 y esta versión"):
        RunStart.load(written(tmp_path, {**DATA, "schema": 99}))


def test_a_folder_without_a_start_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=f"no hay {START} ni verdicts.json"):
        RunStart.load(tmp_path)


@pytest.mark.parametrize("key", sorted(DATA))
def test_a_start_without_a_key_is_refused(tmp_path: Path, key: str) -> None:
    folder = written(tmp_path, {name: value for name, value in DATA.items() if name != key})
    with pytest.raises(ConfigurationError, match=f"El {START} de .* no es el que deja una corrida"):
        RunStart.load(folder)
