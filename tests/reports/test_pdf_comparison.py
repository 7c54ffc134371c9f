"""The PDF of a record against the page that its outcomes give: foreign, changed by hand, covered, unprinted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from reports.__main__ import main
from reports.acta.pdf import foot_of
from reports.acta.printed_text import compact, printed_text
from reports.audit import pdf_comparison
from reports.audit.pdf_comparison import text_difference
from reports.audit.signature_chain import Chain, save_list
from reports.audit.signatures import SignedRecord, check_signatures
from reports.audit.signing import Role, SignedStatement, SigningKey
from reports.audit.signing import sign as append_signature
from reports.audit.verify import Audit, audit
from reports.cli.signing import PASSPHRASE
from reports.record.files import ACTA, PDF
from reports.record.manifest import Manifest
from tests.reports.conftest import ActaSpec, write_record
from tests.reports.signers import SECRET, Signer, certify, printing_once, save_signer, sign

PRINTER = printing_once()
HOSTILE = (
    "emoji 😀👩\u200d👧 e\u0301 ñ ﬁ ½ ™ soft\u00adhyphen 漢字 ไทย हिन्दी con-guion-largo-" + "guion-" * 30 + "x" * 200,
    "\u202eabc\u202c cero\u200bancho <b>x</b> &amp; \u2028 \U000e0041 \ue000 \ufffd \U0001f1ea \u3164 \u034f z",
    "שלום (abc) 123 مرحبا",
)
BODY = '<body>\n<a class="skip"'
COVER = (
    '<body>\n<div style="position:absolute;top:0;left:0;width:400px;height:160px;z-index:9;background:#fff"></div>'
    '<a class="skip"'
)


@pytest.fixture(autouse=True)
def signing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE, SECRET)
    monkeypatch.setattr("reports.__main__.print_in_a_process", PRINTER)


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    root = certify("Autoridad de prueba")
    return save_signer(tmp_path_factory.mktemp("firma"), root, certify("Persona que firma", root))


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Record that does not conform, with its own print; tests do not change it."""
    folder = write_record(tmp_path_factory.mktemp("acta") / "acta", ActaSpec(failed=("registro",)))
    return put_pdf(folder, lambda page: page)


@pytest.fixture
def folder(failed: Path, tmp_path: Path) -> Path:
    """Copy of it."""
    return Path(shutil.copytree(failed, tmp_path / "acta"))


def put_pdf(folder: Path, change: Callable[[str], str], foot: str | None = None) -> Path:
    """Print the acta, changed by hand, with the right digest at its foot unless told otherwise, and seal the folder."""
    source = folder.with_name(f"{folder.name}-{ACTA}")
    page = (folder / ACTA).read_text(encoding="utf-8")
    source.write_text(change(page), encoding="utf-8")
    PRINTER(source, folder / PDF, foot_of(Manifest.of(folder).digest) if foot is None else foot)
    Manifest.of(folder).save(folder)
    return folder


def sign_as_it_is(folder: Path, signer: Signer, kind: type[SignedStatement] = SignedStatement) -> Path:
    """Sign the PDF that is there, as a forger with a key of their own would."""
    digest = Manifest.of(folder).digest
    statement = kind(Role.APPROVED, "NO CONFORME", "", digest, Chain.of([]))
    append_signature(folder / PDF, statement, SigningKey(signer.p12, SECRET))
    save_list(folder, check_signatures(folder / PDF, SignedRecord(digest, "NO CONFORME")))
    Manifest.of(folder).save(folder)
    return folder


def without_policy(page: str) -> str:
    """Page whose policy admits what a forger puts in."""
    return page.replace("Content-Security-Policy", "nada")


def covered(page: str) -> str:
    return without_policy(page).replace(BODY, COVER)


def whitened(page: str) -> str:
    return without_policy(page).replace("<h1>", '<h1 style="color:#fff">')


def only(found: Audit) -> str:
    (problem,) = found.problems
    return problem


@pytest.mark.parametrize("seen", HOSTILE)
def test_the_printed_text_is_what_the_browser_prints(tmp_path: Path, seen: str) -> None:
    spec = ActaSpec(failed=("formulario",), observed=seen, mail=seen, subject=seen, wording=seen, name=seen)
    folder = put_pdf(write_record(tmp_path / "acta", spec), lambda page: page)
    page = (folder / ACTA).read_text(encoding="utf-8")
    assert text_difference((folder / PDF).read_bytes(), page, Manifest.of(folder).digest) == ""


