"""Trend: the last complete runs of the same portal, from the records that lie beside the one of a run.

It is written when the run ends, as an acta is formed from its own record alone, and what lies beside it changes
(docs/decisions/0036). What it says of another record is told and not proved; the digest says which record it was.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from harness.errors import MALFORMED, HarnessError
from harness.verdict import Verdict
from instructivo.requirement import Level
from reports.judge.document_verdict import Decision
from reports.judge.outcomes import read_instant
from reports.record.files import MANIFEST, VERDICTS
from reports.record.manifest import Manifest, digest_of

MOST = 10
"""Number of runs of a trend."""
_MOST_READ = 30
"""Number of records that are read for it: many of another portal, or partial ones, may lie beside."""
UNREADABLE = (HarnessError, OSError, *MALFORMED)
"""Errors of reading a record that lies beside."""


@dataclass(frozen=True)
class PastRun:
    """One run of a trend.

    Attributes:
        name: Name of the record's folder.
        started: Start of the run, in ISO 8601 and UTC, so that texts sort.
        verdict: Verdict of the document.
        counts: Number of documented requirements by verdict.
        digest: SHA-256 over the record.
    """

    name: str
    started: str
    verdict: str
    counts: Mapping[str, int]
    digest: str

    def data(self) -> dict[str, Any]:
        """JSON data, as an entry of ``run.trend`` in ``verdicts.json``."""
        return asdict(self)


def past_runs(folder: Path, facts: Mapping[str, str], started: datetime) -> list[PastRun]:
    """Last complete runs of the same portal, by start; records that do not hold are passed over.

    Args:
        folder: Record of the present run; the others lie beside it.
        facts: Facts of the present run, which name the portal.
        started: Start of the present run.
    """
    portal = portal_of(facts)
    beside = sorted(records_beside(folder), key=_written_at, reverse=True)[:_MOST_READ]
    now = in_utc(started)
    runs = [run for path in beside if portal and (run := past_run(path, portal)) and run.started < now]
    return sorted(runs, key=lambda run: run.started)[-MOST:]


def records_beside(folder: Path) -> list[Path]:
    """Folders of the closed records beside one; links, such as ``latest``, are left out."""
    try:
        found = [path for path in folder.resolve().parent.iterdir() if path != folder.resolve()]
    except OSError:
        return []
    return [path for path in found if not path.is_symlink() and _is_closed(path)]


def _is_closed(folder: Path) -> bool:
    try:
        return (folder / MANIFEST).is_file()
    except OSError:  # a folder of somebody else
        return False


def past_run(folder: Path, portal: str) -> PastRun | None:
    """Summary of a record; None where it is of another portal, partial, or not as its manifest says."""
    try:
        digest, data = closed_verdicts(folder)
        if data["document"]["partial"] or portal_of(data["run"]["facts"]) != portal:
            return None
        counts = Counter(Verdict(one["verdict"]) for one in data["requirements"] if one["level"] == Level.DOCUMENTED)
        started = in_utc(read_instant(data["run"]["started"]))
        named = {each.value: number for each, number in sorted(counts.items())}
        folder.name.encode()
        return PastRun(folder.name, started, Decision(data["document"]["verdict"]), named, digest)
    except UNREADABLE:
        return None


def closed_verdicts(folder: Path) -> tuple[str, Any]:
    """Digest of a record, and its verdicts as they were closed.

    Raises:
        HarnessError, OSError, ValueError, RecursionError: The record is damaged.
    """
    manifest, content = Manifest.load(folder), (folder / VERDICTS).read_bytes()
    if digest_of(manifest.files) != manifest.digest:
        raise ValueError("la huella del conjunto no es la de los archivos")
    if manifest.files.get(VERDICTS) != hashlib.sha256(content).hexdigest():
        raise ValueError(f"{VERDICTS} no es el que se cerró")
    return manifest.digest, json.loads(content)


def portal_of(facts: Mapping[str, str]) -> str:
    """Name of the portal without its address, which changes where the suite starts the portal."""
    return facts.get("Portal", "").partition(" (http")[0]


def _written_at(folder: Path) -> float:
    try:
        return (folder / VERDICTS).stat().st_mtime
    except OSError:
        return 0


def in_utc(instant: datetime) -> str:
    """An instant in ISO 8601 and UTC."""
    return instant.astimezone(UTC).isoformat(timespec="seconds")
