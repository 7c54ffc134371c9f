"""Check of the PAdES signatures on ``acta.pdf``, which ``reports.audit.signing`` appends.

A signature is valid if pyHanko's ``bottom_line`` says so, at the time of a trusted time stamp or else now, and if it
states this record and its verdict.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from reports.audit.authorities import read_authority
from reports.audit.signature_chain import Chain

_TEXT = re.compile(
    r"^(?P<role>[^.]+)\. (?P<stand>.+) Acta sha256:(?P<digest>[0-9a-f]{64})"
    r"(?:\. Firmas anteriores: (?P<count>\d{1,4}) sha256:(?P<chain>[0-9a-f]{64}))?$",
    re.DOTALL,
)
_VERDICT = re.compile(r"(?:Suscribe el veredicto|Veredicto del acta): ([^:]+)\.$")
_MALFORMED = (PdfError, ValueError, KeyError, TypeError, AttributeError, AssertionError, IndexError, RecursionError)
"""What pyHanko raises on a file that is no PDF or a broken one."""


@dataclass(frozen=True)
class Signature:
    """Signature of a PDF.

    Attributes:
        role: Role of the signer, as the signature says.
        stand: Rest of the statement: verdict, and dissent if any.
        signer: Name in the certificate.
        moment: Time of signing in ISO 8601, as the signer says unless ``stamped``; empty where unknown.
        stamped: Whether a timestamp server confirms the time.
        known: Whether trusted authorities were given to check the certificate against.
        problems: Why it is not valid, a Spanish sentence each.
        notices: What is to be known of a valid one, a Spanish sentence each.
        sha256: Hash of the signature.
        before: Signatures before it, as it says; None in one of before it did.
        end: Length in bytes of the PDF when it was signed.
    """

    role: str
    stand: str
    signer: str
    moment: str
    stamped: bool
    known: bool
    problems: tuple[str, ...]
    notices: tuple[str, ...] = ()
    sha256: str = ""
    before: Chain | None = None
    end: int = 0

    def data(self) -> dict[str, Any]:
        """JSON data of the signature."""
        keys = ("role", "stand", "signer", "moment", "stamped", "known", "sha256")
        lists = {"problems": list(self.problems), "notices": list(self.notices)}
        return {**{key: getattr(self, key) for key in keys}, **lists, "holds": not self.problems}


@dataclass(frozen=True)
class SignedRecord:
    """State of a record that its signatures must state: its digest, and the verdict of its outcomes."""

    digest: str
    verdict: str


def signatures_in(pdf: Path) -> int:
    """Number of signatures of a PDF; 0 where it cannot be read."""
    try:
        return len(PdfFileReader(BytesIO(pdf.read_bytes())).embedded_signatures)
    except _MALFORMED:
        return 0


def check_signatures(pdf: Path, record: SignedRecord, trust: Sequence[Path] = ()) -> list[Signature]:
    """Check every signature of a PDF.

    Args:
        pdf: The PDF; without one there are no signatures.
        record: Present state of the record.
        trust: Certificates of trusted authorities; without any, the identity of the signer is not checked.

    Raises:
        ConfigurationError: A certificate cannot be read.
    """
    roots = [read_authority(path) for path in trust]
    if not pdf.is_file():
        return []
    try:
        found = PdfFileReader(BytesIO(pdf.read_bytes())).embedded_signatures
    except _MALFORMED:
        return [Signature("", "", "", "", False, False, (f"{pdf.name} no se puede leer como PDF.",))]
    return [_check(each, record, roots, last=each is found[-1]) for each in found]


def _check(embedded: EmbeddedPdfSignature, record: SignedRecord, roots: list[Any], *, last: bool) -> Signature:
    text = str(embedded.sig_object.get("/Reason", ""))
    said = _TEXT.match(text)
    role, stand = (said["role"], said["stand"]) if said else (embedded.field_name, text)
    certificate = embedded.signer_cert
    who = str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
    try:
        status = _status(embedded, roots)
    except (SignatureValidationError, *_MALFORMED) as error:
        return Signature(
            role, stand, who, "", False, False, (f"La firma de {who} no se puede comprobar; pyHanko dice: {error}.",)
        )
    stamp = status.timestamp_validity
    moment = stamp.timestamp if stamp else status.signer_reported_dt
    covered = stamp is not None and stamp.trusted and bool(roots)
    problems, notices = _validity(certificate, moment, covered=covered)
    if not problems and not status.bottom_line:
        problems.append(f"no vale: {_why(status)}")
    if _is_visible(embedded):
        problems.append("se dibuja sobre la hoja y puede tapar lo que dice; una firma de «sign» no se dibuja")
    if said is None or said["digest"] != record.digest:
        problems.append("es de otra acta: la huella que firmó no es la de esta carpeta")
    elif (stated := _VERDICT.search(stand)) is None or stated[1] != record.verdict:
        problems.append(f"no suscribe el veredicto que sale de los resultados, que es {record.verdict}: dice «{stand}»")
    sentences = [f"La firma de {who} ({role}) {each}." for each in problems]
    if last and embedded.evaluate_signature_coverage() is not SignatureCoverageLevel.ENTIRE_FILE:
        sentences.append(f"Después de la última firma, la de {who}, alguien añadió algo al PDF.")
    return Signature(
        role,
        stand,
        who,
        moment.isoformat() if moment else "",
        stamp is not None,
        bool(roots),
        tuple(sentences),
        tuple(f"El certificado de {who} ({role}) {each}." for each in notices),
        hashlib.sha256(embedded.pkcs7_content).hexdigest(),
        Chain(int(said["count"]), said["chain"]) if said and said["count"] else None,
        int(embedded.byte_range[2]) + int(embedded.byte_range[3]),
    )


def _status(embedded: EmbeddedPdfSignature, roots: list[Any]) -> PdfSignatureStatus:
    """Validate at the time of a trusted time stamp, of a statement where the certificate has expired, or now.

    What expiry means is decided by ``_validity``; here it would read as an unknown authority.
    """
    certificate, stamper = embedded.signer_cert, _stamper(embedded)
    stamps = ValidationContext(trust_roots=roots or ([stamper] if stamper else []), allow_fetching=False)
    moment = embedded.self_reported_timestamp if certificate.not_valid_after < datetime.now(UTC) else None
    signers = ValidationContext(trust_roots=roots or [certificate], allow_fetching=False, moment=moment)
    status = validate_pdf_signature(embedded, signers, stamps)
    stamp = status.timestamp_validity
    if stamp is None or not stamp.trusted:
        return status
    then = ValidationContext(trust_roots=roots or [certificate], allow_fetching=False, moment=stamp.timestamp)
    return validate_pdf_signature(embedded, then, stamps)


def _stamper(embedded: EmbeddedPdfSignature) -> Any:
    """Certificate of the timestamp server; None where there is no time stamp."""
    for attribute in embedded.signer_info["unsigned_attrs"]:
        if attribute["type"].native == "signature_time_stamp_token":
            return extract_certificate_info(attribute["values"][0]["content"]).signer_cert
    return None


def _validity(certificate: Any, moment: datetime | None, *, covered: bool) -> tuple[list[str], list[str]]:
    """Problems and notices about the time in which a certificate is valid, as the ends of Spanish sentences.

    Args:
        certificate: Certificate of a signer.
        moment: Time of signing.
        covered: Whether a trusted time stamp confirms it.
    """
    start, end = certificate.not_valid_before, certificate.not_valid_after
    if moment is None or not start <= moment <= end:
        return [f"se hizo cuando su certificado no era válido: vale del {start:%d/%m/%Y} al {end:%d/%m/%Y}"], []
    if datetime.now(UTC) <= end:
        return [], []
    if covered:
        return [], [f"venció el {end:%d/%m/%Y}, después de firmar, como prueba el sello de tiempo"]
    return [
        f"es de un certificado que venció el {end:%d/%m/%Y}, y ningún sello de tiempo de una autoridad indicada con "
        "--trust prueba que se firmó antes"
    ], []


def _is_visible(embedded: EmbeddedPdfSignature) -> bool:
    left, bottom, right, top = (float(each) for each in embedded.sig_field.get("/Rect", (0, 0, 0, 0)))
    return left != right and bottom != top


def _why(status: Any) -> str:
    if not status.intact:
        return "lo firmado cambió"
    if not status.valid:
        return "su firma criptográfica no corresponde al certificado"
    if not status.trusted:
        return "ninguna autoridad de las indicadas responde por su certificado"
    if not status.docmdp_ok:
        return "el PDF se modificó después de firmarlo"
    return "el sello de tiempo no se puede comprobar"
