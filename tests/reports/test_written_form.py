"""Records that say more than they mean: twice, beside, under a name, or to one reader only."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.__main__ import main
from reports.audit.signature_chain import chain_notices
from reports.audit.signatures import Signature
from reports.audit.verify import audit
from reports.exports.allure import write_allure
from reports.record.files import START
from reports.record.inputs import RecordedInputs
from reports.record.manifest import Manifest, digest_of_file
from reports.record.reading import read_verdicts
from reports.record.rebuilding import rebuild
from reports.record.start import RunStart

Record = Callable[..., Path]


def change(path: Path, old: str, new: str) -> None:
    """Replace a text once."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("verdicts.json", '"verdict": "NO CONFORME"', '"verdict": "CONFORME", "verdict": "NO CONFORME"'),
        ("outcomes.jsonl", '"verdict": "fail"', '"verdict": "pass", "verdict": "fail"'),
        ("manifest.json", '"schema"', '"nota": "CONFORME", "schema"'),
        ("outcomes.jsonl", '{"scenario"', ' {"scenario"'),
    ],
)
def test_a_text_that_two_readers_take_for_two_things_is_found(record: Record, name: str, old: str, new: str) -> None:
    folder = record(failed=("registro",))
    if name != "manifest.json":
        change(folder / name, old, new)
        Manifest.of(folder).save(folder)
    else:
        change(folder / name, old, new)
    assert [each for each in audit(folder).problems if f"{name} no está escrito como lo escribe la suite" in each]


def test_a_text_that_is_not_utf8_is_found(record: Record) -> None:
    folder = record(observed="Se vio ñ.")
    content = (folder / "outcomes.jsonl").read_bytes()
    (folder / "outcomes.jsonl").write_bytes(content.replace("ñ".encode(), b"\xff", 1))
    Manifest.of(folder).save(folder)
    assert any("outcomes.jsonl no está escrito" in each for each in audit(folder).problems)


@pytest.mark.parametrize("name", ["nota.txt", "inicio.json", "perfil-9.toml", "evidencias/abre.jpg"])
def test_a_file_that_no_run_writes_is_found(record: Record, name: str) -> None:
    folder = record()
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("Todo es CONFORME.", encoding="utf-8")
    Manifest.of(folder).save(folder)
    assert audit(folder).problems == [f"«{name}» no es de los archivos que la suite escribe en un acta."]


@pytest.mark.parametrize("name", ["veredicto-final.html", "perfil-CONFORME.toml"])
def test_a_file_is_not_of_the_suite_because_the_record_names_it(record: Record, name: str) -> None:
    folder = record()
    (folder / name).write_text("Todo es CONFORME.", encoding="utf-8")
    data = read_verdicts(folder)
    data["run"]["files"] = dict(sorted({**data["run"]["files"], name: digest_of_file(folder / name)}.items()))
    (folder / "verdicts.json").write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    Manifest.of(folder).save(folder)
    assert audit(folder).problems == [f"«{name}» no es de los archivos que la suite escribe en un acta."]


@pytest.mark.parametrize("name", ["APROBADO", "evidencia/CONFORME", "detalle/CONFORME"])
def test_a_folder_that_no_run_makes_is_found(record: Record, name: str) -> None:
    folder = record()
    (folder / name).mkdir(parents=True)
    assert audit(folder).problems == [f"«{name}» está vacía y no es de las carpetas que la suite escribe en un acta."]


def test_what_is_named_like_a_second_run_and_is_none_is_told(record: Record) -> None:
    folder = record()
    (folder / "evidencia" / "CONFORME-repeticion.json").write_text("<h1>CONFORME</h1>", encoding="utf-8")
    Manifest.of(folder).save(folder)
    told = "Ningún resultado nombra «evidencia/CONFORME-repeticion.json»: no cuenta como evidencia de nada."
    assert told in audit(folder).notices


