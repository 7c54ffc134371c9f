"""``verify``: checks that a record is unchanged since it was closed and that its verdicts follow from its outcomes.

It compares hashes, judges the recorded outcomes again, and forms again what was formed from them; it needs neither
browser nor portal. A record of another version of the suite has a status of its own: what this version forms otherwise
could not be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from harness.errors import MALFORMED, ConfigurationError, HarnessError
from instructivo.catalogue import CATALOGUE_FILE
from reports.acta.page import CERTIFIED
from reports.acta.pdf import Printer
from reports.audit.circumstances import suite_notices, time_problems
from reports.audit.contents import (
    evidence_notices,
    evidence_problems,
    formed_otherwise,
    has_other_features,
    is_export_of,
)
from reports.audit.hashes import digest_problems, file_problems
from reports.audit.judged_again import rewording_notices, verdict_problems
from reports.audit.pdf_comparison import printed_findings
from reports.audit.signature_chain import Demands, chain_notices, chain_problems
from reports.audit.signatures import Signature, SignedRecord, check_signatures
from reports.audit.stamps import Stamp, check_stamp
from reports.audit.trend import trend_notices, trend_problems
from reports.audit.walks import walk_problems
from reports.audit.written_form import form_problems, link_problems
from reports.record.files import CATALOGUE, CERTIFICATE, CUCUMBER, FORMED_AGAIN_FACT, MANIFEST, PDF, VERDICTS
from reports.record.manifest import Manifest, generator_digest
from reports.record.reading import read_verdicts

FEATURES = "los escenarios"
PAGES = "las páginas y las exportaciones"
NO_PDF = (
    f"No hay {PDF}, que una corrida entera imprime al terminar: se pidió sin él, no se pudo imprimir, o alguien lo "
    "quitó; «pdf» lo imprime a partir de los resultados."
)

UNSEALED = (
    "Nadie firmó ni selló el acta, y quien tenga la carpeta pudo rehacerla entera: compare la huella con la que se "
    "copió el día de la corrida."
)


class RecordStatus(StrEnum):
    """Result of verifying a record, in Spanish."""

    SOUND = "íntegra"
    OTHER_VERSION = "íntegra, escrita por otra versión de la suite"
    UNSOUND = "no está íntegra"


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
        stamp: Time stamp over the digest; None where there is none.
        foreign: Parts that another version of the suite wrote, in Spanish: pages, scenarios, catalogue, certificate.
    """

    problems: Sequence[str]
    notices: Sequence[str]
    signatures: Sequence[Signature]
    files: int
    verdict: str
    digest: str
    foreign: Sequence[str] = ()
    stamp: Stamp | None = None

    @property
    def other_version(self) -> bool:
        """Whether another version of the suite wrote a part of it."""
        return bool(self.foreign)

    @property
    def status(self) -> RecordStatus:
        """Status of the record; only a sound one of this version says that everything was compared."""
        if self.problems:
            return RecordStatus.UNSOUND
        return RecordStatus.OTHER_VERSION if self.other_version else RecordStatus.SOUND

    def data(self) -> dict[str, Any]:
        """JSON data of the result."""
        return {
            "sound": not self.problems,
            "status": self.status,
            "problems": list(self.problems),
            "notices": list(self.notices),
            "signatures": [each.data() for each in self.signatures],
            "files": self.files,
            "verdict": self.verdict,
            "digest": self.digest,
            **({"stamp": self.stamp.data()} if self.stamp else {}),
        }


NO_DEMANDS = Demands()


