"""Records with content that reading hardly survives: one Spanish sentence each, and no record suffers from another."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reports.__main__ import main
from reports.audit.verify import audit
from reports.record.closing import close_record
from reports.record.files import CERTIFICATE, MANIFEST, OUTCOMES, VERDICTS
from reports.record.manifest import Manifest
from reports.record.reading import read_verdicts
from reports.record.trend import past_runs
from reports.record.verdicts_data import with_trend
from tests.reports.alterations import edit, verdicts

Record = Callable[..., Path]
NOW = datetime(2026, 11, 25, tzinfo=UTC)
FACTS = {"Portal": "Portal de prueba (http://127.0.0.1:9)"}
EARLY = "0001-01-01T00:00:00+14:00"
HUGE = "1" + "0" * 400


def resealed(folder: Path) -> Path:
    """Write the manifest anew without the checks of the suite."""
    Manifest.of(folder).save(folder)
    return folder


def _started(folder: Path) -> None:
    verdicts(lambda data: data["run"].update(started=EARLY))(folder)


def _duration(folder: Path) -> None:
    for name in (OUTCOMES, VERDICTS):
        edit(name, '"duration": 1.5', f'"duration": {HUGE}')(folder)


def _scenario_started(folder: Path) -> None:
    edit(OUTCOMES, '"duration": 1.5', f'"started": "{EARLY}", "duration": 1.5')(folder)


def _surrogate(folder: Path) -> None:
    verdicts(lambda data: data["run"]["facts"].update(Portal="CLAVE"))(folder)
    edit(VERDICTS, "CLAVE", "\\ud800")(folder)


DAMAGE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "un comienzo que no cabe en el calendario": (_started, "por lo que dice en «run/started»"),
    "una duración sin fin": (_duration, "En outcomes.jsonl hay 4 líneas que no se pueden leer."),
    "un escenario que empezó antes del calendario": (_scenario_started, "hay 4 líneas que no se pueden leer."),
    "un carácter que no se puede escribir": (_surrogate, "no es JSON"),
    "un certificado anidado sin fin": (lambda f: (f / CERTIFICATE).write_text("[" * 100_000), f"«{CERTIFICATE}» no es"),
}


@pytest.mark.parametrize("name", list(DAMAGE))
def test_damage_is_told_in_spanish(record: Record, capsys: pytest.CaptureFixture[str], name: str) -> None:
    change, message = DAMAGE[name]
    folder = record()
    change(folder)
    resealed(folder)
    assert main(["verify", str(folder)]) in (1, 4)
    told = "".join(capsys.readouterr())
    assert message in told
    assert main(["rebuild", str(folder), "--no-pdf"]) in (0, 4)
    assert "Traceback" not in "".join(capsys.readouterr())
    if main(["verify", str(folder)]) == 0:
        assert read_verdicts(folder)["document"]["verdict"] != "CONFORME"


@pytest.mark.parametrize("old", ['"acta.html"', '"algorithm": "sha256",\n  "digest": "'])
def test_manifest_with_what_is_no_text_is_refused(record: Record, capsys: pytest.CaptureFixture[str], old: str) -> None:
    folder = record()
    edit(MANIFEST, old, f"{old[:-1]}\\ud800{old[-1]}")(folder)
    assert main(["verify", str(folder)]) in (1, 4)
    assert "huella" in (told := "".join(capsys.readouterr())) or "no se puede leer: alguien lo cambió" in told


def test_receipt_with_a_count_without_end_is_none(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record()
    receipt = tmp_path / "recibo.txt"
    receipt.write_text(f"acta sha256:{Manifest.load(folder).digest}, firmas: {'9' * 5000}, sha256:{'0' * 64}")
    assert main(["verify", str(folder), "--receipt", str(receipt)]) == 4
    assert "no hay ningún recibo" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
@pytest.mark.parametrize("name", [MANIFEST, VERDICTS, OUTCOMES, "evidencia/abre.json", "otra"])
@pytest.mark.parametrize("order", ["verify", "rebuild"])
def test_pipe_is_refused_before_anything_waits_for_it(
    record: Record, capsys: pytest.CaptureFixture[str], name: str, order: str
) -> None:
    folder = record()
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    assert main([order, str(folder)]) == 4
    assert "no es un archivo ni una carpeta" in capsys.readouterr().err


POISON: dict[str, Callable[[dict[str, Any]], None]] = {
    "comienzo": lambda data: data["run"].update(started=EARLY),
    "veredicto": lambda data: data["document"].update(verdict="Bien"),
    "cuenta": lambda data: data["requirements"][0].update(verdict="bien"),
    "forma": lambda data: data["run"].update(facts=[FACTS]),
}


@pytest.mark.parametrize("name", list(POISON))
def test_poisoned_record_beside_is_passed_over(record: Record, name: str) -> None:
    beside = record("mala")
    verdicts(POISON[name])(beside)
    resealed(beside)
    good = record("buena")
    assert [run.name for run in past_runs(good.with_name("nueva"), FACTS, NOW)] == ["buena"]


def test_folder_beside_whose_name_is_no_text_is_passed_over(record: Record) -> None:
    beside = record("mala")
    try:
        beside.rename(beside.with_name(os.fsdecode(b"mal\xe1")))
    except OSError:
        pytest.skip("this file system takes names of UTF-8 only")
    assert past_runs(beside.with_name("nueva"), FACTS, NOW) == []


def with_past(folder: Path) -> Path:
    """Write the trend of what lies beside a record into it and close it again."""
    data = read_verdicts(folder)
    data["run"]["started"] = "2026-11-24T11:00:00+00:00"
    data = with_trend(data, [each.data() for each in past_runs(folder, FACTS, NOW)])
    (folder / VERDICTS).write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    close_record(folder)
    return folder


def test_damaged_record_beside_is_its_own_trouble(record: Record) -> None:
    before = record("mala", failed=("registro",))
    folder = with_past(record("nueva"))
    with (before / VERDICTS).open("a", encoding="utf-8") as text:
        text.write(" ")
    found = audit(folder)
    assert found.problems == []
    assert found.notices[0].startswith("El acta de al lado «mala» lleva la huella de «mala» y no es la que se cerró")
    assert main(["show", str(folder)]) == 0


def test_decoy_beside_neither_hides_nor_replaces_the_record_itself(record: Record) -> None:
    before = record("mala", failed=("registro",))
    folder = with_past(record("nueva"))
    for name in ("aa", "zz"):
        decoy = before.with_name(name)
        decoy.mkdir()
        shutil.copy(before / MANIFEST, decoy / MANIFEST)
    found = audit(folder)
    assert (found.problems, [each for each in found.notices if "al lado" in each]) == ([], [])
    shutil.rmtree(before)
    found = audit(folder)
    assert found.problems == []
    assert sum("no es la que se cerró" in each for each in found.notices) == 1
