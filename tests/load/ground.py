"""``python -m tests.load.ground FILE --users N N --seconds S``: lets users register at the portal at once.

The portal runs without test mode (real hashing, secure cookies, its own limits), with its own Mailpit and the database
of ``DATABASE_URL`` or SQLite. Writes one level per number of users; ``bench.faults.load`` judges them.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from fixtures.provision import CACHE, environment
from fixtures.services.manager import MailService, ServiceManager
from harness.errors import HarnessError
from harness.scope import ROOT
from harness.spanish_argparse import SpanishParser
from harness.watchdog import watched
from tests.hostile.served import Served, served

TOOL = CACHE / "locust"
VISITS = Path(__file__).with_name("visits.py")
TROUBLE = 4
_DRAIN_SECONDS = 300
"""Time for users to finish their registration after the end, so that successes and accounts can be compared."""
_PAGE = 1000
_COUNT = """
import json, sys
from django.db import connection
from portal.registration.models import Account
rows = list(Account.objects.values_list("username", "document_key", "email_key"))
with connection.cursor() as cursor:
    postgresql = connection.vendor == "postgresql"
    cursor.execute("SHOW server_version" if postgresql else "SELECT sqlite_version()")
    version = cursor.fetchone()[0].split()[0]
print(json.dumps({"rows": rows, "name": f"{'PostgreSQL' if postgresql else 'SQLite'} {version}"}))
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = SpanishParser(
        prog="python -m tests.load.ground",
        description="Multitudes que se registran en el portal de referencia.",
        examples=["python -m tests.load.ground multitudes.json --users 1 4 --seconds 5"],
    )
    parser.add_argument("file", metavar="ARCHIVO", type=Path, help="dónde escribir lo que pasó")
    parser.add_argument(
        "--users", type=int, nargs="+", default=[1], metavar="N", help="usuarios de cada multitud, una tras otra"
    )
    parser.add_argument("--seconds", type=float, default=20, metavar="N", help="segundos de cada una (20)")
    asked = parser.parse_args(arguments)
    os.environ.pop("MAILPIT_URL", None)  # an own Mailpit holds only mails of this measurement
    try:
        environment.install_separately("load", TOOL)
        levels = measure(asked.users, asked.seconds)
    except HarnessError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    asked.file.write_text(json.dumps(levels, ensure_ascii=False), encoding="utf-8")
    return 0


def measure(numbers: Iterable[int], seconds: float) -> list[dict[str, Any]]:
    """Measure numbers of users, one after the other, on one portal with one database."""
    with tempfile.TemporaryDirectory(prefix="carga-") as folder, ServiceManager() as services:
        place, mailpit = Path(folder), services.mailpit()
        with open_portal(mailpit, place) as portal:
            return [level(portal.url, mailpit, place, users, seconds) for users in numbers]


def open_portal(mailpit: MailService, place: Path) -> AbstractContextManager[Served]:
    """Serve the portal without test mode, behind a proxy that it trusts."""
    return served(mailpit, place, PORTAL_TEST_MODE="", PORTAL_TRUSTED_PROXY="127.0.0.1")


def level(url: str, mailpit: MailService, place: Path, users: int, seconds: float) -> dict[str, Any]:
    """Measure one number of users.

    Args:
        url: Address of the portal for the users.
        mailpit: Mailpit of the portal.
        place: Folder of the portal's SQLite file, if it has one.
        users: Number of users at once.
        seconds: Time during which users begin a registration.

    Returns:
        Counts that the users saw, and counts from the database and from Mailpit.
    """
    mark = f"u{users}-{secrets.token_hex(3)}"
    seen = _run_locust(url, mailpit, place / f"{mark}.json", users, seconds)
    stored = accounts(place)
    accounts_of_level = [row for row in stored["rows"] if row[2].endswith(f"@{mark}.example.com")]
    received = Counter(each for each in mails(mailpit) if each.endswith(f"@{mark}.example.com"))
    return {
        "database": stored["name"],
        "users": users,
        "seconds": seconds,
        "in_time": seen["in_time"],
        "registered": len(seen["registered"]),
        "asked": len(seen["asked"]),
        "statuses": seen["statuses"],
        "refused": seen["refused"],
        "median": round(median(seen["durations"]), 3) if seen["durations"] else None,
        "slowest": max(seen["durations"], default=None),
        "accounts": len(accounts_of_level),
        "without_account": len(set(seen["registered"]) - {row[0] for row in accounts_of_level}),
        "duplicates": sum(
            len(accounts_of_level) - len({row[column].casefold() for row in accounts_of_level}) for column in range(3)
        ),
        "mails": received.total(),
        "mails_missing": len(set(seen["asked"]) - set(received)),
        "mails_repeated": sum(count - 1 for count in received.values()),
    }


def accounts(place: Path) -> Mapping[str, Any]:
    """Accounts in the portal's database (``rows`` of ID, document and e-mail), and the ``name`` of the database."""
    order = [sys.executable, "-m", "portal", "shell", "--no-imports", "-c", _COUNT]
    given = {"DATABASE_PATH": str(place / "portal.sqlite3"), "PORTAL_TEST_MODE": ""}
    done = subprocess.run(order, cwd=ROOT, env=os.environ | given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def mails(mailpit: MailService) -> list[str]:
    """The recipient of every mail in Mailpit."""
    found: list[str] = []
    while True:
        asked = {"start": len(found), "limit": _PAGE}
        page = (
            httpx.get(f"{mailpit.url}/api/v1/messages", params=asked, timeout=60).raise_for_status().json()["messages"]
        )
        found += [", ".join(each["Address"] for each in one["To"]) for one in page]
        if len(page) < _PAGE:
            return found


def _run_locust(url: str, mailpit: MailService, summary: Path, users: int, seconds: float) -> Mapping[str, Any]:
    """Run Locust and return its summary."""
    options = ["-u", str(users), "-r", str(users), "-t", f"{seconds:g}s", "--stop-timeout", str(_DRAIN_SECONDS)]
    order = ["-m", "locust", "-f", str(VISITS), "--headless", "--only-summary", "--host", url, *options]
    given = {
        "PYTHONPATH": str(TOOL),
        "LOAD_SUMMARY": str(summary),
        "LOAD_MAILPIT": mailpit.url,
        "LOAD_MARK": summary.stem,
        "LOAD_SECONDS": str(seconds),
    }
    with subprocess.Popen(
        watched([sys.executable, *order]),
        cwd=ROOT,
        env=os.environ | given,
        stdin=subprocess.PIPE,  # when this end closes, Locust is ended
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        output = process.stdout.read() if process.stdout else ""
    assert summary.exists(), f"Locust no llegó a contar nada:\n{output[-3000:]}"
    return dict(json.loads(summary.read_text(encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(main())
