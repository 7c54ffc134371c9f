"""``review``: writes the verdict of a person into a record, beside the machine's verdict and never in its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomlkit

from harness.declarations import Review
from harness.errors import ConfigurationError, system_reason
from harness.layout import EVIDENCE
from harness.verdict import Disposition
from instructivo.requirement import Catalogue, Requirement, Verification
from reports.acta.pdf import Printer
from reports.audit.verify import audit
from reports.judge.plan import UNREADABLE
from reports.manual.profile_file import read_profile_document, write_profile
from reports.record.closing import refuse_signed
from reports.record.files import PDF
from reports.record.inputs import RecordedInputs
from reports.record.reading import catalogue_of, read_verdicts
from reports.record.rebuilding import judge_again

_PICTURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}
_OPEN = (Disposition.TO_REVIEW, Disposition.PENDING, Disposition.CLOCK, Disposition.INCONC)


def fingerprint_of(folder: Path) -> str:
    """Fingerprint of the portal for which a review or waiver from a record holds.

    Raises:
        ConfigurationError: The record has no fingerprint, so that a decision from it could never expire.
    """
    found = str(read_verdicts(folder)["run"]["fingerprint_start"])
    if found in ("", UNREADABLE):
        raise ConfigurationError(
            f"El acta de «{folder}» no lleva la huella del portal, y una revisión vale solo para una huella: "
            "repita la corrida y revise el acta nueva."
        )
    return found


def awaiting_review(data: dict[str, Any], catalogue: Catalogue) -> Iterator[tuple[Requirement, str]]:
    """Open requirements that only a person can verify, or that the profile gives to one, with their disposition."""
    by_hand = set(data.get("by_hand", ()))
    for one in data["requirements"]:
        requirement = catalogue[one["id"]]
        for_a_person = requirement.verified_by is Verification.PERSON or one["id"] in by_hand
        if for_a_person and one["standing"] in _OPEN:
            yield requirement, one["standing"]


def instructions(requirement: Requirement) -> Sequence[str]:
    """Spanish instructions for the review of a requirement, line by line."""
    page = f" (página {requirement.page} del instructivo)" if requirement.page else ""
    lines = [f"{requirement.id}{page}", f"  Compruebe: {requirement.statement}"]
    return [*lines, f"  No lo decide la suite: {requirement.open_because}"] if requirement.open_because else lines


def add_review(folder: Path, review: Review, picture: Path | None = None, printer: Printer | None = None) -> list[str]:
    """Write a review into a record, judge the record again and write it anew.

    Args:
        folder: Folder of the record.
        review: The review; it replaces an earlier one of the same person about the same requirement.
        picture: Picture to attach.
        printer: Prints the acta, where there was a PDF before.

    Returns:
        Problems, a Spanish sentence each.

    Raises:
        ConfigurationError: The record is signed or not sound, its catalogue lacks the requirement, or the picture is
            neither PNG nor JPEG.
    """
    refuse_signed(folder)
    if problems := audit(folder).problems:
        raise ConfigurationError(f"En esta acta no se anota nada: {problems[0]} Compruébela con «verify».")
    if review.requirement not in catalogue_of(folder):
        raise ConfigurationError(f"El requisito «{review.requirement}» no está en el catálogo del acta: corrija el id.")
    if picture:
        review = replace(review, picture=_attach(folder, picture))
    inputs = RecordedInputs.from_data(read_verdicts(folder))
    kept = [each for each in inputs.declarations.reviews if not _replaced_by(vars(each), review)]
    declarations = replace(inputs.declarations, reviews=(*kept, review))
    changed = replace(inputs, declarations=declarations)
    return judge_again(folder, printer if (folder / PDF).is_file() else None, changed=changed)


def _replaced_by(entry: Mapping[str, Any], review: Review) -> bool:
    return (entry["requirement"], entry["reviewer"]) == (review.requirement, review.reviewer)


def _attach(folder: Path, picture: Path) -> str:
    """Copy a picture into a record; its name contains a digest of its content."""
    try:
        content = picture.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"No se puede leer la imagen «{picture.name}»: {system_reason(error)}.") from error
    kind = next((suffix for start, suffix in _PICTURES.items() if content.startswith(start)), "")
    if not kind:
        raise ConfigurationError(f"«{picture.name}» no es una imagen PNG ni JPEG: adjunte una captura de pantalla.")
    path = f"{EVIDENCE}/revision-{hashlib.sha256(content).hexdigest()[:16]}{kind}"
    (folder / EVIDENCE).mkdir(exist_ok=True)
    (folder / path).write_bytes(content)
    return path


def save_in_profile(profile: Path, review: Review) -> None:
    """Write a review into a profile, so that it counts for later runs on the same state of the portal.

    Raises:
        ConfigurationError: The profile cannot be read.
    """
    document = read_profile_document(profile)
    reviews = document.setdefault("reviews", tomlkit.aot())
    for at in reversed(range(len(reviews))):
        if _replaced_by(reviews[at], review):
            del reviews[at]
    entry = tomlkit.table()
    for key in ("requirement", "verdict", "reviewer", "day", "note", "fingerprint"):
        value = getattr(review, key)
        entry[key] = value.value if key == "verdict" else value
    reviews.append(entry)
    write_profile(profile, document)
