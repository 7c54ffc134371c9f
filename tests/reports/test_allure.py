"""Export to Allure results: statuses, steps with their times, attachments, and nothing mixed or lost in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reports.__main__ import main
from reports.exports.allure import write_allure
from reports.record.reading import read_verdicts

Record = Callable[..., Path]


def results(target: Path) -> dict[str, dict[str, Any]]:
    found = [json.loads(path.read_text(encoding="utf-8")) for path in target.glob("*-result.json")]
    assert all((target / f"{each['uuid']}-result.json").is_file() for each in found)
    return {each["fullName"]: each for each in found}


def test_only_what_was_decided_passes(record: Record, tmp_path: Path) -> None:
    folder = record(failed=("formulario",))
    assert write_allure(read_verdicts(folder), folder, tmp_path / "out") == []
    found = results(tmp_path / "out")
    assert {name.partition("::")[2]: each["status"] for name, each in found.items()} == {
        "veredicto-del-documento": "failed",
        "abre": "passed",
        "formulario": "failed",
        "mensaje-codigo-solicitado": "broken",
        "registro": "broken",
    }
    labels = {each["name"]: each["value"] for each in found["features/x.feature::registro"]["labels"]}
    assert (labels["tag"], labels["suite"]) == ("5.1.registro", "features/x.feature")
    told = found["features/x.feature::registro"]["statusDetails"]["message"]
    assert told == "No se puede decidir mientras no se cumpla lo que exige «5.1.formulario»."


def test_steps_have_their_measured_times_and_lists(record: Record, tmp_path: Path) -> None:
    folder = record()
    data = read_verdicts(folder)
    scenario = data["requirements"][0]["scenarios"][0]
    scenario["started"] = "2026-11-24T10:00:00.500+00:00"
    scenario["steps"][1] |= {"start": 0.4, "duration": 0.7, "table": [["Claro"], ["Cnt"]]}
    write_allure(data, folder, tmp_path / "out")
    found = results(tmp_path / "out")[scenario["scenario"]]
    step = found["steps"][1]
    assert (found["stop"] - found["start"], step["start"] - found["start"], step["stop"] - step["start"]) == (
        1500,
        400,
        700,
    )
    assert [each["value"] for each in step["parameters"]] == ["Claro", "Cnt"]


def test_scenarios_of_an_older_record_are_laid_end_to_end(record: Record, tmp_path: Path) -> None:
    folder = record()
    write_allure(read_verdicts(folder), folder, tmp_path / "out")
    spans = sorted(
        (each["start"], each["stop"]) for name, each in results(tmp_path / "out").items() if "x.feature" in name
    )
    assert [stop for _, stop in spans][:-1] == [start for start, _ in spans][1:]


def test_pictures_and_mails_are_attached_and_no_mail_as_html(record: Record, tmp_path: Path) -> None:
    folder = record(mail="<script>alert(1)</script>")
    write_allure(read_verdicts(folder), folder, tmp_path / "out")
    found = results(tmp_path / "out")["features/x.feature::abre"]
    picture, mail = found["attachments"]
    assert picture["type"] == "image/jpeg"
    assert (tmp_path / "out" / picture["source"]).read_bytes() == (folder / "evidencia" / "abre.jpg").read_bytes()
    assert mail["type"] == "text/plain"
    text = (tmp_path / "out" / mail["source"]).read_text(encoding="utf-8")
    assert text.startswith("De: a@b.example\nPara: c@d.example\nAsunto: ACTIVACIÓN\n")


def test_a_missing_or_foreign_file_is_named_and_not_attached(record: Record, tmp_path: Path) -> None:
    folder = record()
    data = read_verdicts(folder)
    (folder / "evidencia" / "abre.jpg").unlink()
    (tmp_path / "secreto.jpg").write_bytes(b"secreto")
    (folder / "evidencia" / "registro.jpg").unlink()
    (folder / "evidencia" / "registro.jpg").symlink_to(tmp_path / "secreto.jpg")
    missing = list(write_allure(data, folder, tmp_path / "out"))
    assert "evidencia/abre.jpg" in missing
    assert "evidencia/registro.jpg" in missing
    assert b"secreto" not in b"".join(path.read_bytes() for path in (tmp_path / "out").iterdir())


def test_results_of_two_runs_are_not_mixed(record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", str(record()), "--format", "allure", "--output", str(tmp_path / "out")]
    assert main(arguments) == 0
    assert main(arguments) == 4
    assert "ya tiene archivos" in capsys.readouterr().err


def test_results_go_where_allure_looks(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = record()
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--format", "allure", str(folder)]) == 0
    facts = (tmp_path / "allure-results" / "environment.properties").read_text(encoding="ascii")
    assert "Portal = Portal\\ de\\ prueba\\ (http\\://127.0.0.1\\:1)\n" in facts


def test_an_unstable_scenario_is_flaky(record: Record, tmp_path: Path) -> None:
    folder = record()
    shaky = {"subject": "features/x.feature::abre", "first": "pass", "second": "fail"}
    write_allure({**read_verdicts(folder), "unstable": [shaky]}, folder, tmp_path / "out")
    flaky = {name: each["statusDetails"].get("flaky") for name, each in results(tmp_path / "out").items()}
    assert flaky["features/x.feature::abre"] is True
    assert flaky["features/x.feature::registro"] is False
