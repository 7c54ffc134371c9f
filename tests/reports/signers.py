"""Signers with certificates of a real authority, and a printer that prints each page once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from fixtures.evidence.printing import print_in_a_process
from reports.__main__ import main
from reports.audit import signing
from reports.audit.signature_chain import Chain, save_list
from reports.audit.signatures import SignedRecord, check_signatures
from reports.audit.signing import Role, SignedStatement, SigningKey
from reports.record.files import PDF
from reports.record.manifest import Manifest

SECRET = "una clave larga"
LAST_YEAR = datetime(2025, 6, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Signer:
    """PKCS#12 file of a person, and the certificate of the authority."""

    p12: Path
    authority: Path


@dataclass(frozen=True)
class Certified:
    """A key and its certificate."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate


def certify(
    name: str,
    by: Certified | None = None,
    valid: tuple[datetime, datetime] | None = None,
    *,
    stamps: bool = False,
) -> Certified:
    """Make a key and its certificate: of an authority unless ``by`` issues it; ``stamps`` for a timestamp server."""
    key = rsa.generate_private_key(65537, 2048) if stamps else ec.generate_private_key(ec.SECP256R1())
    ca = by is None
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    start, end = valid or (now - timedelta(days=1), now + timedelta(days=30))
    usage = x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(by.certificate.subject if by else own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Certified(key, builder.sign(by.key if by else key, hashes.SHA256()))


def save_pem(path: Path, certified: Certified) -> Path:
    """Write a certificate as PEM."""
    path.write_bytes(certified.certificate.public_bytes(serialization.Encoding.PEM))
    return path


def save_signer(folder: Path, root: Certified, own: Certified) -> Signer:
    """Write the files of a signer."""
    folder.mkdir(parents=True, exist_ok=True)
    locked = serialization.BestAvailableEncryption(SECRET.encode())
    content = pkcs12.serialize_key_and_certificates(b"firma", own.key, own.certificate, [root.certificate], locked)
    (folder / "firma.p12").write_bytes(content)
    return Signer(folder / "firma.p12", save_pem(folder / "autoridad.pem", root))


def sign(folder: Path, signer: Signer, role: str, *more: str) -> int:
    """Sign a record by the command."""
    return main(["sign", str(folder), "--p12", str(signer.p12), "--role", role, *more])


def printing_once() -> Callable[[Path, Path, str], str]:
    """Real printer that prints the same page with the same foot once, and then copies what it printed."""
    printed: dict[tuple[bytes, str], bytes] = {}

    def print_page(source: Path, target: Path, foot: str) -> str:
        key = (source.read_bytes(), foot)
        if key not in printed:
            trouble = print_in_a_process(source, target, foot)
            assert not trouble
            printed[key] = target.read_bytes()
        target.write_bytes(printed[key])
        return ""

    return print_page


def seal(folder: Path) -> None:
    """Write the manifest anew, as a forger would."""
    Manifest.of(folder).save(folder)


def append(folder: Path, signer: Signer, verdict: str = "NO CONFORME", before: Chain | None = None) -> None:
    """Append a signature without the checks of the command."""
    digest = Manifest.of(folder).digest
    now = check_signatures(folder / PDF, SignedRecord(digest, verdict))
    chain = before or Chain.of([each.sha256 for each in now])
    signing.sign(
        folder / PDF, SignedStatement(Role.APPROVED, verdict, "", digest, chain), SigningKey(signer.p12, SECRET)
    )
    save_list(folder, check_signatures(folder / PDF, SignedRecord(digest, verdict)))
    seal(folder)
