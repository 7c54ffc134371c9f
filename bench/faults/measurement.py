"""Faults and attacks: every test that stands for one, run many times over, and what became of the suite.

The tests carry their own row (``bench.faults.cases``), so table and tests cannot drift apart. Each round of a row runs in a
process of its own and is kept at once; the same order goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bench.engine import checkout
from bench.faults.portal_cases import perils_of_the_portal
from bench.engine.runner import last_words, run_command
from bench.engine.journal import Journal
from bench.faults.cases import Peril
from bench.engine.progress import Progress, duration
from harness.errors import ConfigurationError, EnvironmentTrouble
from harness.scope import ROOT

FOLDER = checkout.OUT / "faults"
RESULT = FOLDER / "faults.json"
_TESTS = "tests"
_APART = "--ignore=tests/acceptance/test_on_postgresql.py"
"""It has a row of its own: it takes the whole suite."""
_DJANGO = re.compile(r"^Ran ([1-9]\d*) tests? in", re.MULTILINE)
Round = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """A fault or an attack, and the tests that inject it: all of pytest, or all of Django."""

    name: str
    injected: str
    holds: str
    tests: tuple[str, ...]

    @property
    def of_the_portal(self) -> bool:
        """Whether Django runs its tests."""
        return "::" not in self.tests[0]

    @property
    def arguments(self) -> tuple[str, ...]:
        """What repeats it, after ``python``."""
        return ("-m", "portal", "test", *self.tests) if self.of_the_portal else ("-m", "pytest", *self.tests)

    @property
    def command(self) -> str:
        """The same, as a person types it."""
        return shlex.join(("python", *self.arguments))


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order: argparse.ArgumentParser = commands.add_parser(
        "faults",
        help="fallas y ataques contra la suite y el portal: qué se inyecta y si resisten",
        epilog="Ejemplos: python -m bench faults 5   ·   python -m bench faults 20 --only Mailpit",
    )
    order.add_argument("times", type=int, choices=range(1, 1001), nargs="?", default=1, metavar="N", help="veces (1)")
    order.add_argument("--only", action="append", default=[], metavar="TEXTO", help="las que lo llevan en el nombre")
    order.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    order.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    result = endure(asked.times, asked.only, afresh=asked.afresh)
    rounds, held = (sum(row[each] for row in result["rows"]) for each in ("times", "held"))
    print(f"{len(result['rows'])} fallas y ataques, {rounds} ejecuciones; no se resistieron {rounds - held}.")
    print(f"Resultado: {RESULT.relative_to(ROOT)}")
    return int(rounds > held)


def rows_of(perils: Iterable[Peril]) -> list[Row]:
    """One row a name, in the order of the tests.

    Raises:
        ConfigurationError: Tests of one name tell different things, or one test has two names.
    """
    everything = list(perils)
    variants = Counter(_function(each.test) for each in everything)
    found: dict[tuple[str, bool], list[Peril]] = {}
    for each in everything:
        found.setdefault((each.name, "::" in each.test), []).append(each)
    for (name, _), together in found.items():
        if len({(each.injected, each.holds) for each in together}) > 1:
            raise ConfigurationError(f"Las pruebas de «{name}» no dicen lo mismo de lo que se inyecta: unifíquelas.")
    return [
        Row(one[0].name, one[0].injected, one[0].holds, _in_short([each.test for each in one], variants))
        for one in found.values()
    ]


def _in_short(tests: Sequence[str], variants: Mapping[str, int]) -> tuple[str, ...]:
    """The tests of a row, a function by its name alone where all its variants belong to the row."""
    own = Counter(map(_function, tests))
    whole = {name for name, count in own.items() if count == variants[name]}
    return tuple(dict.fromkeys(name if (name := _function(each)) in whole else each for each in tests))


def _function(test: str) -> str:
    return test.partition("[")[0]


def listed() -> list[Row]:
    """Every row there is: pytest is asked for its own, the portal's are read.

    Raises:
        EnvironmentTrouble: The tests cannot be collected.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    roll, log = FOLDER / "roll.json", FOLDER / "roll.log"
    roll.unlink(missing_ok=True)
    order = ["-m", "pytest", _TESTS, "--collect-only", "--quiet", "-p", "bench.faults.cases", "--perils", str(roll), _APART]
    code = run_command([sys.executable, *order], log)
    if code or not roll.exists():
        raise EnvironmentTrouble(f"No se pudieron reunir las pruebas (código {code}):\n{last_words(log)}")
    entries = json.loads(roll.read_text(encoding="utf-8"))
    ours = [Peril(*(each[name] for name in ("name", "injected", "holds", "test"))) for each in entries]
    return rows_of([*ours, *perils_of_the_portal()])


