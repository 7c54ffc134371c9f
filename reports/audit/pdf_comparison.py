"""Comparison of ``acta.pdf`` with the page that the outcomes give: its text, and its looks where it can be printed.

PDFium reads and draws the PDF as Chromium's viewer does (docs/decisions/0022).
"""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from harness.errors import MALFORMED, HarnessError
from harness.layout import EVIDENCE, PATH_IN_RECORD
from harness.wording import counted
from reports.acta.page import render_acta
from reports.acta.pdf import Printer, foot_of
from reports.acta.printed_text import PrintedText, compact, printed_text
from reports.audit.signatures import Signature
from reports.record.files import ACTA, PDF, VERDICTS
from reports.record.manifest import Manifest, generator_digest
from reports.record.reading import catalogue_of, read_verdicts

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_SCALE = 1.5  # dots a point: a digit of the smallest print is 10 dots high
_TOLERANCE = 32  # of 255
_SHOWN = 40  # characters of a difference
_PICTURE = re.compile(rf'src="({EVIDENCE}/[^"]+)"')


@dataclass(frozen=True)
class PrintedFindings:
    """Problems and notices about a PDF, a Spanish sentence each."""

    problems: Sequence[str] = ()
    notices: Sequence[str] = ()


class UnreadablePdf(Exception):
    """PDFium cannot read a PDF."""


def printed_findings(
    folder: Path, digest: str, signatures: Sequence[Signature], printer: Printer | None = None
) -> PrintedFindings:
    """Compare the PDF of a record with the page that its verdicts give.

    The text is compared as the first signer saw it. Where another version of the suite wrote the acta, its own page is
    allowed too, which the signed digest covers.

    Args:
        folder: The record.
        digest: Present SHA-256 of the record.
        signatures: Signatures of the PDF.
        printer: Prints the page again, to compare how a signed PDF looks; None to compare its text only.
    """
    try:
        return _findings(folder, digest, signatures, printer)
    except UnreadablePdf:
        return PrintedFindings([f"{PDF} no se puede leer como PDF: imprímalo con «pdf», o recupere el que se firmó."])
    except (HarnessError, *MALFORMED):
        return PrintedFindings([f"{PDF} no se puede comparar, porque {VERDICTS} no da ninguna página."])


def _findings(folder: Path, digest: str, signatures: Sequence[Signature], printer: Printer | None) -> PrintedFindings:
    content = (folder / PDF).read_bytes()
    if signatures and signatures[0].end:
        content = content[: signatures[0].end]
    absent = not signatures or signatures[0].before is None  # what this version signs always carries the digest
    page, differences = "", [""]
    for page in _pages(folder):
        differences.append(text_difference(content, page, digest, digest_may_be_absent=absent))
        if not differences[-1]:
            break
    if differences[-1]:
        return PrintedFindings([f"{PDF} no dice lo que sale de los resultados: {differences[1]}."])
    if not signatures:
        return PrintedFindings(
            notices=[
                f"{PDF} no está ligado a los resultados, pues nadie lo firmó, y solo se comparó su texto: la primera "
                "firma lo imprime de nuevo."
            ]
        )
    if printer is None:
        return PrintedFindings(notices=[f"De {PDF} solo se comparó el texto, no cómo se ven las hojas."])
    unlike, impossible = picture_difference(folder, page, digest, printer)
    if unlike:
        return PrintedFindings([f"{PDF} no se ve como lo que sale de los resultados: {unlike}."])
    if impossible:
        return PrintedFindings(notices=[f"De {PDF} solo se comparó el texto, no cómo se ven las hojas: {impossible}."])
    return PrintedFindings()


def _pages(folder: Path) -> Iterator[str]:
    """Pages that a PDF may show: of the verdicts, and as another version of the suite wrote it."""
    yield render_acta(read_verdicts(folder), folder, catalogue_of(folder))
    if Manifest.load(folder).generator != generator_digest() and (folder / ACTA).is_file():
        yield (folder / ACTA).read_text(encoding="utf-8")


def text_difference(pdf: bytes, page: str, digest: str, *, digest_may_be_absent: bool = False) -> str:
    """First difference between the text of a PDF and the text that a page prints.

    Args:
        pdf: Content of the PDF.
        page: HTML of the acta.
        digest: SHA-256 of the record, which the foot of every sheet carries.
        digest_may_be_absent: Whether no foot needs to carry a digest, as in PDFs of before they did.

    Returns:
        A Spanish clause, such as «en la hoja 3 dice … donde corresponde …»; empty where there is no difference.

    Raises:
        UnreadablePdf: It is none.
    """
    expected = printed_text(page)
    sheets = _texts(pdf)
    ending = foot_of(digest)
    if digest_may_be_absent and not any(compact(foot_of("")) in "".join(sheet) for sheet in sheets):
        ending = ""
    at = 0
    for number, sheet in enumerate(sheets, 1):
        foot = compact(f"{expected.title}Página {number} de {len(sheets)}{ending}")
        lines, footed = _without_foot(sheet, foot)
        if not footed:
            return f"la hoja {number} no lleva al pie " + ("la huella de esta acta" if ending else "su título y número")
        for line in _without_head(lines, expected, at):
            if not _is_at(expected.text, at, line):
                return f"en la hoja {number} {_in_words(expected.text, at, line)}"
            at += len(line)
    return "" if at == len(expected.text) else f"le falta el final, desde «{expected.text[at : at + _SHOWN]}»"


def _texts(pdf: bytes) -> list[list[str]]:
    """Lines of each sheet, compact."""
    try:
        with pdfium.PdfDocument(pdf) as document:
            texts = [sheet.get_textpage().get_text_range() for sheet in document]
    except pdfium.PdfiumError as error:
        raise UnreadablePdf from error
    return [[compact(line) for line in text.splitlines()] for text in texts]


