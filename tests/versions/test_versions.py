"""Profiles, records and catalogues of other versions: an older one is read, a newer one is refused in one sentence.

``0.1.0.tar.xz`` and its like hold what each version wrote: a record of its tests, a profile and its catalogue
(``python -m tests.versions``).
"""

from __future__ import annotations

import json
import re
import shutil
import tarfile
from datetime import date
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from harness.layout import ROOT
from harness.version import CATALOGUE_FORMAT, PROFILE_FORMAT, RECORD_FORMAT, VERSION
from instructivo.catalogue import load_catalogue
from pages.profile import load_profile
from reports.__main__ import main
from reports.record.files import MANIFEST, START, VERDICTS
from reports.record.manifest import Manifest
from reports.record.reading import read_verdicts
from reports.record.start import RunStart

OLD = sorted(Path(__file__).parent.glob("*.tar.xz"))
HEADING = re.compile(r"^## (\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2}|in work)\)$", re.MULTILINE)
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([\d-]+|en curso) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
NEWER = f"es del formato 2 y esta versión de la suite, la {VERSION}, lee hasta el 1: use la versión que lo escribió"


@pytest.fixture(scope="module", params=OLD, ids=lambda path: path.name.removesuffix(".tar.xz"))
def old(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an older version wrote, unpacked."""
    folder = tmp_path_factory.mktemp("antes")
    with tarfile.open(request.param) as packed:
        packed.extractall(folder, filter="data")
    return folder


def test_an_older_profile_is_read(old: Path) -> None:
    assert load_profile(old / "perfil.toml").waivers[0].approver == "J. Jefa"


def test_an_older_catalogue_is_read(old: Path) -> None:
    assert len(load_catalogue(old / "catalogo.toml")) == 181


def test_an_older_record_is_sound_shown_and_compared(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = str(old / "acta")
    assert main(["verify", record]) == 8
    assert "El acta está íntegra, escrita por otra versión de la suite" in capsys.readouterr().out
    assert main(["show", record]) == 0
    assert capsys.readouterr().out.startswith("NO CONFORME\n")
    assert main(["compare", record, record]) == 0
    assert main(["history", record, record]) == 0
    assert main(["ci", record]) == 0


def test_an_older_record_is_judged_and_written_again(old: Path, tmp_path: Path) -> None:
    shutil.copytree(old / "acta", tmp_path / "acta")
    assert main(["rebuild", str(tmp_path / "acta"), "--no-pdf"]) == 0
    assert read_verdicts(tmp_path / "acta")["document"]["verdict"] == "NO CONFORME"


def test_a_newer_profile_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "mi-portal.toml"
    file.write_text("schema = 2\nname = 'Mi portal'\ncolour = 'azul'\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="^El perfil «mi-portal.toml» " + re.escape(NEWER)):
        load_profile(file)


def test_a_newer_catalogue_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "requirements.toml"
    file.write_text("schema = 2\n[documento]\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="^El catálogo requirements.toml " + re.escape(NEWER)):
        load_catalogue(file)


@pytest.mark.parametrize("name", [VERDICTS, MANIFEST, START])
def test_a_newer_record_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(json.dumps({"schema": 2, "otra": "cosa"}), encoding="utf-8")
    read = {VERDICTS: read_verdicts, MANIFEST: Manifest.load, START: RunStart.load}[name]
    with pytest.raises(ConfigurationError, match=re.escape(NEWER)) as caught:
        read(tmp_path)
    assert "\n" not in str(caught.value)


def test_the_newest_section_of_the_changelog_is_this_version() -> None:
    found = HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    numbers = [tuple(map(int, number.split("."))) for number, _ in found]
    days = [date.today() if day == "in work" else date.fromisoformat(day) for _, day in found]
    assert found[0][0] == VERSION
    assert numbers == sorted(set(numbers), reverse=True)
    assert days == sorted(days, reverse=True)
    assert all(day != "in work" for _, day in found[1:])


def test_the_table_of_versions_is_complete() -> None:
    rows = ROW.findall((ROOT / "docs" / "versiones.md").read_text(encoding="utf-8"))
    headings = HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert [row[:2] for row in rows] == [(number, day.replace("in work", "en curso")) for number, day in headings]
    assert tuple(map(int, rows[0][2:])) == (PROFILE_FORMAT, RECORD_FORMAT, CATALOGUE_FORMAT)


def test_each_older_version_has_its_sample() -> None:
    headings = HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert [path.name.removesuffix(".tar.xz") for path in OLD] == sorted(number for number, _ in headings[1:])
