"""Tampering with what seals a record: its PDF, signatures, time stamp and manifest, and the files beside it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pypdfium2 as pdfium
from pypdfium2 import raw

from reports.audit.signing import Role
from reports.judge.outcomes import ScenarioOutcome
from reports.record.files import ACTA, CUCUMBER, MANIFEST, PDF, SIGNATURES, STAMP
from reports.record.manifest import Manifest
from tests.reports.signers import certify, save_signer
from tests.tampering.forger import consistently, content, edit_verdicts, gone, inputs, outcome, outside_text, text
from tests.tampering.model import Base, Reason, State, Tampering
from tests.tampering.samples import Copy, append_signature

_DIGEST = sha256(b"CONFORME").hexdigest()
_DELETED = {State.REBUILT: Reason.PDF_DELETED}
_LOOKS = {State.RESEALED: Reason.LOOKS, State.REBUILT: Reason.PDF_DELETED}
_UNDONE = {State.RESEALED: Reason.UNDONE}


def _pdf(edit: Callable[[pdfium.PdfPage], object]) -> Callable[[Copy], None]:
    """Edit the first sheet of the PDF."""

    def change(copy: Copy) -> None:
        path = copy.folder / PDF
        with pdfium.PdfDocument(path.read_bytes()) as document:
            sheet = document[0]
            edit(sheet)
            sheet.gen_content()
            document.save(path)

    return change


def _covered(sheet: pdfium.PdfPage) -> None:
    """Draw a white box over the upper half of a sheet."""
    box = raw.FPDFPageObj_CreateNewRect(0, 420, 600, 430)
    raw.FPDFPageObj_SetFillColor(box, 255, 255, 255, 255)
    raw.FPDFPath_SetDrawMode(box, raw.FPDF_FILLMODE_WINDING, False)
    raw.FPDFPage_InsertObject(sheet, box)


def _without_no(sheet: pdfium.PdfPage) -> None:
    """Take the two letters of «NO» out of «NO CONFORME», the largest text of the sheet."""
    letters = [each for each in sheet.get_objects() if isinstance(each, pdfium.PdfTextObj)]
    for each in sorted(letters, key=_height, reverse=True)[:2]:
        sheet.remove_obj(each)


def _height(letter: pdfium.PdfTextObj) -> int:
    _, bottom, _, top = letter.get_bounds()
    return int(top - bottom)


def _foreign_pdf(copy: Copy) -> None:
    shutil.copyfile(copy.samples.other / PDF, copy.folder / PDF)


def _first_signature_alone(copy: Copy) -> None:
    shutil.copyfile(copy.samples.signed_once / PDF, copy.folder / PDF)


def _first_signature_and_list(copy: Copy) -> None:
    for name in (PDF, SIGNATURES):
        shutil.copyfile(copy.samples.signed_once / name, copy.folder / name)


def _signed_by_another(copy: Copy) -> None:
    """Sign a fresh print with a key that no authority vouches for."""
    shutil.copyfile(copy.samples.printed / PDF, copy.folder / PDF)
    root = certify("Otra autoridad")
    signer = save_signer(copy.outside / "otra firma", root, certify("Persona que firma", root))
    append_signature(copy.folder, signer, Role.REVIEWED)


def _appended(copy: Copy) -> None:
    with (copy.folder / PDF).open("ab") as pdf:
        pdf.write(b"\n% otra cosa\n")


def _agreeing_list(copy: Copy) -> None:
    path = copy.folder / SIGNATURES
    data = json.loads(path.read_text(encoding="utf-8"))
    data["signatures"][-1]["stand"] = "Suscribe el veredicto: NO CONFORME."
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _foreign_stamp(copy: Copy) -> None:
    shutil.copyfile(copy.samples.other / STAMP, copy.folder / STAMP)


def _spoilt_stamp(copy: Copy) -> None:
    path = copy.folder / STAMP
    before = path.read_bytes()
    path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))


def _other_version(copy: Copy) -> None:
    """Change the page, and claim that another version of the suite wrote it."""
    text(ACTA, "NO CONFORME", "CONFORME")(copy)
    text(MANIFEST, '"generator": "', '"generator": "0')(copy)


def _unlike_digest(copy: Copy) -> None:
    text(MANIFEST, f'"digest": "{Manifest.load(copy.folder).digest}"', f'"digest": "{"0" * 64}"')(copy)


def _renamed(copy: Copy) -> None:
    (copy.folder / "evidencia/abre.jpg").rename(copy.folder / "evidencia/abre.jpg\n")


def _named(copy: Copy) -> None:
    content("veredicto-final.html", b"CONFORME")(copy)
    edit_verdicts(copy.folder, lambda data: data["run"]["files"].update({"veredicto-final.html": _DIGEST}))


def _of_before(one: ScenarioOutcome) -> ScenarioOutcome:
    return replace(one, started="1999-01-01T00:00:00+00:00")


SEALS = (
    Tampering("PDF", "el de otra corrida", _foreign_pdf, _DELETED, Base.PRINTED),
    Tampering("PDF", "«NO CONFORME» sin el «NO»", _pdf(_without_no), _DELETED, Base.PRINTED),
    Tampering("PDF", "una hoja con su texto tapado", _pdf(_covered), _LOOKS, Base.PRINTED),
    Tampering("PDF", "algo añadido al final", _appended, _LOOKS, Base.PRINTED),
    Tampering(
        "PDF", "se borra", gone(PDF), {State.RESEALED: Reason.NO_PDF, State.REBUILT: Reason.NO_PDF}, Base.PRINTED
    ),
    Tampering("firmas", "se quita un desacuerdo con el PDF de antes", _first_signature_alone, base=Base.SIGNED),
    Tampering(
        "firmas",
        "se quita un desacuerdo, la última firma, con PDF y lista de antes",
        _first_signature_and_list,
        {State.RESEALED: Reason.LAST_SIGNATURE, State.SIGNED: Reason.LAST_SIGNATURE},
        Base.SIGNED,
    ),
    Tampering(
        "firmas",
        "lo mismo, ante quien guardó el recibo",
        _first_signature_and_list,
        base=Base.SIGNED,
        outside=("recibo.txt",),
    ),
    Tampering(
        "firmas",
        "se quitan todas, con su lista",
        gone(PDF, SIGNATURES),
        {State.RESEALED: Reason.NO_SIGNATURE, State.REBUILT: Reason.NO_SIGNATURE, State.SIGNED: Reason.NO_SIGNATURE},
        Base.SIGNED,
    ),
    Tampering("firmas", "se borra el PDF firmado", gone(PDF), base=Base.SIGNED),
    Tampering("firmas", "firma en su lugar otra persona del mismo nombre", _signed_by_another, base=Base.SIGNED),
    Tampering("firmas", "algo añadido tras la última", _appended, base=Base.SIGNED),
    Tampering("firmas.json", "se borra", gone(SIGNATURES), base=Base.SIGNED),
    Tampering("firmas.json", "un desacuerdo pasa a acuerdo", _agreeing_list, base=Base.SIGNED),
    Tampering(
        "recibo",
        "otra cuenta de firmas",
        outside_text("recibo.txt", "firmas: 2", "firmas: 1"),
        base=Base.SIGNED,
        outside=("recibo.txt",),
    ),
    Tampering(
        "sello de tiempo", "el de otra acta", _foreign_stamp, {State.REBUILT: Reason.STAMP_DELETED}, Base.STAMPED
    ),
    Tampering(
        "sello de tiempo", "una cifra cambiada", _spoilt_stamp, {State.REBUILT: Reason.STAMP_DELETED}, Base.STAMPED
    ),
    Tampering(
        "sello de tiempo",
        "se borra",
        gone(STAMP),
        {each: Reason.NO_STAMP for each in (State.RESEALED, State.REBUILT, State.SIGNED)},
        Base.STAMPED,
    ),
    Tampering("manifiesto", "se borra", lambda copy: (copy.folder / MANIFEST).unlink(), _UNDONE, reseals=False),
    Tampering("manifiesto", "otra huella del conjunto", _unlike_digest, _UNDONE, reseals=False),
    Tampering(
        "manifiesto",
        "una página cambiada, que sería de otra versión",
        _other_version,
        {State.REBUILT: Reason.FORMED_AGAIN},
    ),
    Tampering("archivos", "uno añadido", content("nota.txt", b"Todo conforme.")),
    Tampering("archivos", "un nombre con un salto de línea", _renamed),
    Tampering("archivos", "uno añadido que verdicts.json nombra, y todo a juego", _named),
    Tampering("archivos", "una carpeta vacía", lambda copy: (copy.folder / "APROBADO").mkdir()),
    Tampering(
        "Cucumber",
        "otro texto de los escenarios, y todo a juego",
        consistently(text(CUCUMBER, "# language: es", "# language: es ")),
    ),
    Tampering("fechas", "un escenario que empezó años antes, y todo a juego", outcome(_of_before)),
    Tampering(
        "fechas", "otro día de la corrida, y todo a juego", inputs(lambda data: data["run"].update(day="2020-01-01"))
    ),
)
