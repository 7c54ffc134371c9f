"""Runs every test that injects a fault or an attack, many times, and counts which hold.

The tests carry their own row of the table (``bench.faults.cases``), so table and tests cannot differ. Each round of a
row runs in its own process and is written to disk; the same order continues where it stopped.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.engine import checkout
from bench.engine.journal import Journal
from bench.engine.progress import ProgressLine, duration
from bench.engine.runner import last_lines, run_command
from bench.faults import cases
from bench.faults.cases import FaultCase
from bench.faults.portal_cases import portal_fault_cases
from harness.errors import ConfigurationError, EnvironmentTrouble

FOLDER = checkout.OUT / "faults"
RESULT = FOLDER / "faults.json"
_TESTS = "tests"
_WITHOUT = "--ignore=tests/acceptance/test_on_postgresql.py"
"""It runs the whole suite and has a row of its own in ``bench.faults.rows``."""
_DJANGO = re.compile(r"^Ran ([1-9]\d*) tests? in", re.MULTILINE)
Round = Mapping[str, Any]


@dataclass(frozen=True)
class FaultRow:
    """A fault or an attack, and the tests that inject it.

    Attributes:
        name, injected, holds: As in ``FaultCase``.
        tests: Names of the tests, all for pytest or all for Django's runner.
    """

    name: str
    injected: str
    holds: str
    tests: tuple[str, ...]

    @property
    def runs_in_django(self) -> bool:
        """Whether Django's runner runs the tests."""
        return "::" not in self.tests[0]

    @property
    def arguments(self) -> tuple[str, ...]:
        """Arguments of Python that run the tests."""
        return ("-m", "portal", "test", *self.tests) if self.runs_in_django else ("-m", "pytest", *self.tests)

    @property
    def command(self) -> str:
        """The command line that runs the tests."""
        return shlex.join(("python", *self.arguments))


def rows_of(found: Iterable[FaultCase]) -> list[FaultRow]:
    """Group fault cases by name into rows, in the order of the tests.

    Raises:
        ConfigurationError: Fault cases of one name differ in what is injected or what must hold.
    """
    everything = list(found)
    variants = Counter(_function(each.test) for each in everything)
    groups: dict[tuple[str, bool], list[FaultCase]] = {}
    for each in everything:
        groups.setdefault((each.name, "::" in each.test), []).append(each)
    for (name, _), together in groups.items():
        if len({(each.injected, each.holds) for each in together}) > 1:
            raise ConfigurationError(f"Las pruebas de «{name}» no dicen lo mismo de lo que se inyecta: unifíquelas.")
    return [
        FaultRow(one[0].name, one[0].injected, one[0].holds, _shortened([each.test for each in one], variants))
        for one in groups.values()
    ]


def _shortened(tests: Sequence[str], variants: Mapping[str, int]) -> tuple[str, ...]:
    """The tests of a row; a function without its parameters where all its variants belong to the row."""
    own = Counter(map(_function, tests))
    whole = {name for name, count in own.items() if count == variants[name]}
    return tuple(dict.fromkeys(name if (name := _function(each)) in whole else each for each in tests))


def _function(test: str) -> str:
    return test.partition("[")[0]


def all_rows() -> list[FaultRow]:
    """All rows: those of tests that pytest collects, and those of the portal's own tests.

    Raises:
        EnvironmentTrouble: pytest cannot collect the tests.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    listing, log = FOLDER / "cases.json", FOLDER / "cases.log"
    listing.unlink(missing_ok=True)
    order = ["-m", "pytest", _TESTS, "--collect-only", "--quiet", _WITHOUT, *_recording(listing)]
    code = run_command([sys.executable, *order], log)
    if code or not listing.exists():
        raise EnvironmentTrouble(f"No se pudieron reunir las pruebas (código {code}):\n{last_lines(log)}")
    entries = json.loads(listing.read_text(encoding="utf-8"))
    ours = [FaultCase(*(each[name] for name in ("name", "injected", "holds", "test"))) for each in entries]
    return rows_of([*ours, *portal_fault_cases()])


def rows_named(rows: Sequence[FaultRow], only: Sequence[str]) -> list[FaultRow]:
    """The rows whose name contains any of the texts, ignoring case; all rows without texts.

    Raises:
        ConfigurationError: There is no such row.
    """
    found = [row for row in rows if not only or any(word.casefold() in row.name.casefold() for word in only)]
    if not found:
        names = ", ".join(f"«{row.name}»" for row in rows)
        raise ConfigurationError(f"Ninguna fila se llama como {' o '.join(only)}; las hay de {names}.")
    return found


def inject(times: int, only: Sequence[str] = (), *, afresh: bool = False) -> dict[str, Any]:
    """Run every row until it has so many rounds, and write ``faults.json``.

    Args:
        times: Rounds of each row, those of an interrupted order included.
        only: Texts in the names of the rows; none for all rows.
        afresh: Begin anew even where an interrupted order could be continued.

    Returns:
        Content of ``faults.json``.
    """
    rows = rows_named(all_rows(), only)
    journal = Journal.open(FOLDER / "rounds.jsonl", {"suite": checkout.fingerprint()}, afresh=afresh)
    done = Counter(each["command"] for each in journal.results())
    left = [row for turn in range(times) for row in rows if done[row.command] <= turn]
    progress = ProgressLine(len(left))
    for number, row in enumerate(left):
        progress.update(number, row.name)
        ended = run_round(row)
        journal.append(ended)
        progress.end()
        verdict = "resistió" if ended["held"] else "NO RESISTIÓ"
        print(f"[{number + 1}/{len(left)}] {verdict}: {row.name} ({duration(ended['seconds'])})", flush=True)
    result = summary(all_rows() if only else rows, journal.results())
    RESULT.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return result


def run_round(row: FaultRow) -> dict[str, Any]:
    """Run the tests of a row once.

    Returns:
        ``command``, ``held``, ``tries``, ``seen``, ``said`` (last output where it did not hold) and ``seconds``.
    """
    listing, log = FOLDER / "round.json", FOLDER / "round.log"
    listing.unlink(missing_ok=True)
    more = [] if row.runs_in_django else ["--quiet", *_recording(listing)]
    started = time.monotonic()
    code = run_command([sys.executable, *row.arguments, *more], log)
    entries = json.loads(listing.read_text(encoding="utf-8")) if listing.exists() else []
    if row.runs_in_django:
        held = code == 0 and bool(_DJANGO.search(log.read_text(encoding="utf-8", errors="replace")))
    else:
        held = code == 0 and bool(entries) and all(each["ended"] == "passed" for each in entries)
    return {
        "command": row.command,
        "held": held,
        "tries": sum(each["tries"] for each in entries) or 1,
        "seen": [text for each in entries for text in each["seen"]],
        "said": "" if held else last_lines(log, 20),
        "seconds": round(time.monotonic() - started, 1),
    }


def _recording(file: Path) -> list[str]:
    """Arguments of pytest that record the fault cases of a session."""
    return ["-p", cases.__name__, "--fault-cases", str(file)]


def summary(rows: Sequence[FaultRow], rounds: Sequence[Round]) -> dict[str, Any]:
    """Content of ``faults.json``."""
    return {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": checkout.fingerprint(),
        "rows": [_row_data(row, [each for each in rounds if each["command"] == row.command]) for row in rows],
        "machine": checkout.machine(),
        "versions": checkout.versions(),
    }


def _row_data(row: FaultRow, rounds: Sequence[Round]) -> dict[str, Any]:
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
