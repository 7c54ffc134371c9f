"""The seal of a record: what it covers, how it is kept, and what is told of one that cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from reports.record import manifest
from reports.record.files import MANIFEST, PDF
from reports.record.manifest import Manifest, digest_of, generator_digest

SEAL = Manifest({"acta.html": "1f", "evidencia/año.jpg": "2e"}, "3d", "4c")
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


def test_a_seal_is_kept_as_a_person_and_a_program_read_it(tmp_path: Path) -> None:
    SEAL.save(tmp_path)
    assert (tmp_path / MANIFEST).read_text(encoding="utf-8") == TEXT


def test_a_kept_seal_comes_back(tmp_path: Path) -> None:
    SEAL.save(tmp_path)
    assert Manifest.load(tmp_path) == SEAL


def test_a_seal_holds_texts_whatever_was_written_into_it(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"files": {"a": 1}, "digest": 2, "generator": 3}', encoding="utf-8")
    assert Manifest.load(tmp_path) == Manifest({"a": "1"}, "2", "3")


def test_a_folder_without_a_seal_is_told_to_be_no_acta(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=f"no hay {MANIFEST}: no es un acta"):
        Manifest.load(tmp_path)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"files": [], "digest": "", "generator": ""}', '{"files": {}, "digest": ""}', '{"files": {}}'],
)
def test_a_seal_that_somebody_changed_is_told_so(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=f"El {MANIFEST} de .* no se puede leer: alguien lo cambió"):
        Manifest.load(tmp_path)


def test_a_seal_covers_every_file_but_itself(tmp_path: Path) -> None:
    (tmp_path / "evidencia").mkdir()
    (tmp_path / "evidencia" / MANIFEST).write_bytes(b"de la evidencia")
    (tmp_path / "acta.html").write_bytes(b"acta")
    (tmp_path / MANIFEST).write_bytes(b"el propio")
    found = Manifest.of(tmp_path)
    assert found.files == {"acta.html": sha256(b"acta"), f"evidencia/{MANIFEST}": sha256(b"de la evidencia")}
    assert (found.digest, found.generator) == (digest_of(found.files), generator_digest())


def test_the_files_of_a_seal_have_an_order_of_their_own(tmp_path: Path) -> None:
    for name in ("b", "c", "a"):
        (tmp_path / name).touch()
    assert list(Manifest.of(tmp_path).files) == ["a", "b", "c"]


def test_the_digest_is_what_sha256sum_gives_for_the_list() -> None:
    assert digest_of({"b": "2e", "a": "1f"}) == sha256(b"1f  a\n2e  b\n")


def test_the_digest_leaves_the_pdf_out_and_no_other() -> None:
    assert digest_of({"a": "1f", PDF: "2e"}) == digest_of({"a": "1f"})
    assert digest_of({"a": "1f", f"evidencia/{PDF}": "2e"}) != digest_of({"a": "1f"})


def test_the_generator_is_code_templates_and_observations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_the_suite_may_itself_lie_in_a_folder_called_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "out"
    room.mkdir()
    (room / "a.py").write_bytes(b"1")
    monkeypatch.setattr(manifest, "_ROOM", room)
    before = generator_digest()
    (room / "a.py").write_bytes(b"2")
    assert generator_digest() != before
