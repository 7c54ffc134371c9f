"""Command ``verify``: over twenty kinds of tampering are named, with or without a new manifest."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reports.__main__ import main
from reports.audit import contents
from reports.audit import verify as auditing
from reports.audit.verify import audit
from reports.exports.cucumber import cucumber_messages
from reports.record import closing, reading
from reports.record.files import MANIFEST
from reports.record.manifest import Manifest
from tests.reports.alterations import edit, line_twice, requirement, verdicts, without_line

Record = Callable[..., Path]


# The change, a part of the problem that must be named, and whether the manifest was written anew.
TAMPERING: dict[str, tuple[Callable[[Path], Any], str, bool]] = {
    "una imagen cambiada": (lambda f: (f / "evidencia/abre.jpg").write_bytes(b"otra"), "evidencia/abre.jpg", False),
    "una imagen borrada": (
        lambda f: (f / "evidencia/abre.jpg").unlink(),
        "Falta el archivo «evidencia/abre.jpg»",
        False,
    ),
    "un archivo añadido": (lambda f: (f / "evidencia/nueva.jpg").write_bytes(b"x"), "Sobra el archivo", False),
    "dos imágenes intercambiadas": (
        lambda f: (
            (f / "evidencia/abre.jpg").write_bytes(b"1"),
            shutil.copy(f / "evidencia/abre.jpg", f / "evidencia/registro.jpg"),
        ),
        "evidencia/registro.jpg",
        False,
    ),
    "un correo cambiado": (edit("evidencia/abre.json", "a@b.example", "z@z.example"), "evidencia/abre.json", False),
    "la página cambiada": (edit("acta.html", "NO CONFORME", "CONFORME"), "acta.html", False),
    "el catálogo cambiado": (edit("catalogo.toml", "hace bien", "hace mal"), "catalogo.toml", False),
    "una línea de resultados cambiada": (edit("outcomes.jsonl", '"fail"', '"pass"'), "outcomes.jsonl", False),
    "la huella de un archivo cambiada": (
        lambda f: Manifest({**Manifest.load(f).files, "acta.html": "0" * 64}, Manifest.load(f).digest, "x").save(f),
        "acta.html",
        False,
    ),
    "la huella del conjunto cambiada": (edit(MANIFEST, '"digest": "', '"digest": "0'), "huella del conjunto", False),
    "el veredicto del documento mejorado": (
        verdicts(lambda data: data["document"].update(verdict="CONFORME", exit_code=0)),
        "«document» no sale así",
        True,
    ),
    "un requisito mejorado": (requirement(1, verdict="pass"), "5.1.formulario", True),
    "una culpa cambiada de sitio": (requirement(2, blocked_by="5.1.abre"), "5.1.mensaje-codigo-solicitado", True),
    "un motivo reescrito": (requirement(1, reason="Casi."), "5.1.formulario", True),
    "un enunciado suavizado": (requirement(1, statement="Lo intenta."), "5.1.formulario", True),
    "un requisito quitado": (
        verdicts(lambda data: data["requirements"].pop(1)),
        "falta el requisito «5.1.formulario»",
        True,
    ),
    "un resultado quitado": (without_line, "5.1.registro", True),
    "un resultado repetido": (line_twice, "más de un resultado", True),
    "una línea ilegible": (edit("outcomes.jsonl", '{"scenario"', '{"scenari', 1), "no se puede leer", True),
    "una dispensa inventada": (
        verdicts(
            lambda data: data["waived"].append(
                {
                    "requirement": "5.1.formulario",
                    "observation": "Otra cosa.",
                    "reason": "x",
                    "approver": "x",
                    "expires": "2099-01-01",
                    "fingerprint": "huella-a",
                    "problem": "",
                }
            )
        ),
        "no sale así",
        True,
    ),
    "la corrida parcial dada por completa": (
        verdicts(lambda data: data["run"].update(selected=[])),
        "no lo tenía previsto",
        True,
    ),
    "la página cambiada y sellada": (edit("acta.html", "NO CONFORME", "CONFORME"), "acta.html no dice", True),
    "un correo cambiado y sellado": (
        edit("evidencia/formulario.json", "a@b.example", "z@z.example"),
        "acta.html",
        True,
    ),
}


@pytest.mark.parametrize("name", list(TAMPERING))
def test_tampering_is_named(record: Record, name: str) -> None:
    tamper, message, sealed = TAMPERING[name]
    folder = record(failed=("formulario",), observed="Se vio otra cosa.")
    assert not audit(folder).problems
    tamper(folder)
    if sealed:
        Manifest.of(folder).save(folder)
    problems = audit(folder).problems
    assert any(message in each for each in problems), problems


def test_sound_record_is_reported_as_sound(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(record())]) == 0
    output = capsys.readouterr().out
    assert "El acta está íntegra y sus veredictos salen de los resultados: CONFORME." in output
    assert "Aviso: Nadie firmó ni selló el acta, y quien tenga la carpeta pudo rehacerla entera" in output
    assert "\x1b[" not in output


@pytest.mark.parametrize("part", ["manifest.json", "catalogo.toml", "certificate.json"])
def test_record_of_another_version_has_a_status_and_an_exit_code_of_its_own(
    record: Record, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], part: str
) -> None:
    folder = record()
    assert main(["verify", str(folder)]) == 0
    if part == "manifest.json":
        replace(Manifest.load(folder), generator="otra").save(folder)
    else:
        own = "CATALOGUE_FILE" if part == "catalogo.toml" else "CERTIFIED"
        monkeypatch.setattr(auditing, own, folder / "junit.xml")
    assert main(["verify", str(folder)]) == 8
    assert "El acta está íntegra, escrita por otra versión de la suite, y" in capsys.readouterr().out
    assert main(["compare", str(folder), str(folder)]) == 0
    assert "escrita por otra versión de la suite" in capsys.readouterr().out


CONSISTENT: dict[str, Callable[[Path], Any]] = {
    "un id cambiado en todas partes": lambda f: everywhere(f, "5.1.registro", "5.1.registrado"),
    "un enunciado suavizado en todas partes": lambda f: everywhere(f, "hace bien", "intenta"),
    "el catálogo borrado": lambda f: (f / "catalogo.toml").unlink(),
    "el certificado borrado": lambda f: (f / "certificate.json").unlink(),
}


def everywhere(folder: Path, old: str, new: str) -> None:
    for path in (each for each in folder.rglob("*") if each.suffix in {".toml", ".json", ".jsonl", ".ndjson", ".xml"}):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("rebuilt", [False, True])
@pytest.mark.parametrize("name", list(CONSISTENT))
def test_consistent_tampering_is_never_zero(
    record: Record, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, rebuilt: bool
) -> None:
    folder = record()
    shutil.copy(folder / "catalogo.toml", tmp_path / "de la suite.toml")
    monkeypatch.setattr(auditing, "CATALOGUE_FILE", tmp_path / "de la suite.toml")
    monkeypatch.setattr(closing, "CATALOGUE_FILE", tmp_path / "de la suite.toml")
    monkeypatch.setattr(reading, "CATALOGUE_FILE", tmp_path / "de la suite.toml")
    assert main(["verify", str(folder)]) == 0
    CONSISTENT[name](folder)
    Manifest.of(folder).save(folder)
    if rebuilt:
        main(["rebuild", str(folder), "--no-pdf"])
    document = json.loads((folder / "verdicts.json").read_text(encoding="utf-8"))["document"]
    assert main(["verify", str(folder)]) or document["verdict"] != "CONFORME"


def test_record_with_other_features_is_compared_with_its_own(
    record: Record, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    feature = tmp_path / "features" / "x.feature"
    feature.parent.mkdir()
    feature.write_text("# language: es\nCaracterística: X\n  Escenario: abre\n    Dado algo\n", encoding="utf-8")
    monkeypatch.setattr(contents, "ROOT", tmp_path)
    folder = record()
    data = json.loads((folder / "verdicts.json").read_text(encoding="utf-8"))
    (folder / "cucumber.ndjson").write_text(cucumber_messages(data, (tmp_path,)), encoding="utf-8")
    Manifest.of(folder).save(folder)
    assert not contents.has_other_features(folder, data)
    feature.write_text(feature.read_text(encoding="utf-8") + "    Cuando otra cosa\n", encoding="utf-8")
    assert contents.has_other_features(folder, data)
    found = audit(folder)
    assert found.problems == []
    assert any("no son los de esta suite: son de otro momento" in each for each in found.notices)
    (folder / "cucumber.ndjson").write_text("", encoding="utf-8")
    assert contents.has_other_features(folder, data)


BOUND: dict[str, tuple[Callable[[Path], Any], str]] = {
    "dos imágenes intercambiadas": (lambda f: (f / "evidencia/registro.jpg").write_bytes(b"otra"), "registro.jpg"),
    "un correo borrado": (lambda f: (f / "evidencia/abre.json").unlink(), "el correo «evidencia/abre.json»"),
    "un correo ilegible": (lambda f: (f / "evidencia/abre.json").write_text("{"), "evidencia/abre.json"),
    "el certificado cambiado": (lambda f: (f / "certificate.json").write_text("{}"), "«certificate.json» no es"),
    "la prueba de JUnit cambiada": (edit("junit.xml", "<failure", "<passed"), "junit.xml no dice"),
    "Cucumber cambiado": (edit("cucumber.ndjson", '"success": false', '"success": true'), "cucumber.ndjson no dice"),
    "JUnit borrado": (lambda f: (f / "junit.xml").unlink(), "junit.xml no dice"),
}


@pytest.mark.parametrize("name", list(BOUND))
def test_what_outcomes_and_verdicts_name_is_compared_though_the_manifest_is_new(record: Record, name: str) -> None:
    tamper, message = BOUND[name]
    folder = record(failed=("formulario",))
    tamper(folder)
    Manifest.of(folder).save(folder)
    assert any(message in each for each in audit(folder).problems), audit(folder).problems


def test_record_of_the_older_format_says_what_it_cannot_prove(record: Record) -> None:
    folder = record()
    for name in ("outcomes.jsonl", "verdicts.json"):
        text = (folder / name).read_text(encoding="utf-8")
        text = re.sub(r',\s*"sha256": "\w{64}"', "", text)
        (folder / name).write_text(re.sub(r',\s*"files": {[^}]*}', "", text), encoding="utf-8")
    main(["rebuild", str(folder), "--no-pdf"])
    found = audit(folder)
    assert found.problems == []
    assert any("de evidencia sin su huella" in each for each in found.notices)
