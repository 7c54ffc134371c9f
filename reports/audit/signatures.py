"""PAdES signatures on ``acta.pdf``: signer, role and stated verdict, over a whole record.

The text of a signature contains the digest of the record (``reports.record.manifest``), so that it covers the evidence
and not the PDF alone. A signature is valid if pyHanko's ``bottom_line`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers, timestamps
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from harness.errors import ConfigurationError

_TEXT = re.compile(r"^(?P<role>[^.]+)\. (?P<stand>.+) Acta sha256:(?P<digest>[0-9a-f]{64})$", re.DOTALL)


class Role(StrEnum):
    """Role of a signer, as in the footer of the instructivo's pages."""

    PREPARED = "elaborado"
    REVIEWED = "revisado"
    APPROVED = "aprobado"


@dataclass(frozen=True)
class SignedStatement:
    """Statement of a signature.

    Attributes:
        role: Role of the signer.
        verdict: Verdict of the document.
        dissent: Why the signer disagrees; empty where they agree.
        digest: Digest of the record.
    """

    role: Role
    verdict: str
    dissent: str
    digest: str

    def in_words(self) -> str:
        """Spanish text of the signature."""
        stand = (
            f"Disiente: {self.dissent.rstrip('.')}. Veredicto del acta:" if self.dissent else "Suscribe el veredicto:"
        )
        return f"{self.role.capitalize()}. {stand} {self.verdict}. Acta sha256:{self.digest}"


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
    """

    role: str
    stand: str
    signer: str
    moment: str
    stamped: bool
    known: bool
    problems: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """JSON data of the signature."""
        return {**self.__dict__, "problems": list(self.problems), "holds": not self.problems}


@dataclass(frozen=True)
class SigningKey:
    """Key of a signer: a PKCS#12 file, its passphrase, and the URL of a timestamp server if one is used."""

    file: Path
    passphrase: str
    timestamp_server: str = ""

    def signer(self) -> signers.SimpleSigner:
        """Open the file.

        Raises:
            ConfigurationError: The file is missing, is not PKCS#12, or has another passphrase.
        """
        if not self.file.is_file():
            raise ConfigurationError(f"No existe el archivo de firma «{self.file}»: indique uno .p12 o .pfx con --p12.")
        found = signers.SimpleSigner.load_pkcs12(str(self.file), passphrase=self.passphrase.encode())  # type: ignore[no-untyped-call]
        if not isinstance(found, signers.SimpleSigner):
            raise ConfigurationError(
                f"No se pudo abrir «{self.file.name}»: la clave no es la suya, o el archivo no es PKCS#12."
            )
        return found


def sign(pdf: Path, statement: SignedStatement, key: SigningKey) -> None:
    """Append a signature to a PDF; earlier signatures stay valid.

    Raises:
        ConfigurationError: The key cannot be used, or the timestamp server does not answer.
    """
    signer = key.signer()
    server = timestamps.HTTPTimeStamper(key.timestamp_server) if key.timestamp_server else None
    writer = IncrementalPdfFileWriter(BytesIO(pdf.read_bytes()))
    taken = {each.field_name for each in PdfFileReader(BytesIO(pdf.read_bytes())).embedded_signatures}
    field = next(name for name in _field_names(statement.role) if name not in taken)
    metadata = signers.PdfSignatureMetadata(
        field_name=field,
        reason=statement.in_words(),
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )
    try:
        signed = signers.PdfSigner(
            metadata, signer=signer, timestamper=server, new_field_spec=SigFieldSpec(field)
        ).sign_pdf(writer, in_place=False)
    except (SigningError, timestamps.TimestampRequestError) as error:
        raise ConfigurationError(f"No se pudo firmar: {error}.") from error
    fresh = pdf.with_suffix(".pdf.part")
    fresh.write_bytes(signed.getvalue())
    fresh.replace(pdf)


def _field_names(role: Role) -> list[str]:
    return [role.value, *(f"{role.value}-{number}" for number in range(2, 100))]


def signatures_in(pdf: Path) -> int:
    """Number of signatures of a PDF; 0 where it cannot be read."""
    try:
        return len(PdfFileReader(BytesIO(pdf.read_bytes())).embedded_signatures)
    except (PdfReadError, ValueError):
        return 0


def check_signatures(pdf: Path, digest: str, trust: Sequence[Path] = ()) -> list[Signature]:
    """Check every signature of a PDF.

    Args:
        pdf: The PDF.
        digest: Present digest of the record.
        trust: Certificates of trusted authorities; without any, the identity of the signer is not checked.
    """
    roots = [_authority(path) for path in trust]
    try:
        found = PdfFileReader(BytesIO(pdf.read_bytes())).embedded_signatures
    except (PdfReadError, ValueError):
        return [Signature("", "", "", "", False, False, (f"{pdf.name} no se puede leer como PDF.",))]
    return [_check(each, digest, roots, last=each is found[-1]) for each in found]


def _authority(path: Path) -> Any:
    try:
        return load_cert_from_pemder(str(path))  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"No se puede leer «{path}» como certificado PEM o DER de una autoridad.") from error


def _check(embedded: EmbeddedPdfSignature, digest: str, roots: list[Any], *, last: bool) -> Signature:
    text = str(embedded.sig_object.get("/Reason", ""))
    said = _TEXT.match(text)
    role, stand = (said["role"], said["stand"]) if said else (embedded.field_name, text)
    certificate = embedded.signer_cert
    who = str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
    context = ValidationContext(trust_roots=roots or [certificate], allow_fetching=False)
    problems = []
    try:
        status = validate_pdf_signature(embedded, context)
    except (SignatureValidationError, ValueError) as error:
        return Signature(role, stand, who, "", False, False, (f"La firma de {who} no se puede comprobar: {error}.",))
    if not status.bottom_line:
        problems.append(f"La firma de {who} ({role}) no vale: {_why(status)}.")
    if last and embedded.evaluate_signature_coverage() is not SignatureCoverageLevel.ENTIRE_FILE:
        problems.append(f"Después de la última firma, la de {who}, alguien añadió algo al PDF.")
    if said is None or said["digest"] != digest:
        problems.append(f"La firma de {who} ({role}) es de otra acta: la huella que firmó no es la de esta carpeta.")
    stamp = status.timestamp_validity
    moment = stamp.timestamp if stamp else status.signer_reported_dt
    return Signature(
        role, stand, who, moment.isoformat() if moment else "", stamp is not None, bool(roots), tuple(problems)
    )


def _why(status: Any) -> str:
    if not status.intact:
        return "lo firmado cambió"
    if not status.valid:
        return "su cifra no corresponde al certificado"
    if not status.trusted:
        return "ninguna autoridad de las indicadas responde por su certificado"
    if not status.docmdp_ok:
        return "el PDF se modificó después de firmarlo"
    return "el sello de tiempo no se puede comprobar"
