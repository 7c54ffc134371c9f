"""Completeness of the signatures of a record: their chain, the list ``firmas.json``, receipts and required roles.

A signature names the number and the digest of those before it. That the last one is missing is seen only from
outside: by the list, which a forger can change, by a signer's receipt, or by the roles that must have signed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import MALFORMED, ConfigurationError
from harness.wording import counted
from reports.record.files import PDF, SIGNATURES

if TYPE_CHECKING:
    from reports.audit.signatures import Signature

SCHEMA_VERSION = 1
_RECEIPT = re.compile(r"acta sha256:([0-9a-f]{64}), firmas: (\d{1,4}), sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Chain:
    """Signatures in the order of signing: their number, and one SHA-256 over those of each."""

    count: int
    digest: str

    @classmethod
    def of(cls, hashes: Sequence[str]) -> Chain:
        """Chain of signatures, given by the SHA-256 of each."""
        return cls(len(hashes), hashlib.sha256("".join(f"{each}\n" for each in hashes).encode()).hexdigest())

    def receipt(self, digest: str) -> str:
        """Spanish line by which a signer can later prove that they signed a record of this digest."""
        return f"Recibo: acta sha256:{digest}, firmas: {self.count}, sha256:{self.digest}"


@dataclass(frozen=True)
class Demands:
    """Signatures that must be there, as told from outside of the record: by receipts and roles."""

    receipts: Sequence[Path] = ()
    roles: Sequence[str] = ()

    def problems(self, signatures: Sequence[Signature], digest: str) -> Iterator[str]:
        """Missing signatures, a Spanish sentence each.

        Raises:
            ConfigurationError: A receipt cannot be read.
        """
        for path in self.receipts:
            yield from _receipt_problems(path, [each.sha256 for each in signatures], digest)
        held = {each.role.lower() for each in signatures if not each.problems}
        for role in self.roles:
            if role not in held:
                yield f"Falta una firma válida como «{role}», que se pidió con --require-roles."

    def notices(self, signatures: Sequence[Signature]) -> Iterator[str]:
        """Limits of what is known of signatures where none was demanded, a Spanish sentence each."""
        if signatures and not self.receipts and not self.roles:
            yield (
                "Que falte la última firma solo se nota con --receipt ARCHIVO (lo que dijo «sign») o con "
                "--require-roles elaborado,revisado,aprobado."
            )


def _receipt_problems(path: Path, hashes: Sequence[str], digest: str) -> Iterator[str]:
    try:
        found = _RECEIPT.findall(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError) as error:
        raise ConfigurationError(
            f"El recibo «{path}» no se puede leer: indique un archivo con lo que dijo «sign»."
        ) from error
    if not found:
        raise ConfigurationError(f"En «{path}» no hay ningún recibo: indique un archivo con lo que dijo «sign».")
    for acta, count, chain in found:
        if acta != digest:
            yield f"El recibo «{path.name}» es de otra acta: la huella que nombra no es la de esta carpeta."
        elif Chain.of(hashes[: int(count)]) != Chain(int(count), chain):
            those = "esa" if int(count) == 1 else "esas"
            yield (
                f"El recibo «{path.name}» cuenta {counted(int(count), 'firma')}, y las de {PDF} no empiezan por {those}"
                ": recupere el PDF que se firmó."
            )


def save_list(folder: Path, signatures: Sequence[Signature]) -> None:
    """Write ``firmas.json``."""
    (folder / SIGNATURES).write_text(_list_of(signatures), encoding="utf-8", newline="\n")


def _list_of(signatures: Sequence[Signature]) -> str:
    entries = [
        {"role": each.role, "signer": each.signer, "stand": each.stand, "moment": each.moment, "sha256": each.sha256}
        for each in signatures
    ]
    return json.dumps({"schema": SCHEMA_VERSION, "signatures": entries}, ensure_ascii=False, indent=2) + "\n"


def chain_problems(folder: Path, signatures: Sequence[Signature]) -> Iterator[str]:
    """Missing signatures and a list that is not theirs, a Spanish sentence each."""
    listed, trouble = _read_list(folder)
    if trouble:
        yield trouble
    yield from _broken_links(signatures)
    if listed is not None:
        unlike = list(_unlike_list(listed, signatures))
        yield from unlike
        if not unlike and (folder / SIGNATURES).read_text(encoding="utf-8") != _list_of(signatures):
            yield f"{SIGNATURES} no dice de las firmas lo que dicen ellas: alguien lo cambió."
    elif not trouble and any(each.before for each in signatures):
        yield f"Falta {SIGNATURES}, que enumera las firmas: alguien lo quitó."


def _broken_links(signatures: Sequence[Signature]) -> Iterator[str]:
    hashes = [each.sha256 for each in signatures]
    for place, each in enumerate(signatures):
        if each.before is None or each.before == Chain.of(hashes[:place]):
            continue
        who = f"la firma de {each.signer} ({each.role})"
        if each.before.count > place:
            left = f"{'queda' if place == 1 else 'quedan'} {place}" if place else "no queda ninguna"
            yield f"Antes de {who} había {each.before.count} y {left}: falta alguna."
        else:
            yield f"Antes de {who} había otras firmas que las que hay en {PDF}."


def _unlike_list(listed: Sequence[Mapping[str, str]], signatures: Sequence[Signature]) -> Iterator[str]:
    present, known = {each.sha256 for each in signatures}, {entry["sha256"] for entry in listed}
    for entry in listed:
        if entry["sha256"] not in present:
            yield (
                f"Falta la firma «{entry['role']}» de {entry['signer']}, que {SIGNATURES} enumera: {PDF} no es el que "
                f"se firmó entonces. Decía: {entry['stand']}"
            )
    for each in signatures:
        if each.sha256 not in known:
            yield f"{SIGNATURES} no enumera la firma «{each.role}» de {each.signer}."


def chain_notices(signatures: Sequence[Signature]) -> Iterator[str]:
    """Limits of what signatures prove, a Spanish sentence each: older than the chain, or several of one person."""
    if not all(each.before for each in signatures):
        yield "Hay firmas de un formato anterior, que no nombran las de antes: no se sabe si falta alguna."
    roles: dict[str, list[str]] = {}
    for each in signatures:
        roles.setdefault(each.signer, []).append(f"«{each.role}»")
    for signer, held in roles.items():
        if len(held) > 1:
            yield f"Las firmas {', '.join(held)} son de un mismo nombre, {signer}: no consta que sean varias personas."


def _read_list(folder: Path) -> tuple[list[dict[str, str]] | None, str]:
    """Entries of ``firmas.json`` and what is wrong with it; None where there is none."""
    if not (folder / SIGNATURES).is_file():
        return None, ""
    try:
        entries = json.loads((folder / SIGNATURES).read_text(encoding="utf-8"))["signatures"]
        return [{key: str(each[key]) for key in ("role", "signer", "stand", "sha256")} for each in entries], ""
    except (OSError, *MALFORMED):
        return None, f"{SIGNATURES} no se puede leer: alguien lo cambió."
