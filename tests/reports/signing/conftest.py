"""Fixtures of the signatures: an authority, a signer of today and one of last year, and a record to sign."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reports.cli.signing import PASSPHRASE
from tests.reports.conftest import ActaSpec, write_record
from tests.reports.signers import (
    LAST_YEAR,
    SECRET,
    Certified,
    Signer,
    certify,
    printing_once,
    save_signer,
)

PRINTER = printing_once()


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE, SECRET)
    monkeypatch.setattr("reports.__main__.print_in_a_process", PRINTER)


@pytest.fixture(scope="module")
def root() -> Certified:
    whole = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC))
    return certify("Autoridad de prueba", valid=whole)


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory, root: Certified) -> Signer:
    return save_signer(tmp_path_factory.mktemp("firma"), root, certify("Persona que firma", root))


@pytest.fixture(scope="module")
def expired(tmp_path_factory: pytest.TempPathFactory, root: Certified) -> Signer:
    """Signer whose certificate was valid around ``LAST_YEAR``."""
    valid = (LAST_YEAR - timedelta(days=30), LAST_YEAR + timedelta(days=30))
    return save_signer(tmp_path_factory.mktemp("vencida"), root, certify("Persona de antes", root, valid))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_record(tmp_path_factory.mktemp("acta") / "acta", ActaSpec(failed=("registro",)))


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "acta"))
