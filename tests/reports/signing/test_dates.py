"""Certificates out of their time, and timestamps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import serialization
from pyhanko.sign import timestamps

from reports.__main__ import main
from reports.audit import signing
from reports.audit.verify import audit
from reports.record.files import PDF
from tests.reports.signers import (
    LAST_YEAR,
    Certified,
    Signer,
    append,
    certify,
    save_signer,
    sign,
)


def test_a_certificate_out_of_its_time_does_not_sign(
    folder: Path, expired: Signer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sign(folder, expired, "aprobado") == 4
    error = capsys.readouterr().err
    assert "no es válido hoy: vale del 02/05/2025 al 01/07/2025" in error
    assert error.count("\n") == 1
    assert not (folder / PDF).exists()


def test_a_signature_of_a_certificate_out_of_its_time_is_found(
    folder: Path, signer: Signer, expired: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(folder, signer, "elaborado")
    monkeypatch.setattr(signing, "_refuse_invalid", lambda *_: None)
    append(folder, expired)
    (problem,) = audit(folder, [expired.authority]).problems
    assert "se hizo cuando su certificado no era válido" in problem


def sign_last_year(folder: Path, signer: Signer, *more: str) -> None:
    with time_machine.travel(LAST_YEAR):
        assert sign(folder, signer, "aprobado", *more) == 0


def test_a_certificate_that_expired_after_an_unstamped_signature_is_found(folder: Path, expired: Signer) -> None:
    sign_last_year(folder, expired)
    for trust in ([], [expired.authority]):
        (problem,) = audit(folder, trust).problems
        assert "venció el 01/07/2025, y ningún sello de tiempo" in problem


@pytest.fixture
def stamped(monkeypatch: pytest.MonkeyPatch, root: Certified) -> None:
    """Timestamp server that stamps with the date of last year."""
    own = certify("Sello", root, (LAST_YEAR - timedelta(days=9), datetime(2039, 1, 1, tzinfo=UTC)), stamps=True)
    der, kind = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
    server = timestamps.DummyTimeStamper(
        asn1.Certificate.load(own.certificate.public_bytes(der)),
        keys.PrivateKeyInfo.load(own.key.private_bytes(der, kind, serialization.NoEncryption())),
        fixed_dt=LAST_YEAR,
    )
    monkeypatch.setattr(timestamps, "HTTPTimeStamper", lambda _: server)


@pytest.mark.usefixtures("stamped")
def test_a_certificate_that_expired_after_a_stamped_signature_is_told(
    folder: Path, expired: Signer, capsys: pytest.CaptureFixture[str]
) -> None:
    sign_last_year(folder, expired, "--timestamp", "http://127.0.0.1:1")
    capsys.readouterr()
    assert main(["verify", str(folder), "--trust", str(expired.authority)]) == 0
    output = capsys.readouterr().out
    assert "venció el 01/07/2025, después de firmar, como prueba el sello de tiempo" in output
    assert "2025-06-01T12:00:00+00:00 con sello de tiempo" in output
    assert main(["verify", str(folder)]) == 1


@pytest.mark.usefixtures("stamped")
def test_a_stamped_signature_holds_without_authorities(folder: Path, root: Certified, tmp_path: Path) -> None:
    now = save_signer(tmp_path / "f", root, certify("Vigente", root, (LAST_YEAR, datetime(2039, 1, 1, tzinfo=UTC))))
    assert sign(folder, now, "aprobado", "--timestamp", "http://127.0.0.1:1") == 0
    assert not audit(folder).problems
