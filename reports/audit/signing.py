"""PAdES signatures on ``acta.pdf``: their statement, the key of the signer, and how they are appended.

The text of a signature contains the digest of the record (``reports.record.manifest``), so that it covers the evidence
and not the PDF alone, and the digest of the signatures before it, so that none of those can be taken out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers, timestamps
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError

from harness.errors import ConfigurationError
from reports.audit.signature_chain import Chain
from reports.audit.stamps import why_no_stamp


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
        before: The signatures before this one.
    """

    role: Role
    verdict: str
    dissent: str
    digest: str
    before: Chain

    def in_words(self) -> str:
        """Spanish text of the signature."""
        stand = (
            f"Disiente: {self.dissent.rstrip('.')}. Veredicto del acta:" if self.dissent else "Suscribe el veredicto:"
        )
        return (
            f"{self.role.capitalize()}. {stand} {self.verdict}. Acta sha256:{self.digest}. "
            f"Firmas anteriores: {self.before.count} sha256:{self.before.digest}"
        )


@dataclass(frozen=True)
class SigningKey:
    """Key of a signer: a PKCS#12 file, its passphrase, and the URL of a timestamp server if one is used."""

    file: Path
    passphrase: str
    timestamp_server: str = ""

    def signer(self) -> signers.SimpleSigner:
        """Open the file.

        Raises:
            ConfigurationError: The file is missing, is not PKCS#12, lacks key or certificate, has another passphrase,
                or its certificate is not valid now.
        """
        if not self.file.is_file():
            raise ConfigurationError(f"No existe el archivo de firma «{self.file}»: indique uno .p12 o .pfx con --p12.")
        try:
            content, passphrase = self.file.read_bytes(), self.passphrase.encode()
            found: signers.SimpleSigner = signers.SimpleSigner.load_pkcs12_data(content, [], passphrase)
        except (ValueError, AttributeError) as error:  # pyHanko's own: the latter where key or certificate is missing
            raise ConfigurationError(
                f"No se pudo abrir «{self.file.name}»: la clave no es la suya, o el archivo no es PKCS#12 con "
                "certificado y clave privada."
            ) from error
        _refuse_invalid(found.signing_cert, self.file.name)
        return found


def _refuse_invalid(certificate: Any, name: str) -> None:
    start, end = certificate.not_valid_before, certificate.not_valid_after
    if not start <= datetime.now(UTC) <= end:
        raise ConfigurationError(
            f"El certificado de «{name}» no es válido hoy: vale del {start:%d/%m/%Y} al {end:%d/%m/%Y}; firme con uno "
            "vigente."
        )


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
        why = why_no_stamp(error) if isinstance(error, timestamps.TimestampRequestError) else str(error)
        raise ConfigurationError(f"No se pudo firmar: {why}.") from error
    fresh = pdf.with_suffix(".pdf.part")
    fresh.write_bytes(signed.getvalue())
    fresh.replace(pdf)


def _field_names(role: Role) -> list[str]:
    return [role.value, *(f"{role.value}-{number}" for number in range(2, 100))]
