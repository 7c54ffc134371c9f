"""Records that are tampered with: of an invented run with every kind of thing a record can hold, plain and signed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import serialization
from pyhanko.sign.timestamps import DummyTimeStamper

from harness.declarations import Review, Waiver
from harness.layout import LEDGER
from harness.verdict import Verdict
from instructivo.catalogue import load_catalogue
from reports.acta.pdf import Printer, print_pdf
from reports.audit import stamps
from reports.audit import verify as auditing
from reports.audit.signature_chain import Chain, save_list
from reports.audit.signatures import SignedRecord, check_signatures
from reports.audit.signing import Role, SignedStatement, SigningKey, sign
from reports.exports.allure import write_allure
from reports.exports.ctrf import ctrf
from reports.exports.earl import earl
from reports.judge.declarations import Declarations
from reports.judge.outcomes import Evidence, ScenarioOutcome
from reports.judge.plan import Plan
from reports.judge.run_judgement import judge
from reports.record import closing, reading
from reports.record.closing import close_record, keep_sources
from reports.record.files import ACTA, CATALOGUE, OUTCOMES, PDF, PROFILE, PROFILE_DIGEST, VERDICTS
from reports.record.manifest import Manifest, bound_files
from reports.record.reading import read_verdicts
from reports.record.repeats import Repeat, read_repeats, unstable
from reports.record.verdicts_data import verdicts_data, with_files
from tests.reports.conftest import NAMES, PIXEL, ActaSpec, catalogue_text, evidence_content, outcome
from tests.reports.signers import SECRET, Certified, Signer, certify, printing_once, save_signer

FEATURE = "features/5.4-aprobacion.feature"
REVIEW_PICTURE = PIXEL + b"de quien revisa"
_TRACE = b"PK traza"
_PROFILE = 'name = "Portal de prueba"\n[clock]\nkind = "header"\n'
_LEDGER = [
    {
        "id": name,
        "document_type": "Cédula",
        "document": "0912345675",
        "email": f"{name}@b.example",
        "trace": "cuenta",
        "requirement": "5.1.registro",
    }
    for name in ("uno", "dos")
]


@dataclass(frozen=True)
class Samples:
    """Records that are tampered with; none is changed.

    Attributes:
        plain: Record that nobody printed or signed.
        printed: The same record with its print.
        stamped: The same record with a time stamp.
        signed_once: The same record with its print and a signature.
        signed: The same record with a second signature, in disagreement.
        other: Record of another run, with its print and a time stamp.
        outside: Files kept outside of the records: exports, receipt.
        authority: Certificate of the authority that vouches for signers and time stamps.
        printer: Prints.
    """

    plain: Path
    printed: Path
    stamped: Path
    signed_once: Path
    signed: Path
    other: Path
    outside: Path
    authority: Path
    printer: Printer


@dataclass(frozen=True)
class Copy:
    """Copy of a record that is changed, and of the files kept outside of it."""

    folder: Path
    outside: Path
    samples: Samples


@contextmanager
def invented_suite(home: Path) -> Iterator[None]:
    """Let the catalogue of the samples be that of this suite; with another, ``verify`` would end in 8."""
    catalogue = home / CATALOGUE
    catalogue.write_text(catalogue_text(ActaSpec()), encoding="utf-8")
    with ExitStack() as patched:
        for module in (auditing, closing, reading):
            patched.enter_context(patch.object(module, "CATALOGUE_FILE", catalogue))
        yield


def make_samples(home: Path) -> Samples:
    """Write the records, with two prints by a browser."""
    printer, root = printing_once(), certify("Autoridad de prueba")
    signer = save_signer(home / "firma", root, certify("Persona que firma", root))
    plain = _write(home / "acta", ActaSpec(failed=("registro",), observed="Se vio otra cosa."))
    other = _print(_write(home / "otra", ActaSpec(portal="Otro portal (http://127.0.0.1:2)")), printer)
    printed = _print(_copied(plain, "impresa"), printer)
    stamped = _copied(plain, "sellada")
    with _stamping(root):
        for folder in (stamped, other):
            stamps.set_stamp(folder, Manifest.of(folder).digest, "http://127.0.0.1:1")
            Manifest.renew(folder)
    signed_once = _copied(printed, "firmada-una-vez")
    append_signature(signed_once, signer, Role.PREPARED)
    signed = _copied(signed_once, "firmada")
    receipt = append_signature(signed, signer, Role.REVIEWED, "Falta el correo real")
    outside = _keep_outside(home / "fuera", plain, receipt)
    return Samples(plain, printed, stamped, signed_once, signed, other, outside, signer.authority, printer)


def _copied(folder: Path, name: str) -> Path:
    return Path(shutil.copytree(folder, folder.with_name(name)))


def _keep_outside(outside: Path, record: Path, receipt: str) -> Path:
    """Write the exports of a record and the receipt of its last signature."""
    data = read_verdicts(record)
    write_allure(data, record, outside / "allure-results")
    for name, form in (("ctrf.json", ctrf), ("earl.json", earl)):
        (outside / name).write_text(json.dumps(form(data), ensure_ascii=False, indent=2), encoding="utf-8")
    (outside / "recibo.txt").write_text(receipt, encoding="utf-8")
    return outside


def append_signature(folder: Path, signer: Signer, role: Role, dissent: str = "") -> str:
    """Sign the print that is there, without the checks of the command, and return the receipt."""
    now = Manifest.of(folder)
    verdict = str(read_verdicts(folder)["document"]["verdict"])
    record = SignedRecord(now.digest, verdict)
    before = Chain.of([each.sha256 for each in check_signatures(folder / PDF, record)])
    sign(
        folder / PDF,
        SignedStatement(role, verdict, dissent, now.digest, before),
        SigningKey(signer.p12, SECRET),
    )
    signatures = check_signatures(folder / PDF, record)
    save_list(folder, signatures)
    Manifest.renew(folder)
    return Chain.of([each.sha256 for each in signatures]).receipt(now.digest)


@contextmanager
def _stamping(root: Certified) -> Iterator[None]:
    """Let a time stamping authority without a server answer."""
    own = certify("Sellos de prueba", root, stamps=True)
    der, kind = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
    server = DummyTimeStamper(
        asn1.Certificate.load(own.certificate.public_bytes(der)),
        keys.PrivateKeyInfo.load(own.key.private_bytes(der, kind, serialization.NoEncryption())),
    )
    with patch.object(stamps, "HTTPTimeStamper", lambda _: server):
        yield


def _print(folder: Path, printer: Printer) -> Path:
    trouble = print_pdf(printer, folder / ACTA, folder / PDF, Manifest.of(folder).digest)
    assert not trouble
    Manifest.of(folder).save(folder)
    return folder


def _write(folder: Path, spec: ActaSpec) -> Path:
    """Write a record of a run with a failure, a portal that changed, a second run, declarations, ledger and profile."""
    (folder / "evidencia").mkdir(parents=True)
    (folder / CATALOGUE).write_text(catalogue_text(spec), encoding="utf-8")
    (folder / PROFILE).write_text(_PROFILE, encoding="utf-8")
    (folder / LEDGER).write_text("".join(json.dumps(each) + "\n" for each in _LEDGER), encoding="utf-8")
    keep_sources(folder)
    outcomes = [replace(outcome(name, spec), feature=FEATURE) for name in NAMES]
    _write_evidence(folder, outcomes, spec)
    catalogue, repeats = load_catalogue(folder / CATALOGUE), read_repeats(folder)
    declarations = replace(_declarations(folder, spec), unstable=unstable(repeats))
    facts = {"Portal": spec.portal, "Suite": spec.suite, PROFILE_DIGEST: sha256(_PROFILE.encode()).hexdigest()}
    judgement = judge(catalogue, _plan(outcomes, spec), outcomes, declarations)
    data = verdicts_data(catalogue, judgement, datetime(2026, 11, 24, 10, tzinfo=UTC), facts, repeats)
    data["run"]["ended"] = "2026-11-24T10:30:00+00:00"
    data = with_files(data, bound_files(folder))
    (folder / VERDICTS).write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    close_record(folder)
    return folder


def _write_evidence(folder: Path, outcomes: list[ScenarioOutcome], spec: ActaSpec) -> None:
    (folder / OUTCOMES).write_text("".join(each.to_json() + "\n" for each in outcomes), encoding="utf-8")
    for each in outcomes:
        for item in each.evidence:
            (folder / item.path).write_bytes(evidence_content(item, spec))
    trace = Evidence("trace", "evidencia/registro-traza.zip", "Traza", sha256(_TRACE).hexdigest())
    (folder / trace.path).write_bytes(_TRACE)
    last = outcomes[-1]
    Repeat(last.scenario, last.verdict, last.verdict, "Se vio lo mismo.", (trace,)).save(folder)


def _plan(outcomes: list[ScenarioOutcome], spec: ActaSpec) -> Plan:
    written = {each.scenario: each.requirement for each in outcomes}
    return Plan(
        written,
        frozenset(written),
        broken=("La suite falló al cerrar un escenario.",),
        fingerprint_start=spec.fingerprint,
        fingerprint_end="huella-b",
        day=date(2026, 11, 24),
    )


def _declarations(folder: Path, spec: ActaSpec) -> Declarations:
    """An expired waiver, and a review that disagrees, with a picture."""
    picture = f"evidencia/revision-{sha256(REVIEW_PICTURE).hexdigest()[:16]}.jpg"
    (folder / picture).write_bytes(REVIEW_PICTURE)
    day, portal = date(2026, 11, 24), spec.fingerprint
    waiver = Waiver("5.1.registro", spec.observed, "Se sabe.", "Persona que dispensa", date(2026, 1, 1), portal)
    review = Review("5.1.abre", Verdict.FAIL, "Persona que revisa", day, "A mano no abre.", portal, picture)
    return Declarations(waivers=(waiver,), reviews=(review,))