def chosen(rows: Sequence[Row], only: Sequence[str]) -> list[Row]:
    """The rows in whose name any of the words occurs; all where none was given.

    Raises:
        ConfigurationError: There is none.
    """
    found = [row for row in rows if not only or any(word.casefold() in row.name.casefold() for word in only)]
    if not found:
        names = ", ".join(f"«{row.name}»" for row in rows)
        raise ConfigurationError(f"Ninguna fila se llama como {' o '.join(only)}; las hay de {names}.")
    return found


def endure(times: int, only: Sequence[str] = (), *, afresh: bool = False) -> dict[str, Any]:
    """Bring every row up to ``times`` rounds and write ``faults.json``.

    Returns:
        The content of ``faults.json``.
    """
    rows = chosen(listed(), only)
    journal, aside = Journal.open(FOLDER / "rounds.jsonl", {"suite": checkout.fingerprint()}, afresh=afresh)
    if aside:
        print("La suite cambió desde la última vez: se empieza de nuevo y lo anterior se conserva aparte.")
    done = Counter(each["command"] for each in journal.results())
    left = [row for turn in range(times) for row in rows if done[row.command] <= turn]
    progress = Progress(len(left))
    for number, row in enumerate(left):
        progress.tell(number, row.name)
        ended = one_round(row)
        journal.append(ended)
        progress.end()
        verdict = "resistió" if ended["held"] else "NO RESISTIÓ"
        print(f"[{number + 1}/{len(left)}] {verdict}: {row.name} ({duration(ended['seconds'])})", flush=True)
    result = summary(listed() if only else rows, journal.results())
    RESULT.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return result


def one_round(row: Row) -> dict[str, Any]:
    """Run the tests of a row once."""
    roll, log = FOLDER / "round.json", FOLDER / "round.log"
    roll.unlink(missing_ok=True)
    told = [] if row.of_the_portal else ["--quiet", "-p", "bench.faults.cases", "--perils", str(roll)]
    started = time.monotonic()
    code = run_command([sys.executable, *row.arguments, *told], log)
    entries = json.loads(roll.read_text(encoding="utf-8")) if roll.exists() else []
    if row.of_the_portal:
        held = code == 0 and bool(_DJANGO.search(log.read_text(encoding="utf-8", errors="replace")))
    else:
        held = code == 0 and bool(entries) and all(each["ended"] == "passed" for each in entries)
    return {
        "command": row.command,
        "held": held,
        "tries": sum(each["tries"] for each in entries) or 1,
        "seen": [text for each in entries for text in each["seen"]],
        "said": "" if held else last_words(log, 20),
        "seconds": round(time.monotonic() - started, 1),
    }


def summary(rows: Sequence[Row], rounds: Sequence[Round]) -> dict[str, Any]:
    """The content of ``faults.json``."""
    return {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": checkout.fingerprint(),
        "rows": [_row_data(row, [each for each in rounds if each["command"] == row.command]) for row in rows],
        "machine": checkout.machine(),
        "versions": checkout.versions(),
    }


def _row_data(row: Row, rounds: Sequence[Round]) -> dict[str, Any]:
    return {
        "name": row.name,
        "injected": row.injected,
        "holds": row.holds,
        "command": row.command,
        "times": len(rounds),
        "held": sum(each["held"] for each in rounds),
        "tries": sum(each["tries"] for each in rounds),
        "seen": dict(Counter(text for each in rounds for text in each["seen"]).most_common()),
        "said": [each["said"] for each in rounds if not each["held"]],
    }
