"""Contents of a record for ``verify``: what is formed from its verdicts, and the files that outcomes name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from harness.errors import MALFORMED, HarnessError
from harness.layout import EVIDENCE, ROOT, WALK_RESULTS
from harness.wording import counted
from reports.acta.evidence import JSON_KINDS, read_evidence
from reports.acta.page import render_acta, render_details
from reports.exports.allure import write_allure
from reports.exports.ctrf import ctrf
from reports.exports.cucumber import feature_file
from reports.exports.earl import earl
from reports.exports.junit import junit_xml
from reports.record.files import ACTA, CUCUMBER, DETAIL, JUNIT, MANIFEST, PROFILE, PROFILE_DIGEST
from reports.record.manifest import digest_of_file
from reports.record.reading import catalogue_of
from reports.record.recorded_features import messages_again, recorded_features
from reports.record.repeats import repeats_by_path
from reports.record.walks import WalkRecord

Data = Mapping[str, Any]
_FEW = 3
"""Number of pages that are named one by one."""
_KINDS = {
    "picture": "la imagen",
    "mail": "el correo",
    "trace": "la traza",
    "people": "los datos",
    "wording": "el texto",
}


def _json(text: str) -> str:
    """JSON in one fixed form, which tells ``1`` from ``true``.

    Raises:
        ValueError: It is none, or a key occurs twice, of which readers take one or the other.
    """
    return json.dumps(json.loads(text, object_pairs_hook=_once), sort_keys=True)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("una clave consta dos veces")
    return found


def _messages(text: str) -> object:
    """Cucumber Messages; of ``meta``, which names the machine that formed them, only that it is there."""
    return ["meta" if list(json.loads(line)) == ["meta"] else _json(line) for line in _lines(text)]


def _lines(text: str) -> list[str]:
    """Lines of JSON, whose texts may hold separators at which ``splitlines`` would break them."""
    return text.removesuffix("\n").split("\n")


def _text(text: str) -> object:
    return text


def has_other_features(folder: Path, data: Data) -> bool:
    """Whether the scenarios of a record were written otherwise than those of this checkout."""
    paths = {scenario["feature"] for one in data["requirements"] for scenario in one["scenarios"]}
    found = {path: feature_file(path, (ROOT, folder)) for path in paths}
    present = {path: place.read_text(encoding="utf-8", errors="replace") for path, place in found.items() if place}
    return (folder / CUCUMBER).is_file() and recorded_features(folder) != present


_FORMED: Mapping[str, tuple[Callable[[Data, Path], str], Callable[[str], object]]] = {
    ACTA: (lambda data, folder: render_acta(data, folder, catalogue_of(folder)), _text),
    JUNIT: (lambda data, _: junit_xml(data), _text),
    CUCUMBER: (messages_again, _messages),
}
"""File of a record -> how it is formed again, and what of its text is compared."""
_EXPORTED: Mapping[str, Callable[[Data], object]] = {"ctrf": ctrf, "earl": earl}


def formed_otherwise(folder: Path, data: Data, known: Iterable[str]) -> Iterator[str]:
    """Names of the files of a record that do not say what its verdicts say.

    Args:
        folder: The record.
        data: Content of ``verdicts.json``.
        known: Files of the manifest; a missing one among them is told elsewhere.
    """
    for name, (form, read) in _FORMED.items():
        path = folder / name
        if path.is_file():
            if not _says(path, partial(form, data, folder), read):
                yield name
        elif name not in known:
            yield name
    yield from _details_otherwise(folder, data, known)


def _details_otherwise(folder: Path, data: Data, known: Iterable[str]) -> Iterator[str]:
    """Names of the pages beside the acta that do not say what the verdicts say; the folder, where they are many."""
    wrong = []
    for name, page in render_details(data, folder, catalogue_of(folder)):
        path = folder / name
        is_told_elsewhere = not path.is_file() and name in known
        if not is_told_elsewhere and not (path.is_file() and path.read_bytes() == page.encode()):
            wrong.append(name)
    yield from wrong if len(wrong) <= _FEW else [f"{DETAIL} ({counted(len(wrong), 'página')})"]


def _says(path: Path, form: Callable[[], str], read: Callable[[str], object]) -> bool:
    try:
        return read(path.read_bytes().decode()) == read(form())
    except (HarnessError, *MALFORMED):  # such as a certificate of another shape
        return False


def is_export_of(path: Path, data: Data, folder: Path) -> bool:
    """Whether a file or folder is what ``export`` writes from a record, as CTRF, as EARL or as Allure results."""
    if path.is_dir():
        with TemporaryDirectory() as scratch:
            again = Path(scratch) / "allure-results"
            write_allure(data, folder, again)
            return _files(path) == _files(again)
    return any(_says(path, partial(_dumped, form, data), _json) for form in _EXPORTED.values())


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _dumped(form: Callable[[Data], object], data: Data) -> str:
    return json.dumps(form(data))


def evidence_problems(folder: Path, data: Data, known: Iterable[str]) -> Iterator[str]:
    """Report files that an outcome, a second run or ``run.files`` names and that are missing or are other ones.

    Args:
        folder: The record.
        data: Content of ``verdicts.json``.
        known: Files of the manifest; a missing one among them is told elsewhere.
    """
    for item in _named(data):
        path, what = folder / item["path"], f"{_KINDS.get(item['kind'], 'el archivo')} «{item['path']}»"
        if not path.is_file():
            yield from [] if item["path"] in known else [f"Falta {what}, que nombra un resultado."]
        elif item.get("sha256") and digest_of_file(path) != item["sha256"]:
            yield f"«{item['path']}» no es lo que dejó el escenario: su huella no es la que dice el resultado."
        elif item["kind"] in JSON_KINDS and read_evidence(path, item["kind"]) is None:
            yield f"«{item['path']}» no se puede leer."
    yield from _bound_problems(folder, data, known)
    yield from _review_problems(folder, data, known)


def _bound_problems(folder: Path, data: Data, known: Iterable[str]) -> Iterator[str]:
    for name, digest in data["run"].get("files", {}).items():
        path = folder / name
        if path.is_file() and digest_of_file(path) != digest:
            yield f"«{name}» no es el que quedó al cerrar el acta: su huella no es la que dicen los veredictos."
        elif not path.is_file() and name not in known:
            yield f"Falta «{name}», que nombran los veredictos."
    said, kept = data["run"]["facts"].get(PROFILE_DIGEST), folder / PROFILE
    if said and kept.is_file() and digest_of_file(kept) != said:
        yield (
            f"«{PROFILE}» no es el perfil con que se ejecutó la corrida: su huella no es la que consta entre los datos."
        )


def _review_problems(folder: Path, data: Data, known: Iterable[str]) -> Iterator[str]:
    """Report pictures of reviews that are missing or are other ones; their names hold a digest of their content."""
    for picture in _review_pictures(data):
        path = folder / picture
        if path.is_file() and digest_of_file(path)[:16] not in picture:
            yield f"«{picture}» no es la imagen que se adjuntó a la revisión."
        elif not path.is_file() and picture not in known:
            yield f"Falta la imagen «{picture}», que nombra una revisión."


def evidence_notices(folder: Path, data: Data) -> Iterator[str]:
    """Tell what the record cannot prove, as its format is older, and evidence that nothing names."""
    named = list(_named(data))
    without = sum(not item.get("sha256") for item in named)
    if without:
        yield (
            f"Los resultados nombran {counted(without, 'archivo')} de evidencia sin su huella: solo {MANIFEST} dice "
            f"que {'es el' if without == 1 else 'son los'} de entonces."
        )
    paths = {item["path"] for item in named} | set(_review_pictures(data)) | set(_shown_by_walks(folder))
    found = {path.relative_to(folder).as_posix() for path in (folder / EVIDENCE).rglob("*") if path.is_file()}
    loose = sorted(found - paths - set(repeats_by_path(folder)))
    if loose:
        others = len(loose) - 1
        more = f" ni {counted(others, 'archivo')} más" if others else ""
        verb = "cuentan" if others else "cuenta"
        yield f"Ningún resultado nombra «{loose[0]}»{more}: no {verb} como evidencia de nada."


def _shown_by_walks(folder: Path) -> list[str]:
    """Files that walks name, also those of what did not contradict every time and is no outcome."""
    record = WalkRecord.read(folder / WALK_RESULTS)
    results = record.results if record else ()
    return [path for each in results if each.finding for _, path, _ in each.finding.evidence]


def _review_pictures(data: Data) -> list[str]:
    return [each["picture"] for each in data["manual"] if each.get("picture")]


def _named(data: Data) -> Iterator[Data]:
    """Every file that an outcome or a second run names, once."""
    scenarios = [scenario for one in data["requirements"] for scenario in one["scenarios"]]
    found = {item["path"]: item for each in (*scenarios, *data["repeated"]) for item in each["evidence"]}
    yield from found.values()
