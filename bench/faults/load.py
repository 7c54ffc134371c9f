"""``python -m bench load``: users who register at the bundled portal at once, on SQLite and on PostgreSQL.

Real password hashing, real mail, the portal's own limits. ``tests/load`` starts portal and users; this module judges
the results. Rates are given as ratios: to the fewest users on the same database, and to SQLite with as many users.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bench.engine import checkout
from bench.engine.formatting import decimal
from bench.engine.runner import last_lines, run_command
from harness.errors import EnvironmentTrouble
from harness.scope import ROOT
from harness.spanish_argparse import add_command

FOLDER = checkout.OUT / "load"
RESULT = FOLDER / "load.json"
CROWDS = (1, 4, 16, 64)
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
_SERVER = ("-t", "-c", "--locale=C.UTF-8")
_URL = "postgresql:///postgres"
_LOCUST = ROOT / "requirements" / "load.in"
Level = Mapping[str, Any]


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "load",
        "medir cuántos se registran por segundo en el portal de referencia, y si nada se pierde ni se duplica",
        "python -m bench load",
        "python -m bench load --users 1 4 --seconds 5 --only SQLite",
    )
    order.add_argument(
        "--users",
        type=int,
        nargs="+",
        choices=range(1, 257),
        default=CROWDS,
        metavar="N",
        help="multitudes (1 4 16 64)",
    )
    order.add_argument("--seconds", type=float, default=30, metavar="N", help="segundos de cada multitud (30)")
    order.add_argument("--only", choices=(SQLITE, POSTGRESQL), help="una sola base de datos")
    order.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    databases = [asked.only] if asked.only else [SQLITE, POSTGRESQL]
    levels = [each for database in databases for each in measure(database, asked.users, asked.seconds)]
    result = summary(levels, asked.seconds)
    RESULT.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print("\n".join(load_lines(result)))
    print(f"Resultado: {checkout.shown(RESULT)}")
    return int(any(each["troubles"] for each in result["levels"]))


def measure(database: str, users: Sequence[int], seconds: float) -> list[Level]:
    """Measure each number of users on one database.

    Args:
        database: ``SQLITE`` or ``POSTGRESQL``.
        users: Numbers of users, measured one after the other.
        seconds: Duration of each.

    Returns:
        One level per number of users, as ``tests.load.ground`` writes them.

    Raises:
        EnvironmentTrouble: PostgreSQL is not installed, or the measurement did not end.
    """
    server = []
    if database == POSTGRESQL:
        tool = shutil.which("pg_virtualenv")
        if tool is None:
            raise EnvironmentTrouble(
                "PostgreSQL no está instalado (falta la orden pg_virtualenv): «apt-get install postgresql» la trae, y "
                "«--only SQLite» mide sin él."
            )
        server = [tool, *_SERVER]
    output, log = FOLDER / f"{database}.json", FOLDER / f"{database}.log"
    FOLDER.mkdir(parents=True, exist_ok=True)
    output.unlink(missing_ok=True)
    print(f"{database}: {', '.join(map(str, users))} usuarios a la vez, {seconds:g} s cada multitud", flush=True)
    order = ["-m", "tests.load.ground", str(output), "--users", *map(str, users), "--seconds", str(seconds)]
    code = run_command([*server, sys.executable, *order], log, environment={"DATABASE_URL": _URL if server else ""})
    if code or not output.exists():
        raise EnvironmentTrouble(
            f"{database} no se pudo medir (código {code}). Lo último que se dijo:\n{last_lines(log)}"
        )
    levels: list[Level] = json.loads(output.read_text(encoding="utf-8"))
    return levels


def troubles(level: Level) -> list[str]:
    """Everything that is wrong in a level, in Spanish; empty where nothing is."""
    broken = sum(count for status, count in level["statuses"].items() if not status.isdecimal() or int(status) >= 500)
    found = {
        "no se registró nadie": not level["registered"],
        f"{broken} respuestas 5xx, o ninguna respuesta": broken,
        f"{level['accounts']} cuentas y {level['registered']} registros que el portal confirmó": (
            level["accounts"] != level["registered"]
        ),
        f"{level['without_account']} registros confirmados sin cuenta": level["without_account"],
        f"{level['duplicates']} cuentas con el ID, el documento o el correo de otra": level["duplicates"],
        f"{level['mails_missing']} de {level['asked']} correos no llegaron": level["mails_missing"],
        f"{level['mails_repeated']} correos llegaron más de una vez": level["mails_repeated"],
        f"{level['mails']} correos y {level['asked']} que se pidieron": level["mails"] != level["asked"],
        **{f"{refusal} ({count})": count for refusal, count in level["refused"].items()},
    }
    return [text for text, wrong in found.items() if wrong]


def summary(levels: Sequence[Level], seconds: float) -> dict[str, Any]:
    """Content of ``load.json``."""
    rated = [{**each, "rate": each["in_time"] / each["seconds"], "troubles": troubles(each)} for each in levels]
    return {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": checkout.fingerprint(),
        "seconds": seconds,
        "levels": [{**each, **_ratios(each, rated)} for each in rated],
        "machine": checkout.machine(),
        "versions": {**checkout.versions(), **dict([_LOCUST.read_text(encoding="utf-8").strip().split("==")])},
    }


def _ratios(level: Level, levels: Sequence[Level]) -> dict[str, float | None]:
    """Ratios of a rate: to that of the fewest users on its database, and to that of as many users on SQLite."""
    own = [each for each in levels if each["database"] == level["database"]]
    alike = [each for each in levels if each["users"] == level["users"] and each["database"].startswith(SQLITE)]
    return {
        "growth": _ratio(level, min(own, key=lambda each: int(each["users"]))),
        "to_sqlite": _ratio(level, alike[0]) if alike else None,
    }


def _ratio(level: Level, base: Level) -> float | None:
    return round(level["rate"] / base["rate"], 3) if base["rate"] else None


def load_lines(result: Mapping[str, Any]) -> list[str]:
    """Results for the terminal, one line per level."""
    return [
        f"{each['database']}, {each['users']} a la vez: {each['registered']} registros, "
        f"{factor(each['growth'])} el ritmo de la multitud menor, {factor(each['to_sqlite'])} el de SQLite; "
        + ("; ".join(each["troubles"]).upper() or "ninguna cuenta duplicada, ningún correo perdido, ningún 5xx")
        for each in result["levels"]
    ]


def factor(ratio: float | None) -> str:
    """A ratio with a decimal comma and a multiplication sign; a dash for None."""
    return "—" if ratio is None else f"{decimal(ratio)} ×"
