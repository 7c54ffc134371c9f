"""Manifest of a record: what it covers, how it is saved, and the refusal of a corrupt one."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from reports.record import manifest
from reports.record.files import MANIFEST, PDF, SIGNATURES
from reports.record.manifest import Manifest, digest_of, generator_digest

MANIFEST_OF_TWO = Manifest({"acta.html": "1f", "evidencia/año.jpg": "2e"}, "3d", "4c")
TEXT = """{
  "schema": 1,
  "algorithm": "sha256",
  "digest": "3d",
  "generator": "4c",
  "files": {
    "acta.html": "1f",
    "evidencia/año.jpg": "2e"
  }
}
"""


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_manifest_is_readable_json(tmp_path: Path) -> None:
    MANIFEST_OF_TWO.save(tmp_path)
    assert (tmp_path / MANIFEST).read_text(encoding="utf-8") == TEXT


def test_a_saved_manifest_is_loaded_again(tmp_path: Path) -> None:
    MANIFEST_OF_TWO.save(tmp_path)
    assert Manifest.load(tmp_path) == MANIFEST_OF_TWO


def test_a_manifest_converts_its_values_to_texts(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"files": {"a": 1}, "digest": 2, "generator": 3}', encoding="utf-8")
    assert Manifest.load(tmp_path) == Manifest({"a": "1"}, "2", "3")


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=f"no hay {MANIFEST}: no es un acta"):
        Manifest.load(tmp_path)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"files": [], "digest": "", "generator": ""}', '{"files": {}, "digest": ""}', '{"files": {}}'],
)
def test_a_corrupt_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=f"El {MANIFEST} de .* no se puede leer: alguien lo cambió"):
        Manifest.load(tmp_path)


def test_a_manifest_covers_every_file_except_itself(tmp_path: Path) -> None:
    (tmp_path / "evidencia").mkdir()
    (tmp_path / "evidencia" / MANIFEST).write_bytes(b"de la evidencia")
    (tmp_path / "acta.html").write_bytes(b"acta")
    (tmp_path / MANIFEST).write_bytes(b"el propio")
    found = Manifest.of(tmp_path)
    assert found.files == {"acta.html": sha256(b"acta"), f"evidencia/{MANIFEST}": sha256(b"de la evidencia")}
    assert (found.digest, found.generator) == (digest_of(found.files), generator_digest())


def test_a_renewed_manifest_covers_new_files_and_keeps_what_wrote_the_acta(tmp_path: Path) -> None:
    (tmp_path / "acta.html").write_bytes(b"acta")
    replace(Manifest.of(tmp_path), generator="otra versión").save(tmp_path)
    (tmp_path / PDF).write_bytes(b"impresa")
    Manifest.renew(tmp_path)
    found = Manifest.load(tmp_path)
    assert found.files == {"acta.html": sha256(b"acta"), PDF: sha256(b"impresa")}
    assert found.generator == "otra versión"


@pytest.mark.parametrize(
    "name",
    ["acta\n.html", "acta\x7f.html", os.fsdecode(b"acta\xff.html")],
    ids=["salto de línea", "signo de control", "no es UTF-8"],
)
def test_a_file_whose_name_cannot_stand_on_a_line_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "evidencia").mkdir()
    (tmp_path / "evidencia" / name).touch()
    with pytest.raises(ConfigurationError, match=r"En «.*» hay un archivo de nombre 'acta.*html', que la suite no"):
        Manifest.of(tmp_path)


def test_the_files_of_a_manifest_are_sorted(tmp_path: Path) -> None:
    for name in ("b", "c", "a"):
        (tmp_path / name).touch()
    assert list(Manifest.of(tmp_path).files) == ["a", "b", "c"]


def test_the_digest_is_that_of_the_list_of_sha256sum() -> None:
    assert digest_of({"b": "2e", "a": "1f"}) == sha256(b"1f  a\n2e  b\n")


def test_the_digest_excludes_only_what_signing_changes() -> None:
    assert digest_of({"a": "1f", SIGNATURES: "2e"}) == digest_of({"a": "1f"})
    assert digest_of({"a": "1f", PDF: "2e"}) == digest_of({"a": "1f"})
    assert digest_of({"a": "1f", f"evidencia/{PDF}": "2e"}) != digest_of({"a": "1f"})


def test_the_generator_covers_code_templates_and_observations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    observations = tmp_path.with_name("observaciones.toml")
    observations.write_bytes(b"observado")
    monkeypatch.setattr(manifest, "_ROOM", tmp_path)
    monkeypatch.setattr(manifest, "OBSERVATIONS_FILE", observations)
    for folder in ("out", "plantillas/out", "plantillas"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    written = {"c.css": b"3", "a.py": b"1", "plantillas/e.j2": b"5", "d.js": b"4", "b.md": b"no", "out/a.py": b"no"}
    for name, content in written.items():
        (tmp_path / name).write_bytes(content)
    assert generator_digest() == sha256(b"1345observado")


def test_the_suite_may_lie_in_a_folder_called_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "out"
    room.mkdir()
    (room / "a.py").write_bytes(b"1")
    monkeypatch.setattr(manifest, "_ROOM", room)
    before = generator_digest()
    (room / "a.py").write_bytes(b"2")
    assert generator_digest() != before
