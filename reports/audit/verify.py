"""``verify``: checks that a record is unchanged since it was closed and that its verdicts follow from its outcomes.

It compares hashes, and judges the recorded outcomes again; it needs neither browser nor portal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from harness.errors import HarnessError
from instructivo.catalogue import CATALOGUE_FILE
from reports.acta.page import render_acta
from reports.acta.pdf import Printer
from reports.audit.printed import printed_findings
from reports.audit.signature_chain import Demands, chain_notices, chain_problems
from reports.audit.signatures import Signature, SignedRecord, check_signatures
from reports.judge.judgement import judge
from reports.record.files import ACTA, CATALOGUE, MANIFEST, OUTCOMES, PDF, VERDICTS
from reports.record.manifest import Manifest, digest_of, generator_digest
from reports.record.reading import catalogue_of, read_outcomes, read_verdicts
from reports.record.rebuilding import RecordedInputs
from reports.record.repeats import read_repeats, unstable
from reports.record.verdicts_data import verdicts_data


@dataclass(frozen=True)
class Audit:
    """Result of verifying a record.

    Attributes:
        problems: Why the record is not sound, a Spanish sentence each; empty where it is.
        notices: Checks that were not possible here, a Spanish sentence each.
        signatures: Signatures of its PDF.
        files: Number of compared files.
        verdict: Recorded verdict of the document.
        digest: SHA-256 over the record, without its PDF.
    """

    problems: Sequence[str]
    notices: Sequence[str]
    signatures: Sequence[Signature]
    files: int
    verdict: str
    digest: str

    def data(self) -> dict[str, Any]:
        """JSON data of the result."""
        return {
            "sound": not self.problems,
            "problems": list(self.problems),
            "notices": list(self.notices),
            "signatures": [each.data() for each in self.signatures],
            "files": self.files,
            "verdict": self.verdict,
            "digest": self.digest,
        }


NO_DEMANDS = Demands()


def audit(
    folder: Path, trust: Sequence[Path] = (), demands: Demands = NO_DEMANDS, printer: Printer | None = None
) -> Audit:
    """Verify a record with its PDF and its signatures.

    Args:
        folder: Folder of the record.
        trust: Certificates of the trusted authorities.
        demands: Signatures that there must be.
        printer: Prints the acta again, to compare how a signed PDF looks; None to compare its text only.

    Raises:
        ConfigurationError: The folder is not a record, or a certificate or receipt cannot be read.
    """
    found, pdf = audit_without_pdf(folder), folder / PDF
    signed = SignedRecord(found.digest, found.verdict)
    signatures = check_signatures(pdf, signed, trust)
    problems = [problem for each in signatures for problem in each.problems]
    problems += [*chain_problems(folder, signatures), *demands.problems(signatures, found.digest)]
    notices = [notice for each in signatures for notice in each.notices]
    notices += [*chain_notices(signatures), *demands.notices(signatures)]
    if pdf.is_file():
        printed = printed_findings(folder, found.digest, signatures, printer)
        problems, notices = [*problems, *printed.problems], [*notices, *printed.notices]
    return replace(
        found, problems=[*found.problems, *problems], notices=[*found.notices, *notices], signatures=signatures
    )


def audit_without_pdf(folder: Path) -> Audit:
    """Verify all of a record but its PDF, which the first signer prints anew.

    Raises:
        ConfigurationError: The folder is not a record.
    """
    manifest, now = Manifest.load(folder), Manifest.of(folder)
    problems = [*_link_problems(folder), *_file_problems(manifest, now)]
    data = read_verdicts(folder)
    catalogue_notice = _catalogue_notice(folder)
    notices = [catalogue_notice] if catalogue_notice else []
    try:
        problems += _judged_again(folder, data)
        problems += _rendered_again(folder, data, manifest)
    except (HarnessError, KeyError, TypeError, ValueError, AttributeError) as error:
        why = str(error) if isinstance(error, HarnessError) else f"falta o sobra algo ({error})"
        problems.append(f"No se puede volver a juzgar con lo registrado: {why}")
    if manifest.generator != generator_digest():
        notices.append(f"{ACTA} se escribió con otra versión de la suite: su texto no se comparó.")
    verdict = str(data["document"].get("verdict", ""))
    return Audit(problems, notices, [], len(manifest.files), verdict, now.digest)


def _link_problems(folder: Path) -> Iterator[str]:
    """Report links: their targets are no evidence, and copying the record would bring foreign files in."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            yield f"«{path.relative_to(folder).as_posix()}» es un enlace a otro lugar y no un archivo del acta."


