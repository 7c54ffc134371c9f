"""``python -m tests.load.ground FILE --users N N --seconds S``: crowds register at the portal, and what there is then.

The portal as it is without test mode (real hashing, secure cookies, its own limits), a Mailpit of its own, and the
database of ``DATABASE_URL`` or SQLite. Writes one level per number of users; ``bench.faults.load`` judges them.
"""

from __future__ import annotations

import argparse
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

from fixtures.launching import Launcher, Post
from fixtures.parts import CACHE, environment
from harness.errors import HarnessError
from harness.scope import ROOT
from tests.hostile.served import Served, served

TOOL = CACHE / "locust"
VISITS = Path(__file__).with_name("visits.py")
TROUBLE = 4
_DRAIN_SECONDS = 300
"""When time is up everybody finishes the registration at hand, so that successes and accounts can be compared."""
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
    parser = argparse.ArgumentParser(prog="python -m tests.load.ground", description="Multitudes que se registran.")
    parser.add_argument("file", type=Path, help="dónde escribir lo que pasó")
    parser.add_argument("--users", type=int, nargs="+", default=[1], help="usuarios de cada multitud, una tras otra")
    parser.add_argument("--seconds", type=float, default=20, help="segundos de cada una (20)")
    asked = parser.parse_args(arguments)
    os.environ.pop("MAILPIT_URL", None)  # one of its own: what came to it came from here
    try:
        environment.beside("load", TOOL)
        levels = stand(asked.users, asked.seconds)
    except HarnessError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    asked.file.write_text(json.dumps(levels, ensure_ascii=False), encoding="utf-8")
    return 0


def stand(crowds: Iterable[int], seconds: float) -> list[dict[str, Any]]:
    """Let crowds of these sizes come, one after the other, to one portal with one database."""
    with tempfile.TemporaryDirectory(prefix="carga-") as folder, Launcher() as launcher:
        place, post = Path(folder), launcher.mailpit()
        with open_portal(post, place) as portal:
            return [level(portal.url, post, place, users, seconds) for users in crowds]


def open_portal(post: Post, place: Path) -> AbstractContextManager[Served]:
    """Serve the portal as it is for everybody, behind a proxy that it trusts."""
    return served(post, place, PORTAL_TEST_MODE="", PORTAL_TRUSTED_PROXY="127.0.0.1")


def level(url: str, post: Post, place: Path, users: int, seconds: float) -> dict[str, Any]:
    """What one crowd saw, and what database and Mailpit hold of it.

    Args:
        url: Where the crowd goes.
        post: The Mailpit of the portal.
        place: Where the portal's SQLite is, if it has one.
        users: How many come at once.
        seconds: For how long somebody new begins.
    """
    mark = f"u{users}-{secrets.token_hex(3)}"
    seen = _visit(url, post, place / f"{mark}.json", users, seconds)
    kept = accounts(place)
    ours = [row for row in kept["rows"] if row[2].endswith(f"@{mark}.example.com")]
    came = Counter(each for each in mails(post) if each.endswith(f"@{mark}.example.com"))
    return {
        "database": kept["name"],
        "users": users,
        "seconds": seconds,
        "in_time": seen["in_time"],
        "registered": len(seen["registered"]),
        "asked": len(seen["asked"]),
        "statuses": seen["statuses"],
        "refused": seen["refused"],
        "median": round(median(seen["durations"]), 3) if seen["durations"] else None,
        "slowest": max(seen["durations"], default=None),
        "accounts": len(ours),
        "without_account": len(set(seen["registered"]) - {row[0] for row in ours}),
        "duplicates": sum(len(ours) - len({row[column].casefold() for row in ours}) for column in range(3)),
        "mails": came.total(),
        "mails_missing": len(set(seen["asked"]) - set(came)),
        "mails_repeated": sum(count - 1 for count in came.values()),
    }


def accounts(place: Path) -> Mapping[str, Any]:
    """Every account in the portal's database, by ID, document and e-mail, and which database it is."""
    order = [sys.executable, "-m", "portal", "shell", "--no-imports", "-c", _COUNT]
    given = {"DATABASE_PATH": str(place / "portal.sqlite3"), "PORTAL_TEST_MODE": ""}
    done = subprocess.run(order, cwd=ROOT, env=os.environ | given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def mails(post: Post) -> list[str]:
    """The recipient of every mail that Mailpit holds."""
    found: list[str] = []
    while True:
        asked = {"start": len(found), "limit": _PAGE}
        page = httpx.get(f"{post.url}/api/v1/messages", params=asked, timeout=60).raise_for_status().json()["messages"]
        found += [", ".join(each["Address"] for each in one["To"]) for one in page]
        if len(page) < _PAGE:
            return found


def _visit(url: str, post: Post, summary: Path, users: int, seconds: float) -> Mapping[str, Any]:
    """Send a crowd; what it saw."""
    crowd = ["-u", str(users), "-r", str(users), "-t", f"{seconds:g}s", "--stop-timeout", str(_DRAIN_SECONDS)]
    order = ["-m", "locust", "-f", str(VISITS), "--headless", "--only-summary", "--host", url, *crowd]
    given = {
        "PYTHONPATH": str(TOOL),
        "LOAD_SUMMARY": str(summary),
        "LOAD_MAILPIT": post.url,
        "LOAD_MARK": summary.stem,
        "LOAD_SECONDS": str(seconds),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "fixtures.leash", sys.executable, *order],
        cwd=ROOT,
        env=os.environ | given,
        stdin=subprocess.PIPE,  # the leash: when it breaks, the crowd goes
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        said = process.stdout.read() if process.stdout else ""
    assert summary.exists(), f"Locust no llegó a contar nada:\n{said[-3000:]}"
    return dict(json.loads(summary.read_text(encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(main())
