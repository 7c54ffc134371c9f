"""Signatures on a real PDF with certificates of a real authority: roles, dissent, refusals."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from reports.__main__ import main
from reports.audit.verify import audit
from reports.cli.signing import PASSPHRASE
from reports.record.files import PDF
from reports.record.manifest import Manifest
from tests.reports.conftest import ActaSpec, write_record
from tests.reports.signers import SECRET, Signer, certify, printing_once, save_pem, save_signer, sign

Record = Callable[..., Path]
PRINTER = printing_once()


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    root = certify("Autoridad de prueba")
    return save_signer(tmp_path_factory.mktemp("firma"), root, certify("Persona que firma", root))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Copy a record without a PDF, which the first signature prints, by kind of its run."""
    kinds = {
        "conforme": ActaSpec(),
        "no conforme": ActaSpec(failed=("registro",)),
        "incompleta": ActaSpec(interrupted="se cortó la luz.", selected=("abre", "formulario")),
    }
    made: dict[str, Path] = {}

    def get(kind: str) -> Path:
        if kind not in made:
            made[kind] = write_record(tmp_path_factory.mktemp("actas") / kind, kinds[kind])
        copy = tmp_path_factory.mktemp("copia") / "acta"
        shutil.copytree(made[kind], copy)
        return copy

    return get


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE, SECRET)
    monkeypatch.setattr("reports.__main__.print_in_a_process", PRINTER)


def test_three_roles_sign_and_one_dissents(
    printed: Callable[[str], Path], signer: Signer, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = printed("conforme")
    assert sign(folder, signer, "elaborado") == 0
    assert sign(folder, signer, "revisado", "--dissent", "Falta probar el correo real") == 0
    assert sign(folder, signer, "aprobado", "--verdict", "CONFORME") == 0
    found = audit(folder, [signer.authority])
    assert not found.problems
    assert [each.role for each in found.signatures] == ["Elaborado", "Revisado", "Aprobado"]
    assert {each.signer for each in found.signatures} == {"Persona que firma"}
    assert all(each.known for each in found.signatures)
    assert "Disiente: Falta probar el correo real" in found.signatures[1].stand
    capsys.readouterr()
    assert main(["verify", str(folder)]) == 0
    assert "indique la autoridad con --trust" in capsys.readouterr().out


def test_certificate_of_another_authority_is_not_trusted(
    printed: Callable[[str], Path], signer: Signer, tmp_path: Path
) -> None:
    folder = printed("conforme")
    sign(folder, signer, "aprobado")
    other = save_pem(tmp_path / "otra.pem", certify("Otra"))
    assert "ninguna autoridad" in audit(folder, [other]).problems[0]


REVIEW = ("--requirement", "5.1.registro", "--verdict", "fail", "--by", "Eva", "--note", "No es así")


@pytest.mark.parametrize("order", [("rebuild",), ("pdf",), ("review", *REVIEW)])
def test_signed_record_is_not_changed(
    printed: Callable[[str], Path], signer: Signer, order: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = printed("conforme")
    sign(folder, signer, "aprobado")
    before = Manifest.of(folder)
    assert main([order[0], str(folder), *order[1:]]) == 4
    assert "ya está firmada y no se cambia" in capsys.readouterr().err
    assert Manifest.of(folder) == before


@pytest.mark.parametrize("kind", ["incompleta", "no conforme"])
def test_only_what_conforms_is_signed_as_conforme(
    printed: Callable[[str], Path], signer: Signer, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = printed(kind)
    assert sign(folder, signer, "aprobado", "--verdict", "CONFORME") == 4
    assert "no se puede firmar como CONFORME" in capsys.readouterr().err
    assert sign(folder, signer, "aprobado") == 0
    assert "CONFORME" not in audit(folder).signatures[0].stand.replace("NO CONFORME", "")


def test_tampered_record_is_not_signed(
    printed: Callable[[str], Path], signer: Signer, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = printed("no conforme")
    data = json.loads((folder / "verdicts.json").read_text(encoding="utf-8"))
    data["document"]["verdict"] = "CONFORME"
    (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
    Manifest.of(folder).save(folder)
    assert sign(folder, signer, "aprobado") == 4
    assert "no se puede firmar" in capsys.readouterr().err


def test_evidence_changed_and_sealed_after_signing_breaks_the_signature(
    printed: Callable[[str], Path], signer: Signer
) -> None:
    folder = printed("conforme")
    sign(folder, signer, "aprobado")
    (folder / "evidencia" / "añadido.txt").write_text("x", encoding="utf-8")
    Manifest.of(folder).save(folder)
    assert "es de otra acta" in audit(folder).problems[0]


def test_revision_after_the_last_signature_is_reported(printed: Callable[[str], Path], signer: Signer) -> None:
    folder = printed("conforme")
    sign(folder, signer, "aprobado")
    writer = IncrementalPdfFileWriter(BytesIO((folder / PDF).read_bytes()))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = generic.NumberObject(180)  # type: ignore[no-untyped-call]
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))
    out = BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    (folder / PDF).write_bytes(out.getvalue())
    Manifest.of(folder).save(folder)
    problems = audit(folder).problems
    assert any("no vale" in each for each in problems), problems


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param(lambda p12, env: env(PASSPHRASE, "otra"), "la clave no es la suya", id="otra clave"),
        pytest.param(lambda p12, env: p12.unlink(), "No existe el archivo de firma", id="sin archivo"),
        pytest.param(lambda p12, env: p12.write_text("hola"), "no es PKCS#12", id="otra cosa"),
        pytest.param(lambda p12, env: save_pem(p12, certify("X")), "no es PKCS#12", id="un PEM"),
        pytest.param(lambda p12, env: env(PASSPHRASE, "\udcff"), "la clave no es la suya", id="clave que no es UTF-8"),
    ],
)
def test_bad_key_is_refused_in_one_sentence(  # noqa: PLR0917 - fixtures
    printed: Callable[[str], Path],
    signer: Signer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[..., object],
    message: str,
) -> None:
    copy = Signer(Path(shutil.copy(signer.p12, tmp_path / "f.p12")), signer.authority)
    spoil(copy.p12, monkeypatch.setenv)
    assert sign(printed("conforme"), copy, "aprobado") == 4
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert SECRET not in error


def test_missing_passphrase_is_refused_without_a_terminal(
    printed: Callable[[str], Path], signer: Signer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(PASSPHRASE)
    assert sign(printed("conforme"), signer, "aprobado") == 4
    assert PASSPHRASE in capsys.readouterr().err
