"""A record judged again: from its verdicts, or from its start where it never came to any."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from harness.declarations import NotApplicable, Waiver
from harness.errors import ConfigurationError
from harness.verdict import Verdict
from reports.judge.declarations import Declarations
from reports.record import rebuilding
from reports.record.files import START
from reports.record.rebuilding import RecordedInputs, rebuild
from reports.record.repeats import Repeat
from reports.record.start import CUT_OFF, Start
from tests.record.making import BEGAN, ENDED, PLAN, WHOLE, Told, verdicts_of, write

pytestmark = pytest.mark.usefixtures("closed")
ABSENT = Declarations(not_applicable=(NotApplicable("1.abre", "no lo tiene"),))
WAIVED = Declarations(waivers=(Waiver("1.envia", "visto", "se sabe", "Ana", PLAN.day, "huella"),))


def spoilt(folder: Path) -> Path:
    """A record whose verdicts somebody wrote."""
    data = verdicts_of(folder)
    data["document"].update(verdict="CONFORME", exit_code=0, reasons=["Todo está bien."])
    data["requirements"][1].update(verdict="none", raw="none", reason="Porque sí.")
    (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def cut_off(folder: Path, told: Told = WHOLE) -> Path:
    """A record as a run leaves it that was killed."""
    write(folder, told)
    (folder / "verdicts.json").unlink()
    Start(told.plan, told.began, told.facts, told.declarations).save(folder)
    return folder


@pytest.mark.parametrize("told", [Told(), Told(failed=("envía",)), Told(declarations=ABSENT), Told(("abre",))])
def test_what_is_judged_again_is_what_it_was(tmp_path: Path, told: Told) -> None:
    before = verdicts_of(write(tmp_path / "acta", told))
    rebuild(spoilt(tmp_path / "acta"))
    assert verdicts_of(tmp_path / "acta") == before


def test_it_is_closed_again_and_says_what_could_not_be_made(tmp_path: Path, closed: list[tuple[Path, bool]]) -> None:
    folder = write(tmp_path / "acta")
    assert rebuild(folder, lambda source, target: "") == ["No se pudo imprimir."]
    rebuild(folder)
    assert closed == [(folder, True), (folder, False)]


def test_lines_that_cannot_be_read_are_told_and_do_not_count(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta")
    lines = (folder / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    (folder / "outcomes.jsonl").write_text("\n".join([lines[0], "{", lines[2][:-1]]), encoding="utf-8")
    told = "En outcomes.jsonl había 2 líneas que no se pueden leer; no cuentan."
    assert rebuild(folder) == [told, "No se pudo imprimir."]
    assert [one["scenarios_run"] for one in verdicts_of(folder)["requirements"]] == [1, 0]


def test_verdicts_are_written_as_a_person_reads_them(tmp_path: Path) -> None:
    rebuild(write(tmp_path / "acta"))
    text = (tmp_path / "acta" / "verdicts.json").read_text(encoding="utf-8")
    assert text.startswith('{\n  "schema": 1,\n  "document": {\n    "code": "X",')
    assert '"statement": "El año 1.abre."' in text
    assert text.endswith("\n}\n")


def test_second_runs_are_heard_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta", Told(failed=("envía",)))
    again = Repeat("envía", Verdict.FAIL, Verdict.PASS, "se vio", ())
    again.save(folder)
    rebuild(folder)
    data = verdicts_of(folder)
    assert data["repeated"] == [{**again.data(), "evidence": []}]
    assert data["unstable"] == [{"subject": "envía", "first": "fail", "second": "pass"}]


def test_a_folder_without_outcomes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"no hay outcomes\.jsonl: indique la carpeta de un acta"):
        rebuild(tmp_path)


def test_a_signed_record_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "acta")
    before = (folder / "verdicts.json").read_bytes()

    def refuse(asked: Path) -> None:
        raise ConfigurationError(f"{asked.name} está firmada.")

    monkeypatch.setattr(rebuilding, "refuse_signed", refuse)
    with pytest.raises(ConfigurationError, match="acta está firmada"):
        rebuild(folder)
    assert (folder / "verdicts.json").read_bytes() == before


def test_a_run_that_was_killed_is_judged_from_its_start(tmp_path: Path) -> None:
    rebuild(cut_off(tmp_path / "acta", Told(declarations=ABSENT)))
    data = verdicts_of(tmp_path / "acta")
    assert data["run"]["interrupted"] == CUT_OFF
    assert (data["run"]["started"], data["run"]["facts"]) == (BEGAN.isoformat(), Told().facts)
    assert data["requirements"][0]["standing"] == "not-applicable"
    assert data["requirements"][1]["verdict"] == "pass"


def test_a_run_that_was_killed_ended_when_it_wrote_last(tmp_path: Path) -> None:
    folder = cut_off(tmp_path / "acta")
    last = datetime.fromisoformat(ENDED)
    os.utime(folder / "outcomes.jsonl", (0, last.timestamp() + 0.5))
    rebuild(folder)
    ended = verdicts_of(folder)["run"]["ended"]
    assert datetime.fromisoformat(ended) == last
    assert re.fullmatch(r"2026-11-2\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", ended)


def test_a_run_that_left_neither_verdicts_nor_start_is_refused(tmp_path: Path) -> None:
    folder = cut_off(tmp_path / "acta")
    (folder / START).unlink()
    with pytest.raises(ConfigurationError, match=f"«{re.escape(str(folder))}» no hay {START}"):
        rebuild(folder)


def test_all_that_a_judgement_is_drawn_from_is_taken_from_its_verdicts(tmp_path: Path) -> None:
    told = Told(failed=("envía",), declarations=WAIVED)
    data = verdicts_of(write(tmp_path / "acta", told))
    assert RecordedInputs.from_data(data) == RecordedInputs(PLAN, WAIVED, BEGAN, ENDED, told.facts)


def test_what_the_judge_said_of_a_waiver_is_not_taken(tmp_path: Path) -> None:
    expired = replace(WAIVED.waivers[0], observation="otra cosa")
    told = Told(failed=("envía",), declarations=Declarations(waivers=(expired,)))
    data = verdicts_of(write(tmp_path / "acta", told))
    assert data["waived"][0]["problem"]
    assert RecordedInputs.from_data(data).declarations.waivers == (expired,)
    assert data["waived"][0]["problem"]


def without(*path: str) -> Any:
    """Takes one thing out of the data."""

    def take(data: dict[str, Any]) -> None:
        *before, last = path
        for key in before:
            data = data[key]
        del data[last]

    return take


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (without("run"), "run"),
        (without("waived"), "waived"),
        (without("manual"), "manual"),
        (without("run", "started"), "started"),
        (without("run", "ended"), "ended"),
        (without("run", "facts"), "facts"),
        (without("run", "written"), "written"),
        (lambda data: data["run"].update(started="ayer"), "ayer"),
        (lambda data: data.update(waived=[7]), "int"),
        (lambda data: data.update(run=7), "int"),
    ],
)
def test_verdicts_that_lack_something_are_refused_with_what_it_is(tmp_path: Path, spoil: Any, told: str) -> None:
    data = verdicts_of(write(tmp_path / "acta"))
    spoil(data)
    with pytest.raises(
        ConfigurationError, match=rf"A verdicts\.json le falta algo para volver a juzgar \(.*{told}.*\)"
    ):
        RecordedInputs.from_data(data)