def audit(
    folder: Path, trust: Sequence[Path] = (), demands: Demands = NO_DEMANDS, printer: Printer | None = None
) -> Audit:
    """Verify a record with its PDF, its signatures and its time stamp.

    Args:
        folder: Folder of the record.
        trust: Certificates of the trusted authorities.
        demands: Signatures that there must be.
        printer: Prints the acta again, to compare how a signed PDF looks; None to compare its text only.

    Raises:
        ConfigurationError: The folder is not a record, or a certificate or receipt cannot be read.
    """
    (found, data), pdf = _audit_without_pdf(folder), folder / PDF
    signed = SignedRecord(found.digest, found.verdict)
    signatures = check_signatures(pdf, signed, trust)
    problems = [problem for each in signatures for problem in each.problems]
    problems += [*chain_problems(folder, signatures), *demands.problems(signatures, found.digest)]
    notices = [notice for each in signatures for notice in each.notices]
    notices += [*chain_notices(signatures), *demands.notices(signatures)]
    stamp = check_stamp(folder, found.digest, trust)
    problems += stamp.problems if stamp else ()
    if not signatures and not stamp:
        notices.append(UNSEALED)
    if pdf.is_file():
        printed = printed_findings(folder, found.digest, signatures, printer)
        problems, notices = [*problems, *printed.problems], [*notices, *printed.notices]
    elif lacks_pdf(data):
        notices.append(NO_PDF)
    return replace(
        found,
        problems=[*found.problems, *problems],
        notices=[*found.notices, *notices],
        signatures=signatures,
        stamp=stamp,
    )


def lacks_pdf(data: Mapping[str, Any]) -> bool:
    """Whether a record without a PDF should have one: a partial run prints none, nor does one in which nothing ran."""
    return not data["document"]["partial"] and any(one["scenarios"] for one in data["requirements"])


def audit_without_pdf(folder: Path) -> Audit:
    """Verify all of a record but time stamp and PDF, which the first signer prints anew.

    Raises:
        ConfigurationError: The folder is not a record.
    """
    return _audit_without_pdf(folder)[0]


def _audit_without_pdf(folder: Path) -> tuple[Audit, Mapping[str, Any]]:
    """Result of verifying all of a record but time stamp and PDF, and the content of its ``verdicts.json``."""
    manifest, now = Manifest.load(folder), Manifest.of(folder)
    data = read_verdicts(folder)
    foreign = _foreign_parts(folder, data, manifest)
    problems = [
        *link_problems(folder),
        *file_problems(manifest, now),
        *digest_problems(manifest),
        *_content_problems(folder, data, manifest),
    ]
    notices = [*_version_notices(folder, data, manifest, foreign), *evidence_notices(folder, data)]
    notices += [*trend_notices(folder, data), *suite_notices(data)]
    verdict = str(data["document"].get("verdict", ""))
    return Audit(problems, notices, [], len(manifest.files), verdict, now.digest, foreign), data


def with_exports(found: Audit, folder: Path, exported: Sequence[Path]) -> Audit:
    """Result of verifying a record and files that are said to be exported from it.

    Raises:
        ConfigurationError: The folder is not a record, or a file cannot be read.
    """
    data = read_verdicts(folder)
    for path in exported:
        if not path.exists():
            raise ConfigurationError(f"No existe «{path}»: indique con --export lo que escribió «export».")
    other = [path for path in exported if not is_export_of(path, data, folder)]
    told = [f"«{path}» no es lo que «export» escribe de esta acta." for path in other]
    return replace(found, problems=[*found.problems, *told])


def mismatches(folder: Path) -> list[str]:
    """Mismatches in a record that may lack its verdicts, a Spanish sentence each; signatures aside.

    A missing PDF is none: it is formed from the rest.

    Raises:
        ConfigurationError: The record has no manifest.
    """
    manifest, now = Manifest.load(folder), Manifest.of(folder)
    known = replace(manifest, files={path: each for path, each in manifest.files.items() if path != PDF})
    found = [*link_problems(folder), *file_problems(manifest if PDF in now.files else known, now)]
    found += digest_problems(manifest)
    return found + (_content_problems(folder, read_verdicts(folder), manifest) if (folder / VERDICTS).is_file() else [])


