"""Cells of the table: each kind of tampering, tried in each state, and what ``verify`` says of it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from harness.errors import HarnessError
from reports.audit.signature_chain import Demands
from reports.audit.verify import RecordStatus, audit, with_exports
from reports.record.files import MANIFEST, STAMP
from reports.record.manifest import Manifest, digest_of, generator_digest
from reports.record.reading import read_verdicts
from reports.record.rebuilding import rebuild
from tests.tampering.contents import CONTENTS
from tests.tampering.model import Base, State, Tampering
from tests.tampering.samples import Copy, Samples
from tests.tampering.seals import SEALS

TAMPERINGS: Sequence[Tampering] = (*CONTENTS, *SEALS)
_EXPORTS = ("ctrf.json", "earl.json", "allure-results")


@dataclass(frozen=True)
class Cell:
    """A change in a state, and whether it was found."""

    tampering: Tampering
    state: State
    found: bool

    @property
    def in_words(self) -> str:
        """Spanish text of the cell."""
        return "se descubre" if self.found else f"no, porque {self.tampering.missed.get(self.state, '…')}"


def try_tampering(tampering: Tampering, state: State, samples: Samples, scratch: Path) -> Cell:
    """Tamper with a copy of a record and verify it.

    Args:
        tampering: The change.
        state: What is done beside it.
        samples: Records to copy.
        scratch: Folder for the copy; what is there is deleted.
    """
    copy = copy_of(tampering.base, state, samples, scratch)
    sealed = (copy.folder / MANIFEST).read_bytes()
    tampering.change(copy)
    if state is State.AS_IS and tampering.reseals:
        (copy.folder / MANIFEST).write_bytes(sealed)
    if state is State.RESEALED or (state is not State.AS_IS and tampering.reseals):
        reseal(copy.folder)
    found = _is_told_by_rebuild(copy.folder) if state is State.REBUILT else False
    return Cell(tampering, state, found or is_found(copy, tampering.outside))


def copy_of(base: Base, state: State, samples: Samples, scratch: Path) -> Copy:
    """Copy a record and the files kept outside of it."""
    shutil.rmtree(scratch, ignore_errors=True)
    sample: Path = getattr(samples, base.value)
    if state is State.SIGNED and base is not Base.SIGNED:
        sample = samples.signed_once
    folder = Path(shutil.copytree(sample, scratch / "acta"))
    outside = Path(shutil.copytree(samples.outside, scratch / "fuera"))
    if base is Base.STAMPED and not (folder / STAMP).exists():
        shutil.copyfile(samples.stamped / STAMP, folder / STAMP)
        Manifest.renew(folder)
    return Copy(folder, outside, samples)


def reseal(folder: Path) -> None:
    """Make the manifest anew without the checks of the suite; it names the same version, where there was one."""
    files = {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }
    version = Manifest.load(folder).generator if (folder / MANIFEST).is_file() else generator_digest()
    Manifest(files, digest_of(files), version).save(folder)


def is_found(copy: Copy, outside: Sequence[str] = ()) -> bool:
    """Whether ``verify`` does not end in 0, given the authority, a browser and what was kept outside of the record."""
    exports = [copy.outside / name for name in outside if name in _EXPORTS]
    demands = Demands([copy.outside / name for name in outside if name not in _EXPORTS])
    for printer in (None, copy.samples.printer):  # looks are compared only where the text does not tell
        try:
            found = with_exports(audit(copy.folder, [copy.samples.authority], demands, printer), copy.folder, exports)
        except HarnessError:
            return True
        if found.status is not RecordStatus.SOUND:
            return True
    return False


def _is_told_by_rebuild(folder: Path) -> bool:
    """Whether ``rebuild`` refuses a record, or the acta that it writes tells what did not match."""
    try:
        told = rebuild(folder)
    except HarnessError:
        return True
    broken = read_verdicts(folder)["run"]["broken"]
    return bool(told) and any(each in broken for each in told)
