"""Profiles into which people's decisions are written: which one, and what is refused before anything is."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from harness.scope import ROOT
from reports.__main__ import main
from reports.cli import decisions
from reports.manual.profile_file import profile_of, read_profile_document
from reports.record.closing import close_record
from reports.record.reading import read_verdicts

Record = Callable[..., Path]
REVIEW = ("--requirement", "5.1.registro", "--verdict", "pass", "--note", "Se miró a mano")


def naming(folder: Path, profile: str) -> Path:
    """Let a record name a profile, consistently."""
    data = read_verdicts(folder)
    data["run"]["facts"]["Perfil"] = profile
    (folder / "verdicts.json").write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    close_record(folder)
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Checkout with a profile of the portal of the records, and one of another portal; a further one lies outside."""
    (tmp_path / "suite" / "profiles").mkdir(parents=True)
    for path, name in (
        ("suite/profiles/uno.toml", "Portal de prueba"),
        ("suite/otro.toml", "Otro"),
        ("ajeno.toml", ""),
    ):
        (tmp_path / path).write_text(f'name = "{name or "Portal de prueba"}"\n', encoding="utf-8")
    return tmp_path / "suite"


def test_profile_of_the_run_is_one_of_the_checkout(record: Record, root: Path) -> None:
    assert profile_of(naming(record(), "profiles/uno.toml"), None, root) == root / "profiles" / "uno.toml"


@pytest.mark.parametrize(
    "named", ["../ajeno.toml", "profiles/../../ajeno.toml", "/etc/hostname", "profiles\n/uno.toml"]
)
def test_record_leads_to_no_file_outside_of_the_checkout(record: Record, root: Path, named: str) -> None:
    with pytest.raises(ConfigurationError, match="fuera de la carpeta de la suite, y allí no se escribe"):
        profile_of(naming(record(), named), None, root)


def test_record_leads_to_no_profile_of_another_portal(record: Record, root: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"«otro\.toml», que no es el de «Portal de prueba»"):
        profile_of(naming(record(), "otro.toml"), None, root)


def test_profile_that_a_person_names_may_lie_anywhere(record: Record, root: Path) -> None:
    outside = root.parent / "ajeno.toml"
    assert profile_of(naming(record(), "otro.toml"), outside, root) == outside


def test_command_does_not_write_outside_of_the_checkout(
    record: Record, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(decisions, "ROOT", root)
    before = (root.parent / "ajeno.toml").read_bytes()
    folder = naming(record(failed=("registro",)), "../ajeno.toml")
    words = ["--reason", "x", "--approver", "Jefa", "--until", "2099-01-01", "--long"]
    assert main(["waive", str(folder), "5.1.registro", *words]) == 4
    assert main(["approve", str(folder), "--message", "codigo-solicitado", "--as", "A", "--against", "portal"]) == 4
    assert capsys.readouterr().err.count("indíquelo con --portal.\n") == 2
    assert (root.parent / "ajeno.toml").read_bytes() == before


WRONG: dict[str, tuple[bytes, str]] = {
    "latin-1": ('name = "Administración"\n'.encode("latin-1"), "UTF-8"),
    "sintaxis": (b"name = \n", "no es TOML v"),
    "anidado": (b"a = " + b"[" * 100_000, "no es TOML v"),
    "revisiones": (b"reviews = 3\n", "«reviews» no está escrito como se espera"),
    "una dispensa sin requisito": (b"[[waivers]]\nreason = 'x'\n", "«waivers» no está"),
    "lo que no aplica": (b"absent = [{}]\n", "«absent» no está"),
    "mensajes": (b"messages = [1]\n", "«messages» no está"),
}


@pytest.mark.parametrize("name", list(WRONG))
def test_profile_that_cannot_be_read_is_refused_before_the_record_is_changed(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    content, message = WRONG[name]
    profile = tmp_path / "mi-portal.toml"
    profile.write_bytes(content)
    folder = record()
    before = (folder / "verdicts.json").read_bytes()
    assert main(["review", str(folder), *REVIEW, "--by", "Eva", "--portal", str(profile)]) == 4
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1
    assert ((folder / "verdicts.json").read_bytes(), profile.read_bytes()) == (before, content)
    assert main(["verify", str(folder)]) == 0


def test_profiles_of_the_checkout_have_the_expected_shape(tmp_path: Path) -> None:
    for path in (ROOT / "profiles").glob("*.toml"):
        read_profile_document(Path(shutil.copy(path, tmp_path)))


def test_name_from_a_terminal_of_another_encoding_is_refused(
    record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record()
    with pytest.raises(SystemExit) as ended:
        main(["review", str(folder), *REVIEW, "--by", os.fsdecode(b"Jos\xe9")])
    assert ended.value.code == 2
    assert "no es UTF-8: escríbalo de nuevo" in capsys.readouterr().err
    assert main(["verify", str(folder)]) == 0
