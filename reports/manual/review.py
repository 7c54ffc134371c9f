"""``review``: what a person judged by hand, written into a record beside the machine's verdict, never in its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomlkit

from harness.declarations import Review
from harness.errors import ConfigurationError
from harness.layout import EVIDENCE
from harness.verdict import Disposition
from instructivo.model import Catalogue, Requirement, Verification
from reports.acta.pdf import Printer
from reports.audit.verify import audit
from reports.judge.declarations import Declarations
from reports.judge.plan import UNREADABLE
from reports.manual.profile_file import read_profile, write_profile
from reports.record.closing import refuse_signed
from reports.record.files import PDF, VERDICTS
from reports.record.reading import catalogue_of, read_verdicts
from reports.record.rebuilding import rebuild

_PICTURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}
_OPEN = (Disposition.TO_REVIEW, Disposition.PENDING, Disposition.INCONC)


def fingerprint_of(folder: Path) -> str:
    """The state of the portal for which a review of a record holds.

    Raises:
        ConfigurationError: The run took none, so that nobody could tell when the review expires.
    """
    found = str(read_verdicts(folder)["run"]["fingerprint_start"])
    if found in ("", UNREADABLE):
        raise ConfigurationError(
            f"El acta de «{folder}» no lleva la huella del portal, y una revisión vale solo para una: repítala."
        )
    return found


def to_judge_by_hand(data: dict[str, Any], catalogue: Catalogue) -> Iterator[tuple[Requirement, str]]:
    """Requirements left to a person, each with its disposition: no machine can show them, or the profile says so."""
    given = set(data.get("by_hand", ()))
    for one in data["requirements"]:
        requirement = catalogue[one["id"]]
        of_a_person = requirement.verified_by is Verification.PERSON or one["id"] in given
        if of_a_person and one["standing"] in _OPEN:
            yield requirement, one["standing"]


def instructions(requirement: Requirement) -> Sequence[str]:
    """What a person does about a requirement, in Spanish."""
    page = f" (página {requirement.page} del instructivo)" if requirement.page else ""
    lines = [f"{requirement.id}{page}", f"  Compruebe: {requirement.statement}"]
    return [*lines, f"  No lo decide la suite: {requirement.open_because}"] if requirement.open_because else lines


def add_review(folder: Path, review: Review, picture: Path | None = None, printer: Printer | None = None) -> list[str]:
    """Write a review into a record, judge it again and write everything anew.

    Args:
        folder: The record.
        review: The review; an earlier one of the same person about the same requirement gives way to it.
        picture: A picture to attach.
        printer: Prints the acta, where there was a PDF before.

    Returns:
        What could not be made, a Spanish sentence each.

    Raises:
        ConfigurationError: The record is signed or is not what it was when it was closed, the requirement is not in
            its catalogue, or the picture is none.
    """
    refuse_signed(folder)
    if problems := audit(folder).problems:
        raise ConfigurationError(f"En esta acta no se anota nada: {problems[0]} Compruébela con «verify».")
    if review.requirement not in catalogue_of(folder):
        raise ConfigurationError(f"El requisito «{review.requirement}» no está en el catálogo del acta: corrija el id.")
    if picture:
        review = replace(review, picture=_attach(folder, picture))
    data = read_verdicts(folder)
    kept = [each for each in data["manual"] if not _is_of(each, review)]
    data["manual"] = [*kept, *Declarations(reviews=(review,)).data()["manual"]]
    fresh = folder / f".{VERDICTS}"
    fresh.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    fresh.replace(folder / VERDICTS)
    return rebuild(folder, printer if (folder / PDF).is_file() else None)


def _is_of(entry: dict[str, Any], review: Review) -> bool:
    return (entry["requirement"], entry["reviewer"]) == (review.requirement, review.reviewer)


def _attach(folder: Path, picture: Path) -> str:
    """Copy a picture into a record under a name of its content."""
    try:
        content = picture.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"No se puede leer la imagen «{picture.name}»: {error.strerror}.") from error
    kind = next((suffix for start, suffix in _PICTURES.items() if content.startswith(start)), "")
    if not kind:
        raise ConfigurationError(f"«{picture.name}» no es una imagen PNG ni JPEG: adjunte una captura de pantalla.")
    path = f"{EVIDENCE}/revision-{hashlib.sha256(content).hexdigest()[:16]}{kind}"
    (folder / EVIDENCE).mkdir(exist_ok=True)
    (folder / path).write_bytes(content)
    return path


def keep_for_later_runs(profile: Path, review: Review) -> None:
    """Write a review into the profile too, so that it counts for every run on the same state of the portal.

    Raises:
        ConfigurationError: The profile is not TOML.
    """
    document = read_profile(profile)
    reviews = document.setdefault("reviews", tomlkit.aot())
    for at in reversed(range(len(reviews))):
        if _is_of(reviews[at], review):
            del reviews[at]
    entry = tomlkit.table()
    for key in ("requirement", "verdict", "reviewer", "day", "note", "fingerprint"):
        value = getattr(review, key)
        entry[key] = value.value if key == "verdict" else value
    reviews.append(entry)
    write_profile(profile, document)
