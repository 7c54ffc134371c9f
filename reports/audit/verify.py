"""``verify``: whether a record is what it was when it was closed, and whether its verdicts follow from its outcomes.

Needs neither browser nor portal: hashes, the recorded outcomes and the catalogue.
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
from reports.audit.signatures import Signature, check_signatures
from reports.judge.judgement import judge
from reports.record.files import ACTA, CATALOGUE, MANIFEST, OUTCOMES, PDF, VERDICTS
from reports.record.manifest import Manifest, digest_of, generator_digest
from reports.record.reading import catalogue_of, read_outcomes, read_verdicts
from reports.record.rebuilding import Inputs
from reports.record.repeats import read_repeats, unstable
from reports.record.verdicts_data import verdicts_data


@dataclass(frozen=True)
class Audit:
    """What an auditor is told of a record.

    Attributes:
        problems: What does not hold, a Spanish sentence each; none where all does.
        notices: What could not be checked here.
        signatures: The signatures of its PDF.
        files: How many files were compared.
        verdict: Of the document, as recorded.
        digest: Over the whole record.
    """

    problems: Sequence[str]
    notices: Sequence[str]
    signatures: Sequence[Signature]
    files: int
    verdict: str
    digest: str

    def data(self) -> dict[str, Any]:
        """For a program."""
        return {
            "sound": not self.problems,
            "problems": list(self.problems),
            "notices": list(self.notices),
            "signatures": [each.data() for each in self.signatures],
            "files": self.files,
            "verdict": self.verdict,
            "digest": self.digest,
        }


def audit(folder: Path, trust: Sequence[Path] = ()) -> Audit:
    """Check a record.

    Args:
        folder: The record.
        trust: Certificates of the authorities whose signatures are trusted.

    Raises:
        ConfigurationError: It is not a record at all.
    """
    manifest, now = Manifest.load(folder), Manifest.of(folder)
    problems = [*_links(folder), *_files(manifest, now)]
    data = read_verdicts(folder)
    catalogue_problem = _catalogue(folder)
    notices = [catalogue_problem] if catalogue_problem else []
    try:
        problems += _judged_again(folder, data)
        problems += _rendered_again(folder, data, manifest)
    except (HarnessError, KeyError, TypeError, ValueError, AttributeError) as error:
        told = str(error) if isinstance(error, HarnessError) else f"falta o sobra algo ({error})"
        problems.append(f"No se puede volver a juzgar con lo registrado: {told}")
    if manifest.generator != generator_digest():
        notices.append(f"{ACTA} se escribió con otra versión de la suite: su texto no se comparó.")
    signatures = check_signatures(folder / PDF, now.digest, trust) if (folder / PDF).is_file() else []
    problems += [problem for each in signatures for problem in each.problems]
    verdict = str(data["document"].get("verdict", ""))
    return Audit(problems, notices, signatures, len(manifest.files), verdict, now.digest)


def _links(folder: Path) -> Iterator[str]:
    """What only points elsewhere: its content is nobody's evidence, and copying it would bring a stranger's file in."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            yield f"«{path.relative_to(folder).as_posix()}» es un enlace a otro lugar y no un archivo del acta."


def _files(manifest: Manifest, now: Manifest) -> Iterator[str]:
    for path in sorted(set(manifest.files) | set(now.files)):
        if path not in now.files:
            yield f"Falta el archivo «{path}»."
        elif path not in manifest.files:
            yield f"Sobra el archivo «{path}», que no es de esta acta."
        elif now.files[path] != manifest.files[path]:
            yield f"El archivo «{path}» no es el que se cerró: su huella cambió."
    if digest_of(manifest.files) != manifest.digest:
        yield f"La huella del conjunto en {MANIFEST} no corresponde a los archivos que enumera."


def _catalogue(folder: Path) -> str:
    kept = folder / CATALOGUE
    if not kept.is_file():
        return f"El acta no trae {CATALOGUE}: se juzga con el catálogo de esta suite."
    if hashlib.sha256(kept.read_bytes()).digest() != hashlib.sha256(CATALOGUE_FILE.read_bytes()).digest():
        return f"El {CATALOGUE} del acta no es el de esta suite: se juzga con el del acta; compárelo antes de fiarse."
    return ""


def _judged_again(folder: Path, recorded: Mapping[str, Any]) -> Iterator[str]:
    """Form every verdict again from the outcomes, and name each that is not the recorded one."""
    outcomes, lost = read_outcomes(folder)
    if lost:
        yield f"En {OUTCOMES} hay {lost} líneas que no se pueden leer."
    inputs, catalogue, repeats = Inputs.from_data(recorded), catalogue_of(folder), read_repeats(folder)
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
    """Write the acta again and compare, where this is the suite that wrote it."""
    if manifest.generator != generator_digest() or not (folder / ACTA).is_file():
        return
    if (folder / ACTA).read_bytes() != render_acta(data, folder, catalogue_of(folder)).encode():
        yield f"{ACTA} no dice lo que dicen {VERDICTS} y la evidencia."
