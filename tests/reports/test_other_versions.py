"""Records that another version of the suite wrote: no command makes them look as if this one had written them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reports.__main__ import main
from reports.audit import contents
from reports.audit import verify as auditing
from reports.exports.cucumber import cucumber_messages
from reports.record import closing, recorded_features
from reports.record.files import CUCUMBER
from reports.record.manifest import Manifest
from reports.record.reading import read_verdicts
from tests.reports.conftest import NAMES

Record = Callable[..., Path]
REVIEW = ("--requirement", "5.1.registro", "--verdict", "pass", "--by", "Eva", "--note", "Se miró a mano")


@pytest.fixture
def feature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only feature file of this checkout."""
    path = tmp_path / "suite" / "features" / "x.feature"
    path.parent.mkdir(parents=True)
    path.write_text("# language: es\nCaracterística: X\n  Escenario: abre\n    Dado algo\n", encoding="utf-8")
    for module in (contents, closing, recorded_features):
        monkeypatch.setattr(module, "ROOT", tmp_path / "suite")
    return path


def with_other_features(folder: Path, feature: Path) -> Path:
    """Let other scenarios than those of this checkout be the ones that a record holds."""
    own = feature.read_text(encoding="utf-8")
    feature.write_text(own + "    Cuando nada\n", encoding="utf-8")
    text = cucumber_messages(read_verdicts(folder), (feature.parents[1],))
    feature.write_text(own, encoding="utf-8")
    (folder / CUCUMBER).write_text(text, encoding="utf-8")
    Manifest.of(folder).save(folder)
    return folder


def by_another_version(folder: Path) -> Path:
    """Let another version have written the acta of a record."""
    replace(Manifest.load(folder), generator="otra").save(folder)
    return folder


@pytest.mark.parametrize("order", [["rebuild", "--no-pdf"], ["review", *REVIEW]])
def test_scenarios_that_ran_stay_in_the_record(
    record: Record, feature: Path, capsys: pytest.CaptureFixture[str], order: list[str]
) -> None:
    folder = with_other_features(record(), feature)
    assert main(["verify", str(folder)]) == 8
    capsys.readouterr()
    assert main([order[0], str(folder), *order[1:]]) == 0
    assert (
        "Otra versión de la suite escribió los escenarios, y «verify» lo seguirá diciendo." in capsys.readouterr().out
    )
    assert "Cuando nada" in (folder / CUCUMBER).read_text(encoding="utf-8")
    assert main(["verify", str(folder)]) == 8


@pytest.mark.parametrize("text", ["", "{", '{"source": {"uri": "features/x.feature", "data": "Nada"}}\n'])
def test_scenarios_that_cannot_be_read_are_told_by_rebuild(record: Record, feature: Path, text: str) -> None:
    folder = record()
    assert feature.is_file()
    (folder / CUCUMBER).write_text(text, encoding="utf-8")
    Manifest.of(folder).save(folder)
    assert main(["rebuild", str(folder), "--no-pdf"]) == 0
    assert "cucumber.ndjson no dice" in read_verdicts(folder)["run"]["broken"][0]
    assert main(["verify", str(folder)]) == 0


@pytest.mark.parametrize("order", [["rebuild", "--no-pdf"], ["review", *REVIEW]])
def test_record_of_another_version_tells_that_it_was_one(
    record: Record, capsys: pytest.CaptureFixture[str], order: list[str]
) -> None:
    folder = by_another_version(record())
    assert main([order[0], str(folder), *order[1:]]) == 0
    assert "Otra versión de la suite escribió las páginas y las exportaciones" in capsys.readouterr().out
    assert read_verdicts(folder)["run"]["facts"]["Acta escrita de nuevo"] == "la que escribió otra versión de la suite"
    assert main(["verify", str(folder)]) == 0
    assert "El acta la había escrito otra versión de la suite" in capsys.readouterr().out


def test_certificate_of_another_shape_is_refused_before_anything_is_written(
    record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record()
    kept = (folder / "certificate.json").read_bytes()
    (folder / "certificate.json").write_text("{}", encoding="utf-8")
    before = (folder / "verdicts.json").read_bytes()
    for order in (["rebuild", "--no-pdf"], ["pdf"]):
        assert main([order[0], str(folder), *order[1:]]) == 4
        assert capsys.readouterr().err.endswith("ponga en su lugar el que dejó la corrida.\n")
    assert (folder / "verdicts.json").read_bytes() == before
    (folder / "certificate.json").write_bytes(kept)
    assert main(["verify", str(folder)]) == 0


FOREIGN: dict[str, Callable[[Path, Path], object]] = {
    "los escenarios": with_other_features,
    "las páginas y las exportaciones": lambda folder, _: by_another_version(folder),
    "catalogo.toml": lambda folder, feature: shutil.copy(folder / "catalogo.toml", feature.parents[1] / "otro.toml"),
}


@pytest.mark.parametrize("part", list(FOREIGN))
def test_merged_parts_of_another_version_never_end_in_zero(
    record: Record,
    feature: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    part: str,
) -> None:
    folders = [record("a", selected=NAMES[:2]), record("b", selected=NAMES[2:])]
    for each in folders:
        FOREIGN[part](each, feature)
    if part == "catalogo.toml":
        other = feature.parents[1] / "otro.toml"
        other.write_text(other.read_text(encoding="utf-8") + "# otro\n", encoding="utf-8")
        monkeypatch.setattr(auditing, "CATALOGUE_FILE", other)
    whole = folders[0].with_name("acta")
    assert main(["merge", *map(str, folders), "--record", str(whole), "--no-pdf"]) == 8
    assert f"Otra versión de la suite escribió {part} de las partes." in capsys.readouterr().out
    assert main(["verify", str(whole)]) == (0 if part.startswith("las páginas") else 8)
    assert "otra versión de la suite" in read_verdicts(whole)["run"]["facts"]["Partes"]
    assert json.loads((whole / "verdicts.json").read_text(encoding="utf-8"))["document"]["verdict"] == "CONFORME"


def test_parts_that_ran_other_scenarios_are_refused(
    record: Record, feature: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = record("a", selected=NAMES[:2]), record("b", selected=NAMES[2:])
    with_other_features(second, feature)
    assert main(["merge", str(first), str(second), "--record", str(first.with_name("acta")), "--no-pdf"]) == 4
    assert "los escenarios de «features/x.feature» no son los mismos" in capsys.readouterr().err
    assert not first.with_name("acta").exists()
