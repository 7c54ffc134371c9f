"""Rebuilding a record from its verdicts, or that of a killed run from its start."""

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
from reports.record.files import MANIFEST, PDF, START
from reports.record.inputs import RecordedInputs
from reports.record.manifest import bound_files
from reports.record.rebuilding import rebuild
from reports.record.repeats import Repeat
from reports.record.start import CUT_OFF, RunStart
from reports.record.verdicts_data import with_files, with_trend
from tests.record.making import (
    BEGAN,
    ENDED,
    PLAN,
    WHOLE,
    RecordSpec,
    failing_printer,
    verdicts_of,
    write,
    write_manifest,
)

pytestmark = pytest.mark.usefixtures("closed")
OTHERS = (
    "Otra versión de la suite escribió las páginas y las exportaciones y catalogo.toml, y «verify» lo seguirá diciendo."
)
"""Said of these records, which another version wrote."""
ABSENT = Declarations(not_applicable=(NotApplicable("1.abre", "no lo tiene"),))
WAIVED = Declarations(waivers=(Waiver("1.envia", "visto", "se sabe", "Ana", PLAN.day, "huella"),))


def tampered(folder: Path) -> Path:
    """Change the verdicts of a record."""
    data = verdicts_of(folder)
    data["document"].update(verdict="CONFORME", exit_code=0, reasons=["Todo está bien."])
    data["requirements"][1].update(verdict="none", raw="none", reason="Porque sí.")
    (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def killed(folder: Path, spec: RecordSpec = WHOLE) -> Path:
    """Write the record of a killed run."""
    write(folder, spec)
    (folder / "verdicts.json").unlink()
    RunStart(spec.plan, spec.began, spec.facts, spec.declarations).save(folder)
    return folder


@pytest.mark.parametrize(
    "spec", [WHOLE, RecordSpec(failed=("envía",)), RecordSpec(declarations=ABSENT), RecordSpec(("abre",))]
)
def test_rebuilding_restores_the_verdicts(tmp_path: Path, spec: RecordSpec) -> None:
    before = verdicts_of(write(tmp_path / "acta", spec))
    rebuild(tampered(tmp_path / "acta"))
    after = verdicts_of(tmp_path / "acta")
    assert [after[key] for key in ("requirements", "sections")] == [before[key] for key in ("requirements", "sections")]


def test_a_rebuilt_record_is_closed_and_reports_problems(tmp_path: Path, closed: list[tuple[Path, bool]]) -> None:
    folder = write(tmp_path / "acta")
    assert rebuild(folder, failing_printer) == [OTHERS, "No se pudo imprimir."]
    rebuild(folder)
    assert closed == [(folder, True), (folder, False)]


def test_unreadable_lines_are_reported_and_do_not_count(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta")
    lines = (folder / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    (folder / "outcomes.jsonl").write_text("\n".join([lines[0], "{", lines[2][:-1]]), encoding="utf-8")
    lost = "En outcomes.jsonl había 2 líneas que no se pueden leer y no cuentan."
    assert rebuild(folder)[-3:] == [lost, OTHERS, "No se pudo imprimir."]
    assert [one["scenarios_run"] for one in verdicts_of(folder)["requirements"]] == [1, 0]


def test_verdicts_are_readable(tmp_path: Path) -> None:
    rebuild(write(tmp_path / "acta"))
    text = (tmp_path / "acta" / "verdicts.json").read_text(encoding="utf-8")
    assert text.startswith('{\n  "schema": 1,\n  "document": {\n    "code": "X",')
    assert '"statement": "El año 1.abre."' in text
    assert text.endswith("\n}\n")


def test_second_runs_are_read_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta", RecordSpec(failed=("envía",)))
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


def test_a_killed_run_is_judged_from_its_start(tmp_path: Path) -> None:
    rebuild(killed(tmp_path / "acta", RecordSpec(declarations=ABSENT)))
    data = verdicts_of(tmp_path / "acta")
    assert data["run"]["interrupted"] == CUT_OFF
    assert (data["run"]["started"], data["run"]["facts"]) == (BEGAN.isoformat(), RecordSpec().facts)
    assert data["requirements"][0]["standing"] == "not-applicable"
    assert data["requirements"][1]["verdict"] == "pass"


def test_a_killed_run_ended_with_its_last_outcome(tmp_path: Path) -> None:
    folder = killed(tmp_path / "acta")
    last = datetime.fromisoformat(ENDED)
    os.utime(folder / "outcomes.jsonl", (0, last.timestamp() + 0.5))
    rebuild(folder)
    ended = verdicts_of(folder)["run"]["ended"]
    assert datetime.fromisoformat(ended) == last
    assert re.fullmatch(r"2026-11-2\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", ended)


def test_rebuilding_tells_in_the_acta_what_no_longer_matched(tmp_path: Path) -> None:
    folder = tampered(write(tmp_path / "acta"))
    assert verdicts_of(folder)["document"]["verdict"] == "CONFORME"
    told = rebuild(folder)
    data = verdicts_of(folder)
    assert "verdicts.json" in told[0]
    assert data["run"]["broken"] == told[:-2]
    assert data["document"]["verdict"] == "NO VERIFICADO POR COMPLETO"
    assert set(told[:-2]) <= set(data["document"]["reasons"])
    rebuild(write_manifest(folder))
    assert verdicts_of(folder) == data


def test_rebuilding_without_a_manifest_is_told_in_the_acta(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta")
    (folder / MANIFEST).unlink()
    rebuild(folder)
    document = verdicts_of(folder)["document"]
    assert document["verdict"] == "NO VERIFICADO POR COMPLETO"
    assert document["reasons"][0].startswith("El acta se volvió a formar sin manifest.json:")


def test_rebuilding_a_record_that_matches_changes_nothing_but_tells_that_others_wrote_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta")
    before = verdicts_of(folder)
    rebuild(folder)
    before["run"]["facts"]["Acta escrita de nuevo"] = "la que escribió otra versión de la suite"
    assert verdicts_of(folder) == before


@pytest.mark.parametrize(("added", "more"), [(20, []), (21, ["1 cosa más."]), (23, ["3 cosas más."])])
def test_mismatches_are_told_one_by_one_up_to_a_limit(tmp_path: Path, added: int, more: list[str]) -> None:
    folder = write(tmp_path / "acta")
    for number in range(added):
        (folder / f"nuevo-{number}.txt").touch()
    told = [each for each in rebuild(folder) if each.startswith("Al volver a formar el acta, ")]
    assert len([each for each in told if "algo no correspondía: Sobra el archivo «nuevo-" in each]) == 20
    assert [each.partition("no correspondía tampoco: ")[2] for each in told[20:]] == more


def test_rebuilding_keeps_files_and_trend_of_a_record_that_matches(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta")
    run = {"name": "antes", "started": BEGAN.isoformat(), "verdict": "CONFORME", "counts": {"pass": 2}}
    run["digest"] = "1f" * 32
    data = with_trend(with_files(verdicts_of(folder), bound_files(folder)), [run])
    (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
    write_manifest(folder)
    rebuild(folder)
    assert {**verdicts_of(folder)["run"], "facts": {}} == {**data["run"], "facts": {}}


def test_rebuilding_a_record_that_did_not_match_names_its_files_anew(tmp_path: Path) -> None:
    folder = tampered(write(tmp_path / "acta"))
    rebuild(folder)
    assert verdicts_of(folder)["run"]["files"] == bound_files(folder)


def test_one_unreadable_line_is_counted_as_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta")
    with (folder / "outcomes.jsonl").open("a", encoding="utf-8") as lines:
        lines.write("{\n")
    assert "En outcomes.jsonl había 1 línea que no se puede leer y no cuenta." in rebuild(folder)


def test_a_missing_pdf_is_no_mismatch(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta")
    (folder / PDF).write_bytes(b"%PDF")
    write_manifest(folder)
    (folder / PDF).unlink()
    rebuild(folder)
    assert verdicts_of(folder)["document"]["verdict"] == "CONFORME"


def test_a_closed_record_without_verdicts_is_judged_from_its_outcomes(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta", RecordSpec(failed=("envía",)))
    (folder / "verdicts.json").unlink()
    told = rebuild(folder)
    data = verdicts_of(folder)
    assert data["document"]["verdict"] == "NO CONFORME"
    assert data["run"]["interrupted"].startswith("falta verdicts.json")
    assert "Al volver a formar el acta, algo no correspondía: Falta el archivo «verdicts.json»." in told
    assert [one["verdict"] for one in data["requirements"]] == ["pass", "fail"]
    assert datetime.fromisoformat(data["run"]["ended"]).tzinfo


def test_a_record_without_verdicts_start_and_outcomes_is_refused(tmp_path: Path) -> None:
    folder = killed(tmp_path / "acta")
    (folder / START).unlink()
    (folder / "outcomes.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=f"«{re.escape(str(folder))}» no hay {START}"):
        rebuild(folder)


def test_inputs_are_read_from_the_verdicts(tmp_path: Path) -> None:
    spec = RecordSpec(failed=("envía",), declarations=WAIVED)
    data = verdicts_of(write(tmp_path / "acta", spec))
    assert RecordedInputs.from_data(data) == RecordedInputs(PLAN, WAIVED, BEGAN, ENDED, spec.facts)


def test_the_problem_of_a_recorded_waiver_is_not_read(tmp_path: Path) -> None:
    expired = replace(WAIVED.waivers[0], observation="otra cosa")
    spec = RecordSpec(failed=("envía",), declarations=Declarations(waivers=(expired,)))
    data = verdicts_of(write(tmp_path / "acta", spec))
    assert data["waived"][0]["problem"]
    assert RecordedInputs.from_data(data).declarations.waivers == (expired,)
    assert data["waived"][0]["problem"]


def without(*path: str) -> Any:
    """Make a function that removes one key."""

    def take(data: dict[str, Any]) -> None:
        *before, last = path
        for key in before:
            data = data[key]
        del data[last]

    return take


@pytest.mark.parametrize(
    ("spoil", "message"),
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
def test_verdicts_without_a_key_are_refused(tmp_path: Path, spoil: Any, message: str) -> None:
    data = verdicts_of(write(tmp_path / "acta"))
    spoil(data)
    with pytest.raises(
        ConfigurationError, match=rf"A verdicts\.json le falta algo para volver a juzgar \(.*{message}.*\)"
    ):
        RecordedInputs.from_data(data)