def test_what_is_hidden_on_paper_is_left_out() -> None:
    page = (
        "<title>T</title><p hidden>a</p><div class=index>b</div><details class='requirement pass'>c</details>"
        "<details class='requirement inconc'><figure>d</figure><p>e</p></details>"
        "<details class='requirement fail documentado'><p class='mail received'>f</p><p class=mail>g</p></details>"
        "<ol class=steps><li>h</li><li class=fail>i</li></ol><ul><li>j</li></ul>"
        "<table><thead><tr><th>k</th></tr></thead><tbody><tr><td>l</td></tr></tbody></table>"
    )
    found = printed_text(f"<html><body>{page}</body></html>")
    assert (found.title, found.text) == ("T", "eg1.h2.i—aquísedetuvojkl")
    assert found.heads_at(len(found.text) - 1) == ["k"]


def test_emoji_spaces_and_fillers_are_no_printed_text() -> None:
    assert compact("a \u00a0b\u3164\ufe0f😀\u200d-\ufffe½") == "ab--1⁄2"


def test_every_sheet_carries_the_digest(failed: Path) -> None:
    with pdfium.PdfDocument(failed / PDF) as document:
        texts = [sheet.get_textpage().get_text_range() for sheet in document]
    assert len(texts) > 3
    assert all(f"sha256:{Manifest.of(failed).digest}" in text for text in texts)


def test_an_unsigned_pdf_is_not_bound(folder: Path) -> None:
    found = audit(folder)
    assert not found.problems
    assert "no está ligado a los resultados" in found.notices[-1]


def test_an_unsigned_pdf_of_before_feet_had_a_digest_is_compared(folder: Path) -> None:
    assert not audit(put_pdf(folder, lambda page: page, foot="")).problems
    assert "donde corresponde" in only(audit(put_pdf(folder, lambda page: page.replace(">NO CONF", ">CONF"), foot="")))


@pytest.mark.parametrize("signed", [False, True])
def test_a_pdf_of_another_run_is_found(folder: Path, tmp_path: Path, signer: Signer, *, signed: bool) -> None:
    other = put_pdf(write_record(tmp_path / "otra", ActaSpec()), lambda page: page)
    shutil.copy(other / PDF, folder / PDF)
    Manifest.of(folder).save(folder)
    if signed:
        sign_as_it_is(folder, signer)
    assert "no lleva al pie la huella de esta acta" in only(audit(folder))


def test_the_first_signature_prints_anew(folder: Path, signer: Signer) -> None:
    put_pdf(folder, lambda page: page.replace("NO CONFORME", "CONFORME"))
    assert "no dice lo que sale de los resultados" in only(audit(folder))
    assert sign(folder, signer, "aprobado") == 0
    found = audit(folder, [signer.authority], printer=PRINTER)
    assert not found.problems
    assert not [each for each in found.notices if PDF in each]