def _file_problems(manifest: Manifest, now: Manifest) -> Iterator[str]:
    for path in sorted(set(manifest.files) | set(now.files)):
        if path not in now.files:
            yield f"Falta el archivo «{path}»."
        elif path not in manifest.files:
            yield f"Sobra el archivo «{path}», que no es de esta acta."
        elif now.files[path] != manifest.files[path]:
            yield f"El archivo «{path}» no es el que se cerró: su huella cambió."
    if digest_of(manifest.files) != manifest.digest:
        yield f"La huella del conjunto en {MANIFEST} no corresponde a los archivos que enumera."


def _catalogue_notice(folder: Path) -> str:
    kept = folder / CATALOGUE
    if not kept.is_file():
        return f"El acta no trae {CATALOGUE}: se juzga con el catálogo de esta suite."
    if hashlib.sha256(kept.read_bytes()).digest() != hashlib.sha256(CATALOGUE_FILE.read_bytes()).digest():
        return f"El {CATALOGUE} del acta no es el de esta suite: se juzga con el del acta; compárelo antes de fiarse."
    return ""


def _judged_again(folder: Path, recorded: Mapping[str, Any]) -> Iterator[str]:
    """Judge the outcomes again, and report every difference from the recorded verdicts."""
    outcomes, lost = read_outcomes(folder)
    if lost:
        yield f"En {OUTCOMES} hay {lost} líneas que no se pueden leer."
    inputs, catalogue, repeats = RecordedInputs.from_data(recorded), catalogue_of(folder), read_repeats(folder)
    declarations = replace(inputs.declarations, unstable=unstable(repeats))
    judgement = judge(catalogue, inputs.plan, outcomes, declarations)
    again = json.loads(json.dumps(verdicts_data(catalogue, judgement, inputs.started, inputs.facts, repeats)))
    again["run"]["ended"] = inputs.ended
    yield from _differences(again, recorded)


def _differences(again: Mapping[str, Any], recorded: Mapping[str, Any]) -> Iterator[str]:
    by_id = {one["id"]: one for one in recorded["requirements"]}
    for one in again["requirements"]:
        kept = by_id.pop(one["id"], None)
        if kept is None:
            yield f"En {VERDICTS} falta el requisito «{one['id']}»."
        elif kept != one:
            key = next(key for key in [*one, *kept] if one.get(key) != kept.get(key))
            yield (
                f"El requisito «{one['id']}» no sale así de los resultados: en «{key}» consta "
                f"{_short(kept.get(key))} y corresponde {_short(one.get(key))}."
            )
    yield from (f"En {VERDICTS} sobra el requisito «{name}»." for name in by_id)
    for key in sorted(set(again) | set(recorded)):
        if key != "requirements" and again.get(key) != recorded.get(key):
            yield (
                f"En {VERDICTS}, «{key}» no sale así de los resultados: consta {_short(recorded.get(key))} y "
                f"corresponde {_short(again.get(key))}."
            )


def _short(value: object, most: int = 160) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= most else text[:most] + "…"


def _rendered_again(folder: Path, data: Mapping[str, Any], manifest: Manifest) -> Iterator[str]:
    """Render the acta again and compare it, where this version of the suite wrote it."""
    if manifest.generator != generator_digest() or not (folder / ACTA).is_file():
        return
    if (folder / ACTA).read_bytes() != render_acta(data, folder, catalogue_of(folder)).encode():
        yield f"{ACTA} no dice lo que dicen {VERDICTS} y la evidencia."
