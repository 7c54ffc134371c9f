"""Places in the checkout and names inside a record, for every room; independent of pytest."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FEATURES = ROOT / "features"
WALKS = ROOT / "walks"

EVIDENCE, LEDGER, WALK_RESULTS = "evidencia", "libro.jsonl", "recorridos.json"
"""Inside a record: the folder of what scenarios saw; the ledger of the people whose data went to the portal; and the
results of the walks on it."""
EXISTS, ABSENT = "existe", "no existe"
"""Values of ``account`` in a line of the ledger: whether the account was found when the run looked for it."""
PATH_IN_RECORD = re.compile(r"\w[\w.-]*(/\w[\w.-]*)*")
"""Pattern of a path inside a record; any other could lead its reader out of the folder (``verdicts.schema.json``)."""
COLUMN = "requisito"
"""Column of «Ejemplos» with the id of the requirement that a row decides (docs/decisions/0020)."""
REDACTED = "••••••"
"""Replaces a word that must not be seen."""
OWN_SERVICES = "ACCEPTANCE_OWN_SERVICES"
"""Environment variable with which a run starts its own portal and Mailpit, whatever «make up» left running."""


def file_stem(scenario: str) -> str:
    """Prefix of the names of a scenario's files: a digest of its id, valid on any file system."""
    return hashlib.sha256(scenario.encode()).hexdigest()[:16]