def _content_problems(folder: Path, data: Mapping[str, Any], manifest: Manifest) -> list[str]:
    """Contents that do not follow from the outcomes; files of which the manifest told already are left out."""
    problems: list[str] = []
    own = manifest.generator == generator_digest()
    try:
        problems += [*verdict_problems(folder, data, own=own), *time_problems(data)]
        if own:
            problems += form_problems(folder, data)
            otherwise = formed_otherwise(folder, data, manifest.files)
            problems += [f"{name} no dice lo que dicen {VERDICTS} y la evidencia." for name in otherwise]
        problems += [*walk_problems(folder, data, manifest.files), *trend_problems(folder, data)]
    except (HarnessError, *MALFORMED) as error:
        why = str(error) if isinstance(error, HarnessError) else _in_words(error)
        problems.append(f"No se puede volver a juzgar con lo registrado: {why}")
    return [*problems, *_source_problems(folder, manifest), *evidence_problems(folder, data, manifest.files)]


def _in_words(error: Exception) -> str:
    return (
        f"falta o sobra algo ({error})" if isinstance(error, LookupError) else "hay algo que la suite no escribe así."
    )


def _source_problems(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Report a missing catalogue or certificate, which every record of a run has."""
    if not (folder / CATALOGUE).is_file() and CATALOGUE not in manifest.files:
        yield f"Falta {CATALOGUE}, con el que se juzgó: se juzgó con el de esta suite, que puede ser otro."
    own = manifest.generator == generator_digest() and CERTIFIED.is_file()
    if own and not (folder / CERTIFICATE).is_file() and CERTIFICATE not in manifest.files:
        yield f"Falta {CERTIFICATE}, con lo que la suite sabe detectar."


def foreign_parts(folder: Path) -> list[str]:
    """Parts of a record that another version of the suite wrote, in Spanish; none where nothing says who did.

    Raises:
        ConfigurationError: Its manifest or its verdicts cannot be read.
    """
    if not ((folder / MANIFEST).is_file() and (folder / VERDICTS).is_file()):
        return []
    return _foreign_parts(folder, read_verdicts(folder), Manifest.load(folder))


def _foreign_parts(folder: Path, data: Mapping[str, Any], manifest: Manifest) -> list[str]:
    """Parts of a record that another version of the suite wrote, in Spanish."""
    parts = [] if manifest.generator == generator_digest() else [PAGES]
    own = ((CATALOGUE, CATALOGUE_FILE), (CERTIFICATE, CERTIFIED))
    parts += [FEATURES] if has_other_features(folder, data) else []
    return parts + [name for name, source in own if (folder / name).is_file() and not _is_same(folder / name, source)]


def _is_same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _version_notices(
    folder: Path, data: Mapping[str, Any], manifest: Manifest, foreign: Sequence[str]
) -> Iterator[str]:
    if CATALOGUE in foreign:
        yield (f"El {CATALOGUE} del acta no es el de esta suite: se juzga con el del acta; compárelo antes de fiarse.")
    if CERTIFICATE in foreign:
        yield f"El {CERTIFICATE} del acta no es el de esta suite: es de otra medición."
    if FEATURES in foreign:
        yield f"Los escenarios que trae {CUCUMBER} no son los de esta suite: son de otro momento; compárelos."
    if FORMED_AGAIN_FACT in data["run"]["facts"]:
        yield (
            "El acta la había escrito otra versión de la suite y se volvió a formar con otra: de lo que escribió la "
            "primera solo se compararon los veredictos y los archivos."
        )
    if manifest.generator == generator_digest():
        return
    try:
        yield from rewording_notices(folder, data)
        otherwise = list(formed_otherwise(folder, data, manifest.files))
    except (HarnessError, *MALFORMED):
        otherwise = []
    told = f"esta forma de otro modo {', '.join(otherwise)}, y su texto no se comparó" if otherwise else ""
    yield (
        f"El acta la escribió otra versión de la suite{f': {told}' if told else ''}; para comprobarla del todo use la "
        "del commit que dice el acta."
    )
