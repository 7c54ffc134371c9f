"""Command ``stamp``: a time stamp over a record, without a signature."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable

from harness.errors import ConfigurationError
from harness.spanish_argparse import SpanishParser
from reports.audit.authorities import UNANSWERED
from reports.audit.stamps import Stamp, set_stamp
from reports.audit.verify import audit
from reports.record.manifest import Manifest

OK = 0


def add_commands(command: Callable[..., SpanishParser]) -> None:
    """Add the command of this module to the command line."""
    mark = command(
        "stamp",
        stamp,
        "poner un sello de tiempo (RFC 3161) sobre la huella del acta, sin firmarla",
        "python -m reports stamp reports/out/latest --timestamp http://sellos.example/tsr",
    )
    mark.add_argument("--timestamp", required=True, metavar="URL", help="autoridad de sellos de tiempo")


def stamp(asked: argparse.Namespace) -> int:
    """Set a time stamp over a sound record."""
    found = audit(asked.folder)
    if found.problems:
        raise ConfigurationError(f"El acta no se puede sellar: {found.problems[0]} Compruébela con «verify».")
    made = set_stamp(asked.folder, found.digest, asked.timestamp)
    Manifest.renew(asked.folder)
    if asked.json:
        print(json.dumps({**made.data(), "digest": found.digest}, ensure_ascii=False, indent=2))
    else:
        print(f"{stamp_line(made)}, sobre la huella sha256:{found.digest}. Guarde esa huella también en otro lugar.")
    return OK


def stamp_line(found: Stamp) -> str:
    """Spanish line about a time stamp."""
    return f"Sello de tiempo de {found.authority}, {found.moment}{'' if found.known else UNANSWERED}"
