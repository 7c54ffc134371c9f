"""Certificates for the TLS servers of tests: an authority, and what it signs."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

_PLAIN = serialization.NoEncryption()


@dataclass(frozen=True)
class Authority:
    """A certificate authority of tests.

    Attributes:
        folder: Folder of its files.
        certificate: Its certificate.
        key: Its key.
    """

    folder: Path
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def create(cls, folder: Path) -> Authority:
        """Create an authority and write its certificate to ``autoridad.pem``."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name("autoridad de prueba")
        made = (
            _builder(name, name, key, timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(key, hashes.SHA256())
        )
        own = cls(folder, made, key)
        own.file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        return own

    @property
    def file(self) -> Path:
        """PEM file of its certificate."""
        return self.folder / "autoridad.pem"

    def issue(self, host: str = "127.0.0.1", ends_in: timedelta = timedelta(days=1)) -> Path:
        """Issue a server certificate, in one PEM file with its key.

        Args:
            host: IP address or name that the certificate is for.
            ends_in: Time until it expires; negative for an expired one.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        address = x509.SubjectAlternativeName([_general_name(host)])
        made = (
            _builder(_name("portal de prueba"), self.certificate.subject, key, ends_in)
            .add_extension(address, critical=False)
            .sign(self.key, hashes.SHA256())
        )
        file = self.folder / f"{made.serial_number}.pem"
        plain = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, _PLAIN)
        file.write_bytes(plain + made.public_bytes(serialization.Encoding.PEM))
        return file


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, ends_in: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=9))
        .not_valid_after(now + ends_in)
    )