@pytest.mark.parametrize(
    "change", [lambda page: page.replace(">NO CONFORME<", ">CONFORME<", 1), lambda page: page + "fin"]
)
def test_a_page_changed_by_hand_with_the_right_digest_is_found(
    folder: Path, signer: Signer, change: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    sign_as_it_is(put_pdf(folder, change), signer)
    assert "no dice lo que sale de los resultados: en la hoja" in only(audit(folder))
    assert sign(folder, signer, "revisado") == 4
    assert "no dice lo que sale de los resultados" in capsys.readouterr().err


def test_a_page_cut_short_is_found(folder: Path, signer: Signer) -> None:
    sign_as_it_is(put_pdf(folder, lambda page: page[: page.index('<section id="lectura"')]), signer)
    assert "le falta el final" in only(audit(folder))


@pytest.mark.parametrize("change", [covered, whitened])
def test_whole_text_that_cannot_be_seen_is_found_where_there_is_a_browser(
    folder: Path, signer: Signer, change: Callable[[str], str]
) -> None:
    sign_as_it_is(put_pdf(folder, change), signer)
    by_text = audit(folder)
    assert not by_text.problems
    assert "solo se comparó el texto" in by_text.notices[-1]
    assert "la hoja 1 no se ve como corresponde" in only(audit(folder, printer=PRINTER))


def test_a_print_of_another_browser_is_not_taken_for_a_forgery(
    folder: Path, signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_as_it_is(put_pdf(folder, covered), signer)
    monkeypatch.setattr(pdf_comparison, "_same_places", lambda *_: False)
    monkeypatch.setattr(pdf_comparison, "_fonts", id)
    found = audit(folder, printer=PRINTER)
    assert not found.problems
    assert "solo se comparó el texto, no cómo se ven las hojas: se imprimió con otras letras" in found.notices[-1]


def test_without_a_browser_verify_says_that_only_the_text_was_compared(
    folder: Path, signer: Signer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sign(folder, signer, "aprobado")
    monkeypatch.setattr("reports.__main__.print_in_a_process", lambda *_: "No hay un Chromium con el que imprimir.")
    capsys.readouterr()
    assert main(["verify", str(folder)]) == 0
    assert f"De {PDF} solo se comparó el texto" in capsys.readouterr().out


def test_without_a_browser_there_is_no_first_signature(
    folder: Path, signer: Signer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Manifest.of(folder)
    monkeypatch.setattr(
        "reports.__main__.print_in_a_process", lambda *_: "Instale un Chromium con «python run.py acceptance»."
    )
    assert sign(folder, signer, "aprobado") == 4
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "python run.py acceptance" in error
    assert Manifest.of(folder) == before


def test_a_pdf_that_is_none_is_found_and_printed_anew(folder: Path, signer: Signer) -> None:
    (folder / PDF).write_bytes(b"%PDF-1.7\nnada")
    Manifest.of(folder).save(folder)
    assert any("no se puede leer como PDF" in each for each in audit(folder).problems)
    assert sign(folder, signer, "aprobado") == 0


def test_an_acta_of_another_version_is_not_signed_first(
    folder: Path, signer: Signer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reports.cli.signing.generator_digest", lambda: "otra")
    assert sign(folder, signer, "aprobado") == 4
    assert "«rebuild» antes de la primera firma" in capsys.readouterr().err


def test_a_later_signer_does_not_sign_what_another_version_printed(folder: Path, signer: Signer) -> None:
    assert sign(folder, signer, "elaborado") == 0
    replace(Manifest.load(folder), generator="otra").save(folder)
    assert sign(folder, signer, "aprobado") == 4


def test_a_record_of_another_version_is_signed_once_it_is_rebuilt(folder: Path, signer: Signer) -> None:
    replace(Manifest.load(folder), generator="otra").save(folder)
    assert main(["rebuild", str(folder), "--no-pdf"]) == 0
    assert sign(folder, signer, "aprobado") == 0
    assert main(["verify", str(folder), "--trust", str(signer.authority)]) == 0


class OldStatement(SignedStatement):
    """Statement of before it named the signatures before it."""

    def in_words(self) -> str:
        """Text without the chain."""
        return super().in_words().partition(". Firmas anteriores")[0]


def test_a_signed_record_of_the_former_format_is_verified_and_told_what_it_cannot_prove(
    folder: Path, signer: Signer
) -> None:
    sign_as_it_is(put_pdf(folder, lambda page: page, foot=""), signer, OldStatement)
    (folder / "firmas.json").unlink()
    Manifest.of(folder).save(folder)
    found = audit(folder)
    assert not found.problems
    assert any("formato anterior" in each for each in found.notices)


def test_a_signed_record_of_the_former_format_with_another_pdf_is_found(folder: Path, signer: Signer) -> None:
    sign_as_it_is(put_pdf(folder, lambda page: page.replace("NO CONFORME", "CONFORME"), foot=""), signer, OldStatement)
    assert "no dice lo que sale de los resultados" in only(audit(folder))


def test_only_the_page_that_would_be_rendered_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ACTA).write_text((folder / ACTA).read_text(encoding="utf-8") + " ", encoding="utf-8")
    before = (folder / PDF).read_bytes()
    assert main(["pdf", str(folder)]) == 4
    assert "acta.html no es la página que dan los veredictos" in capsys.readouterr().err
    assert (folder / PDF).read_bytes() == before


def test_the_text_is_compared_as_the_first_signer_saw_it(folder: Path, signer: Signer) -> None:
    assert sign(folder, signer, "elaborado") == 0
    assert sign(folder, signer, "aprobado") == 0
    first = check_signatures(folder / PDF, SignedRecord("", ""))[0]
    content = (folder / PDF).read_bytes()[: first.end]
    assert len(PdfFileReader(BytesIO(content)).embedded_signatures) == 1
