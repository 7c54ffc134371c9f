"""Changes of a record as a forger with the code of the suite makes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from reports.judge.outcomes import Evidence, ScenarioOutcome
from reports.record.files import OUTCOMES, PDF, PROFILE, PROFILE_DIGEST, SIGNATURES, STAMP, VERDICTS
from reports.record.manifest import Manifest, bound_files
from reports.record.reading import read_outcomes, read_verdicts
from reports.record.rebuilding import judge_again
from reports.record.repeats import read_repeats
from tests.tampering.samples import Copy

Change = Callable[[Copy], object]


def text(name: str, old: str, new: str, times: int = -1) -> Change:
    """Replace a text in a file of the record."""

    def change(copy: Copy) -> None:
        _replace(copy.folder / name, old, new, times)

    return change


def outside_text(name: str, old: str, new: str) -> Change:
    """Replace a text in a file kept outside of the record."""

    def change(copy: Copy) -> None:
        _replace(copy.outside / name, old, new, 1)

    return change


def _replace(path: Path, old: str, new: str, times: int) -> None:
    before = path.read_text(encoding="utf-8")
    assert old in before, f"{old} is not in {path.name}"
    path.write_text(before.replace(old, new, times), encoding="utf-8")


def everywhere(old: str, new: str) -> Change:
    """Replace a text in every file that holds it as it is, and form the rest anew."""

    def change(copy: Copy) -> None:
        for name in ("catalogo.toml", OUTCOMES, VERDICTS):
            path = copy.folder / name
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        form_anew(copy.folder)

    return change


def content(name: str, new: bytes) -> Change:
    """Put another content into a file of the record."""

    def change(copy: Copy) -> None:
        (copy.folder / name).write_bytes(new)

    return change


def gone(*names: str) -> Change:
    """Delete files of the record."""

    def change(copy: Copy) -> None:
        for name in names:
            (copy.folder / name).unlink()

    return change


def verdicts(edit: Callable[[dict[str, Any]], object]) -> Change:
    """Edit ``verdicts.json`` alone."""

    def change(copy: Copy) -> None:
        edit_verdicts(copy.folder, edit)

    return change


def inputs(edit: Callable[[dict[str, Any]], object]) -> Change:
    """Edit what ``verdicts.json`` holds beside the verdicts, and form everything else anew."""

    def change(copy: Copy) -> None:
        edit_verdicts(copy.folder, edit)
        form_anew(copy.folder)

    return change


def outcome(edit: Callable[[ScenarioOutcome], ScenarioOutcome]) -> Change:
    """Edit the outcome of the last scenario, which failed, and form everything else anew."""

    def change(copy: Copy) -> None:
        found, _ = read_outcomes(copy.folder)
        write_outcomes(copy.folder, [*found[:-1], edit(found[-1])])
        form_anew(copy.folder)

    return change


def consistently(first: Change) -> Change:
    """Make a change, and form everything anew with it."""

    def change(copy: Copy) -> None:
        first(copy)
        form_anew(copy.folder)

    return change


def edit_verdicts(folder: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """Edit ``verdicts.json`` and write it as the suite does."""
    data = read_verdicts(folder)
    edit(data)
    (folder / VERDICTS).write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_outcomes(folder: Path, outcomes: list[ScenarioOutcome]) -> None:
    """Write ``outcomes.jsonl``."""
    (folder / OUTCOMES).write_text("".join(each.to_json() + "\n" for each in outcomes), encoding="utf-8")


def form_anew(folder: Path) -> None:
    """Make everything in a record agree with its outcomes, its evidence and its inputs.

    A signed print and its list stay, as nobody but the signers can make them; another print and a time stamp go.
    """
    kept = {name: (folder / name).read_bytes() for name in (PDF, SIGNATURES) if (folder / SIGNATURES).is_file()}
    for name in (PDF, SIGNATURES, STAMP):
        (folder / name).unlink(missing_ok=True)
    _hash_evidence(folder)
    edit_verdicts(folder, lambda data: _bind(folder, data["run"]))
    judge_again(folder)
    for name, before in kept.items():
        (folder / name).write_bytes(before)
    Manifest.renew(folder)


def _bind(folder: Path, run: dict[str, Any]) -> None:
    run["files"] = bound_files(folder)
    run["facts"][PROFILE_DIGEST] = run["files"].get(PROFILE, "")


def _hash_evidence(folder: Path) -> None:
    found, _ = read_outcomes(folder)
    write_outcomes(folder, [replace(each, evidence=_hashed(folder, each.evidence)) for each in found])
    for each in read_repeats(folder):
        replace(each, evidence=_hashed(folder, each.evidence)).save(folder)


def _hashed(folder: Path, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(replace(each, sha256=sha256((folder / each.path).read_bytes()).hexdigest()) for each in evidence)