@pytest.mark.parametrize("name", [b"otra\nhuella", b"otra\xff", "otra\u200b".encode()], ids=["línea", "bytes", "nada"])
@pytest.mark.parametrize("order", ["verify", "rebuild", "show"])
def test_a_name_that_could_be_read_as_two_lines_is_refused(
    record: Record, capsys: pytest.CaptureFixture[str], name: bytes, order: str
) -> None:
    folder = record()
    Path(os.fsdecode(os.fsencode(folder / "evidencia") + b"/" + name)).write_bytes(b"x")
    assert main([order, str(folder)]) == 4
    error = capsys.readouterr().err
    assert "hay un archivo de nombre" in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"success": false', '"success": true, "success": false'),
        ('"success": false', '"success": 0'),
        ('{"meta": {', '{"testRunFinished": {"success": true}, "meta": {'),
    ],
)
def test_messages_of_cucumber_are_compared_whole(record: Record, old: str, new: str) -> None:
    folder = record(failed=("registro",))
    change(folder / "cucumber.ndjson", old, new)
    Manifest.of(folder).save(folder)
    assert audit(folder).problems == ["cucumber.ndjson no dice lo que dicen verdicts.json y la evidencia."]


def test_a_separator_of_lines_in_a_text_is_no_forgery(record: Record) -> None:
    found = audit(record(failed=("registro",), observed="Se vio\u2028otra\u0085cosa."))
    assert (found.problems, found.other_version) == ([], False)


@pytest.mark.parametrize("name", ["libro.jsonl", "certificate.json"])
@pytest.mark.parametrize("order", ["verify", "rebuild"])
def test_files_that_the_page_has_no_place_for_are_told_in_sentences(
    record: Record, capsys: pytest.CaptureFixture[str], name: str, order: str
) -> None:
    folder = record()
    (folder / "acta.pdf").write_bytes(b"%PDF-1.7\n")
    line = {key: "x" for key in ("id", "document", "email", "trace")}
    (folder / name).write_text(json.dumps(line if name == "libro.jsonl" else {"detection": {}}), encoding="utf-8")
    Manifest.of(folder).save(folder)
    code = main([order, str(folder), *(["--no-pdf"] if order == "rebuild" else [])])
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    if order == "verify":
        assert code == 1
    else:
        assert code == 4 or read_verdicts(folder)["run"]["broken"]


@pytest.mark.parametrize("spoilt", [False, True])
def test_results_of_allure_are_compared(record: Record, tmp_path: Path, *, spoilt: bool) -> None:
    folder, results = record(failed=("registro",)), tmp_path / "allure-results"
    write_allure(read_verdicts(folder), folder, results)
    if spoilt:
        (results / "de más.txt").touch()
    assert main(["verify", str(folder), "--export", str(results)]) == int(spoilt)


def test_an_export_that_says_a_thing_twice_is_found(record: Record, tmp_path: Path) -> None:
    folder, target = record(failed=("registro",)), tmp_path / "ctrf.json"
    assert main(["export", str(folder), "--format", "ctrf", "--output", str(target)]) == 0
    assert main(["verify", str(folder), "--export", str(target)]) == 0
    change(target, '"status": "failed"', '"status": "passed", "status": "failed"')
    assert main(["verify", str(folder), "--export", str(target)]) == 1


def test_signatures_of_one_name_are_told() -> None:
    signed = [
        Signature(role, "", name, "", stamped=False, known=False, problems=())
        for role, name in (("Elaborado", "Ana"), ("Aprobado", "Ana"), ("Revisado", "Eva"))
    ]
    (_, told) = chain_notices(signed)
    assert told == "Las firmas «Elaborado», «Aprobado» son de un mismo nombre, Ana: no consta que sean varias personas."


def test_a_rebuilt_record_has_the_form_of_the_suite(record: Record) -> None:
    folder = record()
    (folder / "nota.txt").touch()
    Manifest.of(folder).save(folder)
    assert rebuild(folder)
    (folder / "nota.txt").unlink()
    assert audit(folder).problems == ["Falta el archivo «nota.txt»."]


def test_a_killed_run_that_is_rebuilt_has_the_files_of_a_closed_one(record: Record) -> None:
    folder = record()
    inputs = RecordedInputs.from_data(read_verdicts(folder))
    for name in ("verdicts.json", "manifest.json", "certificate.json"):
        (folder / name).unlink()
    RunStart(inputs.plan, inputs.started, inputs.facts).save(folder)
    assert rebuild(folder)
    assert audit(folder).problems == []
    assert not (folder / START).exists()
    assert {"catalogo.toml", "certificate.json"} <= set(read_verdicts(folder)["run"]["files"])
