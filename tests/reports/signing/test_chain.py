"""Signatures that vanish, stated verdicts, receipts and roles."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pyhanko.sign import fields

from reports.__main__ import main
from reports.audit import signing
from reports.audit.signature_chain import Chain, Demands
from reports.audit.verify import audit
from reports.record.files import PDF, SIGNATURES
from tests.reports.signers import (
    Signer,
    append,
    certify,
    save_pem,
    seal,
    sign,
)

DISSENT = ("--dissent", "Falta el correo real")


def test_each_signature_names_those_before_it(folder: Path, signer: Signer) -> None:
    sign(folder, signer, "elaborado")
    sign(folder, signer, "revisado", *DISSENT)
    found = audit(folder, [signer.authority])
    assert not found.problems
    hashes = [each.sha256 for each in found.signatures]
    assert [each.before for each in found.signatures] == [Chain.of([]), Chain.of(hashes[:1])]
    listed = json.loads((folder / SIGNATURES).read_text(encoding="utf-8"))["signatures"]
    assert [each["sha256"] for each in listed] == hashes
    assert listed[1]["stand"] == "Disiente: Falta el correo real. Veredicto del acta: NO CONFORME."


def test_a_dissent_that_was_taken_out_is_named(folder: Path, signer: Signer) -> None:
    sign(folder, signer, "elaborado")
    before = (folder / PDF).read_bytes()
    sign(folder, signer, "revisado", *DISSENT)
    (folder / PDF).write_bytes(before)
    seal(folder)
    (problem,) = audit(folder).problems
    assert "Falta la firma «Revisado» de Persona que firma" in problem
    assert "Disiente: Falta el correo real" in problem


def test_that_the_last_signature_is_missing_is_seen_by_receipt_or_roles(
    folder: Path, signer: Signer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sign(folder, signer, "elaborado")
    before = {name: (folder / name).read_bytes() for name in (PDF, SIGNATURES)}
    capsys.readouterr()
    sign(folder, signer, "revisado", *DISSENT)
    receipt = tmp_path / "recibo.txt"
    receipt.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["verify", str(folder), "--receipt", str(receipt), "--require-roles", "elaborado, revisado"]) == 0
    for name, content in before.items():
        (folder / name).write_bytes(content)
    seal(folder)
    capsys.readouterr()
    assert main(["verify", str(folder)]) == 0
    assert "Que falte la última firma solo se nota con --receipt" in capsys.readouterr().out
    assert main(["verify", str(folder), "--receipt", str(receipt)]) == 1
    assert "El recibo «recibo.txt» cuenta 2 firmas, y las de acta.pdf no empiezan por esas" in capsys.readouterr().out
    assert main(["verify", str(folder), "--require-roles", "elaborado,revisado"]) == 1
    assert "Falta una firma válida como «revisado»" in capsys.readouterr().out


def test_a_receipt_can_be_the_json_of_sign_and_of_an_earlier_signature(
    folder: Path, signer: Signer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    sign(folder, signer, "elaborado", "--json")
    (tmp_path / "r.json").write_text(capsys.readouterr().out, encoding="utf-8")
    sign(folder, signer, "aprobado")
    assert not audit(folder, demands=Demands([tmp_path / "r.json"])).problems


@pytest.mark.parametrize(
    ("content", "message"),
    [("hola", "no hay ningún recibo"), ("\udcff", "no se puede leer"), (None, "no se puede leer")],
    ids=["texto", "bytes", "ninguno"],
)
def test_a_receipt_that_is_none_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / "r").write_bytes(content.encode(errors="surrogateescape"))
    assert main(["verify", str(folder), "--receipt", str(tmp_path / "r")]) == 4
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_a_receipt_of_another_acta_is_found(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "r").write_text(Chain.of([]).receipt("0" * 64), encoding="utf-8")
    (problem,) = audit(folder, demands=Demands([tmp_path / "r"])).problems
    assert "es de otra acta" in problem


def test_an_unknown_role_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify", str(folder), "--require-roles", "revisado,jefe"])
    assert ended.value.code == 2
    assert "«jefe» no es un rol" in capsys.readouterr().err


def test_a_missing_inner_signature_is_named(folder: Path, signer: Signer) -> None:
    sign(folder, signer, "elaborado")
    before = (folder / PDF).read_bytes()
    sign(folder, signer, "revisado", *DISSENT)
    both = Chain.of([each.sha256 for each in audit(folder).signatures])
    listed = (folder / SIGNATURES).read_bytes()
    (folder / PDF).write_bytes(before)
    append(folder, signer, before=both)
    (problem,) = audit(folder).problems
    assert "había 2 y queda 1" in problem
    (folder / SIGNATURES).write_bytes(listed)
    seal(folder)
    assert any("Falta la firma «Revisado»" in each for each in audit(folder).problems)


def test_another_signature_in_place_of_an_earlier_one_is_found(folder: Path, signer: Signer) -> None:
    sign(folder, signer, "elaborado")
    append(folder, signer, before=Chain(1, "0" * 64))
    (problem,) = audit(folder).problems
    assert "había otras firmas" in problem


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.unlink(), "alguien lo quitó"),
        (lambda path: path.write_text("[]"), "no se puede leer"),
        (lambda path: path.write_text('{"signatures": []}'), "no enumera la firma «Elaborado»"),
    ],
)
def test_a_list_that_is_not_of_the_signatures_is_found(
    folder: Path, signer: Signer, spoil: Callable[[Path], object], message: str
) -> None:
    sign(folder, signer, "elaborado")
    spoil(folder / SIGNATURES)
    seal(folder)
    assert message in audit(folder).problems[0]


def test_a_record_whose_pdf_is_gone_is_neither_signed_nor_rebuilt(
    folder: Path, signer: Signer, capsys: pytest.CaptureFixture[str]
) -> None:
    sign(folder, signer, "elaborado")
    (folder / PDF).unlink()
    seal(folder)
    assert "Falta la firma «Elaborado»" in audit(folder).problems[0]
    assert sign(folder, signer, "aprobado") == 4
    assert "Falta la firma «Elaborado»" in capsys.readouterr().err
    assert main(["rebuild", str(folder), "--no-pdf"]) == 4


@pytest.mark.parametrize("reason", ["", "  ", "\n", "...", "\u200b", "—"])
def test_a_dissent_that_says_nothing_is_refused(
    folder: Path, signer: Signer, capsys: pytest.CaptureFixture[str], reason: str
) -> None:
    assert sign(folder, signer, "revisado", "--dissent", reason) == 4
    assert "Falta el motivo de --dissent" in capsys.readouterr().err
    assert not (folder / PDF).exists()


def test_another_verdict_than_the_one_of_the_outcomes_is_found(folder: Path, signer: Signer) -> None:
    sign(folder, signer, "elaborado")
    append(folder, signer, verdict="CONFORME")
    (problem,) = audit(folder).problems
    assert "no suscribe el veredicto que sale de los resultados, que es NO CONFORME" in problem


def test_a_signature_that_fails_leaves_a_sound_record(
    folder: Path, signer: Signer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sign(folder, signer, "aprobado", "--timestamp", "http://127.0.0.1:1") == 4
    assert capsys.readouterr().err.count("\n") == 1
    found = audit(folder)
    assert (found.problems, found.signatures) == ([], [])


def test_a_signature_that_is_drawn_over_the_sheet_is_found(
    folder: Path, signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(folder, signer, "elaborado")
    monkeypatch.setattr(
        signing, "SigFieldSpec", lambda name: fields.SigFieldSpec(name, on_page=0, box=(10, 600, 500, 800))
    )
    append(folder, signer)
    assert "se dibuja sobre la hoja" in audit(folder).problems[0]


@pytest.mark.parametrize(
    "content",
    ["", "hola", "\x30\x03\x02\x01\x01", "-----BEGIN CERTIFICATE-----\nAAAA\n", "p12", None],
    ids=["vacío", "texto", "ASN.1", "PEM", "P12", "ninguno"],
)
def test_a_file_of_trust_that_is_no_certificate_is_refused_in_one_sentence(
    folder: Path, signer: Signer, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    sign(folder, signer, "elaborado")
    if content is not None:
        (tmp_path / "x.pem").write_bytes(signer.p12.read_bytes() if content == "p12" else content.encode())
    capsys.readouterr()
    assert main(["verify", str(folder), "--trust", str(tmp_path / "x.pem")]) == 4
    error = capsys.readouterr().err
    assert re.fullmatch(r"No se puede leer «.*» como certificado PEM o DER de una autoridad\.\n", error)


def test_a_certificate_of_trust_is_read_without_a_pdf_too(folder: Path, tmp_path: Path, signer: Signer) -> None:
    assert main(["verify", str(folder), "--trust", str(tmp_path / "no-hay.pem")]) == 4
    assert main(["verify", str(folder), "--trust", str(save_pem(tmp_path / "a.pem", certify("A")))]) == 0
