"""The bundled portal on a real PostgreSQL instead of SQLite: the whole suite, and a sample of the defects.

Asked for by name, as it takes minutes (``run.py``); Debian's ``pg_virtualenv`` makes a server for each order.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable

import pytest

from tests.acceptance.conftest import ROOT, Suite

SERVER = ("pg_virtualenv", "-t", "-o", "fsync=off", "-c", "--locale=C.UTF-8")
ACCOUNTS = 'psql --tuples-only --no-align --command "select count(*) from registration_account"'
SECONDS = 1800
Record = Callable[[str, object], None]


def run_on_postgresql(suite: Suite, *order: str) -> tuple[int, int]:
    """Give an order to Python where the portal's database is a PostgreSQL: its exit code, and the accounts left."""
    assert shutil.which(SERVER[0]), "Falta pg_virtualenv: «apt-get install postgresql» la trae."
    script = f"{shlex.join([sys.executable, '-m', *order])} >&2; code=$?; {ACCOUNTS}; exit $code"
    done = subprocess.run(
        [*SERVER, "sh", "-c", script],
        cwd=suite.root,
        env={**suite.environment, "DATABASE_URL": "postgresql:///postgres"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    accounts = re.search(r"^\d+$", done.stdout, re.MULTILINE)  # pg_virtualenv says there what it does
    assert accounts, done.stdout[-2000:] + done.stderr[-2000:]
    return done.returncode, int(accounts[0])


@pytest.mark.fault_case(
    "La suite entera con el portal sobre PostgreSQL",
    injected="`DATABASE_URL` lleva a un PostgreSQL de verdad en lugar de SQLite",
    holds="los mismos veredictos: todo queda `pass`",
)
def test_the_whole_suite_passes(suite: Suite, record_property: Record) -> None:
    code, accounts = run_on_postgresql(suite, "pytest", "features", "-n", "2", "--record", suite.record)
    data = json.loads((suite.root / suite.record / "verdicts.json").read_text(encoding="utf-8"))
    scenarios = Counter(each["verdict"] for one in data["requirements"] for each in one["scenarios"])
    record_property("seen", f"{scenarios['pass']} pass, {accounts} cuentas en PostgreSQL")
    assert (code, set(scenarios)) == (0, {"pass"})
    assert accounts > 0


@pytest.mark.fault_case(
    "Defectos del portal sobre PostgreSQL",
    injected="los defectos de uno de cada ocho requisitos, con `DATABASE_URL`",
    holds="cada uno se descubre y se atribuye a su requisito, como sobre SQLite",
)
def test_a_sample_of_defects_is_caught_and_blamed(suite: Suite, record_property: Record) -> None:
    shutil.copytree(ROOT / "bench", suite.root / "bench", ignore=shutil.ignore_patterns("__pycache__"))
    order = ("bench", "detection", "--quick", "--every", "8", "--workers", "2", "--rotation", "0")
    code, accounts = run_on_postgresql(suite, *order)
    result = suite.root / "reports" / "out" / "detection" / "detection.json"
    found = json.loads(result.read_text(encoding="utf-8"))
    record_property("seen", f"{found['caught']} de {found['defects']} descubiertos, {found['attributed']} atribuidos")
    record_property("tries", found["defects"])
    assert (code, found["caught"], found["attributed"]) == (0, found["defects"], found["defects"])
    assert accounts > 0
