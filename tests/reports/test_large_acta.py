"""The acta of a large run: its pages of detail hold everything, are verified, and its pictures stay in their files."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from bench.scale.synthetic import SyntheticRun
from fixtures.evidence.printing import print_in_a_process
from reports.acta import paging
from reports.acta.pdf import foot_of
from reports.audit.pdf_comparison import picture_difference, text_difference
from reports.audit.verify import audit
from reports.record.closing import close_record
from reports.record.files import ACTA, DETAIL, PDF
from reports.record.manifest import Manifest
from reports.record.reading import read_verdicts

RUN = SyntheticRun(scenarios=30, dots=8, failing=2)
LINK = re.compile(r'(?:href|src)="([^"]+)"')
ANCHOR = re.compile(r' id="([^"]+)"')


@pytest.fixture(scope="module", autouse=True)
def small_pages() -> Iterator[None]:
    """Let a run of 30 scenarios be a large one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(paging, "LARGE", 20)
        patched.setattr(paging, "A_PAGE", 4)
        patched.setattr(paging, "IN_FULL", 2)
        yield


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Record of the run; tests do not change it."""
    folder = tmp_path_factory.mktemp("grande") / "acta"
    RUN.write(folder)
    RUN.close(folder)
    return folder


@pytest.fixture
def folder(closed: Path, tmp_path: Path) -> Path:
    """Copy of it."""
    return Path(shutil.copytree(closed, tmp_path / "acta"))


def details(folder: Path) -> dict[str, str]:
    """Pages of detail: path inside the record -> text."""
    found = sorted((folder / DETAIL).iterdir())
    return {each.relative_to(folder).as_posix(): each.read_text(encoding="utf-8") for each in found}


def failed_most(folder: Path) -> dict[str, object]:
    """Requirement with the most scenarios, some of which failed."""
    return max(read_verdicts(folder)["requirements"], key=lambda one: len(one["scenarios"]))  # type: ignore[no-any-return]


def test_every_scenario_is_on_one_page_and_linked_from_the_acta(closed: Path) -> None:
    acta, pages = (closed / ACTA).read_text(encoding="utf-8"), details(closed)
    scenarios = [each for one in read_verdicts(closed)["requirements"] for each in one["scenarios"]]
    assert len(scenarios) == RUN.scenarios
    for each in scenarios:
        (path,) = [path for path, text in pages.items() if f"</span> {each['name']}</h4>" in text]
        (anchor,) = re.findall(rf'id="(e-\d+)">\n<h4>[^\n]*{each["name"]}</h4>', pages[path])
        assert f'href="{path}#{anchor}">{each["name"]}</a>' in acta
        assert all(step["text"] in pages[path] for step in each["steps"])
        assert all(item["path"] in pages[path] for item in each["evidence"] if item["kind"] == "picture")


def test_every_link_leads_somewhere_inside_the_record(closed: Path) -> None:
    for path, text in {ACTA: (closed / ACTA).read_text(encoding="utf-8"), **details(closed)}.items():
        for link in LINK.findall(text):
            place, _, anchor = link.partition("#")
            target = ((closed / path).parent / place).resolve() if place else closed / path
            assert target.is_relative_to(closed.resolve()), link
            assert target.is_file(), link
            assert not anchor or anchor in ANCHOR.findall(target.read_text(encoding="utf-8")), link


def test_pictures_stay_in_their_files_and_nothing_else_may_load(closed: Path) -> None:
    for text in ((closed / ACTA).read_text(encoding="utf-8"), *details(closed).values()):
        assert "data:image" not in text
        assert "default-src 'none'; img-src 'self' file:; " in html.unescape(text)


def test_a_non_conformity_shows_the_first_failures_and_lists_the_others(closed: Path) -> None:
    acta = (closed / ACTA).read_text(encoding="utf-8")
    start = acta.index(f'id="nc-{failed_most(closed)["id"]}"')
    told = acta[start : acta.index("</article>", start)]
    assert told.count("Para repetirlo a mano") == 2
    assert "3 escenarios más en que tampoco se cumple" in told
    assert told.count("El portal no mostró nada en el caso") == 5 * 4


def test_a_sound_record_verifies(closed: Path) -> None:
    assert audit(closed).problems == []


def test_changed_and_missing_pages_are_told_though_the_manifest_was_made_anew(folder: Path) -> None:
    changed, missing, *_ = details(folder)
    page = folder / changed
    page.write_text(page.read_text(encoding="utf-8").replace("CONFORME", "conforme", 1), encoding="utf-8")
    (folder / missing).unlink()
    Manifest.of(folder).save(folder)
    assert set(audit(folder).problems) == {
        f"{name} no dice lo que dicen verdicts.json y la evidencia." for name in (changed, missing)
    }


def test_many_changed_pages_are_told_as_one(folder: Path) -> None:
    shutil.rmtree(folder / DETAIL)
    Manifest.of(folder).save(folder)
    count = len(paging.Paging(read_verdicts(folder)).pages)
    assert audit(folder).problems == [f"{DETAIL} ({count} páginas) no dice lo que dicen verdicts.json y la evidencia."]


def test_a_page_too_many_is_told_and_closing_removes_it(folder: Path) -> None:
    (folder / DETAIL / "otra-1.html").write_text("x", encoding="utf-8")
    Manifest.of(folder).save(folder)
    assert audit(folder).problems == ["«detalle/otra-1.html» no es de los archivos que la suite escribe en un acta."]
    close_record(folder)
    assert audit(folder).problems == []


def test_a_run_that_is_not_large_has_one_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "LARGE", 30)
    close_record(folder)
    assert not (folder / DETAIL).exists()
    acta = (folder / ACTA).read_text(encoding="utf-8")
    assert acta.count("data:image") == RUN.scenarios
    assert DETAIL not in LINK.findall(acta)
    assert audit(folder).problems == []


def test_many_pictures_make_a_run_large(closed: Path) -> None:
    data = read_verdicts(closed)
    few = {**data, "requirements": [{**one, "scenarios": one["scenarios"][:1]} for one in data["requirements"][:9]]}
    assert not paging.Paging(few).is_large
    scenario = next(each for one in few["requirements"] for each in one["scenarios"])
    scenario["evidence"] = scenario["evidence"] * 21
    assert paging.Paging(few).is_large


def test_it_is_printed_with_its_pictures(folder: Path) -> None:
    digest = Manifest.of(folder).digest
    assert print_in_a_process(folder / ACTA, folder / PDF, foot_of(digest)) == ""
    page = (folder / ACTA).read_text(encoding="utf-8")
    assert text_difference((folder / PDF).read_bytes(), page, digest) == ""
    assert picture_difference(folder, page, digest, print_in_a_process) == ("", "")
    assert pictures_in(folder / PDF) >= page.count("<img ")


def pictures_in(pdf: Path) -> int:
    """Number of pictures on the sheets of a PDF."""
    with pdfium.PdfDocument(pdf) as document:
        return sum(isinstance(each, pdfium.PdfImage) for sheet in document for each in sheet.get_objects())