def _without_foot(lines: list[str], foot: str) -> tuple[list[str], bool]:
    """Lines before the foot, and whether it is the last thing on the sheet."""
    text = "".join(lines)
    if not text.endswith(foot):
        return lines, False
    kept, left = [], len(text) - len(foot)
    for line in lines:
        kept.append(line[:left])
        left -= len(kept[-1])
    return kept, True


def _without_head(lines: list[str], expected: PrintedText, at: int) -> list[str]:
    """Lines without the head of a table that goes on from the sheet before."""
    text = "".join(lines)
    for head in expected.heads_at(at):
        if text.startswith(head) and not expected.text.startswith(head, at):
            kept, left = [], len(head)
            for line in lines:
                kept.append(line[left:])
                left -= len(line) - len(kept[-1])
            return kept
    return lines


def _is_at(text: str, at: int, line: str) -> bool:
    """Whether a line stands at a place of a text; one with a script from right to left in any order of its signs."""
    if text.startswith(line, at):
        return True
    if not any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in line):
        return False
    return _unordered(text[at : at + len(line)]) == _unordered(line)


def _unordered(text: str) -> Counter[str]:
    return Counter(sign for sign in text if not unicodedata.mirrored(sign))


def _in_words(text: str, at: int, line: str) -> str:
    wanted = text[at : at + len(line)]
    same = next((place for place, (one, other) in enumerate(zip(line, wanted, strict=False)) if one != other), 0)
    start = max(0, same - _SHOWN // 2)
    there, due = line[start : same + _SHOWN], wanted[start : same + _SHOWN]
    return f"dice «{there}» donde corresponde «{due}»" if due else f"sobra «{there}»"


def picture_difference(folder: Path, page: str, digest: str, printer: Printer) -> tuple[str, str]:
    """Compare how the sheets of a record's PDF look with a fresh print.

    Args:
        folder: The record.
        page: HTML of the acta.
        digest: SHA-256 of the record.
        printer: Prints.

    Returns:
        What looks different, and why the comparison was not possible; a Spanish clause each, empty where there is none.

    Raises:
        UnreadablePdf: The record's PDF is none.
    """
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch) / ACTA, Path(scratch) / PDF
        source.write_bytes(page.encode())
        _copy_pictures(page, folder, source.parent)
        trouble = printer(source, target, foot_of(digest))
        if trouble:
            return "", "no hay navegador con el que imprimirla otra vez"
        fresh = target.read_bytes()
    try:
        with pdfium.PdfDocument((folder / PDF).read_bytes()) as kept, pdfium.PdfDocument(fresh) as again:
            unlike = next(_unlike_sheets(kept, again), "")
            if unlike and (other := _other_means(kept, again)):
                return "", other
            return unlike, ""
    except pdfium.PdfiumError as error:
        raise UnreadablePdf from error


def _copy_pictures(page: str, folder: Path, target: Path) -> None:
    """Copy the pictures that stay in files beside a page, as that of a large run has them."""
    for path in set(_PICTURE.findall(page)):
        if PATH_IN_RECORD.fullmatch(path) and (folder / path).is_file():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / path, target / path)


def _unlike_sheets(kept: pdfium.PdfDocument, again: pdfium.PdfDocument) -> Iterator[str]:
    if len(kept) != len(again):
        yield f"tiene {counted(len(kept), 'hoja')} y debe tener {len(again)}"
        return
    for number in range(len(kept)):
        if not _look_alike(kept[number], again[number]):
            yield f"la hoja {number + 1} no se ve como corresponde, aunque su texto sea el mismo"


def _look_alike(one: pdfium.PdfPage, other: pdfium.PdfPage) -> bool:
    if one.get_size() != other.get_size():
        return False
    seen, due = (bytes(each.render(scale=_SCALE, grayscale=True).buffer) for each in (one, other))
    if seen == due:
        return True
    return len(seen) == len(due) and all(abs(a - b) <= _TOLERANCE for a, b in zip(seen, due, strict=True))


def _other_means(kept: pdfium.PdfDocument, again: pdfium.PdfDocument) -> str:
    """Why two prints may look different without anything wrong: browser or fonts; empty where none is.

    A forger can claim another browser, but then each letter must stand elsewhere too.
    """
    if _same_places(kept, again):
        return ""
    before, now = (each.get_metadata_value("Producer").partition(";")[0] for each in (kept, again))  # pyHanko adds ";…"
    if before != now:
        return f"se imprimió con otro navegador («{before or 'sin nombre'}») que el de esta máquina («{now}»)"
    if _fonts(kept) != _fonts(again):
        return "se imprimió con otras letras que las de esta máquina"
    return ""


def _same_places(kept: pdfium.PdfDocument, again: pdfium.PdfDocument) -> bool:
    """Whether each character of two documents stands at the same place."""
    return len(kept) == len(again) and all(
        _places(one) == _places(other) for one, other in zip(kept, again, strict=True)
    )


def _places(sheet: pdfium.PdfPage) -> list[tuple[int, ...]]:
    """Boxes of the characters of a sheet, in points."""
    text = sheet.get_textpage()
    return [tuple(round(edge) for edge in text.get_charbox(index)) for index in range(text.count_chars())]


def _fonts(document: pdfium.PdfDocument) -> set[str]:
    texts = (each for sheet in document for each in sheet.get_objects() if isinstance(each, pdfium.PdfTextObj))
    return {each.get_font().get_base_name() for each in texts}
