"""The portal on PostgreSQL: its own tests of registration, and the races and the fuzzer of this folder.

Needs Debian's ``pg_virtualenv``, which starts a server for one command, on the loopback with a random password; libpq
reads its address from the environment (docs/decisions/0013).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from harness.scope import ROOT

ABSENT = "PostgreSQL no está instalado (falta la orden pg_virtualenv): «apt-get install postgresql» la trae."
SERVER = ("-t", "-o", "fsync=off", "-c", "--locale=C.UTF-8")
ORDERS = {
    "registro": [
        "-m",
        "portal",
        "test",
        *(f"portal.registration.tests.test_{each}" for each in ("registration", "codes")),
    ],
    "a-la-vez-y-al-azar": [
        *("-m", "pytest", "-q", "-p", "no:cacheprovider"),
        *("tests/hostile/test_races.py", "tests/hostile/test_fuzz.py"),
    ],
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_on_postgresql(order: list[str]) -> None:
    tool = shutil.which("pg_virtualenv")
    if tool is None:
        pytest.skip(ABSENT)
    done = subprocess.run(
        [tool, *SERVER, sys.executable, *order],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": "postgresql:///postgres"},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
